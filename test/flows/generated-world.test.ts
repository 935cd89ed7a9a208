// A generated fediverse with every kind of fate, crawled until nothing is due: every name comes to the end that the world knows.
import { expect, test } from 'vitest'
import { HOUR } from '#model/clock.ts'
import { loadPeerSets } from '#model/store/peer-sets.ts'
import { LIVING, OTHERS } from '../fediverse/worlds/generated/fates.ts'
import { describeEnd, generateFediverse } from '../fediverse/worlds/generated/world.ts'
import { compareEnds } from '../proof/world-walk.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'
import { listPeerSets, namesOfIds } from '../support/stored-figures.ts'

const LIVE = 70
const NAMES = 150

test('a generated fediverse is crawled to its true outcome, politely, and its lists are stored as they are', async () => {
  const world = generateFediverse({ seed: 'flow', live: LIVE, names: NAMES, farmNames: 60 })
  expect([...world.totals().values()].reduce((sum, count) => sum + count, 0)).toBe(NAMES)
  expect(NAMES - LIVE).toBeGreaterThan(OTHERS.length)
  expect(LIVE).toBeGreaterThan(2 * LIVING.length)
  await using database = await freshDatabase()
  await using crawl = await openWorld(world, database, {
    seeds: world.seeds,
    hurriedHosts: { has: world.isSilent },
    idleForMs: 2 * HOUR,
    tickEveryMs: HOUR,
    instantMs: 100,
  })
  await crawl.crawlToIdle()
  const { counts, examples } = await compareEnds(database, world)
  expect(examples).toEqual([])
  expect(Object.fromEntries(counts.map(({ end, found }) => [end, found]))).toEqual(Object.fromEntries(world.totals()))
  expect(crawl.events.counters()).toMatchObject({ crashes: 0, lost: 0, failedJobs: 0 })

  const { ledger } = crawl.fediverse
  for (const by of ['host', 'address', 'registrable'] as const) expect(ledger.overlaps(by, 1000)).toEqual([])
  expect(ledger.forbiddenByRobots(world)).toEqual([])
  expect(ledger.forbiddenConnects()).toEqual([])
  const farmed = [...ledger.entries({ kind: 'request' })].filter(({ host }) => world.isFarmed(host)).length
  expect(farmed).toBeGreaterThan(0)
  expect(farmed).toBeLessThan(200)

  for (const seed of world.seeds) {
    const expected = world.factsOf(seed)?.peers?.filter((name) => world.endOf(name) !== undefined) ?? []
    const [set] = await listPeerSets(database, seed)
    const [stored] = set === undefined ? [] : await loadPeerSets(database.db, set.id)
    expect(await namesOfIds(database, stored?.ids ?? new Int32Array())).toEqual(expected.toSorted())
  }
})

test('the words for an end tell a status from its reasons', () => {
  expect([describeEnd({ status: 'alive' }), describeEnd({ status: 'failing', reason: 'dns' })]).toEqual(['alive', 'failing: dns'])
})
