// From an error's code to a reason: the only place that looks at errors of the resolver, of sockets, TLS, HTTP and compression.
import type { Failure } from '#model/failure.ts'
import { Breach } from './breach.ts'

/** How far an exchange had come when it failed. */
export interface Progress {
  /** The status and headers had arrived. */
  readonly answered: boolean
  /** Bytes of this exchange that had arrived. */
  readonly received: number
}

/** The code of a closed connection that had not finished its TLS handshake; made by connector.ts. */
export const NO_HANDSHAKE = 'ERR_TLS_NO_HANDSHAKE'

// Codes of c-ares as node:dns passes them on. ENOTFOUND is NXDOMAIN, ENODATA a name without addresses, EBADNAME a malformed name.
const NAME_IS_ABSENT = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME'])

// This machine ran out of something: it says nothing about the host.
const OWN_SHORTAGE = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EADDRNOTAVAIL', 'EAGAIN'])

// Codes of OpenSSL's verification (X509_V_ERR_*) and of Node's name check.
const CERTIFICATE_DETAILS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not yet valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name mismatch',
  HOSTNAME_MISMATCH: 'name mismatch',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  CERT_REJECTED: 'untrusted',
  INVALID_CA: 'untrusted',
  [NO_HANDSHAKE]: 'no handshake',
}

/** The code of an error as Node, undici or zlib set it; empty when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code.slice(0, 80) : ''
}

/** Why a name could not be resolved: `dns` when the name has no address, `dns-temporary` when the resolver has no answer. */
export function resolverFailure(error: unknown): Failure {
  if (error instanceof Breach) return error.failure
  const code = codeOf(error)
  return { reason: NAME_IS_ABSENT.has(code) ? 'dns' : 'dns-temporary', detail: code }
}

/** Why no connection came about: `connect`, `tls` with a detail, `timeout`, or `crashed` when this machine has run short. */
export function connectFailure(error: unknown): Failure {
  if (error instanceof Breach) return error.failure
  const code = codeOf(error)
  const detail = CERTIFICATE_DETAILS[code]
  if (detail !== undefined) return { reason: 'tls', detail }
  if (code === 'ETIMEDOUT') return { reason: 'timeout', detail: code }
  if (OWN_SHORTAGE.has(code)) return { reason: 'crashed', detail: code }
  // Errors of the system are E and capitals in one word; with an underscore they are OpenSSL's. EPROTO is OpenSSL's by Node's hand.
  if (code === 'EPROTO' || code.includes('_')) return { reason: 'tls', detail: code }
  return { reason: 'connect', detail: code }
}

/** Why an exchange over a standing connection failed. */
export function exchangeFailure(error: unknown, progress: Progress): Failure {
  if (error instanceof Breach) return error.failure
  const code = codeOf(error)
  if (isInflationCode(code)) return { reason: 'bad-encoding', detail: code }
  // A renewed or late handshake message: the server may refuse us after the handshake, and says so by an alert.
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return { reason: 'tls', detail: code }
  if (isClosedConnection(code)) return closedFailure(code, progress)
  return { reason: 'protocol', detail: code === '' ? undefined : code }
}

// Node gives zlib's codes by name and Brotli's with a prefix of its own.
function isInflationCode(code: string): boolean {
  return /^(?:Z_|ERR__ERROR_|ERR_BROTLI_)/.test(code)
}

// undici: UND_ERR_SOCKET when the other side closed, UND_ERR_RES_CONTENT_LENGTH_MISMATCH and HPE_INVALID_EOF_STATE when it did so too early.
function isClosedConnection(code: string): boolean {
  return /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_INVALID_EOF_STATE)$/.test(code)
}

function closedFailure(code: string, progress: Progress): Failure {
  if (progress.answered || code === 'HPE_INVALID_EOF_STATE') return { reason: 'cut-off' }
  // The client itself closes, with the same codes, on an answer that is none: an upgrade nobody asked for, a stray 100, two lengths.
  if (code.startsWith('UND_ERR_') && progress.received > 0) return { reason: 'protocol' }
  return { reason: 'connect', detail: 'closed before an answer' }
}
