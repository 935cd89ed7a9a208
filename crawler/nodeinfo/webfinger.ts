// WebFinger about a server's own account (RFC 7033): which host serves the API of an account domain (microblog.md 1.4.3).
import { parseDomain, type Domain } from '#model/domain.ts'
import { at, isObject, list, rawText } from '#model/json.ts'

const MAX_LINKS = 50
const ACTIVITY = /^application\/(?:activity\+json|ld\+json)/i

/**
 * The host of the actor (`rel="self"`, an ActivityPub type first); without one, the host of the subject: of a URL itself, of an acct: the
 * part behind the "@". Undefined when the document is no JRD or names no public host.
 */
export function readWebfinger(json: unknown): Domain | undefined {
  if (!isObject(json)) return undefined
  const selves = list(at(json, 'links'), { wrap: true })
    .slice(0, MAX_LINKS)
    .filter((link) => rawText(at(link, 'rel'))?.trim().toLowerCase() === 'self')
  const typed = selves.filter((link) => ACTIVITY.test(rawText(at(link, 'type')) ?? ''))
  for (const link of [...typed, ...selves]) {
    const host = hostOf(rawText(at(link, 'href')))
    if (host !== undefined) return host
  }
  return hostOf(rawText(at(json, 'subject')))
}

function hostOf(subject: string | undefined): Domain | undefined {
  if (subject === undefined) return undefined
  const account = /^\s*acct:/i.test(subject) ? subject.slice(subject.lastIndexOf('@') + 1) : subject
  return parseDomain(account)
}
