// The host in whatever a person types or pastes: a name, a URL, a link to a post, an account, in any script.
import { parseDomain, type Domain } from './domain.ts'

/** Longer words are no names with something around them. */
const LONGEST = 2048

// `acct:user@host`, `@user@host`, `user@host` and `!community@host`: the host stands behind the last "@" (RFC 7565 section 4).
const ACCOUNT = /^(?:acct:)?[@!]?[^\s@/]{1,300}@([^\s@/]{1,300})$/i
const OTHER_SCHEME = /^(?:web\+ap|web\+activitypub|ap|activitypub|fedi):\/\//i

/**
 * The host name that a typed or pasted text means: `mastodon.example`, `https://mastodon.example/@user/1`, `@user@mastodon.example`,
 * `münchen.example`. Undefined when nothing in it is a host name.
 */
export function readTypedName(typed: string): Domain | undefined {
  if (typed.length > LONGEST) return undefined
  const text = typed.trim().replace(/^<(.*)>$/s, '$1')
  const account = ACCOUNT.exec(text)?.[1]
  if (account !== undefined) return parseDomain(account)
  const known = OTHER_SCHEME.test(text) ? text.replace(OTHER_SCHEME, 'https://') : text
  // "host.example/path?x" without a scheme reads as a URL that lost it.
  return parseDomain(known) ?? (/\s/.test(known) ? undefined : parseDomain(`https://${known}`))
}
