// Proves the packed sets: what goes in comes out, foreign bytes are refused, and a peer list costs what the budget allows.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDelta, decodeSet, diffSets, encodeSet, PackedSetError, reverseDelta } from '#model/graph/packed-set.ts'

const ids = fc
  .uniqueArray(fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 2_147_483_647 })), { maxLength: 400 })
  .map((values) => values.toSorted((a, b) => a - b))

describe('a packed set', () => {
  test('gives back the ids that went in', () => {
    fc.assert(
      fc.property(ids, (set) => {
        expect([...decodeSet(encodeSet(set))]).toEqual(set)
      }),
    )
  })

  test('is the same bytes for a plain array and for an Int32Array', () => {
    fc.assert(
      fc.property(ids, (set) => {
        expect(encodeSet(Int32Array.from(set))).toEqual(encodeSet(set))
      }),
    )
  })

  test('holds the smallest and the largest id there is', () => {
    expect([...decodeSet(encodeSet([0, 1, 2_147_483_646, 2_147_483_647]))]).toEqual([0, 1, 2_147_483_646, 2_147_483_647])
    expect([...decodeSet(encodeSet([]))]).toEqual([])
  })

  test('refuses ids that do not ascend, repeat, are negative or too large', () => {
    for (const wrong of [[2, 1], [1, 1], [-1], [1.5], [2_147_483_648], [Number.NaN]]) expect(() => encodeSet(wrong)).toThrow(RangeError)
  })

  test('costs at most 1.3 bytes a pair when 10,000 of 200,000 known hosts are listed, the popular ones most', () => {
    // Popularity falls as in real lists: the rank of a listed host is spread logarithmically, as ids are given by discovery.
    let state = 12_345
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    const listed = new Set<number>()
    while (listed.size < 10_000) listed.add(Math.floor(200_000 ** random() + 5_000 * random()))
    const set = [...listed].toSorted((a, b) => a - b)
    expect(encodeSet(set).length / set.length).toBeLessThanOrEqual(1.3)
  })
})

describe('foreign bytes', () => {
  test('are a set or a PackedSetError, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.uint8Array({ maxLength: 60 }).map((tail) => Uint8Array.of(1, ...tail)),
        ),
        (bytes) => {
          try {
            expect(encodeSet(decodeSet(bytes))).toEqual(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(PackedSetError)
          }
        },
      ),
    )
  })

  test('are refused wherever they are cut off, and with anything behind them', () => {
    fc.assert(
      fc.property(ids, (set) => {
        const bytes = encodeSet(set)
        for (let length = 0; length < bytes.length; length += 1) expect(() => decodeSet(bytes.slice(0, length))).toThrow(PackedSetError)
        expect(() => decodeSet(Uint8Array.of(...bytes, 0))).toThrow(PackedSetError)
      }),
      { numRuns: 30 },
    )
  })

  test('cannot ask for two thousand million ids', () => {
    expect(() => decodeSet(Uint8Array.of(1, 255, 255, 255, 255, 7))).toThrow(PackedSetError)
  })

  test('are refused when a number is spelled longer than needed, is out of range, or the version is another', () => {
    expect(() => decodeSet(Uint8Array.of(1, 1, 128, 0))).toThrow('overlong')
    expect(() => decodeSet(Uint8Array.of(1, 1, 255, 255, 255, 255, 255, 1))).toThrow('overlong')
    expect(() => decodeSet(Uint8Array.of(1, 2, 255, 255, 255, 255, 7, 0))).toThrow('exceeds')
    expect(() => decodeSet(Uint8Array.of(1, 1, 255, 255, 255, 255, 8))).toThrow('exceeds')
    expect(() => decodeSet(Uint8Array.of(2, 0))).toThrow('version')
  })
})

describe('the change of a set', () => {
  test('leads from one set to the other and back', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const delta = diffSets(a, b)
        expect([...applyDelta(a, delta)]).toEqual(b)
        expect([...applyDelta(b, reverseDelta(delta))]).toEqual(a)
      }),
    )
  })

  test('is empty between equal sets, and its sides have nothing in common', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(diffSets(a, a)).toEqual({ added: new Int32Array(), removed: new Int32Array() })
        const { added, removed } = diffSets(a, b)
        expect(added.filter((id) => removed.includes(id))).toHaveLength(0)
      }),
    )
  })

  test('may name ids that are already there or already gone', () => {
    expect([...applyDelta([1, 2, 3], { added: Int32Array.of(2, 9), removed: Int32Array.of(1, 7) })]).toEqual([2, 3, 9])
  })
})
