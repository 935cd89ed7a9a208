// People stay out of what is stored: e-mail addresses inside texts that servers publish about themselves (DESIGN 5, people).
import { text } from '#model/json.ts'
import { plainText } from '#model/text.ts'

// The start is anchored, so that a long run without "@" is looked at once; `@user@host` is a name in the network, not a mailbox.
const ADDRESS = /(?<![\p{L}\p{N}@/.+%_-])[\p{L}\p{N}.+%_-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu

/** What stands where an address stood. */
const ADDRESS_LEFT_OUT = '[e-mail]'

/** A text without e-mail addresses; everything else stands as it was. */
export function withoutAddresses(words: string): string {
  return words.includes('@') ? words.replace(ADDRESS, ADDRESS_LEFT_OUT) : words
}

/** A plain text as it is published, without e-mail addresses, at most `max` code points; absent when nothing is left. */
export function publicText(value: unknown, max: number): string | undefined {
  const words = text(value, max)
  return words === undefined ? undefined : text(withoutAddresses(words), max)
}

/** The same for a field that holds HTML on some servers and versions, and plain text on others. */
export function publicHtml(value: unknown, max: number): string | undefined {
  return typeof value === 'string' ? publicText(plainText(value, max), max) : undefined
}
