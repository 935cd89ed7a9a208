// Waiting names that become hosts: chosen by rank within their advertiser and their registrable domain, in an order nobody can steer.
import { sql, type Kysely } from 'kysely'
import { GROUP_SAMPLE } from '#model/discovery-policy.ts'
import { FAILURE_REASONS, failureClass } from '#model/failure.ts'
import { addDomains } from './domains.ts'
import { applyDelta, decodeSet, encodeSet } from '#model/graph/packed-set.ts'
import { beginChoice, type ChosenName, type NameChoice, type Voucher, type WaitingName } from './name-choice.ts'
import type { Schema } from './schema.ts'
import { KEY_FRAME_EVERY } from './record-peers.ts'
import { joinTransaction } from './transaction.ts'

/** Names admitted in one round; the next round goes on. */
const ADMITTED_PER_ROUND = 5000
/** Waiting names in memory at the same time. */
const LOOKED_AT_ONCE = 10_000
/** Lists whose waiting names are looked up in one transaction. */
const LISTS_AT_ONCE = 100

export interface WaitingOptions {
  readonly now: number
  /** Names with an id at most; the taster's limit. */
  readonly maxDomains?: number | undefined
  /** Servers at most, those that may still turn out to be one included; the limit of a trial run. */
  readonly maxServers?: number | undefined
}

export interface WaitingAdmitted {
  readonly admitted: number
  /** The limit of names or of servers let in fewer than a round may. */
  readonly limited: boolean
}

/** Gives ids to the waiting names that budgets allow. */
export async function admitWaiting(trx: Kysely<Schema>, options: WaitingOptions): Promise<WaitingAdmitted> {
  const room = await roomLeft(trx, options)
  const chosen = await chooseNames(trx, room)
  if (chosen.length > 0) {
    const names = chosen.map((entry) => entry.name)
    const discoveredBy = new Map(chosen.map(({ name, listedBy }) => [name, listedBy]))
    await addDomains(trx, names, { now: options.now, dueAt: options.now, discoveredBy })
    await charge(trx, chosen)
    await sql`delete from candidate where name = any(${names}::text[])`.execute(trx)
  }
  return { admitted: chosen.length, limited: room < ADMITTED_PER_ROUND }
}

async function charge(trx: Kysely<Schema>, chosen: readonly ChosenName[]): Promise<void> {
  const spent = Map.groupBy(
    chosen.filter((entry) => entry.alone),
    (entry) => entry.listedBy,
  )
  if (spent.size === 0) return
  await sql`
    update advertiser a set admitted = a.admitted + s.names
    from unnest(${[...spent.keys()]}::int[], ${[...spent.values()].map((entries) => entries.length)}::int[]) as s (domain_id, names)
    where a.domain_id = s.domain_id`.execute(trx)
}

async function roomLeft(
  trx: Kysely<Schema>,
  { maxDomains = Infinity, maxServers = Infinity }: Pick<WaitingOptions, 'maxDomains' | 'maxServers'>,
): Promise<number> {
  if (maxDomains === Infinity && maxServers === Infinity) return ADMITTED_PER_ROUND
  // A name that was never visited, or that is out of order for a moment, may turn out to be a server.
  const passing = FAILURE_REASONS.filter((reason) => failureClass(reason) === 'passing')
  const found = await sql<{ names: number; servers: number }>`
    select count(*) as names, count(*) filter (where last_answer is not null or last_attempt is null or reason = any(${passing}::text[])) as servers from domain`.execute(
    trx,
  )
  const { names, servers } = found.rows[0] ?? { names: 0, servers: 0 }
  return Math.max(0, Math.min(ADMITTED_PER_ROUND, maxDomains - names, maxServers - servers))
}

interface WaitingRow extends WaitingName {
  readonly turn: number
}

// The hash of the name orders every sample: an advertiser cannot put its few good names first.
async function chooseNames(trx: Kysely<Schema>, limit: number): Promise<readonly ChosenName[]> {
  if (limit === 0) return []
  const vouchers = await sql<Voucher>`
    select domain_id, budget, budget - admitted as room from advertiser where state = 'growing' and settled`.execute(trx)
  const choice = beginChoice(vouchers.rows, limit, (registrables) => findRooms(trx, registrables))
  await lookAtAll(trx, choice, true)
  if (choice.wantsAlone()) await lookAtAll(trx, choice, false)
  return choice.chosen()
}

async function lookAtAll(trx: Kysely<Schema>, choice: NameChoice, corroborated: boolean): Promise<void> {
  for (let last: WaitingRow | undefined; ;) {
    const page = await sql<WaitingRow>`
      select name, registrable, corroborated, listed_by, turn from candidate
      where corroborated = ${corroborated} and (turn, name) > (${last?.turn ?? -1}, ${last?.name ?? ''})
      order by turn, name limit ${LOOKED_AT_ONCE}`.execute(trx)
    if (!(await choice.look(page.rows)) || page.rows.length < LOOKED_AT_ONCE) return
    last = page.rows.at(-1)
  }
}

