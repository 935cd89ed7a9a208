// A crawler process from open store to orderly stop: seeds, registry, walk and jobs around one network; commands and proofs start it.
import { hostname } from 'node:os'
import { HOUR, type Clock } from '#model/clock.ts'
import { isTaster, type Config } from '#model/config.ts'
import type { Events } from '#model/events.ts'
import { addDomains } from '#model/store/domains.ts'
import { noteNames } from '#model/store/discovery.ts'
import type { Database } from '#model/store/postgres.ts'
import type { AdmitNames } from '#model/store/record-peers.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { saveSoftware } from '#model/store/software-table.ts'
import type { Domain } from '#model/domain.ts'
import { admitNow } from './jobs/admit-names.ts'
import type { JobContext } from './jobs/contract.ts'
import { runDueJobs } from './jobs/run-due-jobs.ts'
import type { Network } from './network/contract.ts'
import { watchOutage } from './outage.ts'
import type { PageReader } from './rendered-page.ts'
import { startSchedule } from './schedule.ts'
import { softwareRows } from './software/index.ts'
import { walk, type WalkSummary } from './walk.ts'

export interface CrawlerOptions {
  readonly config: Config
  readonly database: Database
  readonly network: Network
  readonly clock: Clock
  readonly events: Events
  readonly signal: AbortSignal
  /** Names that get a slot before the walk begins. */
  readonly seeds: readonly Domain[]
  readonly pages?: PageReader | undefined
  /** Stop when nothing is due within an hour. */
  readonly untilIdle?: boolean | undefined
  /** False where time is virtual: jobs then run with the walk instead of by node-cron. */
  readonly schedule?: boolean | undefined
}

/** A name for this process among all that share a database. */
export function nameOwner(pid: number = process.pid): string {
  return `${hostname()}:${pid}:${crypto.randomUUID().slice(0, 8)}`
}

/** Names with an id that a limited crawler admits for each server it may visit: most listed names are dead (directories.md 7). */
const NAMES_PER_SERVER = 3

/** Runs a crawler until the signal or, with `untilIdle`, until nothing is due; every lease is given back at the end. */
export async function runCrawler(options: CrawlerOptions): Promise<WalkSummary> {
  const { config, database, network, clock, events } = options
  const owner = nameOwner()
  const siteSecret = await loadSiteSecret(database.db, clock.now())
  await saveSoftware(database.db, softwareRows())
  await addDomains(database.db, options.seeds, { now: clock.now(), dueAt: clock.now(), priority: 0 })
  const maxDomains = config.maxServers === undefined ? undefined : config.maxServers * NAMES_PER_SERVER
  const common = { database, network, clock, events, owner, gapMs: config.paceMs, leaseMs: config.leaseMs, maxDomains }
  const ticking = options.schedule === false ? undefined : startSchedule(() => tick(common, events))
  try {
    return await walk({
      ...common,
      concurrency: isTaster(config) ? Math.min(config.concurrency, TASTER_CONCURRENCY) : config.concurrency,
      admitNames: admitByBudget,
      siteSecret,
      whenQuiet: () => admitWhenQuiet(common),
      pages: options.pages,
      outage: watchOutage(network, options.seeds, (cutOff) => (cutOff ? events.cutOff() : events.reconnected())),
      signal: options.signal,
      stopWhenIdleFor: options.untilIdle === true ? HOUR : undefined,
    })
  } finally {
    await ticking?.stop()
  }
}

const TASTER_CONCURRENCY = 30

async function tick(context: JobContext, events: Events): Promise<void> {
  await runDueJobs(context).catch((error: unknown) => events.crashed('jobs', error))
}

// Nothing is due: waiting names are looked at now rather than at the next tick.
async function admitWhenQuiet(context: JobContext): Promise<boolean> {
  return context.clock.track(async () => (await admitNow(context)).admitted > 0)
}

/** Lists name candidates; only budgets turn them into hosts (model/store/discovery.ts). */
export const admitByBudget: AdmitNames = async (trx, listed) => {
  const { ids, waiting, quarantined } = await noteNames(trx, listed)
  return { ids, pending: waiting.length + quarantined, waiting }
}
