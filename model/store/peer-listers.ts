// Who lists a name: all published lists turned round, stored as one packed set a name, so that the answer is one row.
import { sql, type Kysely } from 'kysely'
import { DAY } from '#model/clock.ts'
import { decodeSet } from '#model/graph/packed-set.ts'
import { holdLists, type HeldLists, type ReversedSet } from '#model/graph/reversed-sets.ts'
import { copyRows } from './copied-rows.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'

/** Pairs turned round at a time: 16 MB beside the lists themselves, which take a byte a pair. */
const PAIRS_AT_ONCE = 4_000_000
/** Bytes of sets written with one statement. */
const WRITTEN_AT_ONCE = 2 ** 20
/** Lists grow in number by that much before a new day: whoever has just begun to crawl does not wait for it. */
const GROWN = 1.1

/** What turning round came to. */
export interface Reversed {
  readonly lists: number
  readonly pairs: number
  /** Names whose listers are not those of the last time. */
  readonly changed: number
}

/**
 * Turns all published lists of known hosts round, as they are at one moment, and writes the names whose listers changed. Undefined when
 * that was done less than a day ago and there are hardly more lists now.
 */
export async function reverseLists(database: Database, now: number, pairsAtOnce: number = PAIRS_AT_ONCE): Promise<Reversed | undefined> {
  const { db, pool } = database
  if (!(await isDue(db, now))) return undefined
  const held = holdLists()
  // A copy of each, since what PostgreSQL sends comes in pieces that hold many; one statement, so all lists are of one moment.
  for await (const [id, ids] of copyRows(pool, `select s.domain_id, s.ids ${PUBLISHED} order by s.domain_id`))
    if (id && ids) held.add({ domainId: id.readInt32BE(), ids: Uint8Array.from(ids) })
  let changed = await forgetUnlisted(db, held)
  for (const sets of held.reverse(pairsAtOnce)) changed += await writeSets(db, sets)
  const [lists, pairs] = [held.lists(), held.pairs()]
  await sql`
    insert into peer_reversal (at, lists, pairs) values (${new Date(now)}, ${lists}, ${pairs})
    on conflict (one) do update set at = excluded.at, lists = excluded.lists, pairs = excluded.pairs`.execute(db)
  return { lists, pairs, changed }
}

// Withheld lists are not turned round at all: nobody's count tells of them.
const PUBLISHED = `from peer_set s join publication p on p.domain_id = s.domain_id where s.kind = 'knows' and p.page and p.peers`

async function isDue(db: Kysely<Schema>, now: number): Promise<boolean> {
  const found = await sql<{ at: Date; then: number; lists: number }>`
    select r.at, r.lists as "then", (select count(*)::int ${sql.raw(PUBLISHED)}) as lists from peer_reversal r`.execute(db)
  const [last] = found.rows
  return last === undefined || last.at.getTime() <= now - DAY || last.lists > last.then * GROWN
}

async function forgetUnlisted(db: Kysely<Schema>, held: HeldLists): Promise<number> {
  const counts = held.counts()
  const stored = await sql<{ id: number }>`select target_id as id from peer_lister`.execute(db)
  const gone = stored.rows.flatMap(({ id }) => ((counts[id] ?? 0) === 0 ? [id] : []))
  if (gone.length > 0) await sql`delete from peer_lister where target_id = any(${gone}::int[])`.execute(db)
  return gone.length
}

async function writeSets(db: Kysely<Schema>, sets: Iterable<ReversedSet>): Promise<number> {
  let changed = 0
  let batch: { id: number; n: number; listers: Buffer }[] = []
  let bytes = 0
  const write = async (): Promise<void> => {
    if (batch.length > 0) changed += await writeBatch(db, batch)
    ;[batch, bytes] = [[], 0]
  }
  for (const { id, n, listers } of sets) {
    batch.push({ id, n, listers: Buffer.from(listers) })
    bytes += listers.length
    if (bytes >= WRITTEN_AT_ONCE || batch.length >= 5000) await write()
  }
  await write()
  return changed
}

// What is as it was is compared and not written.
async function writeBatch(
  db: Kysely<Schema>,
  batch: readonly { readonly id: number; readonly n: number; readonly listers: Buffer }[],
): Promise<number> {
  const written = await sql`
    insert into peer_lister (target_id, n, listers)
    select f.id, f.n, f.listers
    from unnest(${batch.map(({ id }) => id)}::int[], ${batch.map(({ n }) => n)}::int[], ${batch.map(({ listers }) => listers)}::bytea[]) as f (id, n, listers)
      left join peer_lister l on l.target_id = f.id
    where l.listers is distinct from f.listers
    on conflict (target_id) do update set n = excluded.n, listers = excluded.listers`.execute(db)
  return Number(written.numAffectedRows ?? 0)
}

/** The servers whose published lists had a name when they were last turned round, by id; empty when nobody's had. */
export async function loadListers(db: Kysely<Schema>, targetId: number): Promise<Int32Array> {
  const found = await sql<{ listers: Buffer }>`select listers from peer_lister where target_id = ${targetId}`.execute(db)
  return found.rows[0] === undefined ? new Int32Array(0) : decodeSet(found.rows[0].listers)
}
