// Lists turned round: the same pairs the other way, in parts of any size.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSet, encodeSet } from '#model/graph/packed-set.ts'
import { divide, holdLists, type PackedList } from '#model/graph/reversed-sets.ts'

function reverse(lists: readonly PackedList[], most: number): ReadonlyMap<number, readonly number[]> {
  const held = holdLists()
  for (const list of lists) held.add(list)
  const found = new Map<number, readonly number[]>()
  for (const part of held.reverse(most)) {
    for (const { id, n, listers } of part) {
      expect(found.has(id)).toBe(false)
      expect(decodeSet(listers)).toHaveLength(n)
      found.set(id, [...decodeSet(listers)])
    }
  }
  return found
}

const ids = fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5000 })), { maxLength: 40 })
const lists = fc.array(fc.record({ domainId: fc.integer({ min: 1, max: 9 }), ids }), { maxLength: 20 })

test('whoever lists a name is a lister of it, once, and nobody else is', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 200 }), (given, most) => {
      const ordered = given.toSorted((a, b) => a.domainId - b.domainId)
      const expected = new Map<number, Set<number>>()
      for (const list of ordered) for (const id of list.ids) expected.set(id, (expected.get(id) ?? new Set<number>()).add(list.domainId))
      const packed = ordered.map(({ domainId, ids: set }) => ({ domainId, ids: encodeSet(set.toSorted((a, b) => a - b)) }))
      const found = reverse(packed, most)
      expect(new Map([...expected].map(([id, set]) => [id, [...set]]))).toEqual(new Map(found))
    }),
  )
})

test('parts hold no more pairs than wanted, but for a single name that has more, and leave no name out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 50 }), (counts, most) => {
      const parts = divide(Int32Array.from(counts), most)
      const sums = parts.map(({ from, to }) => counts.slice(from, to).reduce((sum, count) => sum + count, 0))
      expect(sums.reduce((sum, count) => sum + count, 0)).toBe(counts.reduce((sum, count) => sum + count, 0))
      for (const [index, { from, to }] of parts.entries()) {
        const own = counts.slice(from, to).filter((count) => count > 0)
        expect((sums[index] ?? 0) <= most || own.length === 1).toBe(true)
        if (index > 0) expect(parts[index - 1]?.to).toBe(from)
      }
    }),
  )
})
