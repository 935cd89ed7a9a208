// Names and their ids: an id is int4, given once and never reused, so that stored graphs stay true for ever.
import { sql, type Kysely } from 'kysely'
import { registrableDomain, type Domain } from '#model/domain.ts'
import type { Schema } from './schema.ts'
import { joinTransaction, LOCKS } from './transaction.ts'

export interface NewDomains {
  /** Milliseconds since 1970. */
  readonly now: number
  /** When the new hosts are due. */
  readonly dueAt: number
  /** The domain whose list gave the names, or that of each of them; undefined for seeds and submissions. */
  readonly discoveredBy?: number | ReadonlyMap<Domain, number> | undefined
  /** 0 for seeds and submissions, 1 for names nobody has heard of yet (the default). */
  readonly priority?: 0 | 1
}

/** The ids of those names that have one. */
export async function findDomainIds(db: Kysely<Schema>, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  // One row for all ids: ten thousand rows would cost ten thousand objects.
  const found = await sql<{ ids: string | null; places: string | null }>`
    select string_agg(d.id::text, ',' order by n.place) as ids, string_agg(n.place::text, ',' order by n.place) as places
    from unnest(${names}::text[]) with ordinality as n (name, place)
    join domain d on d.network = 'fediverse' and d.name = n.name`.execute(db)
  const row = found.rows[0]
  if (row === undefined || row.ids === null || row.places === null) return new Map()
  const ids = row.ids.split(',')
  return new Map(row.places.split(',').map((place, index) => [names[Number(place) - 1] as string, Number(ids[index])]))
}

/**
 * Gives an id and a frontier slot to every name that has none, and returns the ids of all of them. One transaction, or a part of the
 * caller's. Ids are given by anti-join under a lock that is held until the end of that transaction, because an insert that meets a
 * conflict would burn an id; known names take no lock. Names that are known already keep their due time (see `hastenSlots`).
 */
export async function addDomains(db: Kysely<Schema>, names: readonly Domain[], options: NewDomains): Promise<Map<string, number>> {
  const wanted = [...new Set(names)]
  const known = await findDomainIds(db, wanted)
  const missing = wanted.filter((name) => !known.has(name))
  if (missing.length === 0) return known
  const added = await joinTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.admission})`.execute(trx)
    await insertDomains(trx, missing, options)
    return findDomainIds(trx, missing)
  })
  return new Map([...known, ...added])
}

async function insertDomains(
  trx: Kysely<Schema>,
  names: readonly Domain[],
  { now, dueAt, discoveredBy, priority }: NewDomains,
): Promise<void> {
  const at = new Date(now)
  const finders = names.map((name) => (typeof discoveredBy === 'object' ? discoveredBy.get(name) : discoveredBy) ?? null)
  await sql`
    with fresh as (
      insert into domain (name, registrable, first_seen, status_since, discovered_by)
      select n.name, n.registrable, ${at}, ${at}, n.finder
      from unnest(${names}::text[], ${names.map(registrableDomain)}::text[], ${finders}::int[]) with ordinality as n (name, registrable, finder, place)
      where not exists (select from domain d where d.network = 'fediverse' and d.name = n.name)
      order by n.place
      returning id, registrable, discovered_by
    ), told as (
      insert into trial_news (advertiser_id, registrable) select distinct discovered_by, registrable from fresh
    )
    insert into frontier_slot (domain_id, due_at, priority) select id, ${new Date(dueAt)}, ${priority ?? 1} from fresh`.execute(trx)
}
