// Lists of hosts a server knows: pages until a list is complete, then one packed set, and a delta when the set differs.
import { sql, type Transaction } from 'kysely'
import { DAY } from '#model/clock.ts'
import type { PeerReading } from '#model/crawl.ts'
import type { Domain } from '#model/domain.ts'
import type { PeerKind } from '#model/facts.ts'
import { decodeSet, diffSets, encodeSet } from '#model/graph/packed-set.ts'
import { addDomains } from './domains.ts'
import { hastenSlots } from './frontier.ts'
import { shortHash } from './json-columns.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** What a list offers for admission. */
export interface ListedNames {
  readonly advertiserId: number
  readonly advertiser: Domain
  /** Parsed, sorted, without duplicates. */
  readonly names: readonly Domain[]
  readonly now: number
}

export interface AdmittedNames {
  /** The ids of the names that have one, by name. */
  readonly ids: ReadonlyMap<string, number>
  /** Names that have no id yet, or will never get one. */
  readonly pending: number
  /** Of those, the names that wait; they join the set once they have an id (waiting-names.ts). */
  readonly waiting?: readonly Domain[]
}

/** Decides which listed names get an id, in the transaction of the recording (crawler/discovery). */
export type AdmitNames = (trx: Transaction<Schema>, listed: ListedNames) => Promise<AdmittedNames>

/** The simplest admission: every name gets an id and is due at once. */
export async function admitAll(trx: Transaction<Schema>, { advertiserId, names, now }: ListedNames): Promise<AdmittedNames> {
  return { ids: await addDomains(trx, names, { now, dueAt: now, discoveredBy: advertiserId }), pending: 0 }
}

export interface PeersContext {
  readonly domainId: number
  readonly domain: Domain
  /** The end of the visit, milliseconds since 1970. */
  readonly now: number
  readonly admitNames: AdmitNames
}

/** A full set is kept with every eighth change, so that any past state is at most eight steps away (research-and-ethics.md C5). */
export const KEY_FRAME_EVERY = 8
const EMPTY = Buffer.from(encodeSet([]))

/** Records the lists read in a visit, page by page. */
export async function recordPeers(trx: Transaction<Schema>, readings: readonly PeerReading[], context: PeersContext): Promise<void> {
  for (const reading of readings) {
    const names = await completeNames(trx, reading, context.domainId)
    if (names !== undefined) await recordList(trx, reading, names, context)
  }
  if (readings.some(({ complete }) => complete)) await countPeers(trx, context)
}

/** The names of the whole list, or undefined while pages are missing. A list that begins anew forgets the pages of its last attempt. */
async function completeNames(trx: Transaction<Schema>, reading: PeerReading, domainId: number): Promise<readonly Domain[] | undefined> {
  const { endpoint, page, names, complete } = reading
  if (complete && page === 0) {
    await deletePages(trx, domainId, endpoint)
    return names
  }
  if (!complete) {
    if (page === 0) await deletePages(trx, domainId, endpoint)
    await sql`${KEPT}
      insert into peer_page (domain_id, endpoint, page, names) values (${domainId}, ${endpoint}, ${page}, ${names}::text[])
      on conflict (domain_id, endpoint, page) do update set names = excluded.names`.execute(trx)
    return undefined
  }
  const pages = await sql<{ names: Domain[] }>`${KEPT}
    delete from peer_page where domain_id = ${domainId} and endpoint = ${endpoint} returning page, names`.execute(trx)
  return [...new Set([...pages.rows.flatMap((row) => row.names), ...names])].toSorted((a, b) => (a < b ? -1 : 1))
}

