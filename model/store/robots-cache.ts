// robots.txt as last read, shared by all processes, so that a host is asked for it once a day and not once a visit.
import { sql, type Kysely, type Transaction } from 'kysely'
import type { RobotsReading } from '#model/crawl.ts'
import type { FailureReason } from '#model/failure.ts'
import { toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** The stored readings of these hosts, by host; also those that have expired, which the caller judges by its clock. */
export async function loadRobots(db: Kysely<Schema>, hosts: readonly string[]): Promise<ReadonlyMap<string, RobotsReading>> {
  type Row = { host: string; state: RobotsReading['state']; body: string; readAt: Date; expiresAt: Date; reason: FailureReason | null }
  const rows =
    await sql<Row>`${KEPT} select host, state, body, read_at, expires_at, reason from robots where host = any(${hosts}::text[])`.execute(db)
  return new Map(
    rows.rows.map(({ host, state, body, readAt, expiresAt, reason }) => [
      host,
      { host, state, body, readAt: readAt.getTime(), expiresAt: expiresAt.getTime(), failure: reason ?? undefined },
    ]),
  )
}

/** Keeps readings; a later reading of a host replaces an earlier one, never the other way round. In the order of hosts, against deadlocks. */
export async function saveRobots(trx: Transaction<Schema>, readings: readonly RobotsReading[]): Promise<void> {
  if (readings.length === 0) return
  const latest = new Map(readings.toSorted((a, b) => a.readAt - b.readAt).map((reading) => [reading.host, reading]))
  const rows = [...latest.values()].map(({ host, state, body, readAt, expiresAt, failure }) => ({
    host,
    state,
    body,
    read_at: new Date(readAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
    reason: failure,
  }))
  await sql`${KEPT}
    insert into robots as o (host, state, body, read_at, expires_at, reason)
    select * from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as r (host text, state text, body text, read_at timestamptz, expires_at timestamptz, reason text) order by host
    on conflict (host) do update set state = excluded.state, body = excluded.body, read_at = excluded.read_at, expires_at = excluded.expires_at,
      reason = excluded.reason
    where o.read_at <= excluded.read_at`.execute(trx)
}
