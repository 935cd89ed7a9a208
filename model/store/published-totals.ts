// Figures about the network as a whole: how much of it was seen, and the numbers of every counted server, without names.
import { sql, type Kysely } from 'kysely'
import { MINUTE } from '#model/clock.ts'
import type { Published } from './published.ts'

/** Known hosts of one status and reason; quarantined farms are left out. */
export interface HostCount {
  readonly status: string
  readonly reason: string | null
  readonly hosts: number
  /** Of these, visited at least once, and answered at least once. */
  readonly visited: number
  readonly answered: number
}

/** Known hosts by status and reason, most first. */
export async function countHosts(db: Kysely<Published>): Promise<readonly HostCount[]> {
  const found = await sql<HostCount>`
    select status, reason, hosts, visited, answered from published.host_count order by hosts desc, status, reason`.execute(db)
  return found.rows
}

/** Names that were listed and wait for a budget before they are looked at. */
export async function countWaitingNames(db: Kysely<Published>): Promise<number> {
  const found = await sql<{ names: number }>`select names from published.waiting_count`.execute(db)
  return found.rows[0]?.names ?? 0
}

/** The last UTC day whose verdict is good, YYYY-MM-DD. */
export async function findGoodDay(db: Kysely<Published>): Promise<string | undefined> {
  const found = await db
    .selectFrom('published.runDay')
    .select('day')
    .where('verdict', '=', 'good')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.day
}

/** What one server contributes to totals. */
export interface CountedServer {
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  readonly quality: string | null
}

/**
 * Every counted server, ordered by id. With a day: the figures of that day, or the newest of the two weeks before it, and no servers
 * that had none by then; software, version and sign-up are those of today. Without: everything as it stands now.
 */
export async function listCounted(db: Kysely<Published>, day: string | undefined): Promise<readonly CountedServer[]> {
  const found =
    day === undefined
      ? await sql<CountedServer>`
          select software, software_version, registrations, users, active_month, active_halfyear, local_posts, usage_quality as quality
          from published.counted order by domain_id`.execute(db)
      : await sql<CountedServer>`
          select c.software, c.software_version, c.registrations, u.users, u.active_month, u.active_halfyear, u.local_posts, u.quality
          from published.counted c join lateral (
            select * from published.counted_day d where d.domain_id = c.domain_id and d.day <= ${day}::date and d.day > ${day}::date - 14
            order by d.day desc limit 1
          ) u on true
          order by c.domain_id`.execute(db)
  return found.rows
}

/** A group of hosts that are one machine with endless names. */
export interface FarmRow {
  readonly registrable: string
  readonly reason: string
  readonly names: number
}

/** The quarantined groups, largest first; at most 100. */
export async function listFarms(db: Kysely<Published>): Promise<readonly FarmRow[]> {
  return db
    .selectFrom('published.farm')
    .select(['registrable', 'reason', 'names'])
    .orderBy('names', 'desc')
    .orderBy('registrable')
    .limit(100)
    .execute()
}

/** Visits that ended in the ten minutes before `now` (milliseconds since 1970), and over how many milliseconds they spread. */
export async function measureRate(db: Kysely<Published>, now: number): Promise<{ readonly visits: number; readonly overMs: number }> {
  const from = now - 10 * MINUTE
  const found = await sql<{ visits: number; first: Date | null }>`
    select count(*) as visits, min(started_at) as first from published.crawl where finished_at > ${new Date(from)} and finished_at <= ${new Date(now)}`.execute(
    db,
  )
  const first = found.rows[0]?.first?.getTime() ?? now
  return { visits: found.rows[0]?.visits ?? 0, overMs: now - Math.max(from, first) }
}
