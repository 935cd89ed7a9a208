// Servers that want long pauses: a slot ends between two requests, and the next one goes on where it ended, or nothing would ever be read.
import { describe, expect, test } from 'vitest'
import { DAY, SECOND } from '#model/clock.ts'
import { robotsCrawlDelay } from '../fediverse/faults.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server, type Hosts } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const PATIENT = 'patient.example'
const WELL_KNOWN = '/.well-known/nodeinfo'

const elsewhere = (location: string) => ({ status: 301, headers: { location }, text: '' })

describe('A server that wants 500 seconds between two requests', () => {
  test('and has its NodeInfo behind redirects of its own is read, each redirect once', async () => {
    const instance = server(PATIENT, 'mastodon', '4.5.4')
    const links = mirrors.find(({ software }) => software.includes('mastodon'))?.routes(instance)[`GET ${WELL_KNOWN}`]
    if (links === undefined) throw new Error('the mirror has no NodeInfo')
    const routes = {
      [`GET ${WELL_KNOWN}`]: elsewhere(`${WELL_KNOWN}/`),
      [`GET ${WELL_KNOWN}/`]: elsewhere('/nodeinfo/links'),
      'GET /nodeinfo/links': links,
    }
    await using crawled = await crawlFor(DAY / 2, { [PATIENT]: { instance, routes, fault: robotsCrawlDelay(500) } })
    expect(await statusOf(crawled.database)).toBe('alive')
    const paths = crawled.requests.map(({ path }) => path)
    expect(paths.slice(0, 5)).toEqual(['/robots.txt', WELL_KNOWN, `${WELL_KNOWN}/`, '/nodeinfo/links', '/nodeinfo/2.0'])
    expect(paths).toHaveLength(new Set(paths).size)
    const starts = crawled.requests.map(({ at }) => at)
    expect(Math.min(...starts.slice(1).map((at, index) => at - (starts[index] ?? 0)))).toBeGreaterThanOrEqual(500 * SECOND)
  })

  test('and redirects to another server and back is read, and asked no more often than that takes', async () => {
    const instance = server(PATIENT, 'mastodon', '4.5.4')
    const links = mirrors.find(({ software }) => software.includes('mastodon'))?.routes(instance)[`GET ${WELL_KNOWN}`]
    if (links === undefined) throw new Error('the mirror has no NodeInfo')
    await using crawled = await crawlFor(DAY / 2, {
      [PATIENT]: {
        instance,
        routes: { [`GET ${WELL_KNOWN}`]: elsewhere('https://desk.example/links'), 'GET /nodeinfo/links': links },
        fault: robotsCrawlDelay(500),
      },
      'desk.example': { routes: { 'GET /links': elsewhere(`https://${PATIENT}/nodeinfo/links`) } },
    })
    expect(await statusOf(crawled.database)).toBe('alive')
    expect(crawled.requests.filter(({ path }) => path === WELL_KNOWN)).toHaveLength(1)
  })

  test('has its list read to the last page, each page once', async () => {
    const peers = Array.from({ length: 450 }, (_, index) => `p${index}.example`)
    const instance = server(PATIENT, 'peertube', '7.3.0', { peers })
    await using crawled = await crawlFor(DAY / 2, { [PATIENT]: { instance, fault: robotsCrawlDelay(500) } })
    const sets = await crawled.database.db.selectFrom('peerSet').select(['endpoint', 'listed']).execute()
    expect(sets.map(({ listed }) => listed).toSorted((a, b) => b - a)[0]).toBe(225)
    const paths = crawled.requests.map(({ path }) => path)
    expect(paths).toHaveLength(new Set(paths).size)
    const incomplete = await crawled.database.db.selectFrom('document').select('endpoint').where('complete', '=', false).execute()
    expect(incomplete).toEqual([])
  })
})

async function crawlFor(milliseconds: number, hosts: Hosts) {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await freshDatabase())
  const crawl = stack.use(await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: [PATIENT], tickEveryMs: DAY }))
  await crawl.crawlFor(milliseconds)
  return { database, requests: crawl.fediverse.ledger.requests(PATIENT), [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

async function statusOf({ db }: TestDatabase): Promise<string> {
  return (await db.selectFrom('domain').select('status').where('name', '=', PATIENT).executeTakeFirstOrThrow()).status
}
