// Crawls a simulated world in virtual time with the real crawler and a real database, until nothing is due.
import { DAY } from '#model/clock.ts'
import { readConfig, type Config } from '#model/config.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { createEvents, type Events } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import type { Database } from '#model/store/postgres.ts'
import type { Network, Seam } from '../../crawler/network/contract.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import type { PageReader } from '../../crawler/rendered-page.ts'
import { runCrawler } from '../../crawler/run-crawler.ts'
import type { WalkSummary } from '../../crawler/walk.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import type { World } from '../fediverse/world.ts'

export interface CrawledWorld extends AsyncDisposable {
  readonly fediverse: Fediverse
  readonly events: Events
  /** Crawls until nothing is due within the hour; the clock stands where the last visit ended. */
  readonly crawlToIdle: () => Promise<WalkSummary>
  /** Crawls for that much virtual time. */
  readonly crawlFor: (milliseconds: number) => Promise<WalkSummary>
}

export interface CrawlOptions {
  readonly seeds: readonly string[]
  readonly pages?: PageReader
  readonly concurrency?: number
  /** Hosts that keep silence on purpose: nobody waits longer than an instant for them. Deadlines are real time, and all others keep theirs. */
  readonly hurriedHosts?: Pick<ReadonlySet<string>, 'has'>
  /** How long such a host is waited for, in real time; 400 ms. */
  readonly instantMs?: number
  /** Idle is when nothing is due within that time; an hour. */
  readonly idleForMs?: number
  /** How often jobs are looked at; a minute, but in worlds of many days that do without them. */
  readonly tickEveryMs?: number
  /** Those of a public atlas unless given. */
  readonly config?: Config
  /** The longest sleep without looking for slots that others added; none unless given, as nobody adds any and every look costs real time. */
  readonly lookAgainMs?: number
}

/** Opens a world for crawling. The settings are those of a public atlas, so that no trial limit holds. */
export async function openWorld(world: World, database: Database, options: CrawlOptions): Promise<CrawledWorld> {
  const fediverse = await startFediverse(world)
  const events = createEvents(createLogger({ level: 'error', now: fediverse.clock.now }))
  const run = async (untilIdle: boolean, signal: AbortSignal): Promise<WalkSummary> => {
    const network = openHurriedNetwork(fediverse.seam, options.hurriedHosts ?? new Set(), options.instantMs)
    try {
      return await runCrawler({
        config: options.config ?? testConfig(options.concurrency ?? 50),
        database,
        network,
        clock: fediverse.clock,
        events,
        signal,
        seeds: options.seeds.map((name) => parseDomain(name) as Domain),
        pages: options.pages,
        untilIdle,
        idleForMs: options.idleForMs,
        schedule: false,
        tickEveryMs: options.tickEveryMs,
        lookAgainMs: options.lookAgainMs ?? DAY,
      })
    } finally {
      await network.close()
    }
  }
  // Opening a crawler is work too: time must not pass before its walk begins.
  const crawl = (untilIdle: boolean, signal: AbortSignal): Promise<WalkSummary> => fediverse.clock.track(() => run(untilIdle, signal))
  return {
    fediverse,
    events,
    crawlToIdle: () => crawl(true, new AbortController().signal),
    crawlFor: async (milliseconds) => {
      const stop = new AbortController()
      const { clock } = fediverse
      const alarm = clock.track(async () => {
        await clock.sleep(milliseconds, stop.signal)
        stop.abort()
      })
      const done = await crawl(false, stop.signal)
      await alarm
      return done
    },
    [Symbol.asyncDispose]: () => fediverse.close(),
  }
}

const INSTANT_MS = 400

/**
 * The network over a simulated world, which has no time for hosts that are known to keep silence: their deadlines are cut; the guard, the
 * limits and the reasons are the same for all. Looking a name up may take an instant of its own, since most of them answer there.
 */
export function openHurriedNetwork(seam: Seam, hurriedHosts: Pick<ReadonlySet<string>, 'has'>, instantMs: number = INSTANT_MS): Network {
  const userAgent = 'FediverseAtlas/test (+https://atlas.example/crawler)'
  const patient = createNetwork(seam, { userAgent })
  const hasty = createNetwork(seam, { userAgent, resolveDeadlineMs: INSTANT_MS })
  const networkFor = (host: string): Network => (hurriedHosts.has(host) ? hasty : patient)
  return {
    reservedNames: patient.reservedNames,
    locate: (host) => networkFor(host).locate(host),
    findTexts: patient.findTexts,
    exchange: (request) =>
      hurriedHosts.has(request.url.hostname)
        ? hasty.exchange({ ...request, limit: { ...request.limit, deadlineMs: instantMs } })
        : patient.exchange(request),
    hangUp: (host) => networkFor(host).hangUp(host),
    close: async () => {
      await patient.close()
      await hasty.close()
    },
  }
}

/** The settings of a public atlas with that many places. */
export function testConfig(concurrency: number): Config {
  const reading = readConfig({
    ATLAS_PUBLIC_URL: 'https://atlas.example',
    ATLAS_CONTACT: 'admin@atlas.example',
    ATLAS_CONCURRENCY: String(concurrency),
  })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  return reading.config
}
