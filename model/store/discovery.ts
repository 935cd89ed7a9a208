// Names that servers list: which are known, which belong to a quarantined farm, and which wait as candidates (DESIGN 5, generated names).
import { sql, type Kysely } from 'kysely'
import { DAY } from '#model/clock.ts'
import { ADVERTISER_SAMPLE, HELD_DAYS } from '#model/discovery-policy.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import { findDomainIds } from './domains.ts'
import type { FindIds } from './name-ids.ts'
import type { Schema } from './schema.ts'

/** A list as `recordCrawl` hands it over, inside its transaction. */
export interface ListedNames {
  readonly advertiserId: number
  readonly names: readonly Domain[]
  readonly now: number
}

export interface NotedNames {
  readonly ids: ReadonlyMap<string, number>
  /** Names that wait for a budget. */
  readonly waiting: readonly Domain[]
  /** Names in quarantined farms: counted, not kept. */
  readonly quarantined: number
}

/** Candidates kept of one advertiser; more come with a later reading of its list. */
const CANDIDATES_PER_LIST = 200_000

/** Finds the ids of listed names and notes the unknown ones as candidates. Part of the transaction that records the list. */
export async function noteNames(
  trx: Kysely<Schema>,
  { advertiserId, names, now }: ListedNames,
  findIds: FindIds = findDomainIds,
): Promise<NotedNames> {
  const ids = await findIds(trx, names)
  const unknown = names.filter((name) => !ids.has(name))
  if (unknown.length === 0) return { ids, waiting: [], quarantined: 0 }
  const groups = Map.groupBy(unknown, registrableDomain)
  const bad = await countInQuarantine(trx, groups, now)
  const waiting = unknown.filter((name) => !bad.has(registrableDomain(name)))
  const state = await openTrial(trx, advertiserId, now)
  // A held advertiser's word counts for nothing: not alone, and not beside another's.
  if (state === 'growing') await insertCandidates(trx, advertiserId, waiting.slice(0, CANDIDATES_PER_LIST), now)
  return { ids, waiting, quarantined: unknown.length - waiting.length }
}

async function countInQuarantine(
  trx: Kysely<Schema>,
  groups: ReadonlyMap<string, readonly Domain[]>,
  now: number,
): Promise<ReadonlySet<string>> {
  const names = [...groups.keys()]
  const sizes = names.map((name) => groups.get(name)?.length ?? 0)
  const found = await sql<{ registrable: string; names: number; size: number }>`
    select f.registrable, f.names::float8 as names, g.size from farm f join unnest(${names}::text[], ${sizes}::int[]) as g (registrable, size) on g.registrable = f.registrable
    where f.state = 'quarantined' order by f.registrable`.execute(trx)
  for (const { registrable, size, names: before } of found.rows) {
    if (size > before)
      await trx
        .updateTable('farm')
        .set({ names: size, updatedAt: new Date(now) })
        .where('registrable', '=', registrable)
        .execute()
  }
  return new Set(found.rows.map((row) => row.registrable))
}

async function openTrial(trx: Kysely<Schema>, advertiserId: number, now: number): Promise<'growing' | 'held'> {
  const at = new Date(now)
  await sql`
    insert into advertiser (domain_id, state, budget, trial_from, updated_at)
    values (${advertiserId}, 'growing', ${ADVERTISER_SAMPLE}, ${at}, ${at}) on conflict (domain_id) do nothing`.execute(trx)
  const row = await trx
    .selectFrom('advertiser')
    .select(['state', 'updatedAt'])
    .where('domainId', '=', advertiserId)
    .executeTakeFirstOrThrow()
  if (row.state !== 'held') return 'growing'
  if (row.updatedAt.getTime() > now - HELD_DAYS * DAY) return 'held'
  await trx
    .updateTable('advertiser')
    .set({ state: 'growing', reason: null, budget: ADVERTISER_SAMPLE, admitted: 0, trialFrom: at, updatedAt: at })
    .where('domainId', '=', advertiserId)
    .execute()
  return 'growing'
}

/** Listers remembered of one name. More than these tell nothing new; the smallest ids, so that the order of readings does not matter. */
const LISTERS_KEPT = 8

// Two listers corroborate a name only when they are unrelated: another registrable domain, another address, and neither found through the other.
// Names about which this list says nothing new are left out before anything is locked: lists share most of their names, and lists that
// are recorded at the same time would wait for each other.
async function insertCandidates(trx: Kysely<Schema>, advertiserId: number, names: readonly Domain[], now: number): Promise<void> {
  if (names.length === 0) return
  const isNews = sql<boolean>`(${advertiserId} <> all (c.listed_by) and (cardinality(c.listed_by) < ${LISTERS_KEPT} or ${advertiserId} < any (c.listed_by)))`
  await sql`
    insert into candidate as c (name, registrable, listed_by, first_seen)
    select n.name, n.registrable, array[${advertiserId}::int], ${new Date(now)}
    from unnest(${names}::text[], ${names.map(registrableDomain)}::text[]) as n (name, registrable)
    left join candidate c on c.name = n.name
    where c.name is null or ${isNews}
    order by n.name
    on conflict (name) do update set
      corroborated = c.corroborated or exists (
        select from domain a join domain b on b.id = ${advertiserId}
        where a.id = any (c.listed_by) and a.registrable <> b.registrable and (a.address is null or b.address is null or a.address <> b.address)
          and a.discovered_by is distinct from b.id and b.discovered_by is distinct from a.id),
      listed_by = case
        when cardinality(c.listed_by) < ${LISTERS_KEPT} and ${advertiserId} > c.listed_by[cardinality(c.listed_by)] then c.listed_by || ${advertiserId}::int
        else (select array_agg(id order by id) from (
          select id from unnest(c.listed_by || ${advertiserId}::int) as l (id) order by id limit ${LISTERS_KEPT}) as few) end
    where ${isNews}`.execute(trx)
}

/** Takes the word of advertisers back: names that nobody else lists are forgotten, others need somebody else's budget. */
export async function forgetWord(trx: Kysely<Schema>, advertiserIds: readonly number[]): Promise<void> {
  if (advertiserIds.length === 0) return
  await sql`delete from candidate where listed_by <@ ${advertiserIds}::int[]`.execute(trx)
  await sql`
    update candidate c set listed_by = left_over.ids, corroborated = c.corroborated and cardinality(left_over.ids) > 1
    from candidate old cross join lateral (
      select array_agg(l.id order by l.id) as ids from unnest(old.listed_by) as l (id) where l.id <> all (${advertiserIds}::int[])) as left_over
    where old.name = c.name and old.listed_by && ${advertiserIds}::int[]`.execute(trx)
}
