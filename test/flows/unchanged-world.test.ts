// Crawling a world again that has not changed: servers are asked, and of what is known not one row is written.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { WRITTEN_SEEDS, writtenHosts } from '../fediverse/worlds/written.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const TABLES = [
  'fact',
  'rule',
  'long_text',
  'peer_set',
  'peer_delta',
  'instance',
  'nodeinfo',
  'alias',
  'activity_week',
  'publication',
] as const

// A part of the written world that is well: some of every software and identity, half of them without validators, so that the same bytes come again.
const living = Object.entries(writtenHosts).filter(
  ([, { truth, faults = [] }]) => (truth?.status === 'alive' || truth?.status === 'moved') && faults.length === 0,
)
const chosen = living.filter(
  ([host, { instance }], index) =>
    WRITTEN_SEEDS.includes(host) || instance?.apiHost !== undefined || instance?.texts !== undefined || index % 3 === 0,
)
const accounts = new Set(chosen.flatMap(([, { instance }]) => instance?.host ?? []))
const hosts = new Map<string, HostDefinition>([...living.filter(([host]) => accounts.has(host)), ...chosen])
const world = defineWorld({
  mirrors,
  hosts: Object.fromEntries([...hosts].map(([host, entry], index) => [host, index % 2 === 0 ? entry : { ...entry, validators: false }])),
})

type Rows = ReadonlyMap<string, ReadonlySet<string>>

const opened = new AsyncDisposableStack()
let before: Rows
let after: Rows
/** Requests for lists of peers until the snapshot, and after it. */
let lists: readonly [number, number]

beforeAll(async () => {
  const database = opened.use(await freshDatabase())
  const crawl = opened.use(await openWorld(world, database, { seeds: WRITTEN_SEEDS, tickEveryMs: DAY }))
  const countLists = (): number =>
    crawl.fediverse.ledger.requests().filter(({ path }) => /peers|federated_instances|follow/.test(path)).length
  await crawl.crawlToIdle()
  before = await readRows(database)
  const first = countLists()
  await crawl.crawlFor(8 * DAY)
  after = await readRows(database)
  lists = [first, countLists() - first]
})
afterAll(() => opened.disposeAsync())

describe('Eight days in which nothing changes', () => {
  test('every list of hosts is asked for again', () => {
    expect(lists[0]).toBeGreaterThan(20)
    expect(lists[1]).toBeGreaterThanOrEqual(lists[0])
  })

  test.each(TABLES)('write no row of %s', (table) => {
    expect(before.get(table)?.size).toBeGreaterThan(0)
    expect(after.get(table)).toEqual(before.get(table))
  })
})

/** Every row with the place and the transaction of its newest version: a row that is written, even with the same values, moves. */
async function readRows(database: TestDatabase): Promise<Rows> {
  const rows = new Map<string, ReadonlySet<string>>()
  for (const table of TABLES) {
    const found = await database.pool.query<{ version: string }>(
      `select ctid::text || ' ' || xmin::text || ' ' || t::text as version from ${table} t`,
    )
    rows.set(table, new Set(found.rows.map(({ version }) => version)))
  }
  return rows
}
