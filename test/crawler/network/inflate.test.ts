// Content codings taken off: what comes out is what went in, whatever the pieces on the wire.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflate, readCodings } from '../../../crawler/network/inflate.ts'

const PACK = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync } as const

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('a Content-Encoding header', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['identity', []],
    ['gzip', ['gzip']],
    ['X-GZip', ['gzip']],
    ['br, gzip', ['br', 'gzip']],
    ['gzip,identity , deflate', ['gzip', 'deflate']],
  ])('%j means %j', (header, codings) => {
    expect(readCodings(header)).toEqual(codings)
  })

  test.each(['zstd', 'gzip, zstd', 'gzip;q=1', 'gzip, gzip, gzip', 'br gzip', '__proto__', ','.repeat(9) + 'compress'])(
    '%j is not ours',
    (header) => {
      expect(readCodings(header)).toBeUndefined()
    },
  )

  test('of any text names at most two codings that we know, or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.array(fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'zstd', '')).map(String)),
        (header) => {
          const codings = readCodings(header)
          expect(codings === undefined || (codings.length <= 2 && codings.every((coding) => coding in PACK))).toBe(true)
        },
      ),
    )
  })
})

describe('inflating', () => {
  const coding = fc.constantFrom('gzip', 'br', 'deflate')

  test('undoes every coding, once or twice, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.array(coding, { maxLength: 2 }),
        fc.integer({ min: 1, max: 500 }),
        async (content, codings, size) => {
          const packed = codings.reduce<Uint8Array>((bytes, name) => PACK[name](bytes), content)
          const inflation = inflate(piecesOf(packed, size), codings)
          expect(await collect(inflation.bytes)).toEqual(Buffer.from(content))
          expect(inflation.consumed?.() ?? packed.length).toBe(packed.length)
        },
      ),
    )
  })

  test('hands out a bomb in pieces, never whole', async () => {
    for (const packed of [brotliCompressSync(Buffer.alloc(30_000_000)), gzipSync(Buffer.alloc(30_000_000))]) {
      const coding = packed.length < 1000 ? 'br' : 'gzip'
      let largest = 0
      for await (const piece of inflate(piecesOf(packed, packed.length), [coding]).bytes) largest = Math.max(largest, piece.length)
      expect(largest).toBeLessThanOrEqual(1024 * 1024)
    }
  })

  test('reads deflate without its wrapping, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 0, max: 9 }), async (content, level) => {
        const inflation = inflate(piecesOf(deflateRawSync(content, { level }), 7), ['deflate'])
        expect(await collect(inflation.bytes)).toEqual(Buffer.from(content))
      }),
    )
  })

  test('ends every nonsense with an error that has a code, or with bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.array(coding, { minLength: 1, maxLength: 2 }),
        async (nonsense, codings) => {
          const end = await collect(inflate(piecesOf(nonsense, 50), codings).bytes).catch((error: unknown) => error)
          expect(Buffer.isBuffer(end) || (end instanceof Error && 'code' in end)).toBe(true)
        },
      ),
    )
  })

  test('passes an error of the wire through as it is, and stops the wire when nobody reads on', async () => {
    const broken = new Error('cut')
    const wire = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(gzipSync('hello').subarray(0, 12))
      throw broken
    }
    await expect(collect(inflate(wire(), ['gzip']).bytes)).rejects.toBe(broken)

    const stopped = Promise.withResolvers<true>()
    const packed = gzipSync(Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * i) >> 3)))
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield* piecesOf(packed, 1000)
      } finally {
        stopped.resolve(true)
      }
    }
    for await (const piece of inflate(endless(), ['gzip']).bytes) if (piece.length > 0) break
    await stopped.promise
  })
})
