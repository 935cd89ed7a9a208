// Bench of answers about blocks: who blocks a name, whether two can talk, what it costs, and what an unchanged list writes.
import { sql, type Transaction } from 'kysely'
import { digestOf } from '#model/blocks/target.ts'
import { DAY } from '#model/clock.ts'
import type { BlockReading } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { recordBlocks } from '#model/store/record-blocks.ts'
import type { Schema } from '#model/store/schema.ts'
import { loadPair } from '#model/store/published-blocked-by.ts'
import { openBlockFigures } from '../../api/block-figures.ts'
import { loadBlockedBy } from '../../api/blocked-by.ts'
import type { ApiContext } from '../../api/context.ts'
import { loadReach } from '../../api/routes/reach.ts'
import { readBlockPage } from '../../crawler/block-rows.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { LISTED_NAMES, openLargeBlockLists, type LargeBlockLists } from './large-block-lists.ts'
import { measureTimes, time, type Times } from './measuring.ts'
import { startPostgresMeter } from './postgres-meter.ts'

export const blocks: BenchGroup = {
  name: 'blocks',
  summary: 'Who blocks a name, pairs, reach over two million rows; re-reading unchanged lists.',
  minutes: 3,
  run: measureBlocks,
}

const BUDGET_MS = 5
const REACH_BUDGET_MS = 50

async function measureBlocks(context: BenchContext): Promise<readonly BenchRow[]> {
  const server = await context.postgres()
  await using large = await openLargeBlockLists(server, context)
  const meter = startPostgresMeter(server.folder)
  const runs = context.size === 'tiny' ? 5 : 300
  const rows: BenchRow[] = []
  const measure = async (what: string, atMost: number | undefined, work: (run: number) => Promise<unknown>): Promise<void> => {
    const before = meter.read()
    const times = await measureTimes(runs, work)
    const budget = atMost === undefined ? {} : { budget: { atMost } }
    rows.push({ what: `${what}, p95`, measured: times.p95, unit: 'ms', ...budget, how: describe(times, meter.since(before)) })
  }
  const api = openAnswers(large)
  const first = await time(() => api.blocks.population())
  rows.push({ what: 'servers and lists read into memory', measured: first, unit: 'ms', how: `once a minute; ${large.servers} servers` })
  await api.blocks.patterns()
  const known = (run: number): Domain => toDomain(large.listedName((run * 7919) % LISTED_NAMES))
  const holder = (run: number): number => 1 + ((run * 37) % large.lists) * Math.max(1, Math.floor(large.servers / large.lists / 2))
  await measure('who blocks a listed name', BUDGET_MS, (run) => loadBlockedBy(api, known(run), { limit: 50 }))
  await measure('who blocks a living server', BUDGET_MS, (run) =>
    loadBlockedBy(api, toDomain(large.serverName(1 + ((run * 131) % large.servers))), { limit: 50 }),
  )
  await measure('who blocks one of the hundred most listed names', undefined, (run) =>
    loadBlockedBy(api, toDomain(large.listedName(run % 100)), { limit: 50 }),
  )
  await measure('what one server says of another', BUDGET_MS, (run) =>
    loadPair(large.database.published, holder(run), known(run), large.now),
  )
  await measure('pair, both ways', BUDGET_MS, (run) =>
    Promise.all([
      loadPair(large.database.published, holder(run), toDomain(large.serverName(holder(run + 1))), large.now),
      loadPair(large.database.published, holder(run + 1), toDomain(large.serverName(holder(run))), large.now),
    ]),
  )
  await measure('reach of a server', REACH_BUDGET_MS, (run) => {
    const host = toDomain(large.serverName(holder(run)))
    return loadReach(api, { host, holder: host, domainId: holder(run) })
  })
  return [...rows, ...(await measureRereading(context, large))]
}

// What these answers need of an API: the store and the figures, with a clock that stands still.
function openAnswers({ database, now }: LargeBlockLists): ApiContext {
  const clock = { now: () => now }
  return { database, clock, blocks: openBlockFigures(database, clock) } as unknown as ApiContext
}

function toDomain(name: string): Domain {
  return parseDomain(name) ?? (name as Domain)
}

async function measureRereading(context: BenchContext, { database, lists, servers, now }: LargeBlockLists): Promise<readonly BenchRow[]> {
  const count = Math.min(lists, context.size === 'tiny' ? 20 : 5000)
  const rowsEach = 100
  const list = (number: number): BlockReading => ({
    ...readBlockPage(
      {
        rows: Array.from({ length: rowsEach }, (_, index) => {
          const name = `r${(number * 31 + index * 7) % 5000}.example`
          return { target: name, digest: digestOf(name), actions: [{ action: 'suspend' as const, native: 'suspend' }], reason: 'spam' }
        }),
        syntax: 'tree',
        mask: 'mastodon',
      },
      { endpoint: 'again', page: 0, complete: true, self: new Set<string>(), reservedNames: true },
    ),
  })
  const readAll = (at: number): Promise<number> =>
    database.db.transaction().execute(async (trx) => {
      const before = await countWritten(trx)
      for (let number = 1; number <= count; number += 1) {
        await recordBlocks(trx, [list(number)], { domainId: 1 + (number % servers), now: at })
      }
      return (await countWritten(trx)) - before
    })
  let written = 0
  const firstMs = await time(() => readAll(now))
  const againMs = await time(async () => {
    written = await readAll(now + DAY)
  })
  const how = `${count} lists of ${rowsEach} rows, one after the other`
  return [
    { what: 'lists read for the first time', measured: firstMs / count, unit: 'ms/list', how },
    { what: 'lists read again unchanged', measured: againMs / count, unit: 'ms/list', how },
    { what: 'rows of blocks and events that this writes', measured: written, unit: 'rows', budget: { atMost: 0 }, how },
  ]
}

// What a connection wrote and has not yet reported, the transaction under way included.
async function countWritten(trx: Transaction<Schema>): Promise<number> {
  const found = await sql<{ rows: number }>`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) as rows from pg_stat_xact_user_tables
    where relname in ('block', 'block_event', 'block_page')`.execute(trx)
  return found.rows[0]?.rows ?? 0
}

function describe({ runs, warmUp, p50, ownCpu }: Times, postgresMs: number | undefined): string {
  const theirs = postgresMs === undefined ? '' : ` + ${(postgresMs / (runs + warmUp)).toFixed(1)} of PostgreSQL`
  return `${runs} questions, one client; p50 ${p50.toFixed(1)}; CPU each ${ownCpu.toFixed(1)}${theirs}`
}
