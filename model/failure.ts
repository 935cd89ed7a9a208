// Why something did not work: the closed list of reasons; chosen where the failure happens, never guessed from a message.

/**
 * Every way in which one document, one exchange or one host can fail. Stored as text, translated by the web.
 * A new literal must be classed in `failureClass` below; the compiler points at every translator.
 */
export const FAILURE_REASONS = [
  'dns', // the name does not exist, or has no address
  'dns-temporary', // the resolver failed or did not answer
  'private-address', // the name or literal leads to an address that is not global unicast
  'connect', // refused, reset, unreachable
  'tls', // certificate wrong, expired, self-signed, or no handshake
  'timeout', // the deadline of the whole exchange passed
  'protocol', // not HTTP, broken framing, headers too large
  'cut-off', // the connection closed in the middle of a body
  'http-status', // an error status that no other reason names
  'not-found', // 404, 405, 410 on one document, 501
  'unauthorized', // 401, 403, 451: this document is not for us
  'rate-limited', // 429, 503 with Retry-After, Lemmy's 400 rate_limit_error
  'server-error', // 5xx
  'gone', // 410 for the host itself
  'redirect-limit', // a sixth redirect
  'redirect-downgrade', // https led to http
  'redirect-refused', // a redirect that cannot be followed: no or bad Location, another scheme, a foreign port
  'too-large', // over the limit of this document, on the wire or inflated
  'bomb', // inflates more than 100:1
  'bad-encoding', // compression broken or unknown
  'html', // a web page where a document was asked for
  'not-json', // not JSON
  'too-deep', // JSON nested deeper than 32
  'wrong-shape', // JSON, but not this document
  'no-nodeinfo', // alive, but publishes no NodeInfo
  'bad-nodeinfo', // NodeInfo without a software name
  'foreign-nodeinfo', // NodeInfo of another server, and no proof that it speaks for this name
  'robots', // robots.txt forbids this path
  'robots-unreachable', // robots.txt answered 5xx or not at all: wait
  'opted-out', // the admin asked us to stay away
  'no-text', // a page without readable text
  'no-browser', // the page needs a browser and none is configured
  'crashed', // a bug of ours, caught at the border of one host; the log line has the trace
] as const

export type FailureReason = (typeof FAILURE_REASONS)[number]

/** How a failure bears on the life of a host: see life-cycle.ts. */
export type FailureClass = 'absent' | 'passing' | 'broken' | 'refusal' | 'ours'

/**
 * Classes a reason. `absent`: the host is not there; `passing`: likely to mend itself soon; `broken`: the host answers, but
 * wrongly; `refusal`: it does not want us; `ours`: says nothing about the host.
 */
export function failureClass(reason: FailureReason): FailureClass {
  switch (reason) {
    case 'dns':
    case 'private-address':
    case 'connect':
    case 'gone':
      return 'absent'
    case 'dns-temporary':
    case 'timeout':
    case 'cut-off':
    case 'rate-limited':
    case 'server-error':
    case 'robots-unreachable':
      return 'passing'
    case 'tls':
    case 'protocol':
    case 'http-status':
    case 'not-found':
    case 'redirect-limit':
    case 'redirect-downgrade':
    case 'redirect-refused':
    case 'too-large':
    case 'bomb':
    case 'bad-encoding':
    case 'html':
    case 'not-json':
    case 'too-deep':
    case 'wrong-shape':
    case 'no-nodeinfo':
    case 'bad-nodeinfo':
    case 'foreign-nodeinfo':
    case 'no-text':
      return 'broken'
    case 'unauthorized':
    case 'robots':
    case 'opted-out':
      return 'refusal'
    case 'no-browser':
    case 'crashed':
      return 'ours'
  }
}

/** One failure: the reason, and what is worth telling beside it. `detail` is ours or cleaned of control characters, at most 200 long. */
export interface Failure {
  readonly reason: FailureReason
  readonly detail?: string | undefined
  readonly httpStatus?: number | undefined
  /** When the server asked us to come back, as milliseconds since 1970. */
  readonly retryAt?: number | undefined
}
