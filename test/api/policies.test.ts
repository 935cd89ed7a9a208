// Publication on every route: who opted out, refused or asked not to be listed is found nowhere, and answers like a name never seen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../api/routes/index.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

/** Every address of the API that can be read, with a name put where one belongs. */
function addressesFor(name: string): readonly string[] {
  return ROUTES.filter((route) => route.method === 'GET').flatMap(({ path }) => {
    const filled = path.replace(':domain', name).replace(':name', name).replace(':a', name).replace(':b', NAMES.hub)
    if (path === '/compare') return [`/compare?servers=${NAMES.hub},${name}`]
    if (path === '/match') return [filled, `${filled}?reach=${name}`]
    if (path === '/pairs/:a/:b') return [filled, `/pairs/${NAMES.hub}/${name}`]
    if (path.startsWith('/block-lists/')) return [`${filled}?of=${name}&of=${NAMES.hub}`]
    if (path === '/lookup') return [`${filled}?q=${name}`]
    if (path === '/suggestions') return [`${filled}?q=${name.slice(0, 4)}`, `${filled}?q=${name}`]
    return path.startsWith('/servers') && !path.includes(':')
      ? [filled, `${filled}?q=${name}`, ...(path === '/servers' ? [`${filled}?reach=${name}`] : [])]
      : [filled]
  })
}

// Names are of one length, so that nothing but the name itself can differ.
async function textOf(address: string, name: string): Promise<string> {
  const response = await atlas.get(`/api/v1${address}`)
  const body = await response.text()
  return `${response.status} ${response.headers.get('location') ?? ''} ${body.replaceAll(name, 'NAME').replaceAll(/"at":"[^"]+"/g, '')}`
}

describe.each([
  ['opted out', NAMES.off],
  ['asks not to be listed', NAMES.unlisted],
])('a server that %s', (_, name) => {
  test.each(addressesFor(name))('answers like a name never seen at %s', async (address) => {
    const unseen = NAMES.unknown
    expect(await textOf(address, name)).toBe(
      await textOf(address.replaceAll(name, unseen).replaceAll(name.slice(0, 4), unseen.slice(0, 4)), unseen),
    )
  })

  test('has a page like a name never seen', async () => {
    const pages = await Promise.all([name, NAMES.unknown].map(async (host) => ({ host, response: await atlas.get(`/server/${host}`) })))
    const [own, other] = await Promise.all(
      pages.map(async ({ host, response }) => [response.status, (await response.text()).replaceAll(host, 'NAME')] as const),
    )
    expect(own).toEqual(other)
  })

  test('is asked for a visit like a name never seen, and what becomes of that looks the same for as long as it is open', async () => {
    const fresh = `fresh-${name}`
    for (const host of [name, fresh]) {
      expect(await atlas.post('/visits', { domain: host })).toEqual({
        status: 202,
        body: { domain: host, state: 'queued', reason: null, retryAt: null, lookup: null },
      })
      expect((await atlas.read(`/visits/${host}`)).body).toMatchObject({ state: 'queued', lookup: null })
      expect((await atlas.read(`/lookup?q=${host}`)).body).toMatchObject({ kind: 'waiting', status: 'discovered', reason: null })
      expect((await atlas.post('/visits', { domain: host })).body).toMatchObject({ state: 'refused', reason: 'too-soon' })
    }
  })
})

test('an opted-out server is not made due by those who ask for it', async () => {
  const { rows } = await atlas.database.pool.query<{ n: number }>(
    `select count(*)::int as n from frontier_slot s join domain d on d.id = s.domain_id where d.name = $1`,
    [NAMES.off],
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('a personal server is found by its exact name, counted, and not in search, suggestions or exports', async () => {
  const { body } = await atlas.read(`/servers/${NAMES.personal}`)
  expect(body).toMatchObject({ inSearch: false, users: { value: 2 } })
  for (const address of ['/servers', `/servers?q=${NAMES.personal}`, '/suggestions?q=tiny', '/servers.csv', '/servers.ndjson']) {
    expect(await textOf(address, 'x')).not.toContain(NAMES.personal)
  }
})

test('a search index that is behind shows nothing that was taken away since', async () => {
  const stale = {
    domainId: 1,
    domain: NAMES.off,
    name: 'Off',
    shortDescription: null,
    software: null,
    softwareVersion: null,
    registrations: 'open',
    languages: [],
    users: 1,
    activeMonth: 1,
    status: 'alive',
    ruleCount: 0,
    firstSeen: 0,
    lastAnswer: 0,
    labels: null,
    wanted: [],
    facets: {},
  }
  const search = {
    search: async () => ({ hits: [stale], total: 1, totalIsLimit: false, facets: {}, topics: [], backend: 'postgres' as const }),
    suggest: async () => [stale],
    close: async () => undefined,
  }
  await using behind = await openAtlas({ search })
  expect((await behind.read('/servers')).body).toMatchObject({ hits: [] })
  expect((await behind.read('/suggestions?q=off')).body).toEqual({ servers: [] })
  expect(await (await behind.get('/api/v1/servers.ndjson')).text()).toBe('')
})

test('a host that refused us, one that never answered and one in a farm have no page, and the log says why', async () => {
  for (const name of [NAMES.refused, NAMES.failed, NAMES.waiting]) {
    for (const rest of ['', '/rules', '/usage']) expect((await atlas.read(`/servers/${name}${rest}`)).status).toBe(404)
  }
  expect((await atlas.read(`/servers/${NAMES.refused}/crawls`)).body).toMatchObject({ crawls: [{ outcome: 'refused', reason: 'robots' }] })
  expect((await atlas.read(`/servers/${NAMES.failed}/crawls`)).body).toMatchObject({ crawls: [{ outcome: 'failed', reason: 'dns' }] })
})
