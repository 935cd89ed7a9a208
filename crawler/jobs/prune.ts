// Job: forgets what has served its time, by the retention table below; nothing that a page shows as history is touched.
import { DAY } from '#model/clock.ts'
import { pruneKeys } from '#model/store/pace-keys.ts'
import { pruneBefore } from '#model/store/retention.ts'
import type { Job } from './contract.ts'

/** How long the log of visits, robots.txt files and runs of jobs are kept, in days; shown on the crawler page. */
export const RETENTION_DAYS = { crawl: 90, robots: 7, jobRun: 30 } as const

export const prune: Job = {
  name: 'prune',
  summary: 'Deletes old entries of the visit log, expired robots.txt files and finished runs of jobs.',
  every: DAY,
  run: async ({ database, clock }) => {
    const now = clock.now()
    const keys = await pruneKeys(database.db, now)
    const rows = await pruneBefore(database.db, {
      crawl: now - RETENTION_DAYS.crawl * DAY,
      robots: now - RETENTION_DAYS.robots * DAY,
      jobRun: now - RETENTION_DAYS.jobRun * DAY,
    })
    return `${keys} pace keys, ${rows} rows`
  },
}
