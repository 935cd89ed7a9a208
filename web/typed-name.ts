// Whether what somebody typed or pasted may be meant as a server's name; the API decides, this only decides whether to ask it.

const SPACE = /\s/

/**
 * Whether a text looks like a host name, an address, a link to a post, or @user@host.
 *
 * @param text as typed, at most a few hundred characters
 */
export function looksLikeName(text: string): boolean {
  const typed = text.trim()
  if (typed === '' || SPACE.test(typed)) return false
  if (/^https?:\/\/\S/i.test(typed)) return true
  if (/^@?[^@/]+@[^@/]+\.[^@/]+$/.test(typed)) return true
  // A dot (also one of the East Asian ones that IDNA takes as a dot) with something on both sides.
  return /^[^@/.\u3002\uff0e]+([.\u3002\uff0e][^@/.\u3002\uff0e]+)+([/:]\S*)?$/.test(typed)
}

/**
 * The host in a name, an address, a link to a post or an account, as it stands there but in lower case; '' where nothing looks like one.
 * Whether it is a name at all, the API decides.
 *
 * @param text as typed, at most a few hundred characters
 */
export function hostIn(text: string): string {
  const typed = text.trim().toLowerCase()
  const rest = typed.replace(/^(?:[a-z+]{1,20}:)?\/\//, '').replace(/^acct:/, '')
  // Of an account, what stands behind its last @; of an address, what stands before its path.
  const account = /^[@!]?[^@/\s]+@([^@/\s]+)$/.exec(rest)?.[1]
  const host = (account ?? rest.replace(/[/?#].*$/s, '').replace(/^[^@]*@/, '')).replace(/:\d+$/, '').replace(/\.$/, '')
  return looksLikeName(host) ? host : ''
}
