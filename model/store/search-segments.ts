// Postings of the index: each change adds a small segment, and now and then all segments become one; readers never wait for it.
import { sql, type Kysely, type Transaction } from 'kysely'
import { encodeSet } from '../graph/packed-set.ts'
import type { Schema } from './schema.ts'

/** The different words of a server; none stands in two parts. */
export interface ServerWords {
  readonly domainId: number
  readonly names: readonly string[]
  readonly about: readonly string[]
  readonly rules: readonly string[]
}

const PARTS = ['names', 'about', 'rules'] as const
type Part = (typeof PARTS)[number]

/** Ids by word and part. */
type Collected = Map<string, Record<Part, number[]>>

const ROWS_AT_ONCE = 5000
const SERVERS_AT_ONCE = 2000

/** Writes the words of servers as a segment of its own. */
export async function writeSegment(trx: Transaction<Schema>, segment: number, servers: readonly ServerWords[]): Promise<void> {
  if (servers.length === 0) return
  const collected: Collected = new Map()
  collect(
    collected,
    servers.toSorted((a, b) => a.domainId - b.domainId),
  )
  await writePostings(trx, segment, collected)
  await sql`update search_state set segments = segments + 1`.execute(trx)
}

// Servers come with ascending ids, so that every list ascends.
function collect(collected: Collected, servers: readonly ServerWords[]): void {
  for (const server of servers) {
    for (const part of PARTS) {
      for (const word of server[part]) {
        const entry = collected.get(word) ?? { names: [], about: [], rules: [] }
        entry[part].push(server.domainId)
        collected.set(word, entry)
      }
    }
  }
}

const SPELLABLE = /^\p{L}{4,30}$/u
const PAIRS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u

// A word of a name, or one that two servers use when they speak of themselves: a mistake that one made is no spelling to propose.
function isSpelling(word: string, { names, about }: Record<Part, number[]>): boolean {
  return (names.length > 0 || about.length > 1) && SPELLABLE.test(word) && !PAIRS.test(word)
}

async function writePostings(trx: Transaction<Schema>, segment: number, collected: Collected): Promise<void> {
  const entries = [...collected]
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const rows = entries.slice(from, from + ROWS_AT_ONCE)
    const packed = (part: Part): (Uint8Array | null)[] => rows.map(([, sets]) => (sets[part].length === 0 ? null : encodeSet(sets[part])))
    const [names, about, rules] = PARTS.map((part) => packed(part).map((bytes) => (bytes === null ? null : Buffer.from(bytes))))
    await sql`
      insert into search_posting (word, segment, names, about, rules, spelling)
      select word, ${segment}, names, about, rules, spelling
      from unnest(${rows.map(([word]) => word)}::text[], ${names}::bytea[], ${about}::bytea[], ${rules}::bytea[], ${rows.map(([word, sets]) => isSpelling(word, sets))}::bool[])
        as p (word, names, about, rules, spelling)`.execute(trx)
  }
}

/** Segments beside the first, and servers whose words stand in them. */
const MOST_SEGMENTS = 24
const LEAST_MOVED = 500
const MOVED_SHARE = 0.1

/** Whether there are so many small segments that searching pays for them, or words that must not stay. */
export async function isMergeDue(db: Kysely<Schema>): Promise<boolean> {
  const found = await sql<{ purgeDue: boolean; segments: number; moved: number; servers: number }>`
    select s.purge_due, s.segments, d.moved, d.servers
    from search_state s, (select count(*) filter (where segment <> 0) as moved, count(*) as servers from search_document where not removed) as d`.execute(
    db,
  )
  const row = found.rows[0]
  if (row === undefined) return false
  return row.purgeDue || row.segments > MOST_SEGMENTS || row.moved > Math.max(LEAST_MOVED, row.servers * MOVED_SHARE)
}

/**
 * Makes one segment of all, from the words as they stand, within a transaction that holds the state of the index. `version` marks the
 * rows whose segment changes.
 */
export async function mergeSegments(trx: Transaction<Schema>, version: number): Promise<void> {
  const collected: Collected = new Map()
  for (let last = 0; ;) {
    const found = await sql<ServerWords>`
      select domain_id, names, about, rules from search_words where domain_id > ${last} order by domain_id limit ${SERVERS_AT_ONCE}`.execute(
      trx,
    )
    const end = found.rows.at(-1)
    if (end === undefined) break
    collect(collected, found.rows)
    last = end.domainId
  }
  await sql`delete from search_posting`.execute(trx)
  await writePostings(trx, 0, collected)
  await sql`update search_document set segment = 0, version = ${version} where segment <> 0`.execute(trx)
  await sql`update search_state set purge_due = false, segments = 0`.execute(trx)
}
