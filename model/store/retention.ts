// Deleting what is older than its retention; each table by its own time column.
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

export interface Horizons {
  /** Milliseconds since 1970, each. */
  readonly crawl: number
  readonly robots: number
  readonly jobRun: number
  readonly outage: number
}

/** Deletes rows older than their horizon; the last visit of every host stays. Returns how many rows went. */
export async function pruneBefore(db: Kysely<Schema>, horizons: Horizons): Promise<number> {
  const crawls = await sql`
    delete from crawl c where c.finished_at < ${new Date(horizons.crawl)}
      and exists (select from crawl later where later.domain_id = c.domain_id and later.finished_at > c.finished_at)`.execute(db)
  const robots = await sql`delete from robots where expires_at < ${new Date(horizons.robots)}`.execute(db)
  const runs = await sql`delete from job_run where finished_at < ${new Date(horizons.jobRun)}`.execute(db)
  const outages = await sql`delete from outage where until < ${new Date(horizons.outage)}`.execute(db)
  return [crawls, robots, runs, outages].reduce((sum, result) => sum + Number(result.numAffectedRows ?? 0), 0)
}
