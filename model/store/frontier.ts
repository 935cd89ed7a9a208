// Frontier: which hosts are due, who is visiting them, and for how long a visit may hold them; leases use the database's clock only.
import { sql, type Kysely, type Transaction } from 'kysely'
import { SECOND } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { KEPT } from './kept-statements.ts'
import { ensureKeys, isKeyFree, type PaceKeysOf } from './pace-keys.ts'
import type { Schema } from './schema.ts'
import { chooseSlots, type Candidate, type Choice, type KeyState } from './slot-choice.ts'
import { joinTransaction, LOCKS } from './transaction.ts'

/** A host that this process may visit now; it holds the slot and its pace keys until it records, releases or loses the lease. */
export interface ClaimedSlot {
  readonly crawlId: string
  readonly domainId: number
  readonly domain: Domain
  readonly registrable: string
  readonly address?: string | undefined
  /** Pace keys held for this slot, to be given back with `freeKeys`. */
  readonly keys: readonly string[]
}

export interface ClaimOptions {
  /** Unique to the process. */
  readonly owner: string
  readonly limit: number
  /** Milliseconds since 1970, the crawler's clock. */
  readonly now: number
  readonly leaseMs: number
  readonly paceKeys: PaceKeysOf
  /** How far apart waiting slots of one key become due; the pace between two visits. */
  readonly spacingMs?: number
}

/** A round looks at that many due slots for each one wanted, and a claim takes at most that many rounds: every claim is bounded. */
const CANDIDATES_PER_SLOT = 2
const LEAST_CANDIDATES = 64
const ROUNDS = 6

/**
 * Claims slots that are due, one transaction: the lease and the pace keys of each are taken together, no key twice.
 *
 * Oldest first within known servers and within new names, which share the claim three to one. A due slot whose key is busy gets a
 * later due time, its place in that key's line (slot-choice.ts). Claims are made one after another (an advisory lock), so that any
 * number of processes never take the same slot or key.
 */
export async function claimSlots(db: Kysely<Schema>, options: ClaimOptions): Promise<readonly ClaimedSlot[]> {
  if (options.limit <= 0) return []
  return joinTransaction(db, async (trx) => {
    const turn = await beginClaim(trx)
    const claimed: ClaimedSlot[] = []
    for (let round = 0; round < ROUNDS && claimed.length < options.limit; round += 1) {
      const limit = options.limit - claimed.length
      const window = Math.max(LEAST_CANDIDATES, limit * CANDIDATES_PER_SLOT)
      const candidates = await listDue(trx, options, window)
      if (candidates.length === 0) break
      const states = await loadKeyStates(trx, candidates)
      const spacingMs = options.spacingMs ?? SECOND
      const choice = chooseSlots(candidates, states, { limit, now: options.now, spacingMs, turn: turn + claimed.length })
      claimed.push(...(await grantSlots(trx, choice.chosen, options)))
      await queueSlots(trx, choice, options.now)
      // Nothing was left unseen, or nothing moved: another round would find the same.
      if (candidates.length < window || (choice.waiting.length === 0 && choice.chosen.length < limit)) break
    }
    return claimed
  })
}

async function beginClaim(trx: Transaction<Schema>): Promise<number> {
  const turn = await sql<{ turn: number }>`select pg_advisory_xact_lock(${LOCKS.claim}), nextval('claim_turn')::int as turn`.execute(trx)
  // A lease that ran out frees its slot; the crawl id stays, so that a late result still counts while nobody else took the slot.
  await sql`update frontier_slot set lease_owner = null, lease_until = null where lease_owner is not null and lease_until < clock_timestamp()`.execute(
    trx,
  )
  return turn.rows[0]?.turn ?? 0
}

async function listDue(trx: Transaction<Schema>, { now, paceKeys }: ClaimOptions, window: number): Promise<readonly Candidate[]> {
  const queue = (priority: number): ReturnType<typeof sql> => sql`
    (select s.domain_id, s.priority, d.name, d.registrable, d.address from frontier_slot s join domain d on d.id = s.domain_id
     where s.lease_owner is null and s.priority = ${priority} and s.due_at <= ${new Date(now)} order by s.due_at, s.domain_id limit ${window})`
  type Row = { domainId: number; priority: number; name: string; registrable: string; address: string | null }
  const due = await sql<Row>`${queue(0)} union all ${queue(1)}`.execute(trx)
  return due.rows.map(({ name, ...row }) => ({ ...row, domain: name, keys: [...new Set(paceKeys(name, row.address ?? undefined))] }))
}

