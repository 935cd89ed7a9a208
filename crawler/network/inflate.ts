// Content codings taken off as a stream: gzip, deflate in both its readings, and Brotli; the caller counts what comes out.
import { pipeline } from 'node:stream'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { MAX_CONTENT_CODINGS } from '../limits.ts'

type Bytes = AsyncIterable<Uint8Array>
type Coding = 'gzip' | 'deflate' | 'br'

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
 * Takes the codings off `wire`, the last applied first. Nothing is read ahead beyond one piece of the wire, so stopping to read the result stops the
 * source. A broken or truncated coding ends the iteration with zlib's coded error; an error of the source passes through as it is. An
 * empty body is empty in every coding.
 */
export function inflate(wire: Bytes, codings: readonly Coding[]): Inflation {
  let outermost: Engine | undefined
  let bytes = wire
  for (const [layer, coding] of codings.toReversed().entries()) {
    bytes = unwrap(bytes, coding, (engine) => {
      if (layer === 0) outermost = engine
    })
  }
  return { bytes, consumed: codings.length === 0 ? undefined : () => outermost?.bytesWritten ?? 0 }
}

async function* unwrap(source: Bytes, coding: Coding, started: (engine: Engine) => void): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  let first = await pieces.next()
  while (first.done !== true && first.value.length === 0) first = await pieces.next()
  if (first.done === true) return
  const engine = createEngine(coding, first.value)
  started(engine)
  // The pipeline carries errors and early ends both ways; they come out of the engine, so its own callback has nothing to add.
  pipeline(resumed(first.value, pieces), engine, () => undefined)
  yield* engine as AsyncIterable<Uint8Array>
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function createEngine(coding: Coding, first: Uint8Array): Engine {
  const options = { chunkSize: CHUNK }
  switch (coding) {
    case 'gzip':
      return createGunzip(options)
    case 'br':
      return createBrotliDecompress(options)
    case 'deflate':
      // "deflate" means the zlib format (RFC 9110 8.4.1.2), but some servers send it bare; a zlib header's first byte ends in 8 (RFC 1950).
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(options) : createInflateRaw(options)
  }
}
