// A crawler process from open store to orderly stop: seeds, registry, walk and jobs around one network; commands and proofs start it.
import { hostname } from 'node:os'
import { HOUR, MINUTE, SECOND, type Clock } from '#model/clock.ts'
import { isTaster, type Config } from '#model/config.ts'
import type { Events } from '#model/events.ts'
import { addDomains } from '#model/store/domains.ts'
import { noteNames } from '#model/store/discovery.ts'
import { rememberIds, type FindIds } from '#model/store/name-ids.ts'
import type { Database } from '#model/store/postgres.ts'
import type { AdmitNames } from '#model/store/record-peers.ts'
import { openSearchCopy } from '#model/store/open-search.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { saveSoftware } from '#model/store/software-table.ts'
import { resolveWaiting } from '#model/store/waiting-names.ts'
import type { Domain } from '#model/domain.ts'
import { admitNow } from './jobs/admit-names.ts'
import type { Job, JobContext } from './jobs/contract.ts'
import { JOBS, lastDue, runDueJobs } from './jobs/run-due-jobs.ts'
import type { Network } from './network/contract.ts'
import { watchOutage } from './outage.ts'
import type { PageReader } from './rendered-page.ts'
import { startSchedule } from './schedule.ts'
import { softwareRows } from './software/rows.ts'
import { walk, type Quiet, type WalkSummary } from './walk.ts'

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
  /** Stop when nothing is due within an hour, or within `idleForMs`. */
  readonly untilIdle?: boolean | undefined
  readonly idleForMs?: number | undefined
  /** False where time is virtual: jobs are then ticked by the clock of the crawl instead of by node-cron. */
  readonly schedule?: boolean | undefined
  /** The least time between two looks at waiting names while nothing else is due; a look costs, and several seconds are nothing to them. */
  readonly admitEveryMs?: number | undefined
  /** How often the clock of the crawl ticks jobs, a minute by default; only where `schedule` is false. */
  readonly tickEveryMs?: number | undefined
  /** The longest sleep without looking at the frontier again; walk.ts. */
  readonly lookAgainMs?: number | undefined
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
  const { maxServers } = config
  const maxDomains = maxServers === undefined ? undefined : maxServers * NAMES_PER_SERVER
  const copy = openSearchCopy(database, { config, clock, signal: options.signal })
  const common = { database, network, clock, events, owner, gapMs: config.paceMs, leaseMs: config.leaseMs, maxDomains, maxServers, copy }
  const ticking = options.schedule === false ? tickByClock(common, options.tickEveryMs ?? TICK_MS) : startSchedule(() => tick(common))
  try {
    const summary = await walk({
      ...common,
      concurrency: isTaster(config) ? Math.min(config.concurrency, TASTER_CONCURRENCY) : config.concurrency,
      admitNames: admitWith(rememberIds()),
      siteSecret,
      whenQuiet: admitWhenQuiet(common, options.admitEveryMs ?? ADMIT_EVERY_MS),
      pages: options.pages,
      outage: watchOutage(network, options.seeds, (cutOff) => (cutOff ? events.cutOff() : events.reconnected())),
      signal: options.signal,
      stopWhenIdleFor: options.untilIdle === true ? (options.idleForMs ?? HOUR) : undefined,
      lookAgainMs: options.lookAgainMs,
    })
    // Whoever looks at an idle store sees complete lists.
    if (options.untilIdle === true) await resolveWaiting(database.db, clock.now())
    return summary
  } finally {
    await ticking.stop()
  }
}

/** Visits at once in a trial run: its pace towards a single server is what is slower (model/config.ts). */
const TASTER_CONCURRENCY = 64

const ADMIT_EVERY_MS = 15 * SECOND
const TICK_MS = MINUTE

async function tick(context: JobContext, jobs: readonly Job[] = JOBS): Promise<void> {
  await runDueJobs(context, jobs).catch((error: unknown) => context.events.crashed('jobs', error))
}

/** Ticks jobs by the clock of the crawl, which stands still while they run. Nobody else runs jobs there, so that each is tried once. */
function tickByClock(context: JobContext, everyMs: number): { readonly stop: () => Promise<void> } {
  const { clock } = context
  const stop = new AbortController()
  let last = -Infinity
  const ticking = clock.track(async () => {
    while (!stop.signal.aborted) {
      const due = JOBS.filter((job) => lastDue(job, clock.now()) > last)
      last = clock.now()
      await tick(context, due)
      await clock.sleep(everyMs - (clock.now() % everyMs), stop.signal)
    }
  })
  return {
    stop: async () => {
      stop.abort()
      await ticking
    },
  }
}

// Nothing is due: waiting names are looked at now rather than at the next tick.
function admitWhenQuiet(context: JobContext, everyMs: number): () => Promise<Quiet> {
  const { clock } = context
  let last = -Infinity
  return async () => {
    const againInMs = last + everyMs - clock.now()
    if (againInMs > 0) return { moved: false, againInMs }
    last = clock.now()
    return { moved: (await clock.track(() => admitNow(context))).moved }
  }
}

/** Lists name candidates; only budgets turn them into hosts (model/store/discovery.ts). */
export const admitByBudget: AdmitNames = admitWith()

function admitWith(findIds?: FindIds): AdmitNames {
  return async (trx, listed) => {
    const { ids, waiting, quarantined } = await noteNames(trx, listed, findIds)
    return { ids, pending: waiting.length + quarantined, waiting }
  }
}
