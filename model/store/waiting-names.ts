// Waiting names that become hosts: chosen by rank within their advertiser and their registrable domain, in an order nobody can steer.
import { sql, type Kysely } from 'kysely'
import { GROUP_SAMPLE } from '#model/discovery-policy.ts'
import type { Domain } from '#model/domain.ts'
import { addDomains } from './domains.ts'
import { applyDelta, decodeSet, encodeSet } from '#model/graph/packed-set.ts'
import type { Schema } from './schema.ts'
import { joinTransaction } from './transaction.ts'

/** Names admitted in one run; the next run goes on. */
const ADMITTED_PER_RUN = 5000
/** Lists whose waiting names are looked up in one run. */
const LISTS_PER_RUN = 200

interface ChosenName {
  readonly name: Domain
  readonly listedBy: number
  readonly alone: boolean
}

/** Gives ids to the waiting names that budgets allow; returns how many. */
export async function admitWaiting(
  trx: Kysely<Schema>,
  options: { readonly now: number; readonly maxDomains?: number | undefined },
): Promise<number> {
  const chosen = await chooseNames(trx, await roomLeft(trx, options.maxDomains))
  for (const [listedBy, names] of Map.groupBy(chosen, (entry) => entry.listedBy)) {
    await addDomains(
      trx,
      names.map((entry) => entry.name),
      { now: options.now, dueAt: options.now, discoveredBy: listedBy },
    )
    const alone = names.filter((entry) => entry.alone).length
    if (alone > 0) {
      await trx
        .updateTable('advertiser')
        .set((eb) => ({ admitted: eb('admitted', '+', alone) }))
        .where('domainId', '=', listedBy)
        .execute()
    }
  }
  const names = chosen.map((entry) => entry.name)
  await sql`delete from candidate where name = any(${names}::text[])`.execute(trx)
  return chosen.length
}

async function roomLeft(trx: Kysely<Schema>, maxDomains: number | undefined): Promise<number> {
  if (maxDomains === undefined) return ADMITTED_PER_RUN
  const row = await trx
    .selectFrom('domain')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Math.max(0, Math.min(ADMITTED_PER_RUN, maxDomains - row.n))
}

// md5 of the name orders the sample: an advertiser cannot put its few good names first. Names that an unrelated second server lists
// need no advertiser's budget, only room in their group.
async function chooseNames(trx: Kysely<Schema>, limit: number): Promise<readonly ChosenName[]> {
  if (limit === 0) return []
  const found = await sql<ChosenName>`
    with grouped as (
      select c.name, c.registrable, c.listed_by, c.also_listed_by is null as alone,
        row_number() over (partition by c.registrable order by (c.also_listed_by is null), md5(c.name)) as group_rank
      from candidate c
    ), roomy as (
      select g.* from grouped g left join farm f on f.registrable = g.registrable
      where g.group_rank <= coalesce(f.budget, ${GROUP_SAMPLE}) - (
        case when g.group_rank <= coalesce(f.budget, ${GROUP_SAMPLE}) then (select count(*) from domain d where d.registrable = g.registrable) else 0 end)
    ), ranked as (
      select r.*, row_number() over (partition by r.listed_by, r.alone order by r.group_rank, md5(r.name)) as advertiser_rank from roomy r
    )
    select r.name, r.listed_by, r.alone from ranked r left join advertiser a on a.domain_id = r.listed_by
    where not r.alone or (a.state = 'growing' and r.advertiser_rank <= a.budget - a.admitted)
    order by r.alone, r.advertiser_rank, r.listed_by limit ${limit}`.execute(trx)
  return found.rows
}

/**
 * Lets names that have an id by now join the sets of the lists that named them, without asking those servers again. Looks at lists
 * that were last looked at before the newest admission; returns how many lists it looked at.
 */
export async function resolveWaiting(db: Kysely<Schema>, now: number): Promise<number> {
  return joinTransaction(db, async (trx) => {
    const lists = await sql<{ domainId: number; endpoint: string; names: string[]; ids: Uint8Array }>`
      select domain_id, endpoint, pending_names as names, ids from peer_set
      where pending_names is not null and pending_checked_at <= (select max(first_seen) from domain)
      order by pending_checked_at limit ${LISTS_PER_RUN} for update`.execute(trx)
    for (const list of lists.rows) await joinSet(trx, list, now)
    return lists.rows.length
  })
}

async function joinSet(
  trx: Kysely<Schema>,
  list: { readonly domainId: number; readonly endpoint: string; readonly names: readonly string[]; readonly ids: Uint8Array },
  now: number,
): Promise<void> {
  const found = await sql<{
    id: number
    name: string
  }>`select id, name from domain where network = 'fediverse' and name = any(${list.names}::text[])`.execute(trx)
  const known = new Set(found.rows.map((row) => row.name))
  const left = list.names.filter((name) => !known.has(name))
  const ids =
    found.rows.length === 0
      ? undefined
      : applyDelta(decodeSet(list.ids), { added: Int32Array.from(found.rows.map((row) => row.id)).toSorted(), removed: new Int32Array(0) })
  await trx
    .updateTable('peerSet')
    .set({
      pendingNames: left.length === 0 ? null : left,
      pendingCheckedAt: new Date(now),
      ...(ids === undefined
        ? {}
        : { ids: Buffer.from(encodeSet(ids)), n: ids.length, pending: sql<number>`pending - ${found.rows.length}` }),
    })
    .where('domainId', '=', list.domainId)
    .where('endpoint', '=', list.endpoint)
    .execute()
}
