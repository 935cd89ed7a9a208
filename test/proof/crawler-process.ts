// A program of its own that crawls a world served by another process, in real time, until nothing is due: what a proof kills and starts again.
import { once } from 'node:events'
import { systemClock } from '#model/clock.ts'
import { readConfig, type Config } from '#model/config.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { createEvents } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { runCrawler } from '../../crawler/run-crawler.ts'
import { createSeam } from '../fediverse/seam.ts'

/** What a crawler process is given: one argument, as JSON. */
export interface CrawlerOrders {
  readonly databaseUrl: string
  /** The listener of the simulated fediverse. */
  readonly port: number
  readonly seeds: readonly string[]
  /** Far below what a real crawler may do: the world is ours. */
  readonly gapMs: number
  readonly leaseMs: number
  readonly concurrency: number
  /** Say `ready`, and begin when the parent answers: so that several begin at once. */
  readonly waits?: boolean
}

/** What it says when it ends in order. */
export interface CrawlerReport {
  readonly visits: number
  readonly requests: number
  readonly lost: number
  readonly crashes: number
}

const IDLE_MS = 60_000

function configOf({ gapMs, leaseMs, concurrency }: CrawlerOrders): Config {
  const reading = readConfig({
    ATLAS_PUBLIC_URL: 'https://atlas.example',
    ATLAS_CONTACT: 'admin@atlas.example',
    ATLAS_CONCURRENCY: String(concurrency),
  })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  return { ...reading.config, paceMs: gapMs, leaseMs }
}

async function main(orders: CrawlerOrders): Promise<CrawlerReport> {
  await using database = await openDatabase({ url: orders.databaseUrl, max: 10 })
  const network = createNetwork(createSeam({ port: orders.port }), { userAgent: 'FediverseAtlas/test (+https://atlas.example/crawler)' })
  if (orders.waits === true) await untilCalled()
  const events = createEvents(createLogger({ level: 'error', now: systemClock.now }))
  try {
    const { visits, requests } = await runCrawler({
      config: configOf(orders),
      database,
      network,
      clock: systemClock,
      events,
      signal: new AbortController().signal,
      seeds: orders.seeds.map((name) => parseDomain(name) as Domain),
      untilIdle: true,
      idleForMs: IDLE_MS,
      admitEveryMs: 100,
      lookAgainMs: 100,
    })
    const { lost, crashes } = events.counters()
    return { visits, requests, lost, crashes }
  } finally {
    await network.close()
  }
}

function untilCalled(): Promise<unknown> {
  const called = once(process, 'message')
  process.send?.('ready')
  return called
}

const report = await main(JSON.parse(process.argv[2] ?? '') as CrawlerOrders)
process.send?.(report)
process.disconnect?.()
