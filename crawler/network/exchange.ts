// One request and its answer under every limit; nothing is followed, nothing is remembered, and whatever a server does is a value.
import type { Failure } from '#model/failure.ts'
import { MAX_ERROR_BODY_BYTES } from '../limits.ts'
import { isAddressLiteral, isGlobalUnicast } from './address-guard.ts'
import { readBody } from './body.ts'
import type { BodyPool } from './body-pool.ts'
import type { Answer, ExchangeRequest, NoAnswer } from './contract.ts'
import { exchangeFailure } from './error-reasons.ts'
import type { Incoming, Line, Outgoing } from './line.ts'
import type { Lines } from './lines.ts'
import { startWatch } from './watch.ts'

export interface ExchangeMeans {
  readonly lines: Lines
  readonly pool: BodyPool
  readonly userAgent: string
}

// RFC 9110 5.5: what a header value may hold. A validator that a server once gave us may not; it is then left out.
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Carries out one request. Reports `redirect-downgrade` for an http URL, `redirect-refused` for any other scheme, a port other than
 * 443, user information or a host that is not the location's, `private-address` for a special address, all before anything is sent;
 * then `connect`, `tls`, `timeout`, `protocol`, `cut-off`, `too-large`, `bomb`, `bad-encoding`. Every status is an answer. Beside a status
 * other than 2xx the body counts little: it is read up to MAX_ERROR_BODY_BYTES, and if it breaks a limit or off, it is empty.
 */
export async function exchange(means: ExchangeMeans, request: ExchangeRequest): Promise<Answer | NoAnswer> {
  const started = performance.now()
  const took = (): number => performance.now() - started
  const refusal = refuse(request)
  if (refusal !== undefined) return { ok: false, failure: refusal, tookMs: took() }

  const lease = means.pool.open(request.limit.bytes)
  const line = means.lines.take(request.location)
  const before = line.received()
  const received = (): number => line.received() - before
  const watch = startWatch(request.limit, received)
  watch.signal.addEventListener('abort', lease.close, { once: true })
  let answered = false
  try {
    const incoming = await line.send(outgoing(request, means.userAgent), watch.signal)
    answered = true
    const headers = readHeaders(incoming.rawHeaders)
    const certificateUntil = line.certificateUntil()
    const rest = await readRest({ incoming, headers, request, line, means, lease, signal: watch.signal })
    return { ok: true, status: incoming.status, headers, ...rest, certificateUntil, tookMs: took() }
  } catch (error) {
    means.lines.drop(line)
    return { ok: false, failure: exchangeFailure(error, { answered, received: received() }), tookMs: took() }
  } finally {
    watch.stop()
    lease.close()
  }
}

function refuse({ url, location }: ExchangeRequest): Failure | undefined {
  if (isAddressLiteral(url.hostname)) return { reason: 'private-address', detail: 'an address in place of a name' }
  if (!isGlobalUnicast(location.address)) return { reason: 'private-address', detail: 'a special address' }
  if (url.protocol === 'http:') return { reason: 'redirect-downgrade' }
  if (url.protocol !== 'https:') return { reason: 'redirect-refused', detail: 'another scheme' }
  if (url.port !== '') return { reason: 'redirect-refused', detail: 'a foreign port' }
  if (url.username !== '' || url.password !== '') return { reason: 'redirect-refused', detail: 'user information' }
  if (url.hostname !== location.host) return { reason: 'redirect-refused', detail: 'another host than the one located' }
  return undefined
}

function outgoing(request: ExchangeRequest, userAgent: string): Outgoing {
  const wished = Object.entries(request.headers ?? {}).filter(([, value]) => HEADER_VALUE.test(value))
  const headers = Object.fromEntries(wished.map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method: request.method ?? 'GET',
    path: request.url.pathname + request.url.search,
    headers: { accept: '*/*', ...headers, 'user-agent': userAgent, 'accept-encoding': 'gzip, br' },
    body: request.body,
  }
}

// Without a prototype, as a server chooses the names.
function readHeaders(raw: readonly string[]): Readonly<Record<string, string>> {
  const headers = Object.create(null) as Record<string, string>
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase()
    const earlier = headers[name]
    headers[name] = earlier === undefined ? (raw[i + 1] ?? '') : `${earlier}, ${raw[i + 1] ?? ''}`
  }
  return headers
}

interface Rest {
  readonly incoming: Incoming
  readonly headers: Readonly<Record<string, string>>
  readonly request: ExchangeRequest
  readonly line: Line
  readonly means: ExchangeMeans
  readonly lease: ReturnType<BodyPool['open']>
  readonly signal: AbortSignal
}

async function readRest(rest: Rest): Promise<Pick<Answer, 'body' | 'wireBytes'>> {
  const { incoming, headers, request, line, means, lease, signal } = rest
  const wanted = incoming.status >= 200 && incoming.status < 300
  const limit = wanted ? request.limit.bytes : Math.min(request.limit.bytes, MAX_ERROR_BODY_BYTES)
  try {
    // A 304 speaks of the length and coding that the document would have had (RFC 9110 15.4.5).
    const [declared, coding] = incoming.status === 304 ? [] : [headers['content-length'], headers['content-encoding']]
    const truncate = wanted && request.limit.truncate === true
    const { body, wireBytes, whole } = await readBody({ wire: incoming.body, declared, coding, limit, truncate, lease, signal })
    if (whole) means.lines.keep(line)
    else means.lines.drop(line)
    return { body, wireBytes }
  } catch (error) {
    if (wanted) throw error
    means.lines.drop(line)
    return { body: new Uint8Array(), wireBytes: 0 }
  }
}
