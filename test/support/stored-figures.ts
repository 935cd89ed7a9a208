// What a crawl has left in the database, in figures that flows and proofs compare with the world it crawled.
import { sql } from 'kysely'
import type { InstanceStatus } from '#model/crawl.ts'
import type { FailureReason } from '#model/failure.ts'
import type { Database } from '#model/store/postgres.ts'

/** Names with an id, and how many of them ever answered. */
export async function countHosts({ db }: Database): Promise<{ readonly known: number; readonly answered: number }> {
  const rows = await sql<{ known: number; answered: number }>`
    select count(*)::int as known, count(last_answer)::int as answered from domain`.execute(db)
  return rows.rows[0] ?? { known: 0, answered: 0 }
}

/** The names that ever answered. */
export async function listAnswered({ db }: Database): Promise<ReadonlySet<string>> {
  const rows = await sql<{ name: string }>`select name from domain where last_answer is not null`.execute(db)
  return new Set(rows.rows.map(({ name }) => name))
}

/** How often each host was visited. */
export async function countVisits({ db }: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ name: string; visits: number }>`
    select d.name, count(*)::int as visits from crawl c join domain d on d.id = c.domain_id group by d.name`.execute(db)
  return new Map(rows.rows.map(({ name, visits }) => [name, visits]))
}

/** Slots and pace keys that somebody holds, and until when by the database's clock, in milliseconds since 1970. */
export async function listLeases({ db }: Database): Promise<readonly { readonly what: string; readonly until: number }[]> {
  const rows = await sql<{ what: string; until: Date }>`
    select 'slot of ' || d.name as what, s.lease_until as until from frontier_slot s join domain d on d.id = s.domain_id where s.lease_owner is not null
    union all select 'key ' || key, until from pace_key where owner is not null`.execute(db)
  return rows.rows.map(({ what, until }) => ({ what, until: until.getTime() }))
}

/** The status of every host. */
export async function listStatuses({ db }: Database): Promise<ReadonlyMap<string, InstanceStatus>> {
  const rows = await sql<{ name: string; status: InstanceStatus }>`select name, status from domain`.execute(db)
  return new Map(rows.rows.map(({ name, status }) => [name, status]))
}

/** Of how many days there are figures of each host. */
export async function countFigureDays({ db }: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ name: string; days: number }>`
    select d.name, count(distinct u.day)::int as days from domain d left join usage_day u on u.domain_id = d.id group by d.name`.execute(db)
  return new Map(rows.rows.map(({ name, days }) => [name, days]))
}

const TABLES = [
  'crawl',
  'document',
  'fact',
  'rule',
  'peer_set',
  'peer_delta',
  'usage_day',
  'run_day',
  'job_run',
  'pace_key',
  'robots',
] as const

/** The number of rows of the tables that grow. */
export async function countRows({ db }: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const table of TABLES) {
    const rows = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
    counts.set(table, rows.rows[0]?.n ?? 0)
  }
  return counts
}

/** One visit in which a document was read (200 or 304), or was found to be no longer there (404, 410). */
export interface Reading {
  readonly endpoint: string
  readonly absent: boolean
  readonly from: number
  readonly to: number
}

/** The readings of every document of a host, oldest first. */
export async function loadReadings({ db }: Database, host: string): Promise<ReadonlyMap<string, readonly Reading[]>> {
  const rows = await sql<{ endpoint: string; absent: boolean; startedAt: Date; finishedAt: Date }>`
    select e.key as endpoint, e.value ->> 'state' = 'failed' as absent, c.started_at, c.finished_at
    from crawl c join domain d on d.id = c.domain_id cross join jsonb_each(c.documents) e
    where d.name = ${host} and (e.value ->> 'state' in ('ok', 'unchanged') or e.value ->> 'reason' in ('not-found', 'gone')) order by c.finished_at`.execute(
    db,
  )
  const readings = rows.rows.map(({ startedAt, finishedAt, ...row }) => ({ ...row, from: startedAt.getTime(), to: finishedAt.getTime() }))
  return Map.groupBy(readings, (reading) => reading.endpoint)
}

/** A value of a host, and from which reading to which it was seen. */
export interface StoredSpan {
  readonly endpoint: string
  readonly value: string
  readonly first: number
  readonly gone: number | null
}

interface SpanRow {
  readonly endpoint: string
  readonly value: string
  readonly firstSeen: Date
  readonly goneSeen: Date | null
}

function toSpan({ endpoint, value, firstSeen, goneSeen }: SpanRow): StoredSpan {
  return { endpoint, value, first: firstSeen.getTime(), gone: goneSeen?.getTime() ?? null }
}

/** The history of one fact of a host, whose values are texts. */
export async function loadFactHistory({ db }: Database, host: string, key: string): Promise<readonly StoredSpan[]> {
  const rows = await sql<SpanRow>`
    select f.endpoint, f.value #>> '{}' as value, f.first_seen, f.gone_seen from fact f join domain d on d.id = f.domain_id
    where d.name = ${host} and f.key = ${key} order by f.first_seen`.execute(db)
  return rows.rows.map(toSpan)
}

/** The history of the rules of a host. */
export async function loadRuleHistory({ db }: Database, host: string): Promise<readonly StoredSpan[]> {
  const rows = await sql<SpanRow>`
    select r.endpoint, r.text as value, r.first_seen, r.gone_seen from rule r join domain d on d.id = r.domain_id
    where d.name = ${host} order by r.first_seen, r.position`.execute(db)
  return rows.rows.map(toSpan)
}

/** The lists of a host that are stored: the host's id and the endpoint of each. */
export async function listPeerSets({ db }: Database, host: string): Promise<readonly { readonly id: number; readonly endpoint: string }[]> {
  const rows = await sql<{ id: number; endpoint: string }>`
    select d.id, p.endpoint from peer_set p join domain d on d.id = p.domain_id where d.name = ${host}`.execute(db)
  return rows.rows
}

/** The names of ids, sorted. */
export async function namesOfIds({ db }: Database, ids: Int32Array): Promise<readonly string[]> {
  const rows = await sql<{ name: string }>`select name from domain where id = any(${[...ids]}::int[]) order by name`.execute(db)
  return rows.rows.map(({ name }) => name)
}

/** What became of every host: its status, and the reason of the last failure. */
export async function listEnds({
  db,
}: Database): Promise<ReadonlyMap<string, { readonly status: InstanceStatus; readonly reason?: FailureReason }>> {
  const rows = await sql<{
    name: string
    status: InstanceStatus
    reason: FailureReason | null
  }>`select name, status, reason from domain`.execute(db)
  return new Map(rows.rows.map(({ name, status, reason }) => [name, reason === null ? { status } : { status, reason }]))
}

/** The size of the database without its log of changes, in bytes, and the pairs of all stored lists. */
export async function measureStore({ db }: Database): Promise<{
  readonly bytes: number
  readonly pairs: number
  readonly waiting: number
  readonly setBytes: number
}> {
  const rows = await sql<{ bytes: number; pairs: number; waiting: number; setBytes: number }>`
    select pg_database_size(current_database())::float8 as bytes, coalesce(sum(n), 0)::float8 as pairs,
      coalesce(sum(pending), 0)::float8 as waiting, coalesce(sum(octet_length(ids)), 0)::float8 as set_bytes from peer_set`.execute(db)
  return rows.rows[0] ?? { bytes: 0, pairs: 0, waiting: 0, setBytes: 0 }
}
