// Whom servers list: lists of very different lengths over names of very different fame, computed when they are asked for.
import { mix, type Dice } from './dice.ts'
import { DAY } from '#model/clock.ts'

export interface ListOptions {
  readonly dice: Dice
  readonly size: number
  readonly nameOf: (index: number) => string
  /** Servers whose lists can be read, the best known first; `short` where a list comes in many pages. */
  readonly listers: readonly { readonly index: number; readonly short: boolean }[]
  /** How many pairs all lists have together, about. */
  readonly pairs: number
  readonly start: number
}

export interface Lists {
  /** The names a server lists at a moment, the best known first; undefined for servers without a list. */
  readonly listOf: (index: number, at: number) => readonly string[] | undefined
  /** The exact number of pairs of all lists at a moment; takes a while in a large world. */
  readonly countPairs: (at: number) => number
}

// Lengths are log-normal with the median and mean that were measured (5,607 and 9,894 names: research-and-ethics.md C2), which gives
// this deviation; no list is longer than 30,000 names.
const DEVIATION = Math.sqrt(2 * Math.log(9894 / 5607))
const LONGEST = 30_000
const LONGEST_SHARE = 0.8
/** Lists that come page by page are short: a hundred names a page, ten pages a slot. */
const LONGEST_IN_PAGES = 250
/** Every name is on that many long lists at least, so that a walk from the seeds comes to all of them. */
const LISTED_AT_LEAST = 5
/** The best known servers list as many as anybody: walks begin there. */
const FLAGSHIPS = 3
/** Fame by rank: a Zipf law with a flattened head, so that the first names are on almost every long list (C2: 97 %). */
const fame = (rank: number): number => (rank + 20) ** -0.75
/** One pair in 256 comes and goes, in periods of five days that differ from server to server. */
const FICKLE = 255
const PERIOD = 5 * DAY

interface Lister {
  readonly short: boolean
  /** How widely this server looks about: with it, a name of fame `f` is listed with the chance `reach · f / (1 + reach · f)`. */
  readonly reach: number
  /** Names of this remainder are listed in any case; -1 for none. */
  readonly remainder: number
}

/** The lists of a world. Nothing is kept but the names themselves, once each, and two numbers a lister. */
export function createLists(options: ListOptions): Lists {
  const { dice, size, start } = options
  const fames = Float64Array.from({ length: size }, (_, rank) => fame(rank))
  const long = options.listers.filter(({ short }) => !short).length
  const remainders = Math.max(1, Math.floor(long / LISTED_AT_LEAST))
  const listers = new Map<number, Lister>()
  const reachFor = measureReach(fames)
  const lengthOf = chooseLengths(options, long)
  const flagship = Math.min(LONGEST, size * LONGEST_SHARE)
  let turn = 0
  for (const [place, { index, short }] of options.listers.entries()) {
    listers.set(index, {
      short,
      reach: reachFor(place < FLAGSHIPS ? flagship : lengthOf(index, short)),
      remainder: short ? -1 : turn++ % remainders,
    })
  }
  const names: (string | undefined)[] = Array.from({ length: size })
  const nameOf = (index: number): string => (names[index] ??= options.nameOf(index))
  const buckets = Int32Array.from(fames, (_, name) => mix(0, name) % remainders)
  const draw = (index: number, at: number, take: (name: number) => void): void => {
    const lister = listers.get(index)
    if (lister === undefined) return
    const period = Math.floor((at - start) / PERIOD + dice.roll('period', index))
    drawList({ fames, buckets }, lister, { row: dice.bits('list', index), period, self: index, take })
  }
  return {
    listOf: (index, at) => {
      if (!listers.has(index)) return undefined
      const list: string[] = []
      draw(index, at, (name) => list.push(nameOf(name)))
      return list
    },
    countPairs: (at) => {
      let pairs = 0
      for (const index of listers.keys()) draw(index, at, () => pairs++)
      return pairs
    },
  }
}

interface Columns {
  readonly fames: Float64Array
  /** The remainder of each name. */
  readonly buckets: Int32Array
}

interface Drawing {
  readonly row: number
  readonly period: number
  readonly self: number
  readonly take: (name: number) => void
}

// The whole cost of a list: one mixed number for every name of the world.
function drawList({ fames, buckets }: Columns, { reach, remainder }: Lister, { row, period, self, take }: Drawing): void {
  for (let name = 0; name < fames.length; name++) {
    let bits = mix(row, name)
    if ((bits & FICKLE) === 0) bits = mix(bits, period)
    const wide = reach * (fames[name] as number)
    const listed = bits * (1 + wide) < wide * 0x1_0000_0000 || buckets[name] === remainder
    if (listed && name !== self) take(name)
  }
}

// How long each list should be. The factor that brings all of them to the wanted number of pairs is found by halving.
function chooseLengths({ dice, size, listers, pairs }: ListOptions, long: number): (index: number, short: boolean) => number {
  const longest = Math.min(LONGEST, size * LONGEST_SHARE)
  const lengthAt = (index: number, short: boolean, factor: number): number => {
    const length = factor * Math.exp(DEVIATION * normal(dice, index))
    return Math.max(1, Math.min(short ? LONGEST_IN_PAGES : Infinity, longest, length))
  }
  const total = (factor: number): number => listers.reduce((sum, { index, short }) => sum + lengthAt(index, short, factor), 0)
  // What every name is owed at least is part of it.
  const wanted = Math.max(listers.length, pairs - size * Math.min(long, LISTED_AT_LEAST))
  let [low, high] = [1e-3, 1e7]
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high)
    if (total(middle) < wanted) low = middle
    else high = middle
  }
  return (index, short) => lengthAt(index, short, low)
}

// Box and Muller.
function normal(dice: Dice, index: number): number {
  return Math.sqrt(-2 * Math.log(1 - dice.roll('length', index))) * Math.cos(2 * Math.PI * dice.roll('direction', index))
}

const STEPS = 64

// The reach that gives a list of a length: measured at some points on the way from nobody to everybody, and read off between them.
function measureReach(fames: Float64Array): (length: number) => number {
  const points = Array.from({ length: STEPS }, (_, step) => {
    const reach = 10 ** (-5 + (step * 12) / STEPS)
    return { reach, length: fames.reduce((sum, value) => sum + (reach * value) / (1 + reach * value), 0) }
  })
  return (length) => {
    const above = points.findIndex((point) => point.length >= length)
    const [before, after] = [points[above - 1], points[above]]
    if (after === undefined) return points.at(-1)?.reach ?? 1
    if (before === undefined) return after.reach
    const part = (length - before.length) / (after.length - before.length)
    return before.reach * (after.reach / before.reach) ** part
  }
}
