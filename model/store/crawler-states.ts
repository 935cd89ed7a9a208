// Crawlers at work and whether they reach the internet: told by each of them, true for as long as its lease lasts.
import { sql, type Kysely } from 'kysely'
import type { Published } from './published.ts'
import type { Schema } from './schema.ts'

/** How long a word counts; a crawler repeats it several times within that time. */
const LEASE_MS = 30_000

export interface CrawlerState {
  /** Unique to the process. */
  readonly owner: string
  /** Not even names of servers that answered before can be found. */
  readonly cutOff: boolean
}

/** Notes the state of a crawler for half a minute from now, by the database's clock, and forgets crawlers that fell silent. */
export async function saveCrawlerState(db: Kysely<Schema>, { owner, cutOff }: CrawlerState): Promise<void> {
  await sql`
    with silent as (delete from crawler_state where until < clock_timestamp() and owner <> ${owner})
    insert into crawler_state (owner, cut_off, until) values (${owner}, ${cutOff}, clock_timestamp() + ${LEASE_MS} * interval '1 millisecond')
    on conflict (owner) do update set cut_off = excluded.cut_off, until = excluded.until`.execute(db)
}

/** Forgets a crawler that stops in order. */
export async function dropCrawlerState(db: Kysely<Schema>, owner: string): Promise<void> {
  await sql`delete from crawler_state where owner = ${owner}`.execute(db)
}

/** How many crawlers are at work, and how many of them are cut off from the internet. */
export async function countCrawlers(db: Kysely<Published>): Promise<{ readonly atWork: number; readonly cutOff: number }> {
  const found = await sql<{ atWork: number; cutOff: number }>`
    select count(*) as at_work, count(*) filter (where cut_off) as cut_off from published.crawler where until >= clock_timestamp()`.execute(
    db,
  )
  return found.rows[0] ?? { atWork: 0, cutOff: 0 }
}