async function deletePages(trx: Transaction<Schema>, domainId: number, endpoint: string): Promise<void> {
  await sql`${KEPT} delete from peer_page where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
}

interface StoredSet {
  readonly kind: PeerKind
  readonly listed: number
  readonly pending: number
  readonly namesHash: Buffer
  readonly ids: Buffer
  readonly deltas: number
}

async function recordList(trx: Transaction<Schema>, reading: PeerReading, names: readonly Domain[], context: PeersContext): Promise<void> {
  const { domainId, domain, now, admitNames } = context
  const namesHash = Buffer.from(shortHash(names.join('\n')), 'hex')
  const stored = await sql<StoredSet>`${KEPT}
    select kind, listed, pending, names_hash, ids, deltas from peer_set where domain_id = ${domainId} and endpoint = ${reading.endpoint}`.execute(
    trx,
  )
  const before = stored.rows[0]
  const sameNames = before !== undefined && before.kind === reading.kind && before.namesHash.equals(namesHash)
  // The same names, all of them with an id: there is nothing to ask and nothing to write.
  if (sameNames && before.pending === 0) return
  const { ids, pending, waiting = [] } = await admitNames(trx, { advertiserId: domainId, advertiser: domain, names, now })
  const set = Int32Array.from(names.flatMap((name) => ids.get(name) ?? [])).toSorted()
  const packed = Buffer.from(encodeSet(set))
  const figures = {
    kind: reading.kind,
    n: set.length,
    listed: names.length,
    pending,
    namesHash,
    waiting: waiting.length === 0 ? null : waiting,
  }
  if (before === undefined) await insertSet(trx, domainId, reading.endpoint, { ...figures, packed, at: new Date(now) })
  else if (!before.ids.equals(packed) || !sameNames)
    await changeSet(trx, { domainId, endpoint: reading.endpoint }, before, {
      ...figures,
      set,
      packed,
      step: sameNames ? 'admitted' : 'changed',
      at: new Date(now),
    })
  else if (before.pending !== pending) await updateFigures(trx, domainId, reading.endpoint, figures)
}

interface Figures {
  readonly kind: PeerKind
  readonly n: number
  readonly listed: number
  readonly pending: number
  readonly namesHash: Buffer
  readonly waiting: readonly Domain[] | null
}

async function insertSet(
  trx: Transaction<Schema>,
  domainId: number,
  endpoint: string,
  set: Figures & { readonly packed: Buffer; readonly at: Date },
): Promise<void> {
  await sql`${KEPT}
    with opened as (
      insert into peer_delta (domain_id, endpoint, at, step, added, removed) values (${domainId}, ${endpoint}, ${set.at}, 'opened', ${EMPTY}, ${EMPTY})
    )
    insert into peer_set (domain_id, endpoint, kind, as_of, n, listed, pending, pending_names, complete, names_hash, ids)
    values (${domainId}, ${endpoint}, ${set.kind}, ${set.at}, ${set.n}, ${set.listed}, ${set.pending}, ${set.waiting}::text[], true,
       ${set.namesHash}, ${set.packed})`.execute(trx)
}

async function changeSet(
  trx: Transaction<Schema>,
  { domainId, endpoint }: { readonly domainId: number; readonly endpoint: string },
  before: StoredSet,
  {
    set,
    packed,
    step,
    at,
    ...figures
  }: Figures & { readonly set: Int32Array; readonly packed: Buffer; readonly step: 'changed' | 'admitted'; readonly at: Date },
): Promise<void> {
  // The step may be empty: a list that changed only by names without an id has changed all the same (see joinSet in waiting-names.ts).
  const { added, removed } = diffSets(decodeSet(before.ids), set)
  const deltas = before.deltas + 1
  const keyFrame = deltas % KEY_FRAME_EVERY === 0 ? packed : null
  await sql`${KEPT}
    with delta as (
      insert into peer_delta (domain_id, endpoint, at, step, added, removed, key_frame)
      select ${domainId}, ${endpoint}, greatest(${at}, max(at) + interval '1 millisecond'), ${step}, ${Buffer.from(encodeSet(added))},
        ${Buffer.from(encodeSet(removed))}, ${keyFrame} from peer_delta where domain_id = ${domainId} and endpoint = ${endpoint}
    )
    update peer_set set kind = ${figures.kind}, as_of = ${at}, n = ${figures.n}, listed = ${figures.listed}, pending = ${figures.pending},
      pending_names = ${figures.waiting}::text[], pending_seen = 0, names_hash = ${figures.namesHash}, ids = ${packed}, deltas = ${deltas}
    where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
  if (step === 'changed') await reviveListed(trx, added, at.getTime())
}

/** A name that was looked for in the last three days is not looked for again because somebody lists it. */
const REVIVAL_PAUSE = 3 * DAY

// A living server that newly lists a name we gave up on may know more than we: it is visited now, not in three months (DESIGN 5, visits).
async function reviveListed(trx: Transaction<Schema>, added: Int32Array, now: number): Promise<void> {
  if (added.length === 0) return
  const lost = await sql<{ id: number }>`${KEPT}
    select id from domain d where id = any(${[...added]}::int[]) and status in ('dead', 'failing') and last_attempt < ${new Date(now - REVIVAL_PAUSE)}
      and not exists (select from farm f where f.registrable = d.registrable and f.state = 'quarantined')`.execute(trx)
  if (lost.rows.length > 0)
    await hastenSlots(
      trx,
      lost.rows.map(({ id }) => id),
      now,
    )
}

// The same names, fewer of which wait: the set stays as it was, and so does the time since when it is so.
async function updateFigures(
  trx: Transaction<Schema>,
  domainId: number,
  endpoint: string,
  { kind, listed, pending, namesHash, waiting }: Figures,
): Promise<void> {
  await sql`${KEPT}
    update peer_set set kind = ${kind}, listed = ${listed}, pending = ${pending}, names_hash = ${namesHash},
      pending_names = ${waiting}::text[], pending_seen = 0
    where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
}

/**
 * Closes the lists of a host that are no longer its own word: of an adapter it no longer has, or all of them when it turned out to be
 * another server's name. A last delta empties the set, so that history still leads back to it.
 */
export async function closePeerSets(trx: Transaction<Schema>, context: PeersContext, keep: readonly string[]): Promise<void> {
  const { domainId, now } = context
  const stored = await sql<{ endpoint: string; ids: Buffer }>`${KEPT}
    delete from peer_set where domain_id = ${domainId} and endpoint <> all(${keep}::text[]) returning endpoint, ids`.execute(trx)
  await sql`${KEPT} delete from peer_page where domain_id = ${domainId} and endpoint <> all(${keep}::text[])`.execute(trx)
  for (const { endpoint, ids } of stored.rows) {
    await sql`${KEPT}
      insert into peer_delta (domain_id, endpoint, at, step, added, removed, key_frame)
      values (${domainId}, ${endpoint}, ${new Date(now)}, 'closed', ${EMPTY}, ${ids}, ${EMPTY})`.execute(trx)
  }
  if (stored.rows.length > 0) await countPeers(trx, context)
}

/** The figure a server's page shows: the length of its longest published list of hosts it knows; lists of followed hosts are not that. */
async function countPeers(trx: Transaction<Schema>, { domainId, now }: PeersContext): Promise<void> {
  await sql`${KEPT}
    update instance i set peer_count = p.listed, changed_at = ${new Date(now)}
    from (select max(listed) filter (where kind = 'knows') as listed from peer_set where domain_id = ${domainId}) p
    where i.domain_id = ${domainId} and i.peer_count is distinct from p.listed`.execute(trx)
}
