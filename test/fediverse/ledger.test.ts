// The ledger must find every planted rudeness and accuse nobody who was polite.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, SECOND } from '#model/clock.ts'
import { createLedger, type Ledger, type LedgerEntry } from './ledger.ts'
import {
  from,
  overloaded,
  rateLimited,
  robotsCrawlDelay,
  robotsDisallow,
  robotsDisallowAll,
  robotsHtml,
  robotsRedirect,
  robotsUnavailable,
  worldDay,
} from './faults.ts'
import { startFediverse } from './network.ts'
import { askPlainly } from './plain-client.ts'
import { WORLD_START } from './clock.ts'
import { defineWorld, type HostDefinition, type World } from './world.ts'

type Planted = Partial<Omit<LedgerEntry, 'row'>> & { readonly seconds?: number; readonly lasts?: number }

function plant(ledger: Ledger, ...entries: readonly Planted[]): Ledger {
  for (const { seconds = 0, lasts = 0, ...entry } of entries) {
    const at = WORLD_START + seconds * SECOND
    ledger.table.add({
      kind: 'request',
      at,
      endedAt: at + lasts * SECOND,
      host: 'a.example',
      address: '5.0.0.1',
      port: 443,
      secure: true,
      method: 'GET',
      path: '/',
      status: 200,
      outcome: 'ok',
      userAgent: 'FediverseAtlas/1.0',
      accept: '*/*',
      ifNoneMatch: '',
      notBefore: 0,
      ...entry,
    })
  }
  return ledger
}

function worldOf(hosts: Readonly<Record<string, HostDefinition>>): World {
  return defineWorld({ hosts })
}

describe('the book', () => {
  test('gives back what was written, however many rows there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ host: fc.string(), path: fc.string(), status: fc.integer({ min: 0, max: 599 }), secure: fc.boolean() }), {
          maxLength: 3000,
        }),
        (rows) => {
          const ledger = plant(createLedger(), ...rows)
          expect([...ledger.entries()].map(({ host, path, status, secure }) => ({ host, path, status, secure }))).toEqual(rows)
        },
      ),
      { numRuns: 10 },
    )
  })

  test('holds three hundred thousand requests, and still answers', () => {
    const ledger = createLedger()
    for (let index = 0; index < 300_000; index++)
      plant(ledger, { host: `h${index % 30_000}.example`, address: `5.0.${index % 200}.1`, seconds: index * 10 })
    plant(ledger, { host: 'late.example', address: '5.0.199.1', seconds: 2_999_990.5 })
    expect(ledger.count()).toBe(300_001)
    expect(ledger.count('h7.example')).toBe(10)
    expect(ledger.overlaps('host', SECOND)).toEqual([])
    expect(ledger.overlaps('registrable', SECOND)).toEqual([])
    expect(ledger.overlaps('address', SECOND)).toMatchObject([{ key: '5.0.199.1', gapMs: 500, later: { host: 'late.example' } }])
  })

  test('counts look-ups, connections and requests apart', async () => {
    await using fediverse = await startFediverse(worldOf({ 'a.example': {} }))
    await askPlainly(fediverse.seam, 'https://a.example/one', {
      headers: { 'user-agent': 'FediverseAtlas/1.0', accept: 'application/json' },
    })
    await fediverse.clock.settled()
    const { ledger } = fediverse
    expect([...ledger.entries()].map(({ kind, host, path, status, outcome }) => [kind, host, path, status, outcome])).toEqual([
      ['look-up', 'a.example', '', 0, 'ok'],
      ['connect', 'a.example', '', 0, 'ok'],
      ['request', 'a.example', '/one', 404, 'ok'],
    ])
    expect(ledger.requests('a.example')[0]).toMatchObject({
      userAgent: 'FediverseAtlas/1.0',
      accept: 'application/json',
      method: 'GET',
      secure: true,
      port: 443,
    })
    expect([...ledger.userAgents()]).toEqual(['FediverseAtlas/1.0'])
    expect([...ledger.hosts()]).toEqual(['a.example'])
  })
})

