// Runs the jobs that are due, each once among all processes; the only caller is the ticking of schedule.ts, a test, or the walk.
import { systemClock } from '#model/clock.ts'
import { beatJobRun, finishJobRun, startJobRun } from '#model/store/job-runs.ts'
import { admitNames } from './admit-names.ts'
import { checkOptOuts } from './check-opt-outs.ts'
import { completeLists } from './complete-lists.ts'
import type { Job, JobContext } from './contract.ts'
import { decidePublications } from './decide-publications.ts'
import { indexSearch, renewSearch } from './index-search.ts'
import { judgeDay } from './judge-day.ts'
import { copySearch } from './copy-search.ts'
import { labelRules } from './label-rules.ts'
import { prune } from './prune.ts'
import { resolveMasks } from './resolve-masks.ts'
import { reversePeerLists } from './reverse-lists.ts'

/** Every scheduled job; the list is explicit, so that none half-loads. */
export const JOBS: readonly Job[] = [
  checkOptOuts,
  admitNames,
  completeLists,
  reversePeerLists,
  decidePublications,
  judgeDay,
  labelRules,
  renewSearch,
  indexSearch,
  resolveMasks,
  prune,
  copySearch,
]

const HEARTBEAT_MS = 30_000

/** The moment at which a job was last due: a multiple of its period. */
export function lastDue(job: Pick<Job, 'every'>, now: number): number {
  return Math.floor(now / job.every) * job.every
}

/**
 * Runs what is due now and was not run yet, one after another. A failure of one is logged and stored, and the next runs.
 * A period in which no process was running is not made up for: each job does what is due by its own reckoning.
 */
export async function runDueJobs(context: JobContext, jobs: readonly Job[] = JOBS): Promise<void> {
  for (const job of jobs) await runJob(context, job)
}

async function runJob(context: JobContext, job: Job): Promise<void> {
  const { database, clock, events, owner } = context
  const run = { name: job.name, dueAt: lastDue(job, clock.now()), owner }
  if (!(await startJobRun(database.db, run, clock.now()))) return
  const startedAt = clock.now()
  const tookMs = (): number => clock.now() - startedAt
  const stop = new AbortController()
  const beating = beat(context, run, stop.signal).catch((error: unknown) => events.crashed('heartbeat', error))
  try {
    const detail = await job.run(context)
    await finishJobRun(database.db, run, { outcome: 'done', detail, now: clock.now() })
    events.jobFinished({ name: job.name, outcome: 'done', tookMs: tookMs(), detail })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    await finishJobRun(database.db, run, { outcome: 'failed', detail: detail.slice(0, 500), now: clock.now() })
    events.jobFinished({ name: job.name, outcome: 'failed', tookMs: tookMs(), detail })
  } finally {
    stop.abort()
    await beating
  }
}

async function beat(
  { database }: JobContext,
  run: { readonly name: string; readonly dueAt: number; readonly owner: string },
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await systemClock.sleep(HEARTBEAT_MS, signal)
    if (signal.aborted) return
    await beatJobRun(database.db, run)
  }
}
