// Headers, ages and limits: what every answer of this server has.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../api/routes/index.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas
let webFolder: string

beforeAll(async () => {
  webFolder = await mkdtemp(path.join(tmpdir(), 'atlas-test-web-'))
  await mkdir(path.join(webFolder, 'assets'))
  const page = (title: string): string =>
    `<!doctype html><html><head><title>${title}</title><!--head--></head><body><noscript><!--noscript--></noscript></body></html>`
  for (const name of ['index', 'server', 'software', 'software-one', 'statistics', 'crawler', 'about', '404']) {
    await writeFile(path.join(webFolder, `${name}.html`), page(`Page ${name}`))
  }
  await writeFile(path.join(webFolder, 'assets/index-4f2a.js'), 'export {}')
  await writeFile(path.join(webFolder, 'theme.js'), '')
  atlas = await openAtlas({ webFolder })
})
afterAll(async () => {
  await atlas[Symbol.asyncDispose]()
  await rm(webFolder, { recursive: true })
})

const READABLE = ROUTES.filter((route) => route.method === 'GET' && !route.path.startsWith('/visits')).map(
  ({ path: address }) => `/api/v1${address.replace(':domain', NAMES.hub).replace(':name', 'mastodon')}`,
)

describe.each([...READABLE, '/api', '/api/v1/openapi.json', '/', '/about', `/server/${NAMES.hub}`, '/nowhere'])('%s', (address) => {
  test('loads nothing from elsewhere, runs nothing inline, is framed by nobody and does not say what made it', async () => {
    const response = await atlas.get(address)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).toContain(`script-src 'self'`)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('cache-control')).not.toBeNull()
  })
})

describe('reading from other pages of the web', () => {
  test('is allowed to everybody, writing to nobody', async () => {
    expect((await atlas.get('/api/v1/about')).headers.get('access-control-allow-origin')).toBe('*')
    const preflight = await atlas.get('/api/v1/visits', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
    expect(preflight.headers.get('access-control-allow-headers')).toBeNull()
  })
})

describe('an answer that did not change', () => {
  test('is not sent twice', async () => {
    const first = await atlas.get(`/api/v1/servers/${NAMES.hub}`)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"/)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    // Without the second header, this client says that it wants everything anew.
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' }
    expect((await atlas.get(`/api/v1/servers/${NAMES.hub}`, { headers })).status).toBe(304)
    expect((await atlas.get(`/api/v1/servers/${NAMES.forum}`, { headers })).status).toBe(200)
  })

  test('problems and liveness are kept by nobody', async () => {
    for (const address of ['/api/v1/health', '/api/v1/servers?limit=0', '/api/v1/nothing']) {
      expect((await atlas.get(address)).headers.get('cache-control')).toBe('no-store')
    }
  })

  test('large answers are compressed', async () => {
    const response = await atlas.get('/api/v1/openapi.json', { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })
})

describe('one address that asks too much', () => {
  test('is told when to come back, sooner for visits than for reading', async () => {
    await using strict = await openAtlas({ limits: { reads: 8, writes: 2 } })
    const asked: number[] = []
    for (const name of ['one.example', 'two.example', 'three.example']) asked.push((await strict.post('/visits', { domain: name })).status)
    expect(asked).toEqual([202, 202, 429])
    const reads: Response[] = []
    for (let count = 0; count < 6; count += 1) reads.push(await strict.get('/api/v1/health'))
    expect(reads.map((response) => response.status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(Number(reads.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await reads.at(-1)?.json()).toMatchObject({ status: 429 })
  })

  test('cannot pretend to be another, unless a proxy of ours says so', async () => {
    const ask = async (from: CrawledAtlas, address: string): Promise<number> =>
      (await from.get('/api/v1/health', { headers: { 'x-forwarded-for': address } })).status
    await using direct = await openAtlas({ limits: { reads: 1, writes: 1 } })
    expect([await ask(direct, '192.0.2.1'), await ask(direct, '192.0.2.2')]).toEqual([200, 429])
    await using behind = await openAtlas({ limits: { reads: 1, writes: 1 }, environment: { ATLAS_PROXIES: '1' } })
    expect([await ask(behind, '192.0.2.1'), await ask(behind, '192.0.2.2'), await ask(behind, '192.0.2.2')]).toEqual([200, 200, 429])
  })
})

describe('pages for people', () => {
  const titleOf = async (response: Response): Promise<string | undefined> => /<title>([^<]*)<\/title>/.exec(await response.text())?.[1]

  test.each([
    ['/', 'Page index'],
    ['/software', 'Page software'],
    ['/software/mastodon', 'Page software-one'],
    ['/statistics', 'Page statistics'],
    ['/crawler', 'Page crawler'],
    ['/about', 'Page about'],
  ])('%s is %s', async (address, title) => {
    const response = await atlas.get(address)
    expect([response.status, await titleOf(response)]).toEqual([200, title])
  })

  test.each(['/nowhere', '/imprint', '/assets/none.js', '/server/no%20name', '/server.html/x', '/..%2fpackage.json'])(
    '%s is the designed page for what is not there',
    async (address) => {
      const response = await atlas.get(address)
      expect([response.status, await titleOf(response)]).toEqual([404, 'Page 404'])
    },
  )

  test('what the build names by its content is kept for ever, the rest is asked for again', async () => {
    expect((await atlas.get('/assets/index-4f2a.js')).headers.get('cache-control')).toContain('immutable')
    expect((await atlas.get('/theme.js')).headers.get('cache-control')).toBe('no-cache')
  })

  test('a server has its title, a preview for links and a text for whoever runs no scripts', async () => {
    const response = await atlas.get(`/server/${NAMES.hub}`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('<title>Hub Café (hub.example) · Fediverse Atlas</title>')
    expect(page).toContain('<meta property="og:title" content="Hub Café">')
    expect(page).toContain('<link rel="canonical" href="https://atlas.example/server/hub.example">')
    expect(page).toContain('between tea &amp; biscuits.')
    expect(page).toMatch(/<noscript><main>\s*<h1>Hub Café<\/h1>.*<li>No advertising\.<\/li>.*<\/noscript>/s)
    expect(page).not.toContain('<!--')
  })

  test('a server has one address', async () => {
    for (const [name, target] of [
      ['HUB.example', NAMES.hub],
      [NAMES.alias, NAMES.forum],
      ['m%C3%BCnchen.example', 'xn--mnchen-3ya.example'],
    ] as const) {
      const response = await atlas.get(`/server/${name}`)
      expect([response.status, response.headers.get('location')]).toEqual([308, `/server/${target}`])
    }
  })

  test('a host without a page of its own says what it is, and search engines are asked not to keep it', async () => {
    const response = await atlas.get(`/server/${NAMES.refused}`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('asked crawlers to stay away')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect((await atlas.get(`/server/${NAMES.unknown}`)).status).toBe(404)
    expect(await (await atlas.get(`/server/${NAMES.personal}`)).text()).toContain('noindex')
  })

  test('without a build there is a plain page that says what to do', async () => {
    await using plain = await openAtlas()
    const response = await plain.get('/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('npm run web')
    expect(await (await plain.get(`/server/${NAMES.hub}`)).text()).toContain('<h1>Hub Café</h1>')
  })
})
