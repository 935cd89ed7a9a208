// One body, read to its end under every limit: bytes on the wire, bytes inflated, their ratio, and the room all bodies share.
import { INFLATION_RATIO_APPLIES_ABOVE, MAX_INFLATION_RATIO } from '../limits.ts'
import type { Lease } from './body-pool.ts'
import { Breach } from './breach.ts'
import { inflate, readCodings } from './inflate.ts'
import type { Coding } from './inflate.ts'

export interface BodySource {
  readonly wire: AsyncIterable<Uint8Array>
  /** Its Content-Length. */
  readonly declared: string | undefined
  /** Its Content-Encoding. */
  readonly coding: string | undefined
  /** Bytes at most, on the wire and inflated alike. */
  readonly limit: number
  /** Keep the first `limit` bytes of a larger body instead of refusing it. */
  readonly truncate: boolean
  readonly lease: Lease
  /** Ends the wait for room; its reason is thrown. The wire ends by itself. */
  readonly signal: AbortSignal
}

interface Meter {
  bytes: number
  ended: boolean
}

export interface ReadBody {
  readonly body: Uint8Array
  readonly wireBytes: number
  /** False when only the beginning was read: the connection is of no further use. */
  readonly whole: boolean
}

/**
 * Reads a body. A Content-Length over the limit is refused before the first byte. Throws a Breach with `too-large`, `bomb` or
 * `bad-encoding`, or whatever error the wire or zlib ended with. With `truncate` a body that is too large is cut instead, and its rest is
 * not read.
 */
export async function readBody(source: BodySource): Promise<ReadBody> {
  const { limit, truncate, lease, signal } = source
  const codings = judgeHead(source)
  const meter: Meter = { bytes: 0, ended: false }
  // The wire carries more than is kept where a coding makes it longer; the watch over the exchange ends what does not stop.
  const inflation = inflate(metered(source.wire, truncate ? Infinity : limit, meter), codings)
  const worked = inflation.consumed ?? ((): number => meter.bytes)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const whole of inflation.bytes) {
    const piece = truncate ? whole.subarray(0, limit - length) : whole
    length += piece.length
    judgeSize(length, worked(), limit)
    const room = lease.take(piece.length)
    if (room !== undefined) await room
    signal.throwIfAborted()
    pieces.push(piece)
    if (piece.length < whole.length) return { body: Buffer.concat(pieces, length), wireBytes: meter.bytes, whole: false }
  }
  // zlib ends at the end of its stream and leaves what follows alone; an unread rest would outlive the watch over this exchange.
  const ended = meter.ended && worked() >= meter.bytes
  if (!ended) throw new Breach({ reason: 'bad-encoding', detail: 'more after its end' })
  return { body: Buffer.concat(pieces, length), wireBytes: meter.bytes, whole: true }
}

function judgeHead({ coding, declared, limit, truncate }: BodySource): readonly Coding[] {
  const codings = readCodings(coding)
  if (codings === undefined) throw new Breach({ reason: 'bad-encoding', detail: 'unknown or stacked content coding' })
  if (!truncate && Number(declared ?? 0) > limit) throw new Breach({ reason: 'too-large', detail: 'by its Content-Length' })
  return codings
}

function judgeSize(length: number, worked: number, limit: number): void {
  if (length > INFLATION_RATIO_APPLIES_ABOVE && length > worked * MAX_INFLATION_RATIO) throw new Breach({ reason: 'bomb' })
  if (length > limit) throw new Breach({ reason: 'too-large', detail: 'inflated' })
}

async function* metered(wire: AsyncIterable<Uint8Array>, limit: number, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const piece of wire) {
    meter.bytes += piece.length
    if (meter.bytes > limit) throw new Breach({ reason: 'too-large', detail: 'on the wire' })
    yield piece
  }
  meter.ended = true
}
