// Answers to questions that were not asked: "not modified" from a server of which nothing was ever read.
import { expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

test('a server that says "not modified" of a NodeInfo that was never read is not taken for alive', async () => {
  const host = 'stale-cache.example'
  const routes = { 'GET /nodeinfo/2.1': { status: 304 } }
  const hosts = { [host]: { instance: server(host, 'unheard-of', '1.0', { variant: { api: 'none' } }), routes } }
  await using database = await freshDatabase()
  await using crawl = await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: [host], tickEveryMs: DAY })
  await crawl.crawlFor(6 * DAY)
  expect(crawl.fediverse.ledger.requests(host).filter(({ path }) => path === '/nodeinfo/2.1').length).toBeGreaterThan(1)
  const found = await database.db.selectFrom('domain').select(['status', 'reason', 'lastAnswer']).execute()
  expect(found).toEqual([{ status: 'failing', reason: 'http-status', lastAnswer: null }])
})
