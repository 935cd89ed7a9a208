// What robots.txt says in one slot: read from the store or asked for, once a host, and consulted before every other request.
import type { Clock } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import type { Failure } from '#model/failure.ts'
import type { Asked, Question } from './conversation.ts'
import { crawlDelayMs, isAllowed, parseRobots, type RobotsRules } from './robots.ts'
import { readRobots } from './robots-reading.ts'

/** Why a request is not made: for good in this visit, or until a moment. */
export type Obstacle = { readonly kind: 'failed'; readonly failure: Failure } | { readonly kind: 'later'; readonly at: number }

export interface RobotsBook {
  /** What stands in the way of a URL, if anything. */
  readonly obstacle: (url: URL) => Promise<Obstacle | undefined>
  /** Files read in this slot, to be stored. */
  readonly read: () => readonly RobotsReading[]
}

export interface RobotsBookOptions {
  readonly clock: Clock
  readonly stored: (host: string) => Promise<RobotsReading | undefined>
  /** Told of a Crawl-delay, in milliseconds. */
  readonly slowDown: (host: string, gapMs: number) => void
  readonly ask: (question: Question) => Promise<Asked>
}

type Entry = { readonly reading: RobotsReading; readonly rules: RobotsRules }

/** Opens the book of one slot. */
export function createRobotsBook({ clock, stored, slowDown, ask }: RobotsBookOptions): RobotsBook {
  const entries = new Map<string, Entry>()
  // Not stored, as it says nothing about robots.txt; but a host that does not answer for it is asked once a slot, not once a document.
  const failed = new Map<string, Obstacle>()
  const fresh: RobotsReading[] = []

  async function askFor(host: string): Promise<RobotsReading | Obstacle> {
    const asked = await ask({
      url: new URL(`https://${host}/robots.txt`),
      limit: 'robots',
      accept: 'text/plain, */*;q=0.1',
      ignoreRobots: true,
    })
    if (asked.kind === 'later') return asked
    const reading = readRobots(host, asked, clock.now())
    if ('reason' in reading) {
      failed.set(host, { kind: 'failed', failure: reading })
      return { kind: 'failed', failure: reading }
    }
    fresh.push(reading)
    return reading
  }

  async function entryOf(host: string): Promise<Entry | Obstacle> {
    const known = entries.get(host) ?? failed.get(host)
    if (known !== undefined) return known
    const kept = await stored(host)
    const reading = kept !== undefined && kept.expiresAt > clock.now() ? kept : await askFor(host)
    if ('kind' in reading) return reading
    const entry: Entry = { reading, rules: parseRobots(reading.state === 'rules' ? reading.body : '') }
    entries.set(host, entry)
    const delay = crawlDelayMs(entry.rules)
    if (delay > 0) slowDown(host, delay)
    return entry
  }

  return {
    obstacle: async (url) => {
      const entry = await entryOf(url.hostname)
      if ('kind' in entry) return entry
      const { reading, rules } = entry
      if (reading.state === 'unreachable') return { kind: 'failed', failure: { reason: 'robots-unreachable', retryAt: reading.expiresAt } }
      return isAllowed(rules, url.pathname + url.search) ? undefined : { kind: 'failed', failure: { reason: 'robots' } }
    },
    read: () => fresh,
  }
}
