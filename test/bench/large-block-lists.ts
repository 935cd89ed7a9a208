// Two million rows of block lists without a crawl: living servers, lists of five thousand of them, most rows about names that many list.
import { sql } from 'kysely'
import { DAY } from '#model/clock.ts'
import type { ProofDatabase, ProofServer } from '../proof/database.ts'
import type { BenchSize } from './contract.ts'

export interface LargeBlockLists extends AsyncDisposable {
  readonly database: ProofDatabase
  readonly lists: number
  readonly edges: number
  readonly servers: number
  readonly now: number
  /** A server by its number from 1, and a name in lists by its number from 0: low numbers stand in most lists. */
  readonly serverName: (number: number) => string
  readonly listedName: (number: number) => string
}

const NOW = Date.parse('2026-11-02T12:00:00Z')
/** Names that stand in lists; the first of them are names of living servers. */
export const LISTED_NAMES = 60_000

interface Sizes {
  readonly servers: number
  readonly lists: number
  readonly rows: number
}

const SIZES: Readonly<Record<BenchSize, Sizes>> = {
  tiny: { servers: 300, lists: 50, rows: 20 },
  usual: { servers: 40_000, lists: 5000, rows: 420 },
  full: { servers: 40_000, lists: 5000, rows: 420 },
}

/** Makes them on a server; disposing drops the database. */
export async function openLargeBlockLists(
  server: ProofServer,
  { size, say }: { readonly size: BenchSize; readonly say: (sentence: string) => void },
): Promise<LargeBlockLists> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await server.create())
  const { servers, lists, rows } = SIZES[size]
  await addServers(database, servers)
  await addLists(database, lists, servers)
  const edges = await addRows(database, { lists, rows })
  await database.pool.query('vacuum analyze')
  say(`${edges} rows in ${lists} lists of ${servers} servers`)
  const owned = opened.move()
  return {
    ...{ database, lists, edges, servers, now: NOW + DAY },
    serverName: (number) => `s${number}.example`,
    listedName: (number) => nameOf(number, servers),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

// A tenth of the listed names are living servers, spread over the ranks; the rest are names that never answered.
function nameOf(number: number, servers: number): string {
  return number % 10 === 0 && number / 10 < servers ? `s${number / 10 + 1}.example` : `blocked${number}.example`
}

async function addServers({ db }: ProofDatabase, servers: number): Promise<void> {
  const at = new Date(NOW)
  await sql`
    insert into domain (id, name, registrable, first_seen, status, status_since, last_answer, last_attempt)
    select n, 's' || n || '.example', 's' || n || '.example', ${at}, 'alive', ${at}, ${at}, ${at} from generate_series(1, ${servers}::int) as n`.execute(
    db,
  )
  await sql`
    insert into instance (domain_id, software, adapter, registrations, users, active_month, usage_quality, first_answer, changed_at)
    select n, 'mastodon', 'mastodon', 'open', 100 + n % 900, 20 + n % 70, 'measured', ${at}, ${at} from generate_series(1, ${servers}::int) as n`.execute(
    db,
  )
  await sql`
    insert into publication (domain_id, listed, page, in_search, texts, peers, blocks, history, in_dumps, named_as_blocker, decided_at)
    select n, true, true, true, true, true, true, true, true, n % 20 <> 0, ${at} from generate_series(1, ${servers}::int) as n`.execute(db)
  await sql`insert into frontier_slot (domain_id, due_at, priority) select id, ${at}, 0 from domain`.execute(db)
}

// Lists of every kind of server, and half as many servers again whose lists cannot be read.
async function addLists({ db }: ProofDatabase, lists: number, servers: number): Promise<void> {
  const at = new Date(NOW)
  await sql`
    insert into block_source (id, domain_id, endpoint, publication, publication_since, first_read_at, read_at, listed, masked) overriding system value
    select n, 1 + ((n - 1) * ${Math.max(1, Math.floor(servers / lists / 2))}) % ${servers}::int, 'blocks', case when n <= ${lists} then 'public' else 'withheld' end, ${at},
      case when n <= ${lists} then ${at}::timestamptz end, case when n <= ${lists} then ${at}::timestamptz end, 400, 0
    from generate_series(1, ${Math.floor(lists * 1.5)}::int) as n`.execute(db)
  await sql`select setval(pg_get_serial_sequence('block_source', 'id'), max(id)) from block_source`.execute(db)
}

async function addRows({ db }: ProofDatabase, { lists, rows }: { readonly lists: number; readonly rows: number }): Promise<number> {
  const at = new Date(NOW)
  // One connection, without the checks of foreign keys, which would take longer than the rows.
  return db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`set local synchronous_commit = off`.execute(trx)
    await sql`select setseed(0.5)`.execute(trx)
    // Indexes made at once cost a third of those that grow row by row.
    const indexes = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes where tablename = 'block' and indexname <> 'block_pkey'`.execute(trx)
    for (const { name } of indexes.rows) await sql`drop index ${sql.id(name)}`.execute(trx)
    await sql`
      insert into block (source_id, domain_id, key, observed, kind, scope, target, digest, method, actions, natives, reason, first_seen)
      select source_id, domain_id, case when masked then 'digest:' || rank else 'plain:' || name end, case when masked then left(name, 4) || '***.*****le' else name end,
        case when masked then 'mask' else 'name' end, 'tree', case when not masked then name end, case when masked then sha256(name::bytea) end,
        case when masked then 'digest' else 'plain' end, case when rank % 7 = 0 then '{silence}' else '{suspend}' end::text[], '{suspend}',
        case when rank % 2 = 0 then 'Spam and harassment' end, ${at}
      from (
        select s.id as source_id, s.domain_id, r.rank, s.id % 5 = 0 and r.rank % 3 = 0 as masked,
          case when r.rank % 10 = 0 then 's' || (r.rank / 10 + 1) else 'blocked' || r.rank end || '.example' as name
        from block_source s cross join lateral (
          select distinct floor(${LISTED_NAMES} * power(random(), 2.5))::int as rank from generate_series(1, ${rows}::int * 105 / 100) where s.id > 0
        ) as r where s.id <= ${lists}::int
      ) as listed`.execute(trx)
    for (const { definition } of indexes.rows) await sql.raw(definition).execute(trx)
    const found = await sql<{ rows: number }>`select count(*) as rows from block`.execute(trx)
    return found.rows[0]?.rows ?? 0
  })
}
