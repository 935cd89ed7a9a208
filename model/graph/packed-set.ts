// Packed sets of domain ids: the codec that peer sets, their changes and the dumps share; pure, and safe to run over foreign bytes.

/**
 * The layout: one version byte, the number of ids, the smallest id, then for each further id its distance from the one before,
 * less one. All numbers are varints: seven bits a byte, lowest first, the high bit says that more follow. Measured at 1.03 bytes an
 * id for peer lists, 80 times smaller than edge rows with their two indexes (research-and-ethics.md C2).
 */
const VERSION = 1
const LARGEST_ID = 2_147_483_647

/** Ids of domains in strictly ascending order, each from 0 to 2^31-1. */
export type IdSet = Int32Array | readonly number[]

/** What turns one set into another; the two sides have nothing in common. */
export interface SetDelta {
  readonly added: Int32Array
  readonly removed: Int32Array
}

/** The bytes are no packed set: truncated, overlong, of another version, or out of range. */
export class PackedSetError extends Error {
  override readonly name = 'PackedSetError'
}

/**
 * Packs ids. The same set always gives the same bytes, so packed sets may be compared as bytes.
 * Throws RangeError when the ids do not ascend: that is a bug of the caller.
 */
export function encodeSet(ids: IdSet): Uint8Array {
  const bytes = new Uint8Array(6 + ids.length * 5)
  bytes[0] = VERSION
  let at = writeVarint(bytes, 1, ids.length)
  let expected = 0
  for (const id of ids) {
    if (!Number.isInteger(id) || id < expected || id > LARGEST_ID)
      throw new RangeError(`ids of a set must ascend: ${id} after ${expected - 1}`)
    at = writeVarint(bytes, at, id - expected)
    expected = id + 1
  }
  return bytes.slice(0, at)
}

function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start
  let rest = value
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
}

/** Unpacks what `encodeSet` packed. Throws PackedSetError on anything else; never allocates more than four times the input. */
export function decodeSet(bytes: Uint8Array): Int32Array {
  if (bytes[0] !== VERSION) throw new PackedSetError(bytes.length === 0 ? 'empty' : `unknown version ${String(bytes[0])}`)
  const reader = { bytes, at: 1 }
  const count = readVarint(reader)
  // Each id takes at least one byte: a larger count is a lie, and would be an allocation of the liar's choice.
  if (count > bytes.length - reader.at) throw new PackedSetError(`${count} ids in ${bytes.length - reader.at} bytes`)
  const ids = new Int32Array(count)
  let expected = 0
  let at = reader.at
  for (let index = 0; index < count; index += 1) {
    let distance = bytes[at] ?? 128
    // Nearly every distance fits one byte; with all others read here too, the load of the whole graph would take twice its time.
    if (distance < 128) at += 1
    else {
      reader.at = at
      distance = readVarint(reader)
      at = reader.at
    }
    const id = expected + distance
    if (id > LARGEST_ID) throw new PackedSetError('an id exceeds 2^31-1')
    ids[index] = id
    expected = id + 1
  }
  reader.at = at
  if (reader.at !== bytes.length) throw new PackedSetError(`${bytes.length - reader.at} bytes too many`)
  return ids
}

/** How far a packed set was read. */
export interface SetCursor {
  /** The id that comes next; none is left at Infinity. */
  next: number
  /** Where the distance to the id behind it stands. */
  at: number
}

/** Begins to read a set that `decodeSet` accepts; of others nothing is promised. */
export function openSet(bytes: Uint8Array): SetCursor {
  const cursor = { bytes, at: 1 }
  if (readVarint(cursor) === 0) return { next: Infinity, at: cursor.at }
  const next = readVarint(cursor)
  return { next, at: cursor.at }
}

/** Gives the ids below a bound that were not read before, in ascending order. */
export function readBelow(bytes: Uint8Array, cursor: SetCursor, bound: number, take: (id: number) => void): void {
  let { next, at } = cursor
  while (next < bound) {
    take(next)
    let distance = bytes[at]
    if (distance === undefined) next = Infinity
    else if (distance < 128) {
      at += 1
      next += distance + 1
    } else {
      const reader = { bytes, at }
      distance = readVarint(reader)
      at = reader.at
      next += distance + 1
    }
  }
  cursor.next = next
  cursor.at = at
}

function readVarint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.bytes[reader.at]
    if (byte === undefined) throw new PackedSetError('truncated')
    reader.at += 1
    value += (byte & 127) * 2 ** shift
    if (byte < 128) {
      // A number has one spelling, so that equal sets are equal bytes.
      if (byte === 0 && shift > 0) throw new PackedSetError('overlong number')
      if (value > LARGEST_ID) throw new PackedSetError('a number exceeds 2^31-1')
      return value
    }
  }
  throw new PackedSetError('overlong number')
}

/** What leads from set `a` to set `b`: the ids to add and those to remove, each ascending. */
export function diffSets(a: IdSet, b: IdSet): SetDelta {
  const added: number[] = []
  const removed: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Infinity
    const right = b[j] ?? Infinity
    if (left === right) {
      i += 1
      j += 1
    } else if (left < right) {
      removed.push(left)
      i += 1
    } else {
      added.push(right)
      j += 1
    }
  }
  return { added: Int32Array.from(added), removed: Int32Array.from(removed) }
}

/** The set after a delta: `applyDelta(a, diffSets(a, b))` is `b`. Ids already there, or already gone, are no error. */
export function applyDelta(set: IdSet, delta: SetDelta): Int32Array {
  const removed = new Set(delta.removed)
  const kept = removed.size === 0 ? set : set.filter((id) => !removed.has(id))
  return uniteSets(kept, delta.added)
}

/** The delta that leads back. */
export function reverseDelta(delta: SetDelta): SetDelta {
  return { added: delta.removed, removed: delta.added }
}

function uniteSets(a: IdSet, b: IdSet): Int32Array {
  const union = new Int32Array(a.length + b.length)
  let i = 0
  let j = 0
  let n = 0
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Infinity
    const right = b[j] ?? Infinity
    union[n++] = Math.min(left, right)
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return union.slice(0, n)
}
