// Job: forgets what has served its time, by the table of model/retention-days.ts; nothing that a page shows as history is touched.
import { DAY } from '#model/clock.ts'
import { RETENTION_DAYS } from '#model/retention-days.ts'
import { pruneChecks } from '#model/store/opt-out-checks.ts'
import { pruneKeys } from '#model/store/pace-keys.ts'
import { pruneWithheldBlocks } from '#model/store/block-resolution.ts'
import { pruneBefore } from '#model/store/retention.ts'
import type { Job } from './contract.ts'

export const prune: Job = {
  name: 'prune',
  summary:
    'Deletes old entries of the visit log, expired robots.txt files, finished runs of jobs, old outages, and block lists that are withheld for long.',
  every: DAY,
  run: async ({ database, clock }) => {
    const now = clock.now()
    const keys = await pruneKeys(database.db, now)
    const checks = await pruneChecks(database.db, now - RETENTION_DAYS.optOutCheck * DAY)
    const blocks = await pruneWithheldBlocks(database.db, now - RETENTION_DAYS.withheldBlocks * DAY)
    const rows = await pruneBefore(database.db, {
      crawl: now - RETENTION_DAYS.crawl * DAY,
      robots: now - RETENTION_DAYS.robots * DAY,
      jobRun: now - RETENTION_DAYS.jobRun * DAY,
      outage: now - RETENTION_DAYS.outage * DAY,
    })
    return `${keys} pace keys, ${rows + checks + blocks} rows`
  },
}
