// Block lists of generated servers: who refuses whom, how hard and why, as Mastodon publishes it to everybody.
import { createHash } from 'node:crypto'
import type { VirtualRoute } from '../../contract.ts'
import type { Dice } from './dice.ts'

/** One entry of a list (microblog.md 2.8: domain, digest of it, severity, comment). */
export interface PublishedBlock {
  readonly domain: string
  readonly severity: 'suspend' | 'silence'
  readonly comment: string
}

/** Admins who show their list to everybody; most do not. */
const PUBLISHED = 0.2
/** Lists share their first entries: most are copied from each other. */
const NOTORIOUS = 40
const LONGEST = 400
const COMMENTS = ['', '', '', 'spam', 'hate', 'harassment', 'no moderation', 'made-up accounts'] as const

export interface BlockListOptions {
  readonly dice: Dice
  readonly size: number
  readonly nameOf: (index: number) => string
}

/** What a server publishes of its blocks; undefined for those that keep it to themselves. */
export function writeBlocks({ dice, size, nameOf }: BlockListOptions, index: number): readonly PublishedBlock[] | undefined {
  if (dice.roll('shows blocks', index) >= PUBLISHED) return undefined
  const count = Math.min(LONGEST, size / 4, Math.floor(10 ** (2.8 * dice.roll('blocks', index))))
  const blocked = new Set<number>()
  for (let n = 0; n < count; n++) {
    // The notorious are the same few names for everybody; the others are anybody's.
    const notorious = dice.roll(`block ${n} is notorious`, index) < 0.6
    const among = notorious ? Math.min(NOTORIOUS, size) : size
    const place = Math.floor(among * dice.roll(`block ${n}`, index))
    blocked.add(notorious ? dice.bits('notorious', place) % size : place)
  }
  blocked.delete(index)
  return [...blocked].map((name) => ({
    domain: nameOf(name),
    severity: dice.roll(`severity of ${name}`, index) < 0.8 ? 'suspend' : 'silence',
    comment: dice.pick(`comment on ${name}`, index, COMMENTS),
  }))
}

/** The route that serves it. */
export function serveBlocks(blocks: readonly PublishedBlock[]): Readonly<Record<string, VirtualRoute>> {
  const json = blocks.map(({ domain, ...rest }) => ({ domain, digest: createHash('sha256').update(domain).digest('hex'), ...rest }))
  return { 'GET /api/v1/instance/domain_blocks': { json } }
}
