// Redirects by hand: where an answer sends us, and whether we go; every hop then passes the address guard, robots.txt and the pace anew.
import type { Failure } from '#model/failure.ts'
import { parseDomain } from '#model/domain.ts'
import type { Answer } from './network/contract.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MAX_LOCATION = 2048

export type Redirect =
  { readonly ok: true; readonly to: URL; readonly permanent: boolean } | { readonly ok: false; readonly failure: Failure }

/**
 * Reads the redirect of an answer: https, default port, a name that is a Domain, no user information (DESIGN 6). Returns undefined
 * when the answer is none.
 */
export function readRedirect(answer: Pick<Answer, 'status' | 'headers'>, base: URL): Redirect | undefined {
  if (!REDIRECTS.has(answer.status)) return undefined
  const location = answer.headers['location'] ?? ''
  if (location === '' || location.length > MAX_LOCATION || !URL.canParse(location, base)) return refused('no usable Location')
  const to = new URL(location, base)
  to.hash = ''
  const failure = whyNot(to)
  return failure === undefined ? { ok: true, to, permanent: answer.status === 301 || answer.status === 308 } : { ok: false, failure }
}

function whyNot(to: URL): Failure | undefined {
  if (to.protocol === 'http:') return { reason: 'redirect-downgrade' }
  if (to.protocol !== 'https:') return { reason: 'redirect-refused', detail: 'another scheme' }
  if (to.port !== '') return { reason: 'redirect-refused', detail: 'a foreign port' }
  if (to.username !== '' || to.password !== '') return { reason: 'redirect-refused', detail: 'user information' }
  if (isAddress(to.hostname)) return { reason: 'private-address', detail: 'redirect to an address' }
  return parseDomain(to.hostname) === to.hostname ? undefined : { reason: 'redirect-refused', detail: 'no host name' }
}

// The URL parser has turned every notation of an IPv4 address into dotted decimal already (WHATWG URL, host parsing).
function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)
}

function refused(detail: string): Redirect {
  return { ok: false, failure: { reason: 'redirect-refused', detail } }
}
