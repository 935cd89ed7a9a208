// How the crawler behaved, judged by the ledger that the simulated fediverse itself kept: in the written world, and over many days in a small one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, dayOf, HOUR, SECOND } from '#model/clock.ts'
import { WORLD_START } from '../fediverse/clock.ts'
import { dns, from, refused, until, worldDay } from '../fediverse/faults.ts'
import type { Ledger, LedgerEntry } from '../fediverse/ledger.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { SLOW_HOSTS, WRITTEN_SEEDS, writtenWorld } from '../fediverse/worlds/written.ts'
import { openWorld, type CrawledWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

describe('In the written world', () => {
  const world = writtenWorld()
  const opened = new AsyncDisposableStack()
  let ledger: Ledger
  let database: TestDatabase

  beforeAll(async () => {
    database = opened.use(await freshDatabase())
    const crawl = opened.use(await openWorld(world, database, { seeds: WRITTEN_SEEDS, hurriedHosts: SLOW_HOSTS, tickEveryMs: HOUR }))
    await crawl.crawlToIdle()
    ledger = crawl.fediverse.ledger
  })
  afterAll(() => opened.disposeAsync())

  test.each(['host', 'address', 'registrable'] as const)('no two requests are at once or within a second for any %s', (kind) => {
    expect(ledger.count()).toBeGreaterThan(1000)
    expect(ledger.overlaps(kind, SECOND)).toEqual([])
  })

  test('nothing is asked for that robots.txt forbids, or before it was read', () => {
    expect(ledger.forbiddenByRobots(world)).toEqual([])
  })

  test('a Crawl-delay is kept between all requests to its host, over many slots', () => {
    expect(ledger.hastierThanCrawlDelay(world)).toEqual([])
    const starts = ledger.requests('patient.example').map(({ at }) => at)
    // robots.txt, NodeInfo twice, the instance twice, rules, peers, activity and three texts.
    expect(starts.length).toBeGreaterThanOrEqual(10)
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual((starts.length - 1) * 500 * SECOND)
  })

  test('a server that wants 500 seconds between requests is read whole', async () => {
    const read = await database.db
      .selectFrom('document')
      .innerJoin('domain', 'domain.id', 'document.domainId')
      .select('document.endpoint')
      .where('domain.name', '=', 'patient.example')
      .where('document.state', '=', 'ok')
      .where('document.complete', '=', true)
      .orderBy('document.endpoint')
      .execute()
    expect(read.map(({ endpoint }) => endpoint)).toEqual([
      '/.well-known/nodeinfo',
      '/api/v1/instance',
      '/api/v1/instance/activity',
      '/api/v1/instance/extended_description',
      '/api/v1/instance/peers',
      '/api/v1/instance/privacy_policy',
      '/api/v2/instance',
      'nodeinfo',
    ])
  })

  test('a server that says when to come back is left alone until then', () => {
    const busy = [...ledger.entries({ kind: 'request' })].filter((entry) => entry.notBefore > entry.endedAt)
    expect(new Set(busy.map((entry) => entry.host)).size).toBeGreaterThanOrEqual(8)
    // A date has whole seconds.
    expect(ledger.beforeRetryAfter(SECOND)).toEqual([])
  })

  test('no visit makes more than ten requests, and every request belongs to a visit', async () => {
    const visits = await database.db.selectFrom('crawl').select('requests').execute()
    expect(Math.max(...visits.map(({ requests }) => requests))).toBe(10)
    // What found no open door counts too.
    const unanswered = [...ledger.entries({ kind: 'connect' })].filter(({ outcome }) => outcome !== 'ok')
    expect(visits.reduce((sum, { requests }) => sum + requests, 0)).toBe(ledger.count() + unanswered.length)
  })

  test('nobody is asked for the same document again and again', () => {
    const asked = [...ledger.entries({ kind: 'request' })].map(({ host, method, path }) => `${method} ${host}${path}`)
    // Six for a document behind five redirects, and once more as many where a slot ended on the way to it.
    const often = [...Map.groupBy(asked, (url) => url)].filter(([, times]) => times.length > 12)
    expect(often.map(([url]) => url)).toEqual([])
  })

  test('one user agent is shown everywhere', () => {
    expect([...ledger.userAgents()]).toEqual(['FediverseAtlas/test (+https://atlas.example/crawler)'])
  })

  test('nothing is connected to that is not a global address of the host meant', () => {
    expect(ledger.forbiddenConnects()).toEqual([])
  })

  test('nothing is asked for in plain text', () => {
    expect(ledger.plain()).toEqual([])
  })
})

describe('Over seventy-five days', () => {
  const opened = new AsyncDisposableStack()
  let crawl: CrawledWorld
  let database: TestDatabase
  let ledger: Ledger
  const statuses = new Map<number, Readonly<Record<string, string>>>()

  const names = ['steady.example', 'no-tags.example', 'never.example', 'returning.example', 'dying.example', 'reviving.example']
  const mastodon = (host: string) => server(host, 'mastodon', '4.5.4', { peers: names })
  const world = defineWorld({
    mirrors,
    hosts: {
      'steady.example': { instance: mastodon('steady.example') },
      'no-tags.example': { instance: mastodon('no-tags.example'), validators: false },
      'never.example': { fault: dns() },
      'returning.example': { instance: mastodon('returning.example'), fault: until(worldDay(20), refused()) },
      'dying.example': { instance: mastodon('dying.example'), fault: from(worldDay(10), refused()) },
      'reviving.example': { instance: mastodon('reviving.example'), fault: from(worldDay(10), until(worldDay(45), refused())) },
    },
  })

  beforeAll(async () => {
    database = opened.use(await freshDatabase())
    crawl = opened.use(await openWorld(world, database, { seeds: ['steady.example'], tickEveryMs: DAY }))
    ledger = crawl.fediverse.ledger
    for (const day of [6, 12, 30, 75]) {
      await crawl.crawlFor(worldDay(day) - crawl.fediverse.clock.now())
      const rows = await database.db.selectFrom('domain').select(['name', 'status']).execute()
      statuses.set(day, Object.fromEntries(rows.map(({ name, status }) => [name, status])))
    }
  })
  afterAll(() => opened.disposeAsync())

  test.each(['steady.example', 'no-tags.example'])('the document of %s is read about once a day, and on every day', (host) => {
    const days = asked(host, '/api/v2/instance').map(({ at }) => dayOf(at))
    expect(new Set(days).size).toBe(75)
    expect(days.length).toBeLessThanOrEqual(82)
  })

  test('its list of peers is read about once a week', () => {
    const peers = asked('steady.example', '/api/v1/instance/peers')
    expect(peers.length).toBeGreaterThanOrEqual(11)
    expect(peers.length).toBeLessThanOrEqual(13)
    expect(Math.min(...gapsOf(peers))).toBeGreaterThan(6 * DAY)
  })

  test('its long texts are read about once a month', () => {
    expect(asked('steady.example', '/api/v1/instance/extended_description').length).toBe(3)
  })

  test('its robots.txt is read again within a day', () => {
    expect(Math.max(...gapsOf(asked('steady.example', '/api/v2/instance')))).toBeLessThanOrEqual(DAY)
    expect(ledger.forbiddenByRobots(world)).toEqual([])
  })

  test('a document that has not changed is asked for with its validator, and costs no body', () => {
    const [first, ...later] = asked('steady.example', '/nodeinfo/2.0')
    expect([first?.ifNoneMatch, first?.status]).toEqual(['', 200])
    expect(new Set(later.map(({ status }) => status))).toEqual(new Set([304]))
    expect(new Set(asked('no-tags.example', '/nodeinfo/2.0').map(({ status, ifNoneMatch }) => `${status}${ifNoneMatch}`))).toEqual(
      new Set(['200']),
    )
  })

  test('a name that never answered is asked in growing gaps: after a day, a week, a month', () => {
    const gaps = gapsOf([...ledger.entries({ kind: 'look-up', host: 'never.example' })])
    expect(gaps.length).toBe(3)
    expect(gaps.map((gap) => Math.round(gap / DAY))).toEqual([expect.closeTo(1, 0), expect.closeTo(7, -0.5), expect.closeTo(29, -1)])
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(seen('never.example')).toEqual(['failing', 'dead', 'dead', 'dead'])
  })

  test('a host that was dead from the beginning and comes back is found alive', () => {
    expect(seen('returning.example')).toEqual(['failing', 'dead', 'dead', 'alive'])
  })

  test('a living server that falls silent fails at first, and is dead after many failures over a month', () => {
    expect(seen('dying.example')).toEqual(['alive', 'failing', 'failing', 'dead'])
    const silent = [...ledger.entries({ kind: 'connect', host: 'dying.example' })].filter(({ at }) => at >= worldDay(10))
    expect(silent.length).toBeLessThanOrEqual(8)
    const gaps = gapsOf(silent)
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(gaps[0]).toBeGreaterThan(6 * HOUR)
  })

  test('what a dead server said of itself is still known, and since when it is silent', async () => {
    const rows = await database.db
      .selectFrom('domain')
      .innerJoin('instance', 'instance.domainId', 'domain.id')
      .select(['instance.software', 'domain.lastAnswer', 'domain.failingSince'])
      .where('domain.name', '=', 'dying.example')
      .executeTakeFirstOrThrow()
    expect(rows.software).toBe('mastodon')
    expect(rows.lastAnswer?.getTime()).toBeLessThan(worldDay(10))
    expect(rows.failingSince?.getTime()).toBeGreaterThanOrEqual(worldDay(10))
  })

  test('a server that was silent for five weeks is alive again, as the one it was', async () => {
    expect(seen('reviving.example')).toEqual(['alive', 'failing', 'failing', 'alive'])
    const gone = await database.db
      .selectFrom('fact')
      .innerJoin('domain', 'domain.id', 'fact.domainId')
      .select('fact.key')
      .where('domain.name', '=', 'reviving.example')
      .where('fact.goneSeen', 'is not', null)
      .execute()
    expect(gone).toEqual([])
  })

  function asked(host: string, path: string): readonly LedgerEntry[] {
    return ledger.requests(host).filter((entry) => entry.path === path)
  }

  /** What was known of a host after 6, 12, 30 and 75 days. */
  function seen(host: string): readonly (string | undefined)[] {
    return [...statuses.values()].map((row) => row[host])
  }
})

function gapsOf(entries: readonly LedgerEntry[]): readonly number[] {
  return entries.slice(1).map((entry, index) => entry.at - (entries[index]?.at ?? WORLD_START))
}
