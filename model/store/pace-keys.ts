// Pace among processes: who may speak to a host, a registrable domain or an address now, and when the next one may.
import { sql, type Kysely } from 'kysely'
import { HOUR } from '#model/clock.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** The keys of a host and its address, for example `host:…`, `site:…` and `addr:…`; crawler/politeness.ts. */
export type PaceKeysOf = (host: string, address: string | undefined) => readonly string[]

export interface KeyRelease {
  readonly key: string
  /** Nobody may use the key before, milliseconds since 1970. */
  readonly notBefore: number
}

export type KeysTaken = { readonly granted: true } | { readonly granted: false; readonly freeAt: number }

/** SQL: whether a row of pace_key can be taken at `$now`; the lease counts by the database's clock, the gap by ours. */
export function isKeyFree(now: Date): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`((owner is null or until < clock_timestamp()) and not_before <= ${now})`
}

/** SQL: makes the rows of keys that have none yet. A statement of its own, so that the next one sees them. */
export async function ensureKeys(db: Kysely<Schema>, keys: readonly string[], now: Date): Promise<void> {
  await sql`${KEPT}
    insert into pace_key (key, not_before)
    select key, ${now} from unnest(${keys}::text[]) as wanted (key)
    where not exists (select from pace_key p where p.key = wanted.key)
    order by key
    on conflict (key) do nothing`.execute(db)
}

/**
 * Takes all keys or none, for a lease by the database's clock.
 *
 * Gives `freeAt` when a key is taken or its gap is not over: the latest `not_before` in the way, and `now` at the earliest, because
 * nobody knows when a holder ends. A key is not granted twice to the same owner. Locks go in the order of the keys everywhere in
 * this file, so that two takers never wait for each other.
 */
export async function takeKeys(
  db: Kysely<Schema>,
  { keys, ...taker }: KeyTaker & { readonly keys: readonly string[] },
): Promise<KeysTaken> {
  const wanted = [...new Set(keys)]
  const [only] = wanted
  if (only === undefined) return { granted: true }
  if (wanted.length === 1 && (await takeKey(db, only, taker))) return { granted: true }
  return takeTogether(db, wanted, taker)
}

/** Who takes keys, when, and for how long. */
interface KeyTaker {
  readonly owner: string
  readonly now: number
  readonly leaseMs: number
}

async function takeTogether(db: Kysely<Schema>, wanted: readonly string[], { owner, now, leaseMs }: KeyTaker): Promise<KeysTaken> {
  const at = new Date(now)
  for (;;) {
    await ensureKeys(db, wanted, at)
    const answer = await sql<{ found: number; granted: boolean; freeAt: Date | null }>`${KEPT}
      with locked as (
        select key, not_before, ${isKeyFree(at)} as free from pace_key where key = any(${wanted}::text[]) order by key for update
      ), verdict as (
        select count(*)::int as found, count(*) = ${wanted.length} and bool_and(free) as granted, max(not_before) filter (where not free) as free_at from locked
      ), taken as (
        update pace_key p set owner = ${owner}, until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
        from locked l, verdict v where p.key = l.key and v.granted
      )
      select found, coalesce(granted, false) as granted, free_at from verdict`.execute(db)
    const row = answer.rows[0]
    if (row?.granted === true) return { granted: true }
    // A row was pruned between the two statements: make it again.
    if (row !== undefined && row.found < wanted.length && row.freeAt === null) continue
    return { granted: false, freeAt: Math.max(now, row?.freeAt?.getTime() ?? 0) }
  }
}

// A single free key, known or not, takes one statement; that is what most visits ask for: the address of a host, once it was looked up.
async function takeKey(db: Kysely<Schema>, key: string, { owner, now, leaseMs }: KeyTaker): Promise<boolean> {
  const at = new Date(now)
  const taken = await sql`${KEPT}
    insert into pace_key (key, not_before, owner, until) values (${key}, ${at}, ${owner}, clock_timestamp() + ${leaseMs} * interval '1 millisecond')
    on conflict (key) do update set owner = excluded.owner, until = excluded.until
    where (pace_key.owner is null or pace_key.until < clock_timestamp()) and pace_key.not_before <= ${at}`.execute(db)
  return Number(taken.numAffectedRows ?? 0) > 0
}

/**
 * Gives keys back and says when each may be used next. A key whose lease was lost meanwhile stays with its new owner, but its
 * moment is kept: the request was made.
 */
export async function freeKeys(
  db: Kysely<Schema>,
  { keys, owner }: { readonly keys: readonly KeyRelease[]; readonly owner: string },
): Promise<void> {
  await moveMoments(db, keys, owner)
}

/** Moves the moment before which keys may not be used to a later time; never to an earlier one. Makes keys that do not exist. */
export async function bumpKeys(db: Kysely<Schema>, keys: readonly KeyRelease[]): Promise<void> {
  if (keys.length === 0) return
  await ensureKeys(
    db,
    keys.map(({ key }) => key),
    new Date(0),
  )
  await moveMoments(db, keys, null)
}

async function moveMoments(db: Kysely<Schema>, releases: readonly KeyRelease[], owner: string | null): Promise<void> {
  const latest = new Map<string, number>()
  for (const { key, notBefore } of releases) latest.set(key, Math.max(notBefore, latest.get(key) ?? 0))
  if (latest.size === 0) return
  const keys = [...latest.keys()]
  const moments = [...latest.values()].map((moment) => new Date(moment))
  await sql`${KEPT}
    with locked as (select key from pace_key where key = any(${keys}::text[]) order by key for update)
    update pace_key p set
      not_before = greatest(p.not_before, f.not_before),
      owner = case when p.owner = ${owner} then null else p.owner end,
      until = case when p.owner = ${owner} then null else p.until end
    from locked l join unnest(${keys}::text[], ${moments}::timestamptz[]) as f (key, not_before) using (key)
    where p.key = l.key`.execute(db)
}

/**
 * Deletes keys that no longer say anything: free, their moment and their waiting lines over for an hour. Gives the number deleted.
 * Rows somebody works with are left for the next time.
 */
export async function pruneKeys(db: Kysely<Schema>, now: number): Promise<number> {
  const old = new Date(now - HOUR)
  const result = await sql`${KEPT}
    with idle as (
      select key from pace_key
      where (owner is null or until < clock_timestamp()) and not_before < ${old}
        and (line_known is null or line_known < ${old}) and (line_new is null or line_new < ${old})
      order by key for update skip locked
    )
    delete from pace_key p using idle where p.key = idle.key`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}
