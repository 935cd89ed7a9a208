// Lists in pages: where a slot goes on, and where a list ends that a server never ends.
import { describe, expect, test } from 'vitest'
import type { Crawl, StoredDocument } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { crawlInstance } from '../../crawler/crawl.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { localPaceBook } from '../../crawler/politeness.ts'
import { startFediverse } from '../fediverse/network.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { USER_AGENT } from '../support/conversation.ts'

const HOST = 'tube.example'
const FOLLOWING = '/api/v1/server/following?start=0&count=100&sort=createdAt&actorType=Application&state=accepted'
const LATER_PAGE = '/api/v1/server/following?start=900000&count=100&sort=createdAt&actorType=Application&state=accepted'

describe('A list in pages', () => {
  test('is read on from where the last slot ended', async () => {
    const { crawl, asked } = await visitWith({ pagesRead: 9, namesRead: 900 })
    expect(asked).toContain(LATER_PAGE)
    expect(asked).not.toContain(FOLLOWING)
    expect(followingOf(crawl)[0]).toMatchObject({ page: 9, complete: false })
  })

  test.each([
    ['ten thousand pages', { pagesRead: 9_999, namesRead: 20_000 }],
    ['half a million names', { pagesRead: 12, namesRead: 499_950 }],
  ])('ends after %s, though the server offers more', async (_what, read) => {
    const { crawl } = await visitWith(read)
    expect(followingOf(crawl).at(-1)).toMatchObject({ complete: true })
    expect(crawl.documents.find(({ endpoint }) => endpoint === FOLLOWING)).toMatchObject({ state: 'ok', cursor: undefined })
  })

  test('is read from its beginning when the place where it ended has failed three times', async () => {
    const { crawl, asked } = await visitWith({ pagesRead: 9, namesRead: 900, failures: 3, state: 'failed', reason: 'http-status' })
    expect(asked).toContain(FOLLOWING)
    expect(asked).not.toContain(LATER_PAGE)
    expect(followingOf(crawl)[0]).toMatchObject({ page: 0 })
  })
})

function followingOf(crawl: Crawl): Crawl['peers'] {
  return crawl.peers.filter(({ endpoint }) => endpoint === FOLLOWING)
}

// A visit to a server that claims a billion follows and has a hundred names for every page that is asked for.
async function visitWith(stored: Partial<StoredDocument>): Promise<{ readonly crawl: Crawl; readonly asked: readonly string[] }> {
  const data = Array.from({ length: 100 }, (_, index) => ({ follower: { host: HOST }, following: { host: `p${index}.example` } }))
  const routes = { 'GET /api/v1/server/following': { json: { total: 1_000_000_000, data } } }
  const world = defineWorld({ mirrors, hosts: { [HOST]: { instance: server(HOST, 'peertube', '7.3.0'), routes, robots: null } } })
  await using fediverse = await startFediverse(world)
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  const { clock } = fediverse
  const document: StoredDocument = {
    endpoint: FOLLOWING,
    state: 'ok',
    dueAt: 0,
    failures: 0,
    cursor: LATER_PAGE,
    complete: false,
    pagesRead: 0,
    namesRead: 0,
    pendingNames: 0,
    ...stored,
  }
  const known = {
    domain: parseDomain(HOST) as Domain,
    past: { status: 'alive', failures: 0 } as const,
    documents: new Map([[FOLLOWING, document]]),
  }
  const context = { network, clock, pace: localPaceBook(clock), gapMs: 1000, storedRobots: async () => undefined }
  const { crawl } = await clock.run(() => crawlInstance(known, context))
  await network.close()
  return { crawl, asked: fediverse.ledger.requests(HOST).map(({ path }) => path) }
}
