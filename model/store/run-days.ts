// Verdicts on UTC days, and the figures they rest on.
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

export interface DayFigures {
  /** Hosts that answered at least once on that day. */
  readonly answered: number
  /** Hosts that are alive or failing: those that should have. */
  readonly alive: number
  /** The same as `answered` for the last good day before. */
  readonly lastGoodAnswered?: number | undefined
}

/** Figures of a UTC day (YYYY-MM-DD). */
export async function loadDay(db: Kysely<Schema>, day: string): Promise<DayFigures> {
  const found = await sql<{ answered: number; alive: number; lastGoodAnswered: number | null }>`
    select
      (select count(distinct domain_id)::int from crawl where outcome = 'answered' and finished_at >= ${day}::date and finished_at < ${day}::date + 1) as answered,
      (select count(*)::int from domain where status in ('alive', 'failing') and last_answer is not null and first_seen < ${day}::date + 1) as alive,
      (select (detail->>'answered')::int from run_day where verdict = 'good' and day < ${day}::date order by day desc limit 1) as last_good_answered`.execute(
    db,
  )
  const row = found.rows[0]
  return { answered: row?.answered ?? 0, alive: row?.alive ?? 0, lastGoodAnswered: row?.lastGoodAnswered ?? undefined }
}

/** Stores a verdict; a later one of the same day replaces it. */
export async function saveVerdict(db: Kysely<Schema>, day: string, verdict: 'good' | 'held' | 'bad', figures: DayFigures): Promise<void> {
  await sql`
    insert into run_day (day, verdict, detail) values (${day}::date, ${verdict}, ${JSON.stringify(figures)}::jsonb)
    on conflict (day) do update set verdict = excluded.verdict, detail = excluded.detail`.execute(db)
}