async function findRooms(trx: Kysely<Schema>, registrables: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ registrable: string; room: number }>`
    select r.registrable, (coalesce(f.budget, ${GROUP_SAMPLE}) - (select count(*) from domain d where d.registrable = r.registrable))::int as room
    from unnest(${registrables}::text[]) as r (registrable) left join farm f on f.registrable = r.registrable`.execute(trx)
  return new Map(found.rows.map(({ registrable, room }) => [registrable, room]))
}

/**
 * Lets names that have an id by now join the sets of the lists that named them, without asking those servers again. Looks only at
 * lists that have not been looked at since the newest id was given; returns how many it looked at.
 */
export async function resolveWaiting(db: Kysely<Schema>, now: number): Promise<number> {
  let looked = 0
  for (let after: WaitingList | undefined; ;) {
    const lists = await joinTransaction(db, (trx) => resolveSome(trx, after, now))
    looked += lists.length
    after = lists.at(-1)
    if (lists.length < LISTS_AT_ONCE) return looked
  }
}

// Ids are given in order, under a lock (domains.ts): what this transaction sees below the newest id it sees is complete. The names stay in
// PostgreSQL: of the first day's lists there are a hundred million.
async function resolveSome(trx: Kysely<Schema>, after: WaitingList | undefined, now: number): Promise<readonly WaitingList[]> {
  const newest = await sql<{ id: number }>`select coalesce(max(id), 0) as id from domain`.execute(trx)
  const id = newest.rows[0]?.id ?? 0
  const lists = await sql<WaitingList>`
    with due as (
      select domain_id, endpoint, pending_names, pending_seen from peer_set
      where pending_names is not null and pending_seen < ${id} and cardinality(pending_names) > 0 and (domain_id, endpoint) > (${after?.domainId ?? 0}, ${after?.endpoint ?? ''})
      order by domain_id, endpoint limit ${LISTS_AT_ONCE} for update),
    looked as (
      select w.domain_id, w.endpoint, count(d.id)::int as found, '[' || string_agg(d.id::text, ',') || ']' as ids,
        array_agg(n.name order by n.place) filter (where d.id is null) as rest
      from due w cross join unnest(w.pending_names) with ordinality as n (name, place)
        left join domain d on d.network = 'fediverse' and d.name = n.name and d.id > w.pending_seen and d.id <= ${id}
      group by w.domain_id, w.endpoint),
    done as (
      update peer_set p set pending_seen = ${id}, pending = p.pending - l.found,
        pending_names = case when l.found = 0 then p.pending_names else l.rest end
      from looked l where p.domain_id = l.domain_id and p.endpoint = l.endpoint
      returning p.domain_id, p.endpoint, l.ids as added, case when l.found > 0 then p.ids end as ids, p.deltas)
    select * from done order by domain_id, endpoint`.execute(trx)
  for (const list of lists.rows)
    if (list.added !== null && list.ids !== null) await joinSet(trx, { ...list, added: list.added, ids: list.ids }, now)
  return lists.rows
}

interface WaitingList {
  readonly domainId: number
  readonly endpoint: string
  /** The ids that its names have now, as a JSON list in no order; null when none has. */
  readonly added: string | null
  /** The set as it was, where any has. */
  readonly ids: Uint8Array | null
  readonly deltas: number
}

// Names that waited since the first reading join the set as it was opened; later ones join as a step of their own, dated by their
// admission, so that no history says that they were listed before the reading that first had them.
async function joinSet(
  trx: Kysely<Schema>,
  list: WaitingList & { readonly added: string; readonly ids: Uint8Array },
  now: number,
): Promise<void> {
  const { domainId, endpoint, ids } = list
  const added = Int32Array.from(JSON.parse(list.added) as number[]).toSorted()
  const packed = Buffer.from(encodeSet(applyDelta(decodeSet(ids), { added, removed: new Int32Array(0) })))
  const deltas = list.deltas === 0 ? 0 : await noteJoin(trx, list, { added, packed, now })
  await sql`
    update peer_set set ids = ${packed}, n = n + ${added.length}, deltas = ${deltas}
    where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
}

interface Join {
  readonly added: Int32Array
  readonly packed: Buffer
  readonly now: number
}

/** Writes the step of a join and returns how many steps the list has now. Two steps never stand at one moment. */
async function noteJoin(trx: Kysely<Schema>, { domainId, endpoint, deltas }: WaitingList, { added, packed, now }: Join): Promise<number> {
  const keyFrame = (deltas + 1) % KEY_FRAME_EVERY === 0 ? packed : null
  await sql`
    insert into peer_delta (domain_id, endpoint, at, step, added, removed, key_frame)
    select ${domainId}, ${endpoint}, greatest(${new Date(now)}, max(at) + interval '1 millisecond'), 'admitted', ${Buffer.from(encodeSet(added))},
      ${Buffer.from(encodeSet([]))}, ${keyFrame}
    from peer_delta where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
  return deltas + 1
}
