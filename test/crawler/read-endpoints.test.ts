// An adapter's documents: which are asked for, in which order, and what becomes of each.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR } from '#model/clock.ts'
import type { Facts } from '#model/facts.ts'
import { endpointOrderOf, factsByEndpoint, knowledgeOf, noteUnreached, readEndpoints, readVersion } from '../../crawler/read-endpoints.ts'
import { defineSoftware, type EndpointDefinition, type SoftwareDefinition } from '../../crawler/software/define.ts'
import type { VirtualRoute } from '../fediverse/contract.ts'
import { onPaths, rateLimited } from '../fediverse/faults.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { knownHost, openVisit } from '../support/visit.ts'

const named = (document: unknown): Facts => {
  const name = (document as { readonly name?: unknown } | null)?.name
  return typeof name === 'string' ? { name } : {}
}

function endpoint(path: string, more: Partial<EndpointDefinition> = {}): EndpointDefinition {
  return { path, limit: 'instance', every: 'day', read: named, ...more }
}

function software(...endpoints: readonly EndpointDefinition[]): SoftwareDefinition {
  return defineSoftware({
    name: 'boathouse',
    label: 'Boathouse',
    kind: 'other',
    networks: ['activitypub'],
    alternativeTo: [],
    repository: 'https://code.example/boathouse',
    counts: { users: 'boats', active: 'boats at sea', posts: 'knots' },
    endpoints,
  })
}

async function read(
  definition: SoftwareDefinition,
  routes: Readonly<Record<string, VirtualRoute>>,
  more: { readonly known?: Parameters<typeof knownHost>[1]; readonly host?: HostDefinition; readonly count?: number } = {},
) {
  const known = knownHost('cove.example', more.known)
  const { visit, talk, run } = await openVisit(known, { 'cove.example': { robots: null, routes, ...more.host } })
  const host = knowledgeOf(visit, 'https://cove.example', { software: 'boathouse', version: '1.2' })
  await run(() => readEndpoints(visit, definition, host, more.count))
  const paths = talk.fediverse.ledger.requests().map(({ method, path }) => (method === 'GET' ? path : `${method} ${path}`))
  return { visit, host, talk, asked: paths.slice(1) }
}

describe('documents', () => {
  const both = software(endpoint('/a'), endpoint('/b'))
  const routes = { 'GET /a': { json: { name: 'A' } }, 'GET /b': { json: { name: 'B' } } }

  test('are asked for in the order of the adapter', async () => {
    const { visit, asked } = await read(both, routes)
    expect(asked).toEqual(['/a', '/b'])
    expect(factsByEndpoint(visit, both)).toEqual([
      { endpoint: '/a', facts: { name: 'A' } },
      { endpoint: '/b', facts: { name: 'B' } },
    ])
  })

  test('are asked for as many as are wanted', async () => {
    expect((await read(both, routes, { count: 1 })).asked).toEqual(['/a'])
  })

  test('that are not due yet are left, and what they said still counts', async () => {
    const { visit, asked } = await read(both, routes, { known: { '/a': { dueAt: Number.MAX_SAFE_INTEGER, facts: { name: 'old A' } } } })
    expect(asked).toEqual(['/b'])
    expect(factsByEndpoint(visit, both).map(({ facts }) => facts.name)).toEqual(['old A', 'B'])
  })

  test('that an earlier answer makes needless are not asked for', async () => {
    const either = software(endpoint('/new'), endpoint('/old', { when: (host) => host.state('/new') !== 'ok' }))
    expect((await read(either, { 'GET /new': { json: { name: 'N' } } })).asked).toEqual(['/new'])
    const without = await read(either, { 'GET /old': { json: { name: 'O' } } })
    expect(without.asked).toEqual(['/new', '/old'])
    expect(without.host.state('/new')).toBe('absent')
    expect(endpointOrderOf(either, without.host)).toEqual(['/new', '/old'])
  })

  test('are told apart by state: unknown, there, absent, failed', async () => {
    const { host } = await read(software(endpoint('/a'), endpoint('/gone'), endpoint('/broken'), endpoint('/closed')), {
      'GET /a': { json: { name: 'A' } },
      'GET /broken': { status: 500, text: '' },
      'GET /closed': { status: 403, text: '' },
    })
    expect(['/a', '/gone', '/broken', '/closed', '/never'].map((path) => host.state(path))).toEqual([
      'ok',
      'absent',
      'failed',
      'absent',
      'unknown',
    ])
  })

  test('that are withdrawn say nothing any more; those that merely failed still do', async () => {
    const known = { '/a': { facts: { name: 'old A' } }, '/b': { facts: { name: 'old B' } } }
    const { visit } = await read(both, { 'GET /a': { status: 404, text: '' }, 'GET /b': { status: 500, text: '' } }, { known })
    expect(factsByEndpoint(visit, both)).toEqual([{ endpoint: '/b', facts: { name: 'old B' } }])
  })

  test('by POST carry their question and have a name of their own', async () => {
    const post = software(endpoint('/api/meta', { method: 'POST', body: { detail: true } }))
    const { visit, asked } = await read(post, { 'POST /api/meta': (request) => ({ json: { name: request.body } }) })
    expect(asked).toEqual(['POST /api/meta'])
    expect(visit.results.get('POST /api/meta')).toMatchObject({ state: 'ok', facts: { name: '{"detail":true}' } })
  })

  test.each([
    ['an object without facts', { json: { other: 1 } }, 'wrong-shape'],
    ['a word', { json: 'x' }, 'wrong-shape'],
    ['null', { json: null }, 'wrong-shape'],
  ])('that hold %s are not this document', async (_, reply, reason) => {
    const { visit } = await read(software(endpoint('/a')), { 'GET /a': reply })
    expect(visit.results.get('/a')).toMatchObject({ state: 'failed', failure: { reason } })
  })

  test.each([[{ json: [] }], [{ json: {} }]])('that are empty are answers in which nothing stands: %o', async (reply) => {
    const { visit } = await read(software(endpoint('/a')), { 'GET /a': reply })
    expect(visit.results.get('/a')).toMatchObject({ state: 'ok', facts: {} })
  })

  test('of HTML without text have failed for want of it', async () => {
    const page = software(endpoint('/terms', { format: 'html', limit: 'text', every: 'month', read: (text) => ({ name: String(text) }) }))
    const html = (body: string) => ({ text: `<html><body>${body}</body></html>`, headers: { 'content-type': 'text/html' } })
    const empty = await read(page, { 'GET /terms': html('<div id="app"></div><script>1</script>') })
    expect(empty.visit.results.get('/terms')).toMatchObject({ state: 'failed', failure: { reason: 'no-text' } })
    const full = await read(page, { 'GET /terms': html('<p>Be kind.</p>') })
    expect(full.visit.results.get('/terms')).toMatchObject({ state: 'ok', facts: { name: 'Be kind.' } })
  })
})