async function loadKeyStates(trx: Transaction<Schema>, candidates: readonly Candidate[]): Promise<ReadonlyMap<string, KeyState>> {
  const keys = [...new Set(candidates.flatMap((candidate) => candidate.keys))]
  type Row = { key: string; taken: boolean; notBefore: Date; lineKnown: Date | null; lineNew: Date | null }
  const states = await sql<Row>`${KEPT}
    select key, (owner is not null and until >= clock_timestamp()) as taken, not_before, line_known, line_new
    from pace_key where key = any(${keys}::text[])`.execute(trx)
  return new Map(
    states.rows.map((row) => [
      row.key,
      { taken: row.taken, notBefore: row.notBefore.getTime(), lines: [row.lineKnown?.getTime() ?? 0, row.lineNew?.getTime() ?? 0] },
    ]),
  )
}

/** Takes slots with their keys; a slot of which a key was taken since it was looked at stays due and is left out. */
async function grantSlots(
  trx: Transaction<Schema>,
  chosen: readonly Candidate[],
  { owner, now, leaseMs }: ClaimOptions,
): Promise<readonly ClaimedSlot[]> {
  if (chosen.length === 0) return []
  const at = new Date(now)
  const ids = chosen.flatMap((slot) => slot.keys.map(() => slot.domainId))
  const keys = chosen.flatMap((slot) => slot.keys)
  await ensureKeys(trx, keys, at)
  const granted = await sql<{ domainId: number; crawlId: string }>`${KEPT}
    with wanted as (
      select * from unnest(${ids}::int[], ${keys}::text[]) as w (domain_id, key)
    ), locked as (
      select key, ${isKeyFree(at)} as free from pace_key where key = any(${keys}::text[]) order by key for update
    ), slot as (
      select s.domain_id from frontier_slot s
      where s.domain_id = any(${ids}::int[]) and s.lease_owner is null
        and not exists (select from wanted w left join locked l using (key) where w.domain_id = s.domain_id and l.free is not true)
      for update skip locked
    ), taken as (
      update pace_key p set owner = ${owner}, until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from wanted w join slot using (domain_id) where p.key = w.key
    )
    update frontier_slot s set lease_owner = ${owner}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', crawl_id = gen_random_uuid()
    from slot where s.domain_id = slot.domain_id
    returning s.domain_id, s.crawl_id`.execute(trx)
  const crawlIds = new Map(granted.rows.map((row) => [row.domainId, row.crawlId]))
  return chosen.flatMap(({ domainId, domain, registrable, address, keys: held }) => {
    const crawlId = crawlIds.get(domainId)
    return crawlId === undefined
      ? []
      : [{ crawlId, domainId, domain: domain as Domain, registrable, address: address ?? undefined, keys: held }]
  })
}

async function queueSlots(trx: Transaction<Schema>, { waiting, lines }: Choice, now: number): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map((slot) => slot.domainId)
  const moments = waiting.map((slot) => new Date(slot.dueAt))
  const keys = [...lines.keys()]
  const ends = [...lines.values()]
  await ensureKeys(trx, keys, new Date(now))
  await sql`
    with locked as (
      select key from pace_key where key = any(${keys}::text[]) order by key for update
    ), line as (
      update pace_key p set line_known = e.known, line_new = e.fresh
      from locked l join unnest(${keys}::text[], ${ends.map(([known]) => new Date(known))}::timestamptz[], ${ends.map(([, fresh]) => new Date(fresh))}::timestamptz[])
        as e (key, known, fresh) using (key)
      where p.key = l.key
    ), slot as (
      select domain_id from frontier_slot where domain_id = any(${ids}::int[]) and lease_owner is null order by domain_id for update skip locked
    )
    update frontier_slot s set due_at = w.due_at
    from slot join unnest(${ids}::int[], ${moments}::timestamptz[]) as w (domain_id, due_at) using (domain_id)
    where s.domain_id = slot.domain_id`.execute(trx)
}

/** What a process works with at this moment. */
export interface Held {
  readonly crawlIds: readonly string[]
  readonly keys: readonly string[]
}

