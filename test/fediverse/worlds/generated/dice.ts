// Chance in generated worlds: numbers that depend on a seed, a topic and an index alone, cheap enough to be drawn a billion times.
import { hash32 } from '../../addresses.ts'

/** The chance of one seed; equal questions have equal answers for ever. */
export interface Dice {
  /** A number in [0, 1). */
  readonly roll: (topic: string, index: number) => number
  /** One of a list, all alike. */
  readonly pick: <T>(topic: string, index: number, list: readonly T[]) => T
  /** One of a list by the members' shares, which need not add up to one. */
  readonly draw: <T extends { readonly share: number }>(topic: string, index: number, list: readonly T[]) => T
  /** 32 bits for a topic and an index, to be mixed on in loops. */
  readonly bits: (topic: string, index: number) => number
}

/** Mixes two 32-bit numbers into one in which every bit depends on all of theirs (the finaliser "lowbias32", public domain). */
export function mix(a: number, b: number): number {
  let bits = (a ^ Math.imul(b, 0x9e3779b1)) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** The chance of a seed. */
export function createDice(seed: string): Dice {
  const topics = new Map<string, number>()
  const bits = (topic: string, index: number): number => {
    let start = topics.get(topic)
    if (start === undefined) topics.set(topic, (start = hash32(`${topic} of ${seed}`)))
    return mix(start, index)
  }
  const roll = (topic: string, index: number): number => bits(topic, index) / 0x1_0000_0000
  return {
    roll,
    bits,
    pick: <T>(topic: string, index: number, list: readonly T[]) => list[bits(topic, index) % list.length] as T,
    draw: <T extends { readonly share: number }>(topic: string, index: number, list: readonly T[]) => drawAt(roll(topic, index), list),
  }
}

/** The member of a list at a place in [0, 1) of its shares laid end to end. */
export function drawAt<T extends { readonly share: number }>(place: number, list: readonly T[]): T {
  let left = place * list.reduce((sum, { share }) => sum + share, 0)
  for (const entry of list) {
    left -= entry.share
    if (left < 0) return entry
  }
  return list.at(-1) as T
}
