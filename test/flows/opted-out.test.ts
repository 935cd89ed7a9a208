// Servers whose admins want nothing of us: whoever names them afterwards, they are not spoken to.
import { expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server, type Hosts } from '../fediverse/worlds/hosts.ts'
import { openWorld, type CrawledWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const QUIET = 'quiet.example'
const QUIET_SERVER = { instance: server(QUIET, 'mastodon', '4.5.4', { peers: [] }) }

test('a server that opted out before anybody listed it is never asked, and holds nobody up', async () => {
  await using database = await freshDatabase()
  const hosts = { 'mill.example': { instance: server('mill.example', 'mastodon', '4.5.4', { peers: [QUIET] }) }, [QUIET]: QUIET_SERVER }
  await using crawl = await openQuietWorld(database, hosts)
  await crawl.crawlToIdle()
  await crawl.crawlFor(3 * DAY)
  expect(crawl.fediverse.ledger.requests('mill.example').length).toBeGreaterThan(5)
  expect(crawl.fediverse.ledger.requests(QUIET)).toEqual([])
  expect(await database.db.selectFrom('frontierSlot').select('leaseOwner').where('leaseOwner', 'is not', null).execute()).toEqual([])
})

test('a server that opted out is not asked through the redirects of another, and nobody is told why', async () => {
  await using database = await freshDatabase()
  const location = `https://${QUIET}/.well-known/nodeinfo`
  const routes = { 'GET /.well-known/nodeinfo': { status: 302, headers: { location }, text: '' } }
  await using crawl = await openQuietWorld(database, { 'mill.example': { routes }, [QUIET]: QUIET_SERVER })
  await crawl.crawlToIdle()
  expect(crawl.fediverse.ledger.requests('mill.example').length).toBeGreaterThan(1)
  expect(crawl.fediverse.ledger.requests(QUIET)).toEqual([])
  expect(await database.db.selectFrom('robots').select('host').where('host', '=', QUIET).execute()).toEqual([])
  const found = await database.db.selectFrom('domain').select(['status', 'reason']).where('name', '=', 'mill.example').execute()
  expect(found).toEqual([{ status: 'failing', reason: 'redirect-refused' }])
})

async function openQuietWorld(database: TestDatabase, hosts: Hosts): Promise<CrawledWorld> {
  const crawl = await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: ['mill.example'], tickEveryMs: DAY })
  const now = crawl.fediverse.clock.now()
  const secret = await loadSiteSecret(database.db, now)
  await setOptOut(database.db, { domain: parseDomain(QUIET) as Domain, grade: 'off', proof: 'dns', now, secret })
  return crawl
}
