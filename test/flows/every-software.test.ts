// A generated fediverse in which every software occurs, crawled until nothing is due: the catalogue and the facets count it as it is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOUR, systemClock, type Clock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import type { SearchReply, SoftwareListReply } from '../../api/contract.ts'
import { startApi } from '../../api/start.ts'
import { softwares } from '../../crawler/software/registry.ts'
import { generateFediverse, type GeneratedFediverse } from '../fediverse/worlds/generated/world.ts'
import { compareEnds } from '../proof/world-walk.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const world = generateFediverse({ seed: 'every software', live: 300, names: 420 })
const opened = new AsyncDisposableStack()
let database: TestDatabase
let origin = ''

beforeAll(async () => {
  database = opened.use(await freshDatabase())
  const crawl = opened.use(
    await openWorld(world, database, { seeds: world.seeds, hurriedHosts: { has: world.isSilent }, idleForMs: 2 * HOUR, tickEveryMs: HOUR }),
  )
  await crawl.crawlToIdle()
  expect(crawl.events.counters()).toMatchObject({ crashes: 0, lost: 0, failedJobs: 0 })
  expect(crawl.fediverse.ledger.forbiddenByRobots(world)).toEqual([])
  origin = await serve(crawl.fediverse.clock.now() + HOUR)
})
afterAll(() => opened.disposeAsync())

async function serve(moment: number): Promise<string> {
  await refreshIndex(database, { now: moment, all: true })
  const clock: Clock = { ...systemClock, now: () => moment }
  const reading = readConfig({ PORT: '0', ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  const { search, close } = openSearch(database)
  opened.defer(close)
  const listening = await startApi({
    config: reading.config,
    version: '0.0.0-test',
    database,
    search,
    searchBackend: 'postgres',
    clock,
    log: createLogger({ level: 'error', now: clock.now }),
    reservedNames: true,
    checkReplies: true,
    host: '127.0.0.1',
  })
  if (typeof listening === 'string') throw new Error(listening)
  opened.defer(listening.close)
  return `http://127.0.0.1:${listening.port}/api/v1`
}

const read = async <T>(path: string): Promise<T> => (await (await fetch(origin + path)).json()) as T

/** Servers by software: those that may be counted, and of them those that are no server of one person. */
function countTruth(fediverse: GeneratedFediverse): {
  readonly counted: ReadonlyMap<string, number>
  readonly found: ReadonlyMap<string, number>
} {
  const [counted, found] = [new Map<string, number>(), new Map<string, number>()]
  const count = (table: Map<string, number>, key: string): void => void table.set(key, (table.get(key) ?? 0) + 1)
  for (const host of fediverse.hosts()) {
    const { status, software = '' } = fediverse.endOf(host) ?? {}
    if (status !== 'alive' || fediverse.lookup(host)?.faults.some(({ name }) => name === 'xRobotsTag') === true) continue
    count(counted, software)
    if (!isPersonal(fediverse, host)) count(found, software)
  }
  return { counted, found }
}

// At most five accounts that are counted and no constant, and a door that is shut to strangers.
function isPersonal(fediverse: GeneratedFediverse, host: string): boolean {
  const { usage, registrations } = fediverse.factsOf(host) ?? {}
  const isShut = registrations?.mode === 'closed' || registrations?.mode === 'invite'
  return isShut && usage?.quality === undefined && usage?.users !== undefined && usage.users <= 5
}

describe('a fediverse of every software', () => {
  const truth = countTruth(world)

  test('has a server of each adapter and of each fork', () => {
    const named = softwares.flatMap(({ name, forks = [] }) => [name, ...forks.map((fork) => fork.name)])
    expect(named.filter((name) => name !== 'generic' && !truth.counted.has(name))).toEqual([])
  })

  test('comes to its true end', async () => {
    const { examples, wrong } = await compareEnds(database, world)
    expect([examples, wrong]).toEqual([[], 0])
  })

  test('is counted in the catalogue as it is, software by software', async () => {
    const { software, coverage } = await read<SoftwareListReply>('/software')
    const servers = new Map(software.filter((row) => row.servers > 0).map((row) => [row.name, row.servers]))
    expect(servers).toEqual(truth.counted)
    expect(software.filter((row) => row.servers > 0 && !row.known).map(({ name }) => name)).toEqual(['unheard-of'])
    expect(coverage).toBeDefined()
  })

  test('shows in search what is no server of one person, with the right number beside every software', async () => {
    const { facets, total } = await read<SearchReply>('/servers?limit=1')
    expect(new Map((facets.software ?? []).map(({ value, count }) => [value, count]))).toEqual(truth.found)
    expect(total).toBe([...truth.found.values()].reduce((sum, count) => sum + count, 0))
  })

  test('is found by software, each server once', async () => {
    for (const [name, count] of truth.found) {
      const { total, hits } = await read<SearchReply>(`/servers?limit=100&software=${encodeURIComponent(name)}`)
      expect([name, total]).toEqual([name, count])
      for (const { domain, software } of hits) expect([domain, software, world.endOf(domain)?.software]).toEqual([domain, name, name])
    }
  })
})
