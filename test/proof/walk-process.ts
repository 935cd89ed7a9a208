// A program of its own that crawls a generated world in virtual time with the real crawler, until nothing is due; starts the world itself.
import { DAY, HOUR, MINUTE, SECOND, systemClock, type Clock } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { createEvents } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { keepHeapSmall } from '../../crawler/heap.ts'
import { reportState } from '../../crawler/reported-state.ts'
import { nameOwner, runCrawler, type CrawlerOptions } from '../../crawler/run-crawler.ts'
import type { WalkSummary } from '../../crawler/walk.ts'
import { outlineFediverse, type WorldSize } from '../fediverse/worlds/generated/world.ts'
import { openHurriedNetwork, testConfig } from '../support/crawl-world.ts'
import { startSimulatedWorld, type SimulatedWorld } from './simulated-world.ts'
import type { WorldReport } from './world-process.ts'

/** What the program is given: one argument, as JSON. */
export interface WalkOrders {
  readonly databaseUrl: string
  readonly world: WorldSize
  readonly concurrency: number
  /** Go on when nothing is due, in real time, until told to stop: a website shows it, and visitors may add names. */
  readonly stays?: boolean
}

/** What a walk came to. */
export interface WalkReport {
  readonly visits: number
  readonly requests: number
  readonly crashes: number
  readonly lost: number
  readonly wallMs: number
  /** Of the crawler alone, from the first claim to the last. */
  readonly cpuMs: number
  readonly peakRssBytes: number
  /** How long it was in the time of the world. */
  readonly worldMs: number
  readonly world: WorldReport
}

/** How far it is. */
export interface WalkProgress {
  readonly at: number
  readonly visits: number
  readonly requests: number
  readonly rssBytes: number
}

export type FromWalk =
  { readonly kind: 'progress'; readonly progress: WalkProgress } | { readonly kind: 'done'; readonly report: WalkReport }

/** Trouble of the first hour is looked at again, and what a failure postpones for longer is not waited for. */
const IDLE_MS = 2 * HOUR
const PROGRESS_MS = SECOND
/** Hosts that keep silence on purpose cost that much of real time for each document, in which the world stands still. */
const INSTANT_MS = 20
const CONNECTIONS = 20

function tell(message: FromWalk): void {
  if (process.connected) process.send?.(message)
}

async function main(orders: WalkOrders): Promise<void> {
  keepHeapSmall()
  const stop = new AbortController()
  process.on('message', () => stop.abort())
  // Without a parent nobody wants to know; Ctrl-C in a terminal is the parent's to hear.
  process.on('disconnect', () => stop.abort())
  process.on('SIGINT', () => {})
  await using database = await openDatabase({ url: orders.databaseUrl, max: CONNECTIONS })
  await using simulated = await startSimulatedWorld(orders.world)
  const world = outlineFediverse(orders.world)
  const network = openHurriedNetwork(simulated.seam, { has: world.isSilent }, INSTANT_MS)
  const counted = createEvents(createLogger({ level: 'error', now: simulated.clock.now }))
  const state = orders.stays === true ? reportState({ database, events: counted, clock: systemClock, owner: nameOwner() }) : undefined
  const options: CrawlerOptions = {
    config: testConfig(orders.concurrency),
    database,
    network,
    clock: simulated.clock,
    events: state?.events ?? counted,
    signal: stop.signal,
    seeds: world.seeds.map((name) => parseDomain(name) as Domain),
    schedule: false,
    tickEveryMs: 5 * MINUTE,
  }
  const ticking = showProgress(() => simulated.clock.now(), counted.counters, stop.signal)
  try {
    tell({ kind: 'done', report: await walkToIdle(options, simulated) })
    if (orders.stays === true && !stop.signal.aborted) await stay(options, simulated.letTimeRun())
  } finally {
    stop.abort()
    await ticking
    await state?.stop()
    await network.close()
  }
}

async function walkToIdle(options: CrawlerOptions, simulated: SimulatedWorld): Promise<WalkReport> {
  const { clock } = simulated
  const [startedAt, began, before] = [performance.now(), clock.now(), process.cpuUsage()]
  // Opening a crawler is work too: time must not pass before its walk begins. Nobody adds names meanwhile, and every look costs real time.
  const walk = (): Promise<WalkSummary> => runCrawler({ ...options, untilIdle: true, idleForMs: IDLE_MS, lookAgainMs: DAY })
  const { visits, requests } = await clock.track(walk)
  const { user, system } = process.cpuUsage(before)
  const { crashes, lost } = options.events.counters()
  return {
    visits,
    requests,
    crashes,
    lost,
    wallMs: performance.now() - startedAt,
    cpuMs: (user + system) / 1000,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    worldMs: clock.now() - began,
    world: await simulated.report(options.config.paceMs),
  }
}

async function stay(options: CrawlerOptions, clock: Clock): Promise<void> {
  await runCrawler({ ...options, clock, seeds: [], lookAgainMs: 3 * SECOND })
}

async function showProgress(
  now: () => number,
  count: () => { readonly visits: number; readonly requests: number },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { visits, requests } = count()
    tell({ kind: 'progress', progress: { at: now(), visits, requests, rssBytes: process.memoryUsage.rss() } })
    await systemClock.sleep(PROGRESS_MS, signal)
  }
}

await main(JSON.parse(process.argv[2] ?? '') as WalkOrders)
if (process.connected) process.disconnect()
