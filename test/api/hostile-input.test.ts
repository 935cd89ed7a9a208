// Requests meant to break something: every one is answered with a problem that names the parameter, or correctly; never 500.
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../api/routes/index.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

const SHARP = [
  "' or 1=1 --",
  "'; drop table domain; --",
  '$1',
  '%00',
  '\0',
  '\u0007',
  '\u202e',
  '\ud800',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  '[object Object]',
  'NaN',
  '1e309',
  '-1',
  '99999999999999999999',
  'true',
  'null',
  '*',
  ':*',
  '&|!()',
  'a'.repeat(300),
  'ß'.repeat(500),
  '\u0301'.repeat(50),
  'hub.example',
]
const word = fc.oneof(fc.constantFrom(...SHARP), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }))
const knownNames = [
  'q',
  'sort',
  'limit',
  'cursor',
  'software',
  'sign-up',
  'language',
  'min-age',
  'topic',
  'first-seen',
  'history',
  'domain',
  'name',
]
const parameter = fc.tuple(fc.oneof(fc.constantFrom(...knownNames), word), word)

const pathWord = (text: string): string => {
  const encoded = encodeURIComponent(text.toWellFormed())
  return encoded === '' || encoded === '.' || encoded === '..' ? 'x' : encoded
}

describe('whatever is asked', () => {
  test.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers, and never with 500',
    async (_, route) => {
      await fc.assert(
        fc.asyncProperty(fc.array(parameter, { maxLength: 5 }), word, fc.json(), async (parameters, name, json) => {
          const path = `/api/v1${route.path.replaceAll(/:\w+/g, () => pathWord(name))}`
          const query = new URLSearchParams(parameters.map(([key, value]) => [key.toWellFormed(), value.toWellFormed()])).toString()
          const response =
            route.method === 'GET'
              ? await atlas.get(`${path}?${query}`)
              : await atlas.get(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: json })
          const body = await response.text()
          expect(atlas.errors).toEqual([])
          expect([200, 202, 308, 400, 404, 414]).toContain(response.status)
          if (response.status >= 400) expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status: response.status })
          expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        }),
        { numRuns: 40 },
      )
    },
  )
})

describe('a wrong parameter is named', () => {
  test.each([
    ['/servers?colour=red', 'colour'],
    ['/servers?limit=0', 'limit'],
    ['/servers?limit=101', 'limit'],
    ['/servers?limit=ten', 'limit'],
    ['/servers?limit=1.5', 'limit'],
    ['/servers?limit=1&limit=2', 'limit'],
    ['/servers?sort=biggest', 'sort'],
    ['/servers?sign-up=maybe', 'sign-up'],
    [`/servers?q=${'x'.repeat(201)}`, 'q'],
    ['/servers?q=a%00b', 'q'],
    ['/servers?q=a%07b', 'q'],
    ['/servers?cursor=', 'cursor'],
    [`/servers?${Array.from({ length: 51 }, (_, index) => `software=s${index}`).join('&')}`, 'software'],
    ['/servers.csv?limit=5', 'limit'],
    ['/servers/hub.example/rules?history=perhaps', 'history'],
    ['/servers/hub.example?domain=other.example', 'domain'],
    ['/servers/10.0.0.1', 'domain'],
    ['/servers/no%20name', 'domain'],
    ['/visits/localhost', 'domain'],
    ['/lookup', 'q'],
    ['/lookup?q=', 'q'],
    ['/suggestions', 'q'],
    ['/statistics?day=today', 'day'],
    ['/software/a%0ab', 'name'],
  ])('%s', async (address, field) => {
    const { status, body } = await atlas.read(address)
    expect({ status, body }).toMatchObject({ status: 400, body: { status: 400, field } })
  })

  test.each([
    [{}, 'domain'],
    [{ domain: 5 }, 'domain'],
    [{ domain: '' }, 'domain'],
    [{ domain: 'x'.repeat(3000) }, 'domain'],
    [{ domain: 'gardening' }, 'domain'],
    [{ domain: '127.0.0.1' }, 'domain'],
    [{ domain: 'hub.example', priority: 9 }, 'priority'],
    [JSON.parse('{"domain":"hub.example","__proto__":{"a":1}}'), '__proto__'],
  ])('in the body %j', async (body, field) => {
    for (const path of ['/visits', '/servers']) expect((await atlas.post(path, body)).body).toMatchObject({ status: 400, field })
  })

  test('and what was sent is not repeated', async () => {
    const text = await (await atlas.get(`/api/v1/servers?limit=${encodeURIComponent('<b>12</b>')}`)).text()
    expect(text).not.toContain('<b>')
    expect(await (await atlas.get('/api/v1/servers?%3Cb%3E=1')).text()).not.toContain('<')
  })
})

describe('what does not fit is refused early', () => {
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    atlas.get('/api/v1/visits', { method: 'POST', headers: { 'content-type': type }, body })

  test('a body over 10 kB, a broken one, one of another type', async () => {
    expect((await post(JSON.stringify({ domain: 'x'.repeat(11_000) }))).status).toBe(413)
    expect((await post('{"domain":')).status).toBe(400)
    expect((await post('[]')).status).toBe(400)
    expect((await post('"hub.example"')).status).toBe(400)
    expect((await post('domain=hub.example', 'application/x-www-form-urlencoded')).status).toBe(415)
  })

  test('an address over 8 kB', async () => {
    expect((await atlas.get(`/api/v1/lookup?q=${'x'.repeat(10_000)}`)).status).toBe(414)
  })

  test('an address that is no text, another method, and an address that nothing answers', async () => {
    expect((await atlas.get('/api/v1/servers/%ff')).status).toBe(400)
    const deleted = await atlas.get(`/api/v1/servers/${NAMES.hub}`, { method: 'DELETE' })
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await atlas.get('/api/v1/visits')).status).toBe(405)
    expect((await atlas.read('/secrets')).body).toMatchObject({ status: 404 })
  })
})

test('our own mistake is told with an id and nothing else', async () => {
  const search = {
    search: () => Promise.reject(new Error('password=hunter2 at /srv/secret.ts')),
    suggest: async () => [],
    close: async () => undefined,
  }
  await using broken = await openAtlas({ search })
  const { status, body } = await broken.read('/servers')
  const { id } = body as { id: string }
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toMatch(/hunter2|secret/)
  expect(broken.errors.join('')).toContain(id)
})
