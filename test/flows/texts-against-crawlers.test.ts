// A server whose rules forbid crawling is asked for nothing but robots.txt, NodeInfo and those rules, from the visit after it said so on.
import { expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

const [SHY, OPEN] = ['shy.example', 'open.example']

test('texts against crawlers stop everything but robots.txt, NodeInfo and the document that carries them', async () => {
  await using database = await freshDatabase()
  const rules = [{ nativeId: '1', text: 'Crawling or indexing this server is not allowed.' }]
  const world = defineWorld({
    mirrors,
    hosts: {
      [SHY]: { instance: server(SHY, 'mastodon', '4.5.4', { rules }), robots: null },
      [OPEN]: { instance: server(OPEN, 'mastodon', '4.5.4'), robots: null },
    },
  })
  await using crawl = await openWorld(world, database, { seeds: [SHY, OPEN], tickEveryMs: DAY })
  await crawl.crawlToIdle()
  const paths = (host: string, since: number): ReadonlySet<string> =>
    new Set(
      crawl.fediverse.ledger
        .requests(host)
        .filter((entry) => entry.at >= since)
        .map(({ path }) => path.replace(/\?.*$/, '')),
    )
  const firstVisits = crawl.fediverse.clock.now()
  expect(paths(SHY, 0)).toContain('/api/v1/instance/peers')
  await crawl.crawlFor(2 * DAY)
  const spared = /^\/(?:robots\.txt|\.well-known\/nodeinfo|nodeinfo\/.*|api\/v2\/instance)$/
  const asked = paths(SHY, firstVisits)
  expect(asked).toContain('/api/v2/instance')
  expect([...asked].filter((path) => !spared.test(path))).toEqual([])
  expect([...paths(OPEN, firstVisits)].filter((path) => !spared.test(path))).not.toEqual([])
})
