// Sets turned round: from "whom does each list" to "who lists each", in parts that fit in little memory; pure.
import { decodeSet, encodeSet, openSet, readBelow, type SetCursor } from './packed-set.ts'

/** A list on its way to being turned round: who lists, and the packed set of whom. Lists come in ascending order of who lists. */
export interface PackedList {
  readonly domainId: number
  readonly ids: Uint8Array
}

/** A set turned round: the listers of one id. */
export interface ReversedSet {
  readonly id: number
  readonly n: number
  readonly listers: Uint8Array
}

/** Lists held as they are packed, a byte a pair, to be turned round. */
export interface HeldLists {
  /** Keeps the bytes it is given. Throws PackedSetError when they are no packed set. */
  readonly add: (list: PackedList) => void
  /** How often each id is listed, by id. */
  readonly counts: () => Int32Array
  readonly lists: () => number
  readonly pairs: () => number
  /**
   * The listers of each id that has any, in parts of at most so many pairs; to be read once, as each list is read on where the part before
   * ended. A server with two lists that have the same name is one lister.
   */
  readonly reverse: (pairsAtOnce: number) => Generator<Generator<ReversedSet>>
}

interface HeldList extends PackedList {
  readonly cursor: SetCursor
}

/** Begins to hold lists. Grows with their pairs, and with the largest id. */
export function holdLists(): HeldLists {
  let counts = new Int32Array(1024)
  let pairs = 0
  const held: HeldList[] = []
  return {
    add: ({ domainId, ids }) => {
      const set = decodeSet(ids)
      const largest = set.at(-1) ?? 0
      if (largest >= counts.length) {
        const grown = new Int32Array(2 ** Math.ceil(Math.log2(largest + 1)))
        grown.set(counts)
        counts = grown
      }
      for (const id of set) counts[id] = (counts[id] as number) + 1
      pairs += set.length
      held.push({ domainId, ids, cursor: openSet(ids) })
    },
    counts: () => counts,
    lists: () => held.length,
    pairs: () => pairs,
    *reverse(pairsAtOnce) {
      for (const part of divide(counts, pairsAtOnce)) yield reversePart(held, counts, part)
    },
  }
}

/** A range of ids, the second one exclusive, that has at most so many pairs, or one id. */
export interface Part {
  readonly from: number
  readonly to: number
}

/** Divides all ids into parts of at most `most` pairs each, one after another. */
export function divide(counts: Int32Array, most: number): readonly Part[] {
  const parts: Part[] = []
  let [from, sum] = [0, 0]
  for (let id = 0; id < counts.length; id += 1) {
    const count = counts[id] as number
    if (sum > 0 && sum + count > most) {
      parts.push({ from, to: id })
      ;[from, sum] = [id, 0]
    }
    sum += count
  }
  if (sum > 0) parts.push({ from, to: counts.length })
  return parts
}

// One array for all listers of the part: each id has its place in it, as long as its count.
function* reversePart(lists: readonly HeldList[], counts: Int32Array, { from, to }: Part): Generator<ReversedSet> {
  const starts = new Int32Array(to - from + 1)
  for (let id = from; id < to; id += 1) starts[id - from + 1] = (starts[id - from] as number) + (counts[id] as number)
  const listers = new Int32Array(starts.at(-1) ?? 0)
  const ends = starts.slice()
  for (const { domainId, ids, cursor } of lists) {
    readBelow(ids, cursor, to, (id) => {
      const end = ends[id - from] as number
      if (end > (starts[id - from] as number) && listers[end - 1] === domainId) return
      listers[end] = domainId
      ends[id - from] = end + 1
    })
  }
  for (let id = from; id < to; id += 1) {
    const set = listers.subarray(starts[id - from], ends[id - from])
    if (set.length > 0) yield { id, n: set.length, listers: encodeSet(set) }
  }
}