describe('a slot that ends early', () => {
  const three = software(endpoint('/a'), endpoint('/b', { every: 'week' }), endpoint('/c', { when: () => false }), endpoint('/d'))

  test('leaves the rest for the next one, but not what does not concern this server', async () => {
    const { visit, host, asked } = await read(
      three,
      { 'GET /a': { json: { name: 'A' } } },
      { host: { robots: 'User-agent: *\nCrawl-delay: 60' } },
    )
    expect(asked).toEqual([])
    noteUnreached(visit, three, host)
    expect([...visit.results].map(([name, { state, dueAt }]) => [name, state, dueAt === visit.overUntil])).toEqual([
      ['/a', 'waiting', true],
      ['/b', 'waiting', true],
      ['/d', 'waiting', true],
    ])
  })

  test('because the server is busy leaves the rest for an hour later at the earliest', async () => {
    const { visit, host, asked } = await read(three, {}, { host: { robots: null, fault: onPaths(['/a'], rateLimited(60)) } })
    expect(asked).toEqual(['/a'])
    noteUnreached(visit, three, host)
    for (const name of ['/b', '/d']) {
      expect(visit.results.get(name)?.state).toBe('waiting')
      expect(visit.results.get(name)?.dueAt).toBeGreaterThanOrEqual(visit.clock.now() + HOUR)
    }
  })

  test('that did not end early leaves nothing', async () => {
    const { visit, host } = await read(software(endpoint('/a')), { 'GET /a': { json: { name: 'A' } } })
    noteUnreached(visit, three, host)
    expect([...visit.results.keys()]).toEqual(['/a'])
  })
})

describe('a version', () => {
  test.each([
    ['4.5.4', [4, 5, 4]],
    ['v4.5', [4, 5, 0]],
    ['2.7.0-70-g36d469cf', [2, 7, 0]],
    ['2025.10.2', [2025, 10, 2]],
    ['4', [4, 0, 0]],
    ['nightly', undefined],
    ['', undefined],
    [undefined, undefined],
    ['20250101', [20_250_101, 0, 0]],
    ['4.99999999999', [4, 0, 0]],
    ['99999999999.1', undefined],
  ])('%s is %o', (text, version) => {
    expect(readVersion(text)).toEqual(version)
  })

  test('of three numbers is read back, whatever follows it', () => {
    const number = fc.nat(99_999)
    const rest = fc.string({ unit: 'binary' }).map((text) => text.replace(/^[\d.]+/, ''))
    fc.assert(
      fc.property(number, number, number, rest, (major, minor, patch, after) => {
        expect(readVersion(`${major}.${minor}.${patch}${after}`)).toEqual([major, minor, patch])
      }),
    )
  })
})
