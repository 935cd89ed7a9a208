// An atlas of DESIGN 7's size without a crawl: 40,000 published servers, their documents, history and visits, and the search index over them.
import { sql } from 'kysely'
import { HOUR } from '#model/clock.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { publishServers, READ_AT, saveRegistry, type PublishedServer } from '../model/store/search/publish-servers.ts'
import type { ProofDatabase, ProofServer } from '../proof/database.ts'
import type { BenchSize } from './contract.ts'
import { generateServers } from './generated-servers.ts'
import { time } from './measuring.ts'

export interface LargeAtlas extends AsyncDisposable {
  readonly database: ProofDatabase
  readonly servers: readonly PublishedServer[]
  /** The moment at which the newest visit ended; milliseconds since 1970. */
  readonly now: number
  /** How long the index took to make, and to look for changes when there are none; milliseconds. */
  readonly indexMs: number
  readonly idleIndexMs: number
}

const SERVERS: Readonly<Record<BenchSize, number>> = { tiny: 200, usual: 40_000, full: 40_000 }
const DAYS = 60
const VISITS = 20

/** Makes it on a server; disposing drops it. */
export async function openLargeAtlas(
  server: ProofServer,
  { size, say }: { readonly size: BenchSize; readonly say: (sentence: string) => void },
): Promise<LargeAtlas> {
  const servers = generateServers(SERVERS[size])
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await server.create())
  await saveRegistry(database)
  await publishServers(database, servers)
  say(`${servers.length} servers published`)
  await addHistory(database)
  say(`their documents, ${DAYS} days of figures and ${VISITS} visits each added`)
  const indexMs = await time(() => refreshIndex(database, { now: READ_AT }))
  const idleIndexMs = await time(() => refreshIndex(database, { now: READ_AT }))
  await database.pool.query('vacuum analyze')
  say(`indexed in ${(indexMs / 1000).toFixed(1)} s`)
  const owned = opened.move()
  return { database, servers, now: READ_AT + HOUR, indexMs, idleIndexMs, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

const ENDPOINTS = ['wellKnown', 'nodeinfo', 'instance', 'rules', 'peers', 'blocks', 'activity', 'description'] as const

/** What visits of two months leave behind, so that pages are read from tables of their real size. */
async function addHistory({ db }: ProofDatabase): Promise<void> {
  const now = new Date(READ_AT)
  await sql`
    insert into frontier_slot (domain_id, due_at, priority) select id, ${now}::timestamptz + interval '1 day', 0 from domain`.execute(db)
  await sql`
    insert into document (domain_id, endpoint, state, http_status, url, etag, due_at, checked_at, read_at, facts)
    select d.id, e.endpoint, 'ok', 200, 'https://' || d.name || '/' || e.endpoint, '"' || d.id || '"', ${now}::timestamptz + interval '1 day', ${now}, ${now},
      jsonb_build_object('name', d.name)
    from domain d, unnest(${[...ENDPOINTS]}::text[]) as e (endpoint)`.execute(db)
  await sql`
    insert into usage_day (domain_id, day, users, active_month, local_posts, quality)
    select i.domain_id, (${now}::timestamptz)::date - n, i.users, i.active_month, i.users * 30, 'measured'
    from instance i, generate_series(0, ${DAYS - 1}) as n`.execute(db)
  await sql`
    insert into crawl (id, domain_id, started_at, finished_at, outcome, requests, documents)
    select gen_random_uuid(), d.id, ${now}::timestamptz - n * interval '1 day' - interval '6 seconds', ${now}::timestamptz - n * interval '1 day', 'done', 6,
      '{"instance": {"state": "ok", "status": 200, "ms": 120, "bytes": 4000}}'
    from domain d, generate_series(0, ${VISITS - 1}) as n`.execute(db)
  await sql`
    insert into rule (domain_id, endpoint, position, text, hash, first_seen, first_seen_is_lower_bound, gone_seen)
    select domain_id, endpoint, position, 'before: ' || text, '', first_seen - interval '90 days', true, first_seen from rule`.execute(db)
  await sql`
    insert into peer_set (domain_id, endpoint, kind, as_of, n, listed, pending, complete, names_hash, ids)
    select id, 'peers', 'knows', ${now}, 5000, 5000, 0, true, '', decode(repeat('00', 5000), 'hex') from domain`.execute(db)
  await sql`
    insert into alias (domain_id, target_id, proof, proved, first_seen, last_seen)
    select a.id, b.id, 'redirect', true, a.first_seen, ${now} from domain a join domain b on b.id = a.id + 1 where a.id % 20 = 0`.execute(
    db,
  )
  await sql`insert into run_day (day, verdict, detail) values ((${now}::timestamptz)::date, 'good', '{}')`.execute(db)
}