describe('pace', () => {
  test('is kept by requests a second apart', () => {
    const ledger = plant(createLedger(), { seconds: 0, lasts: 3 }, { seconds: 4 }, { seconds: 5 })
    expect(ledger.overlaps('host', SECOND)).toEqual([])
  })

  test('is broken by a gap that is too short from the end of the answer', () => {
    const ledger = plant(createLedger(), { seconds: 0, lasts: 3 }, { seconds: 3.5, path: '/hasty' })
    expect(ledger.overlaps('host', SECOND)).toMatchObject([{ key: 'a.example', gapMs: 500, later: { path: '/hasty' } }])
  })

  test('is broken by two requests at once, and by any during an endless one', () => {
    expect(plant(createLedger(), { lasts: 3 }, { seconds: 1 }).overlaps('host', 0)).toMatchObject([{ gapMs: -2000 }])
    const hanging = plant(createLedger(), { endedAt: Infinity }, { seconds: 1 }, { seconds: 9999 })
    expect(hanging.overlaps('host', 0)).toHaveLength(2)
  })

  test('is measured from the answer that ended last', () => {
    const ledger = plant(createLedger(), { seconds: 0, lasts: 10 }, { seconds: 2, lasts: 1 }, { seconds: 5 })
    expect(ledger.overlaps('host', SECOND).map((violation) => violation.gapMs)).toEqual([-8000, -5000])
  })

  test('holds for an address that two hosts share, and for an organisation that two hosts belong to', () => {
    const ledger = plant(
      createLedger(),
      { host: 'one.town.example', address: '5.0.0.1' },
      { host: 'two.town.example', address: '5.0.0.2' },
      { host: 'else.example', address: '5.0.0.2', seconds: 0.5 },
    )
    expect(ledger.overlaps('host', SECOND)).toEqual([])
    expect(ledger.overlaps('registrable', SECOND)).toMatchObject([{ key: 'town.example', gapMs: 0 }])
    expect(ledger.overlaps('address', SECOND)).toMatchObject([{ key: '5.0.0.2', gapMs: 500 }])
  })

  test('spares keys that have limits of their own', () => {
    const ledger = plant(createLedger(), { host: 'one.town.example' }, { host: 'two.town.example' })
    expect(ledger.overlaps('registrable', SECOND, (key) => key === 'town.example')).toEqual([])
  })

  test('tells customers of a public suffix apart', () => {
    const ledger = plant(createLedger(), { host: 'one.github.io', address: '5.0.0.1' }, { host: 'two.github.io', address: '5.0.0.2' })
    expect(ledger.overlaps('registrable', SECOND)).toEqual([])
  })

  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5 })), { maxLength: 12 }), (times) => {
        const sorted = times.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
        const polite = sorted.every(([start], index) => sorted.slice(0, index).every(([earlier, lasts]) => start - earlier - lasts >= 1))
        const ledger = plant(createLedger(), ...times.map(([seconds, lasts]) => ({ seconds, lasts })))
        expect(ledger.overlaps('host', SECOND).length === 0).toBe(polite)
      }),
    )
  })
})

describe('robots.txt', () => {
  const read = (seconds: number, host = 'a.example'): Planted => ({ host, path: '/robots.txt', seconds })

  test('forbids what it forbids, to the query', () => {
    const world = worldOf({ 'a.example': { fault: robotsDisallow(['/api/v1/blocks', '/*?full=1']) } })
    const ledger = plant(
      createLedger(),
      read(0),
      { path: '/api/v1/instance', seconds: 1 },
      { path: '/api/v1/blocks', seconds: 2 },
      { path: '/list?full=1', seconds: 3 },
    )
    expect(ledger.forbiddenByRobots(world).map(({ why, entry }) => [why, entry.path])).toEqual([
      ['forbidden', '/api/v1/blocks'],
      ['forbidden', '/list?full=1'],
    ])
  })

  test('is judged for the own token', () => {
    const world = worldOf({ 'a.example': { fault: robotsDisallowAll('FediverseAtlas') } })
    const ledger = plant(createLedger(), read(0), { seconds: 1 })
    expect(ledger.forbiddenByRobots(world)).toHaveLength(1)
    expect(ledger.forbiddenByRobots(world, 'SomebodyElse')).toEqual([])
  })

  test('must be read before anything else, and again after a day', () => {
    const world = worldOf({ 'a.example': {}, 'b.example': {} })
    const ledger = plant(createLedger(), read(0), { seconds: 86_400 }, { seconds: 86_401 }, { host: 'b.example' })
    expect(ledger.forbiddenByRobots(world).map(({ why, entry }) => [why, entry.host, (entry.at - WORLD_START) / SECOND])).toEqual([
      ['unread', 'a.example', 86_401],
      ['unread', 'b.example', 0],
    ])
  })

  test('that fails forbids everything until it is read', () => {
    const world = worldOf({ 'a.example': { fault: robotsUnavailable() } })
    expect(plant(createLedger(), read(0), { seconds: 1 }, read(5)).forbiddenByRobots(world)).toMatchObject([{ why: 'unavailable' }])
  })

  test('that is missing or a web page forbids nothing', () => {
    const world = worldOf({ 'a.example': {}, 'b.example': { fault: robotsHtml() } })
    expect(plant(createLedger(), read(0), { seconds: 1 }, read(0, 'b.example'), { host: 'b.example' }).forbiddenByRobots(world)).toEqual([])
  })

  test('that stands elsewhere holds here', () => {
    const world = worldOf({
      'a.example': { fault: robotsRedirect('https://b.example/robots.txt') },
      'b.example': { robots: 'User-agent: *\nDisallow: /a\n' },
    })
    expect(plant(createLedger(), read(0), { path: '/ab', seconds: 1 }, { path: '/b', seconds: 2 }).forbiddenByRobots(world)).toMatchObject([
      { entry: { path: '/ab' } },
    ])
  })

  test('counts as it stood when it was read', () => {
    const stricter = worldOf({ 'a.example': { fault: from(WORLD_START + 10 * SECOND, robotsDisallowAll()) } })
    const ledger = plant(createLedger(), read(0), { seconds: 20 }, read(30), { seconds: 40 })
    expect(ledger.forbiddenByRobots(stricter).map(({ entry }) => (entry.at - WORLD_START) / SECOND)).toEqual([40])
  })
})

