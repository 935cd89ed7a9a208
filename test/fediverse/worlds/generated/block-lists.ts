// Block lists of generated servers: who refuses whom, how hard and why, where an admin shows it; the mirrors write them.
import type { VirtualBlock } from '../../contract.ts'
import type { Dice } from './dice.ts'

/** Admins who show their list to everybody; most do not. */
const PUBLISHED = 0.2
const MASKED = 0.1
/** Lists share their first entries: most are copied from each other. */
const NOTORIOUS = 40
const NOTORIOUS_SHARE = 0.6
const LONGEST = 400
const REASONS = [undefined, undefined, undefined, 'spam', 'hate', 'harassment', 'no moderation', 'made-up accounts'] as const
const LEVELS = [
  { level: 'suspend', share: 0.75 },
  { level: 'silence', share: 0.2 },
  { level: 'media', share: 0.05 },
] as const

export interface BlockListOptions {
  readonly dice: Dice
  readonly size: number
  readonly nameOf: (index: number) => string
}

/** What a server does about others; undefined for those that keep it to themselves. */
export function writeBlocks({ dice, size, nameOf }: BlockListOptions, index: number): readonly VirtualBlock[] | undefined {
  if (dice.roll('shows blocks', index) >= PUBLISHED) return undefined
  const count = Math.min(LONGEST, size / 4, Math.floor(10 ** (2.8 * dice.roll('blocks', index))))
  const masks = dice.roll('masks', index) < MASKED
  const blocked = new Set<number>()
  for (let n = 0; n < count; n++) blocked.add(chooseTarget(dice, size, index, n))
  blocked.delete(index)
  return [...blocked].map((name) => {
    const reason = dice.pick(`reason of ${name}`, index, REASONS)
    const { level } = dice.draw(`level of ${name}`, index, LEVELS)
    return { target: nameOf(name), level, ...(reason === undefined ? {} : { reason }), ...(masks ? { masked: true } : {}) }
  })
}

// The notorious are the same few names for everybody; the others are anybody.
function chooseTarget(dice: Dice, size: number, index: number, n: number): number {
  if (dice.roll(`block ${n} is notorious`, index) >= NOTORIOUS_SHARE) return dice.bits(`block ${n}`, index) % size
  return dice.bits('notorious', dice.bits(`block ${n}`, index) % Math.min(NOTORIOUS, size)) % size
}
