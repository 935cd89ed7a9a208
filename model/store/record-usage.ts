// Numbers a server states about itself, by UTC day, and Mastodon's weeks of activity; null is not zero.
import { sql, type Transaction } from 'kysely'
import { DAY, dayOf, SECOND } from '#model/clock.ts'
import type { ActivityWeek } from '#model/facts.ts'
import { toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/**
 * Notes the figures of the current row as those of the UTC day of a visit; the last reading of a day counts. To be called when a document
 * with figures was read, changed or not.
 */
export async function recordUsageDay(trx: Transaction<Schema>, domainId: number, at: number): Promise<void> {
  // Not an upsert alone: one that changes nothing still locks, and so writes, the row.
  await sql`${KEPT}
    insert into usage_day as u (domain_id, day, users, active_month, active_halfyear, active_week, local_posts, local_comments, quality)
    select i.domain_id, ${dayOf(at)}::date, i.users, i.active_month, i.active_halfyear, i.active_week, i.local_posts, i.local_comments, i.usage_quality
    from instance i
    where i.domain_id = ${domainId} and i.usage_quality is not null and not exists (
      select from usage_day d where d.domain_id = i.domain_id and d.day = ${dayOf(at)}::date
        and (d.users, d.active_month, d.active_halfyear, d.active_week, d.local_posts, d.local_comments, d.quality) is not distinct from
          (i.users, i.active_month, i.active_halfyear, i.active_week, i.local_posts, i.local_comments, i.usage_quality)
    )
    on conflict (domain_id, day) do update set
      users = excluded.users, active_month = excluded.active_month, active_halfyear = excluded.active_halfyear, active_week = excluded.active_week,
      local_posts = excluded.local_posts, local_comments = excluded.local_comments, quality = excluded.quality`.execute(trx)
}

/**
 * The Monday, in UTC, of the week in which a published moment lies. Servers state "now minus n weeks" (microblog.md 2.5), a different
 * moment at every reading; the counts behind it are those of the calendar week.
 */
export function mondayOf(seconds: number): string {
  const day = Math.floor((seconds * SECOND) / DAY)
  // Day 0 was a Thursday.
  return dayOf((day - ((day + 3) % 7)) * DAY)
}

/** Notes weeks of activity; a later reading of the same week replaces an earlier one, a figure left out replaces nothing. */
export async function recordActivity(trx: Transaction<Schema>, domainId: number, weeks: readonly ActivityWeek[]): Promise<void> {
  const rows = new Map<string, object>()
  // Newest first as published: the first statement about a week is the one to keep.
  for (const { week, ...figures } of weeks) {
    if (!Number.isSafeInteger(week) || week < 0 || week > LAST_WEEK) continue
    const monday = mondayOf(week)
    if (!rows.has(monday)) rows.set(monday, { week: monday, ...figures })
  }
  if (rows.size === 0) return
  await sql`${KEPT}
    insert into activity_week as a (domain_id, week, statuses, logins, registrations)
    select ${domainId}, w.* from jsonb_to_recordset(${toJson([...rows.values()])}::jsonb) as w (week date, statuses bigint, logins bigint, registrations bigint)
    where not exists (
      select from activity_week b where b.domain_id = ${domainId} and b.week = w.week and (b.statuses, b.logins, b.registrations) is not distinct from
        (coalesce(w.statuses, b.statuses), coalesce(w.logins, b.logins), coalesce(w.registrations, b.registrations))
    )
    on conflict (domain_id, week) do update set
      statuses = coalesce(excluded.statuses, a.statuses), logins = coalesce(excluded.logins, a.logins),
      registrations = coalesce(excluded.registrations, a.registrations)`.execute(trx)
}

/** 9999-12-31 in seconds: a later year has five digits and is no date of ours. */
const LAST_WEEK = 253_402_214_400
