// The pages about blocks, as Express sends them: one address a name, previews without verdicts, and the one place where a browser may ask servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

const ONE = ['/blocked-by', '/reach', '/my'] as const
const WITHOUT_NAME = ['/blocks', '/check-list', '/consensus', '/pair', '/compare-lists', '/compare', ...ONE]
const WITH_NAME = [
  ...ONE.map((page) => `${page}/${NAMES.hub}`),
  `/pair/${NAMES.hub}/${NAMES.forum}`,
  `/compare-lists?of=${NAMES.hub},${NAMES.forum}`,
  `/compare?servers=${NAMES.hub},${NAMES.forum}`,
]

describe('every page about blocks', () => {
  test.each([...WITHOUT_NAME, ...WITH_NAME])('%s is there, and search engines are asked not to keep it', async (address) => {
    const response = await atlas.get(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
  })

  test.each(WITH_NAME)('%s has a title and a preview with the name, and says where the answer stands', async (address) => {
    const html = await (await atlas.get(address)).text()
    expect(html).toMatch(new RegExp(`<title>[^<]*${NAMES.hub.replaceAll('.', '\\.')}[^<]*· Fediverse Atlas</title>`))
    expect(html).toContain('property="og:title"')
    expect(html).toMatch(/<a href="\/api\/v1\/[^"]+"/)
  })
})

describe('an address with a name', () => {
  test.each([
    [`/blocked-by?name=${encodeURIComponent('@ada@Hub.Example')}`, 303, '/blocked-by/hub.example'],
    [`/my?name=${encodeURIComponent('https://hub.example/@ada/1')}&lang=de`, 303, '/my/hub.example?lang=de'],
    ['/reach/H%C3%BCtte.example', 308, '/reach/xn--htte-0ra.example'],
    ['/pair?a=https%3A%2F%2Fa.example%2Fabout&b=%40x%40b.example', 303, '/pair/a.example/b.example'],
    ['/pair/A.example/b.example', 308, '/pair/a.example/b.example'],
  ])('%s leads to the one that it has', async (address, status, location) => {
    const response = await atlas.get(address)
    expect([response.status, response.headers.get('location')]).toEqual([status, location])
  })

  test.each(['/blocked-by?name=no+name', '/pair?a=a.example&b=', '/my?name='])(
    '%s, which is none, comes back with the page',
    async (address) => {
      expect((await atlas.get(address)).status).toBe(200)
    },
  )

  test.each(['/blocked-by/127.0.0.1', '/pair/a.example/localhost', '/my/%00'])('%s, which is none, is not found', async (address) => {
    expect((await atlas.get(address)).status).toBeGreaterThanOrEqual(400)
  })

  test('holds hostile words as text only', async () => {
    const html = await (
      await atlas.get(`/compare-lists?of=${encodeURIComponent('a.example,"><script>alert(1)</script>,b.example')}`)
    ).text()
    expect(html).not.toContain('<script>alert')
  })

  test('is answered the same for a server that opted out and one never seen', async () => {
    const [off, unknown] = await Promise.all(
      [NAMES.off, NAMES.unknown].map(async (name) => (await atlas.get(`/blocked-by/${name}`)).text()),
    )
    expect(off?.replaceAll(NAMES.off, '?')).toBe(unknown?.replaceAll(NAMES.unknown, '?'))
  })
})

describe('the policy of the pages', () => {
  const connect = async (address: string): Promise<string | undefined> =>
    /connect-src ([^;]+)/.exec((await atlas.get(address)).headers.get('content-security-policy') ?? '')?.[1]

  test('lets a browser ask servers only where a visitor can have it ask: of a pair, and of who blocks a name', async () => {
    expect(await connect(`/pair/${NAMES.hub}/${NAMES.forum}`)).toBe("'self' https:")
    expect(await connect(`/blocked-by/${NAMES.hub}`)).toBe("'self' https:")
    for (const address of [
      '/',
      '/blocks',
      '/pair',
      '/blocked-by',
      '/check-list',
      '/consensus',
      '/my',
      `/my/${NAMES.hub}`,
      `/server/${NAMES.hub}`,
    ])
      expect([address, await connect(address)]).toEqual([address, "'self'"])
  })
})