/**
 * Extends the leases of the slots and pace keys that an owner works with from now on, by the database's clock; whatever else bears its
 * name (a claim whose answer was lost) runs out. Rows that somebody works with at this moment are left out: a visit that is being recorded
 * needs its lease no more, and waiting for one would hold up all others. Gives the number of slots that were extended.
 */
export async function heartbeat(db: Kysely<Schema>, owner: string, leaseMs: number, held: Held): Promise<number> {
  const until = sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`
  await sql`
    with locked as (select key from pace_key where key = any(${held.keys}::text[]) and owner = ${owner} order by key for update skip locked)
    update pace_key p set until = ${until} from locked where p.key = locked.key`.execute(db)
  const slots = await sql`
    with locked as (
      select domain_id from frontier_slot where lease_owner = ${owner} and crawl_id = any(${held.crawlIds}::uuid[])
      order by domain_id for update skip locked
    )
    update frontier_slot s set lease_until = ${until} from locked where s.domain_id = locked.domain_id`.execute(db)
  return Number(slots.numAffectedRows ?? 0)
}

/**
 * Gives slots back unvisited: they are due as before, or at `notBefore` (milliseconds since 1970) where that is later. Ids that are no longer
 * leased are ignored. Pace keys are not touched.
 */
export async function releaseSlots(db: Kysely<Schema>, crawlIds: readonly string[], notBefore = 0): Promise<void> {
  await sql`
    with locked as (
      select domain_id from frontier_slot where lease_owner is not null and crawl_id = any(${crawlIds}::uuid[]) order by domain_id for update
    )
    update frontier_slot s set lease_owner = null, lease_until = null, crawl_id = null, due_at = greatest(s.due_at, ${new Date(notBefore)})
    from locked where s.domain_id = locked.domain_id`.execute(db)
}

/** Gives back everything an owner holds, slots and pace keys: the end of a process that stops in order. */
export async function releaseOwner(db: Kysely<Schema>, owner: string): Promise<void> {
  await sql`
    with locked as (select domain_id from frontier_slot where lease_owner = ${owner} order by domain_id for update)
    update frontier_slot s set lease_owner = null, lease_until = null, crawl_id = null from locked where s.domain_id = locked.domain_id`.execute(
    db,
  )
  await sql`
    with locked as (select key from pace_key where owner = ${owner} order by key for update)
    update pace_key p set owner = null, until = null from locked where p.key = locked.key`.execute(db)
}

export interface NextWork {
  /** The earliest due time of a slot that nobody holds, by the crawler's clock; undefined when there is none. */
  readonly dueAt: number | undefined
  /** Milliseconds of real time until the first lease runs out, by the database's clock; 0 when one has; undefined without leases. */
  readonly leaseEndsInMs: number | undefined
}

/** When there may be work again. The two times belong to two clocks, so they are not mixed into one. */
export async function nextDueAt(db: Kysely<Schema>): Promise<NextWork> {
  const answer = await sql<{ dueAt: Date | null; leaseEndsInMs: number | null }>`
    select
      least(
        (select min(due_at) from frontier_slot where lease_owner is null and priority = 0),
        (select min(due_at) from frontier_slot where lease_owner is null and priority = 1)
      ) as due_at,
      (select extract(epoch from min(lease_until) - clock_timestamp())::float8 * 1000 from frontier_slot where lease_owner is not null) as lease_ends_in_ms`.execute(
    db,
  )
  const row = answer.rows[0]
  const leaseEndsInMs = row?.leaseEndsInMs ?? undefined
  return { dueAt: row?.dueAt?.getTime(), leaseEndsInMs: leaseEndsInMs === undefined ? undefined : Math.max(0, leaseEndsInMs) }
}

/**
 * Makes known hosts due no later than a moment, for a submission or because a living server newly lists the name (DESIGN 5, visits).
 * Slots in flight are left alone. Gives the number of slots that moved.
 */
export async function hastenSlots(db: Kysely<Schema>, domainIds: readonly number[], dueAt: number): Promise<number> {
  const due = new Date(dueAt)
  const result = await sql`
    with locked as (
      select domain_id from frontier_slot where domain_id = any(${domainIds}::int[]) and lease_owner is null and due_at > ${due} order by domain_id for update
    )
    update frontier_slot s set due_at = ${due} from locked where s.domain_id = locked.domain_id`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}
