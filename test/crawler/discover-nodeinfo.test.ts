// Finding NodeInfo: the links, the documents behind them, and the ways round.
import { describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import type { Crawl, KnownHost } from '#model/crawl.ts'
import type { VirtualRoute } from '../fediverse/contract.ts'
import { forbidden, goneEverywhere, notFoundEverywhere, serverError } from '../fediverse/faults.ts'
import { plainServer } from '../fediverse/worlds/hosts.ts'
import { documentsOf, knownHost, worldOf } from '../support/visit.ts'

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema'

function links(...hrefs: readonly (readonly [version: string, href: string])[]): VirtualRoute {
  return { json: { links: hrefs.map(([version, href]) => ({ rel: `${SCHEMA}/${version}`, href })) } }
}

function nodeinfo(name: string, version = '2.1'): VirtualRoute {
  return {
    json: {
      version,
      software: { name, version: '1.0' },
      protocols: ['activitypub'],
      services: { inbound: [], outbound: [] },
      openRegistrations: false,
      usage: { users: { total: 3 } },
      metadata: {},
    },
  }
}

function softwareOf(crawl: Crawl): string | undefined {
  return documentsOf(crawl)['nodeinfo']?.facts?.software
}

function pathsAt(asked: readonly string[], host: string): readonly string[] {
  return asked.flatMap((entry) => (entry.startsWith(`${host} `) ? [entry.slice(host.length + 1)] : []))
}

describe('the links', () => {
  test('lead to the document of the highest version that we read', async () => {
    const world = await worldOf({
      'cove.example': {
        robots: null,
        routes: {
          'GET /.well-known/nodeinfo': links(
            ['1.0', 'https://cove.example/ni/1.0'],
            ['2.1', 'https://cove.example/ni/2.1'],
            ['2.0', 'https://cove.example/ni/2.0'],
          ),
          'GET /ni/2.1': nodeinfo('oldest-harbour'),
        },
      },
    })
    const crawl = await world.visit('cove.example')
    expect(crawl.nodeinfo).toMatchObject({ url: 'https://cove.example/ni/2.1', schema: '2.1' })
    expect(softwareOf(crawl)).toBe('oldest-harbour')
    expect(world.asked().slice(0, 3)).toEqual(['cove.example /robots.txt', 'cove.example /.well-known/nodeinfo', 'cove.example /ni/2.1'])
  })

  test('are tried one after another, three at most', async () => {
    const versions = ['2.2', '2.1', '2.0', '1.1', '1.0'] as const
    const dead = versions.map((version): [string, string] => [version, `https://cove.example/ni/${version}`])
    const third = await worldOf({
      'cove.example': { robots: null, routes: { 'GET /.well-known/nodeinfo': links(...dead), 'GET /ni/2.0': nodeinfo('third', '2.0') } },
    })
    expect(softwareOf(await third.visit('cove.example'))).toBe('third')
    const fourth = await worldOf({
      'cove.example': { robots: null, routes: { 'GET /.well-known/nodeinfo': links(...dead), 'GET /ni/1.1': nodeinfo('fourth', '1.1') } },
    })
    await fourth.visit('cove.example')
    expect(pathsAt(fourth.asked(), 'cove.example').filter((path) => path.startsWith('/ni/'))).toEqual(['/ni/2.2', '/ni/2.1', '/ni/2.0'])
  })

  test.each([
    'http://cove.example/ni',
    'https://cove.example:8443/ni',
    'https://127.0.0.1/ni',
    'https://[::1]/ni',
    'ftp://cove.example/ni',
    'https://me@localhost/ni',
  ])('to %s are not followed', async (href) => {
    const world = await worldOf({ 'cove.example': { robots: null, routes: { 'GET /.well-known/nodeinfo': links(['2.1', href]) } } })
    const crawl = await world.visit('cove.example')
    expect(crawl.outcome).toMatchObject({ kind: 'failed', failure: { reason: expect.stringMatching(/^(no|bad)-nodeinfo$/) as string } })
    expect([...world.fediverse.ledger.hosts()]).toEqual(['cove.example'])
    expect(world.fediverse.ledger.plain()).toEqual([])
  })

  test('of an earlier slot are not asked for again while they are fresh', async () => {
    const world = await worldOf({ 'cove.example': { instance: plainServer('cove.example'), robots: null } })
    const later = world.fediverse.clock.now() + DAY
    const memo = { links: [{ schema: '2.1', href: 'https://cove.example/nodeinfo/2.1' }], redirected: false }
    const known = knownHost('cove.example', { '/.well-known/nodeinfo': { dueAt: later, readAt: 1, memo } })
    const crawl = await world.visit(known)
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect(pathsAt(world.asked(), 'cove.example').slice(0, 2)).toEqual(['/robots.txt', '/nodeinfo/2.1'])
  })
})

describe('a document', () => {
  test('that is known and not due is not asked for, and the visit decides nothing about the host', async () => {
    const world = await worldOf({ 'cove.example': { instance: plainServer('cove.example'), robots: null } })
    const later = world.fediverse.clock.now() + DAY
    const facts = { software: 'unheard-of' }
    const known: KnownHost = knownHost('cove.example', {
      nodeinfo: { dueAt: later, facts, url: 'https://cove.example/nodeinfo/2.1', readAt: 1 },
      '/api/v2/instance': { dueAt: later, state: 'failed', reason: 'not-found' },
      '/api/v1/instance': { dueAt: later, state: 'failed', reason: 'not-found' },
    })
    expect((await world.visit(known)).outcome).toEqual({ kind: 'partial' })
    expect(world.asked()).toEqual([])
  })

  test('that is unchanged still says what runs there', async () => {
    const world = await worldOf({ 'cove.example': { instance: plainServer('cove.example'), robots: null } })
    const first = await world.visit('cove.example')
    const documents = documentsOf(first)
    const stored = Object.fromEntries(
      ['/.well-known/nodeinfo', 'nodeinfo'].map((name) => [name, { ...documents[name], reason: undefined, dueAt: 0, readAt: 1 }]),
    )
    await world.fediverse.clock.advance(DAY)
    const second = await world.visit(knownHost('cove.example', stored))
    expect(second.outcome).toEqual({ kind: 'answered' })
    expect(documentsOf(second)['nodeinfo']).toMatchObject({ state: 'unchanged', httpStatus: 304 })
    expect(second.nodeinfo).toBeUndefined()
  })
})

describe('without NodeInfo', () => {
  test('every way round is tried once, in its order, and then the API', async () => {
    const world = await worldOf({ 'cove.example': { robots: null, routes: {} }, 'www.cove.example': { robots: null, routes: {} } })
    const crawl = await world.visit('cove.example')
    expect(crawl.outcome).toMatchObject({ kind: 'failed', failure: { reason: 'no-nodeinfo' } })
    expect(world.asked().map((entry) => entry.split('?')[0])).toEqual([
      'cove.example /robots.txt',
      'cove.example /.well-known/nodeinfo',
      'cove.example /.well-known/host-meta',
      'cove.example /.well-known/webfinger',
      'www.cove.example /robots.txt',
      'www.cove.example /.well-known/nodeinfo',
      'cove.example /.well-known/x-nodeinfo2',
      'cove.example /statistics.json',
      'cove.example /api/v2/instance',
      'cove.example /api/v1/instance',
    ])
  })

  test('an old pod is read by its statistics.json', async () => {
    const statistics = {
      json: { name: 'Old Pod', network: 'Diaspora', version: '0.5.1.2-pdeadbee', registrations_open: true, total_users: 12 },
    }
    const world = await worldOf({ 'pod.example': { robots: null, routes: { 'GET /statistics.json': statistics } } })
    const crawl = await world.visit('pod.example')
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect(documentsOf(crawl)['/statistics.json']?.facts).toMatchObject({ name: 'Old Pod', usage: { users: 12 } })
  })

  test('a server that speaks the Mastodon API says by that what it is', async () => {
    const instance = { json: { uri: 'old.example', title: 'Old Town', version: '2.4.3', stats: { user_count: 5 } } }
    const world = await worldOf({ 'old.example': { robots: null, routes: { 'GET /api/v1/instance': instance } } })
    const crawl = await world.visit('old.example')
    expect(crawl.outcome).toMatchObject({ kind: 'answered' })
    expect(documentsOf(crawl)['/api/v1/instance']?.facts).toMatchObject({ name: 'Old Town', software: 'mastodon', version: '2.4.3' })
  })

  test.each([
    ['403', forbidden(), 'refused', 'unauthorized'],
    ['500', serverError(), 'failed', 'server-error'],
    ['410', goneEverywhere(), 'failed', 'gone'],
  ] as const)('and with %s there, no way round is tried', async (_, fault, kind, reason) => {
    const world = await worldOf({ 'cove.example': { fault } })
    const crawl = await world.visit('cove.example')
    expect(crawl.outcome).toMatchObject({ kind, failure: { reason } })
    expect(world.asked()).toEqual(['cove.example /robots.txt', 'cove.example /.well-known/nodeinfo'])
  })

  test('a web server of another kind costs no more than one slot', async () => {
    const world = await worldOf({ 'shop.example': { fault: notFoundEverywhere() } })
    const crawl = await world.visit('shop.example')
    expect(crawl.outcome).toMatchObject({ failure: { reason: 'no-nodeinfo' } })
    expect(crawl.requests).toBeLessThanOrEqual(10)
  })
})