describe('manners', () => {
  test('Crawl-delay holds between any two requests after it was read', () => {
    const world = worldOf({ 'a.example': { fault: robotsCrawlDelay(500) } })
    const at = (seconds: number): Planted => ({ path: '/x', seconds })
    const ledger = plant(createLedger(), { path: '/robots.txt' }, at(500), at(900), at(1400))
    expect(ledger.hastierThanCrawlDelay(world)).toMatchObject([
      { gapMs: 400 * SECOND, wantedMs: 500 * SECOND, later: { at: WORLD_START + 900 * SECOND } },
    ])
  })

  test('a Crawl-delay over an hour is kept for an hour', () => {
    const world = worldOf({ 'a.example': { fault: robotsCrawlDelay(86_400) } })
    const ledger = plant(createLedger(), { path: '/robots.txt' }, { seconds: 3600 })
    expect(ledger.hastierThanCrawlDelay(world)).toEqual([])
    expect(ledger.hastierThanCrawlDelay(world, DAY)).toHaveLength(1)
  })

  test('Retry-After is remembered, in each of its forms, until it is over', async () => {
    for (const fault of [rateLimited(60, 'seconds'), rateLimited(60, 'date'), rateLimited(60, 'reset'), overloaded(60)]) {
      await using fediverse = await startFediverse(worldOf({ 'a.example': { fault: from(worldDay(0), fault) } }))
      const { clock, ledger, seam } = fediverse
      await clock.run(async () => {
        await askPlainly(seam, 'https://a.example/1')
        await clock.sleep(60 * SECOND)
        await askPlainly(seam, 'https://a.example/2')
        await clock.sleep(59 * SECOND)
        await askPlainly(seam, 'https://a.example/3')
      })
      await clock.settled()
      expect(ledger.beforeRetryAfter().map(({ refusal, request }) => [refusal.path, request.path])).toEqual([['/2', '/3']])
    }
  })

  test('slots end at a pause and are counted a host', () => {
    const times = [0, 1, 2, 60, 61].map((seconds) => ({ seconds }))
    const ledger = plant(createLedger(), ...times, { host: 'b.example', seconds: 1 })
    expect(ledger.slots(10 * SECOND).map(({ host, requests }) => [host, requests])).toEqual([
      ['a.example', 3],
      ['b.example', 1],
      ['a.example', 2],
    ])
    expect(ledger.largestSlot(10 * SECOND)).toBe(3)
    expect(ledger.largestSlot(HOUR)).toBe(5)
  })

  test('connections inside are found, whether they were given or not', () => {
    const ledger = plant(
      createLedger(),
      { kind: 'connect', address: '10.0.0.7' },
      { kind: 'connect', address: '5.1.2.3', outcome: 'not given' },
      { kind: 'connect', address: '5.1.2.3' },
      { kind: 'connect', address: '::ffff:127.0.0.1' },
    )
    expect(ledger.forbiddenConnects().map(({ address, outcome }) => [address, outcome])).toEqual([
      ['10.0.0.7', 'ok'],
      ['5.1.2.3', 'not given'],
      ['::ffff:127.0.0.1', 'ok'],
    ])
  })
})
