// Who lists a name: all published lists turned round, stored as one packed set a name, so that the answer is one row.
import { sql, type Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import { DAY } from '#model/clock.ts'
import { decodeSet } from '#model/graph/packed-set.ts'
import { createTally, divide, reversePart, type PackedList, type Tally } from '#model/graph/reversed-sets.ts'
import { copyRowsOf } from './copied-rows.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'

/** Pairs turned round at a time: 64 MB, and ten readings of all lists where the fediverse has 150 million. */
const PAIRS_AT_ONCE = 16_000_000
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
  const client = await pool.connect()
  try {
    // All readings see the same lists.
    await client.query('begin transaction isolation level repeatable read, read only')
    const tally = createTally()
    for await (const list of eachList(client)) tally.add(list)
    let changed = await forgetUnlisted(db, tally)
    for (const part of divide(tally.counts(), pairsAtOnce)) {
      const reversal = reversePart(tally.counts(), part)
      for await (const list of eachList(client)) reversal.add(list)
      changed += await writeSets(db, reversal.sets())
    }
    await client.query('commit')
    const [lists, pairs] = [tally.lists(), tally.pairs()]
    await sql`
      insert into peer_reversal (at, lists, pairs) values (${new Date(now)}, ${lists}, ${pairs})
      on conflict (one) do update set at = excluded.at, lists = excluded.lists, pairs = excluded.pairs`.execute(db)
    client.release()
    return { lists, pairs, changed }
  } catch (error) {
    client.release(true)
    throw error
  }
}

// Withheld lists are not turned round at all: nobody's count tells of them.
const PUBLISHED = `from peer_set s join publication p on p.domain_id = s.domain_id where s.kind = 'knows' and p.page and p.peers`

async function isDue(db: Kysely<Schema>, now: number): Promise<boolean> {
  const found = await sql<{ at: Date; then: number; lists: number }>`
    select r.at, r.lists as "then", (select count(*)::int ${sql.raw(PUBLISHED)}) as lists from peer_reversal r`.execute(db)
  const [last] = found.rows
  return last === undefined || last.at.getTime() <= now - DAY || last.lists > last.then * GROWN
}

async function* eachList(client: PoolClient): AsyncGenerator<PackedList> {
  for await (const [id, ids] of copyRowsOf(client, `select s.domain_id, s.ids ${PUBLISHED} order by s.domain_id`)) {
    if (id && ids) yield { domainId: id.readInt32BE(), ids }
  }
}

async function forgetUnlisted(db: Kysely<Schema>, tally: Tally): Promise<number> {
  const counts = tally.counts()
  const stored = await sql<{ id: number }>`select target_id as id from peer_lister`.execute(db)
  const gone = stored.rows.flatMap(({ id }) => ((counts[id] ?? 0) === 0 ? [id] : []))
  if (gone.length > 0) await sql`delete from peer_lister where target_id = any(${gone}::int[])`.execute(db)
  return gone.length
}

async function writeSets(
  db: Kysely<Schema>,
  sets: Iterable<{ readonly id: number; readonly n: number; readonly listers: Uint8Array }>,
): Promise<number> {
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
