// Sets turned round: from "whom does each list" to "who lists each", in parts that fit in little memory; pure.
import { decodeSet, encodeSet } from './packed-set.ts'

/** A list on its way to being turned round: who lists, and the packed set of whom. Lists come in ascending order of who lists. */
export interface PackedList {
  readonly domainId: number
  readonly ids: Uint8Array
}

/** How often each id is listed. Grows with the largest id. */
export interface Tally {
  readonly add: (list: PackedList) => void
  /** By id. */
  readonly counts: () => Int32Array
  readonly lists: () => number
  readonly pairs: () => number
}

/** Begins to count. */
export function createTally(): Tally {
  let counts = new Int32Array(1024)
  let [lists, pairs] = [0, 0]
  return {
    add: ({ ids }) => {
      const set = decodeSet(ids)
      const largest = set.at(-1) ?? 0
      if (largest >= counts.length) {
        const grown = new Int32Array(2 ** Math.ceil(Math.log2(largest + 1)))
        grown.set(counts)
        counts = grown
      }
      for (const id of set) counts[id] = (counts[id] as number) + 1
      lists += 1
      pairs += set.length
    },
    counts: () => counts,
    lists: () => lists,
    pairs: () => pairs,
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

/** Turns one part round. */
export interface Reversal {
  readonly add: (list: PackedList) => void
  /** The listers of each id of the part that has any. A server with two lists that have the same name is one lister. */
  readonly sets: () => Generator<{ readonly id: number; readonly n: number; readonly listers: Uint8Array }>
}

/** Begins to turn a part round; the lists are those that were counted. */
export function reversePart(counts: Int32Array, { from, to }: Part): Reversal {
  const starts = new Int32Array(to - from + 1)
  for (let id = from; id < to; id += 1) starts[id - from + 1] = (starts[id - from] as number) + (counts[id] as number)
  const listers = new Int32Array(starts.at(-1) ?? 0)
  const ends = starts.slice()
  return {
    add: ({ domainId, ids }) => {
      for (const id of decodeSet(ids)) {
        if (id < from) continue
        if (id >= to) return
        const end = ends[id - from] as number
        if (end > (starts[id - from] as number) && listers[end - 1] === domainId) continue
        listers[end] = domainId
        ends[id - from] = end + 1
      }
    },
    *sets() {
      for (let id = from; id < to; id += 1) {
        const set = listers.subarray(starts[id - from], ends[id - from])
        if (set.length > 0) yield { id, n: set.length, listers: encodeSet(set) }
      }
    },
  }
}
