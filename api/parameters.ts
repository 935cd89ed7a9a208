// The parameters that several routes take, each with its limits; also what is documented of them.
import { z } from 'zod'

const CONTROL = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u

/** A text of at most `max` characters without control characters. */
export function plainText(max: number) {
  return z.string().max(max).regex(CONTROL)
}

/** A host name, or anything that holds one. */
export const domainParameter = plainText(300).min(1).describe('The name of a server, for example mastodon.example; IDNs in either form.')

/** A page address given by an earlier answer. */
export const cursorParameter = plainText(1000).min(1).describe('`next` of the page before; it belongs to one query and one day.')

/** Where a value is one of a list that may grow: documented, but any word is answered. */
export function slugParameter(max: number) {
  return plainText(max).min(1)
}
