// Content codings taken off as a stream: gzip, deflate in both its readings, and Brotli; the caller counts what comes out.
import { pipeline } from 'node:stream'
import type { Transform } from 'node:stream'
import {
  brotliDecompressSync,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib'
import { INFLATION_RATIO_APPLIES_ABOVE, MAX_CONTENT_CODINGS } from '../limits.ts'
import { codeOf } from './error-reasons.ts'

type Bytes = AsyncIterable<Uint8Array>
/** A coding we take off. */
export type Coding = 'gzip' | 'deflate' | 'br'

/** An inflated stream and how much of the wire went into what has come out so far. */
export interface Inflation {
  readonly bytes: Bytes
  /** Wire bytes that were worked into the output; undefined without a coding, when output and wire are the same. */
  readonly consumed: (() => number) | undefined
}

interface Engine extends Transform {
  readonly bytesWritten: number
}

const CHUNK = 64 * 1024
const SMALL = 32 * 1024

const STREAMED = { gzip: createGunzip, deflate: createInflate, bare: createInflateRaw, br: createBrotliDecompress } as const
const AT_ONCE = { gzip: gunzipSync, deflate: inflateSync, bare: inflateRawSync, br: brotliDecompressSync } as const

/**
 * The codings of a Content-Encoding header in the order in which they were applied, `identity` left out (RFC 9110 8.4). Returns
 * undefined when one is unknown or there are more than two: nobody compresses twice in good faith, and each layer multiplies a bomb.
 */
export function readCodings(header: string | undefined): readonly Coding[] | undefined {
  const names = (header ?? '').toLowerCase().split(',', 16)
  const codings: Coding[] = []
  for (const name of names.map((part) => part.trim())) {
    if (name === 'gzip' || name === 'x-gzip') codings.push('gzip')
    else if (name === 'br' || name === 'deflate') codings.push(name)
    else if (name !== '' && name !== 'identity') return undefined
  }
  return codings.length > MAX_CONTENT_CODINGS ? undefined : codings
}

/**
 * Takes the codings off `wire`, the last applied first. Little is read ahead, so stopping to read the result stops the
 * source. A broken or truncated coding ends the iteration with zlib's coded error; an error of the source passes through as it is. An
 * empty body is empty in every coding.
 */
export function inflate(wire: Bytes, codings: readonly Coding[]): Inflation {
  let outermost: Pick<Engine, 'bytesWritten'> | undefined
  let bytes = wire
  for (const [layer, coding] of codings.toReversed().entries()) {
    bytes = unwrap(bytes, coding, (engine) => {
      if (layer === 0) outermost = engine
    })
  }
  return { bytes, consumed: codings.length === 0 ? undefined : () => outermost?.bytesWritten ?? 0 }
}

async function* unwrap(source: Bytes, coding: Coding, started: (engine: Pick<Engine, 'bytesWritten'>) => void): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  const first = await nextPiece(pieces)
  if (first === undefined) return
  const second = await nextPiece(pieces)
  const whole = second === undefined ? inflateAtOnce(coding, first) : undefined
  if (whole !== undefined) {
    started(whole.engine)
    yield whole.buffer
    return
  }
  const engine = createEngine(coding, first)
  started(engine)
  // The pipeline carries errors and early ends both ways; they come out of the engine, so its own callback has nothing to add.
  pipeline(resumed(first, second, pieces), engine, () => undefined)
  yield* engine as AsyncIterable<Uint8Array>
}

async function nextPiece(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  let next = await pieces.next()
  while (next.done !== true && next.value.length === 0) next = await pieces.next()
  return next.done === true ? undefined : next.value
}

async function* resumed(first: Uint8Array, second: Uint8Array | undefined, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    if (second !== undefined) yield second
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

// Most documents are small, and a stream costs several times what their inflation does. What does not stay small is left to the stream.
function inflateAtOnce(
  coding: Coding,
  whole: Uint8Array,
): { readonly buffer: Uint8Array; readonly engine: Pick<Engine, 'bytesWritten'> } | undefined {
  if (whole.length > SMALL) return undefined
  try {
    return AT_ONCE[formatOf(coding, whole)](whole, { info: true, maxOutputLength: INFLATION_RATIO_APPLIES_ABOVE }) as never
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw error
  }
}

function createEngine(coding: Coding, first: Uint8Array): Engine {
  return STREAMED[formatOf(coding, first)]({ chunkSize: CHUNK })
}

// "deflate" means the zlib format (RFC 9110 8.4.1.2), but some servers send it bare; a zlib header's first byte ends in 8 (RFC 1950).
function formatOf(coding: Coding, first: Uint8Array): keyof typeof STREAMED {
  return coding === 'deflate' && ((first[0] ?? 0) & 0x0f) !== 8 ? 'bare' : coding
}
