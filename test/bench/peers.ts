// Bench of peer lists: how many bytes a pair takes, how long the whole graph takes to be in memory, and how soon it is known who lists a name.
import { sql } from 'kysely'
import { decodeSet, encodeSet } from '#model/graph/packed-set.ts'
import { loadListers, reverseLists } from '#model/store/peer-listers.ts'
import { eachPeerSet } from '#model/store/peer-sets.ts'
import type { ProofDatabase } from '../proof/database.ts'
import type { BenchContext, BenchGroup, BenchRow, BenchSize } from './contract.ts'
import { makeRandom } from './generated-servers.ts'
import { measureTimes, time } from './measuring.ts'

export const peers: BenchGroup = {
  name: 'peers',
  summary: 'Bytes a pair of the peer graph in both directions, the whole graph loaded into memory, and who lists a name.',
  minutes: 1,
  run: measurePeers,
}

const NAMES = 100_000
const LISTED = 5000
const LISTERS: Readonly<Record<BenchSize, number>> = { tiny: 20, usual: 3000, full: 30_000 }
/** What DESIGN 7 speaks of. */
const WHOLE = LISTERS.full

async function measurePeers({ size, postgres, say }: BenchContext): Promise<readonly BenchRow[]> {
  const listers = LISTERS[size]
  await using database = await (await postgres()).create()
  await fill(database, listers)
  say(`${listers} lists stored`)
  const { pairs, bytes, table } = await weigh(database)
  const load = await measureTimes(LOADS, () => loadGraph(database), 1)
  const scale = WHOLE / listers
  const reverse = await measureReverse(database)
  const lists = `${listers} lists of ${Math.round(pairs / listers)} of ${NAMES} names on average`
  const whole = scale === 1 ? lists : `${lists}, times ${scale}`
  return [
    { what: 'forward sets', measured: bytes / pairs, unit: 'B/pair', budget: { atMost: 1.3 }, how: `${lists}: the packed sets` },
    { what: 'forward sets on disk', measured: table / pairs, unit: 'B/pair', how: 'the same: table, values stored apart and indexes' },
    {
      what: 'whole graph loaded',
      measured: (load.p50 * scale) / 1000,
      unit: 's',
      budget: { atMost: 2 },
      how: `${whole}: read from PostgreSQL and unpacked, one process, the median of ${LOADS}; its CPU ${((load.ownCpu * scale) / 1000).toFixed(1)} s`,
    },
    { what: 'reverse sets', measured: reverse.bytes / pairs, unit: 'B/pair', how: `${lists}: who lists each name, packed` },
    {
      what: 'reverse sets on disk',
      measured: reverse.table / pairs,
      unit: 'B/pair',
      how: 'the same: table, values stored apart and index',
    },
    {
      what: 'all lists turned round',
      measured: (reverse.ms * scale) / 1000,
      unit: 's',
      how: `${whole}: read, turned round and written for the first time, as once a day`,
    },
    {
      what: 'who lists a name, p95',
      measured: reverse.times.p95,
      unit: 'ms',
      budget: { atMost: 5 },
      how: `${reverse.times.runs} names drawn like those on lists, of ${Math.round(reverse.times.listers)} listers on average; p50 ${reverse.times.p50.toFixed(2)} ms, own CPU ${reverse.times.ownCpu.toFixed(2)}`,
    },
  ]
}

// Popular names are on many lists: the square of an even chance favours small ids, as names that everybody lists are found first.
function drawList(random: () => number): Int32Array {
  const count = Math.max(1, Math.floor(LISTED * 2 * random()))
  const ids = new Set<number>()
  while (ids.size < count) ids.add(1 + Math.floor(NAMES * random() ** 2))
  return Int32Array.from(ids).toSorted()
}

async function fill({ db, pool }: ProofDatabase, listers: number): Promise<void> {
  await sql`
    insert into domain (id, name, registrable, first_seen, status_since)
    select n, 'd' || n || '.example', 'd' || n || '.example', 'epoch', 'epoch' from generate_series(1, ${NAMES}) as n`.execute(db)
  await sql`
    insert into publication (domain_id, listed, page, in_search, texts, peers, blocks, history, in_dumps, named_as_blocker, decided_at)
    select n, true, true, true, true, true, true, true, true, true, 'epoch' from generate_series(1, ${NAMES}) as n`.execute(db)
  const random = makeRandom(17)
  const insert = `
    insert into peer_set (domain_id, endpoint, kind, as_of, n, listed, pending, complete, names_hash, ids)
    values ($1, 'peers', 'knows', 'epoch', $2, $2, 0, true, '', $3)`
  for (let lister = 1; lister <= listers; lister += 1) {
    const ids = drawList(random)
    await pool.query(insert, [lister, ids.length, Buffer.from(encodeSet(ids))])
  }
  await pool.query('vacuum analyze peer_set')
}

async function weigh({ db }: ProofDatabase): Promise<{ readonly pairs: number; readonly bytes: number; readonly table: number }> {
  const found = await sql<{ pairs: number; bytes: number; table: number }>`
    select sum(n)::float8 as pairs, sum(octet_length(ids))::float8 as bytes, pg_total_relation_size('peer_set')::float8 as "table" from peer_set`.execute(
    db,
  )
  const row = found.rows[0]
  if (row === undefined) throw new Error('no lists were stored')
  return row
}

const LOOKS = 500
const LOADS = 5

async function measureReverse(database: ProofDatabase) {
  const { db } = database
  const ms = await time(() => reverseLists(database, 0))
  await sql`vacuum analyze peer_lister`.execute(db)
  const size = await sql<{ bytes: number; table: number }>`
    select sum(octet_length(listers))::float8 as bytes, pg_total_relation_size('peer_lister')::float8 as "table" from peer_lister`.execute(
    db,
  )
  const random = makeRandom(23)
  let listers = 0
  const times = await measureTimes(LOOKS, async () => {
    listers += (await loadListers(db, 1 + Math.floor(NAMES * random() ** 2))).length
  })
  return { ms, bytes: 0, table: 0, ...size.rows[0], times: { ...times, listers: listers / (times.runs + times.warmUp) } }
}

async function loadGraph(database: ProofDatabase): Promise<number> {
  let pairs = 0
  for await (const { ids } of eachPeerSet(database, 'knows')) pairs += decodeSet(ids).length
  return pairs
}
