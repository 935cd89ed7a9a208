// What happened, in the field's words: the one place where business events are logged and counted; one function an event.
import type { CrawlOutcome } from './crawl.ts'
import type { Domain } from './domain.ts'
import { FAILURE_REASONS, type FailureReason } from './failure.ts'
import type { Log } from './log.ts'

export interface FinishedCrawl {
  readonly domain: Domain
  readonly outcome: CrawlOutcome['kind']
  readonly reason?: FailureReason | undefined
  readonly requests: number
  readonly tookMs: number
}

export interface FinishedJob {
  readonly name: string
  readonly outcome: 'done' | 'failed'
  readonly tookMs: number
  /** What came of it, or why it failed, in a few words. */
  readonly detail?: string | undefined
}

/** Counts since the process started. */
export interface Counters {
  readonly visits: number
  readonly outcomes: Readonly<Record<CrawlOutcome['kind'], number>>
  /** Visits that failed or were refused, by reason; reasons that did not occur are left out. */
  readonly failures: Readonly<Partial<Record<FailureReason, number>>>
  readonly requests: number
  readonly died: number
  readonly revived: number
  readonly admitted: number
  readonly quarantined: number
  readonly lost: number
  readonly crashes: number
  readonly jobs: number
  readonly failedJobs: number
}

export interface Events {
  readonly crawlFinished: (crawl: FinishedCrawl) => void
  /** A visit whose lease had gone to another process before it was recorded; nothing was written. */
  readonly crawlLost: (domain: Domain) => void
  readonly instanceDied: (domain: Domain, reason: FailureReason) => void
  readonly instanceRevived: (domain: Domain) => void
  /** Names that were given an id, and on whose list they stood; absent for seeds and submissions. */
  readonly namesAdmitted: (count: number, advertiser?: Domain) => void
  readonly farmQuarantined: (registrable: string, names: number, reason: string) => void
  /** Not even the names of servers that answered before can be resolved: we have no internet. */
  readonly cutOff: () => void
  readonly reconnected: () => void
  /** The database cannot be reached; everything waits for it. */
  readonly storeLost: (error: unknown) => void
  readonly storeBack: () => void
  readonly jobFinished: (job: FinishedJob) => void
  /** A bug of ours that was caught at the border of one host or one task: `where` names it. */
  readonly crashed: (where: string, error: unknown) => void
  readonly counters: () => Counters
}

/** The events of one process: each call writes one line to `log` and counts. */
export function createEvents(log: Log): Events {
  const outcomes = { answered: 0, alias: 0, refused: 0, failed: 0, partial: 0 } satisfies Record<CrawlOutcome['kind'], number>
  const failures = new Map<FailureReason, number>()
  const counts = { visits: 0, requests: 0, died: 0, revived: 0, admitted: 0, quarantined: 0, lost: 0, crashes: 0, jobs: 0, failedJobs: 0 }
  return {
    crawlFinished: (crawl) => {
      counts.visits += 1
      counts.requests += crawl.requests
      outcomes[crawl.outcome] += 1
      if (crawl.reason !== undefined) failures.set(crawl.reason, (failures.get(crawl.reason) ?? 0) + 1)
      log.info('crawl finished', { ...crawl })
    },
    crawlLost: (domain) => {
      counts.lost += 1
      log.warn('crawl lost', { domain })
    },
    instanceDied: (domain, reason) => {
      counts.died += 1
      log.info('instance died', { domain, reason })
    },
    instanceRevived: (domain) => {
      counts.revived += 1
      log.info('instance revived', { domain })
    },
    namesAdmitted: (count, advertiser) => {
      counts.admitted += count
      log.info('names admitted', { count, advertiser })
    },
    farmQuarantined: (registrable, names, reason) => {
      counts.quarantined += 1
      log.warn('farm quarantined', { registrable, names, reason })
    },
    cutOff: () => log.error('no internet: no server can be found; visits wait and nothing is recorded'),
    reconnected: () => log.info('internet is back'),
    storeLost: (error) => log.error('the database cannot be reached; what was learned is kept and visits wait for it', { error }),
    storeBack: () => log.info('the database is back'),
    jobFinished: (job) => {
      counts.jobs += 1
      if (job.outcome === 'failed') counts.failedJobs += 1
      log[job.outcome === 'failed' ? 'error' : 'info']('job finished', { ...job })
    },
    crashed: (where, error) => {
      counts.crashes += 1
      log.error('crashed', { where, error })
    },
    counters: () => ({ ...counts, outcomes: { ...outcomes }, failures: snapshotOf(failures) }),
  }
}

// In the order of the closed list, so that a progress line does not jump.
function snapshotOf(failures: ReadonlyMap<FailureReason, number>): Counters['failures'] {
  const seen = FAILURE_REASONS.filter((reason) => failures.has(reason))
  return Object.fromEntries(seen.map((reason) => [reason, failures.get(reason)]))
}
