// What lists vouch for, on its way to the waiting names: queued by every recording without a lock, counted by one process at a time.
import { sql, type Kysely } from 'kysely'
import { registrableDomain, type Domain } from '#model/domain.ts'
import type { Schema } from './schema.ts'
import { joinTransaction, LOCKS } from './transaction.ts'

/** Listers remembered of one name. More than these tell nothing new; the smallest ids, so that the order of readings does not matter. */
const LISTERS_KEPT = 8
/** Offers counted in one transaction: lists share most of their names, so that counting them together saves most of the writing. */
const COUNTED_AT_ONCE = 50

/** What one server's list says of names without an id. */
export interface Offer {
  readonly advertiserId: number
  readonly names: readonly Domain[]
  readonly now: number
}

/**
 * Queues those names about which this list says something new: names that nobody listed so far, or that have room for another lister.
 * Reads the waiting names and adds one row; locks nothing, so that lists recorded at the same time do not wait for each other. A list
 * that was counted before queues nothing.
 */
export async function offerNames(trx: Kysely<Schema>, { advertiserId, names, now }: Offer): Promise<void> {
  if (names.length === 0) return
  const registrables = names.map((name) => {
    const registrable = registrableDomain(name)
    return registrable === name ? null : registrable
  })
  await sql`
    insert into offer (advertiser_id, names, registrables, at)
    select ${advertiserId}, array_agg(n.name), array_agg(n.registrable), ${new Date(now)}
    from unnest(${names}::text[], ${registrables}::text[]) as n (name, registrable) left join candidate c on c.name = n.name
    where c.name is null or (${advertiserId} <> all (c.listed_by) and (cardinality(c.listed_by) < ${LISTERS_KEPT} or ${advertiserId} < any (c.listed_by)))
    having count(*) > 0`.execute(trx)
}

/** Counts every queued offer: its names wait from now on, with this lister. One process at a time; several transactions, or the caller's. */
export async function countOffers(db: Kysely<Schema>): Promise<void> {
  for (;;) {
    const counted = await joinTransaction(db, async (trx) => {
      await sql`select pg_advisory_xact_lock(${LOCKS.discovery})`.execute(trx)
      return countSome(trx)
    })
    if (counted < COUNTED_AT_ONCE) return
  }
}

// Two listers corroborate a name only when they are unrelated: another registrable domain, another address, and neither found through the
// other. What was queued before its advertiser was held, before its group was quarantined or before the name got an id counts no more.
async function countSome(trx: Kysely<Schema>): Promise<number> {
  const counted = await sql<{ offers: number }>`
    with batch as (
      delete from offer where id in (select id from offer order by id limit ${COUNTED_AT_ONCE}) returning *
    ), word as (
      select n.name, coalesce(n.registrable, n.name) as registrable, b.advertiser_id, b.at
      from batch b join advertiser a on a.domain_id = b.advertiser_id and a.state = 'growing'
        cross join lateral unnest(b.names, b.registrables) as n (name, registrable)
    ), said as (
      select name, registrable, array_agg(distinct advertiser_id order by advertiser_id) as listed_by, min(at) as at from word group by name, registrable
    ), news as materialized (
      select s.name, s.registrable, s.at, coalesce(c.corroborated, false) as corroborated, c.listed_by as before,
        case when c.name is null then s.listed_by[:${LISTERS_KEPT}] else (select array_agg(id order by id) from (
          select distinct id from unnest(c.listed_by || s.listed_by) as l (id) order by id limit ${LISTERS_KEPT}) as few) end as listed_by
      from said s left join candidate c on c.name = s.name
      where not exists (select from domain d where d.network = 'fediverse' and d.name = s.name)
        and not exists (select from farm f where f.registrable = s.registrable and f.state = 'quarantined')
    ), kept as (
      insert into candidate (name, registrable, listed_by, corroborated, first_seen)
      select n.name, n.registrable, n.listed_by, n.corroborated or (cardinality(n.listed_by) > 1 and exists (
        select from domain a join domain b on b.id = any (n.listed_by) and b.id > a.id
        where a.id = any (n.listed_by) and a.registrable <> b.registrable and (a.address is null or b.address is null or a.address <> b.address)
          and a.discovered_by is distinct from b.id and b.discovered_by is distinct from a.id)), n.at
      from news n where n.listed_by is distinct from n.before order by n.name
      on conflict (name) do update set listed_by = excluded.listed_by, corroborated = excluded.corroborated
      returning registrable, xmax = 0 as fresh
    ), told as (
      insert into trial_news (advertiser_id, registrable)
      select distinct advertiser_id, null from batch union all select distinct null::int, registrable from kept where fresh
    )
    select count(*)::int as offers from batch`.execute(trx)
  return counted.rows[0]?.offers ?? 0
}

/** Takes the word of advertisers back: names that nobody else lists are forgotten, others need somebody else's budget. */
export async function forgetWord(trx: Kysely<Schema>, advertiserIds: readonly number[]): Promise<void> {
  if (advertiserIds.length === 0) return
  await sql`delete from offer where advertiser_id = any(${advertiserIds}::int[])`.execute(trx)
  await sql`delete from candidate where listed_by <@ ${advertiserIds}::int[]`.execute(trx)
  await sql`
    update candidate c set listed_by = left_over.ids, corroborated = c.corroborated and cardinality(left_over.ids) > 1
    from candidate old cross join lateral (
      select array_agg(l.id order by l.id) as ids from unnest(old.listed_by) as l (id) where l.id <> all (${advertiserIds}::int[])) as left_over
    where old.name = c.name and old.listed_by && ${advertiserIds}::int[]`.execute(trx)
}
