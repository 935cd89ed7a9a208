// What the API tells about a small world that was crawled for real.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { ROUTES } from '../../api/routes/index.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

describe('a server that speaks for itself', () => {
  test('has a page on which every figure names its source and age', async () => {
    const { status, body } = await atlas.read(`/servers/${NAMES.hub}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      domain: NAMES.hub,
      status: 'alive',
      software: { name: 'mastodon', label: 'Mastodon', known: true },
      name: { value: 'Hub Café', source: '/api/v2/instance', flags: [] },
      registrations: { value: { mode: 'open' } },
      versionCurrency: 'current',
      newestVersion: '4.5.4',
      inSearch: true,
    })
    expect(body).toMatchObject({ openRegistrations: { value: true, source: 'nodeinfo' } })
    const { users, activeMonth, rules } = body as Record<string, { value: unknown; at: string; source: string }>
    for (const figure of [users, activeMonth, rules]) {
      expect(figure?.value).not.toBeNull()
      expect(Date.parse(figure?.at ?? '')).toBeLessThan(atlas.now())
      expect(figure?.source).not.toBe('')
    }
  })

  test('shows its rules as it words them, and that they may be older than our first look', async () => {
    const { body } = await atlas.read(`/servers/${NAMES.hub}/rules?history=true`)
    expect(body).toMatchObject({
      domain: NAMES.hub,
      rules: [
        { text: `Be kind to everybody on ${NAMES.hub}.`, firstSeenIsLowerBound: true, goneSeen: null },
        { text: 'No advertising.', hint: 'Not even for biscuits.' },
      ],
    })
  })

  test('shows its figures by day and the log of visits', async () => {
    const usage = await atlas.read(`/servers/${NAMES.hub}/usage`)
    expect((usage.body as { days: unknown[] }).days).toHaveLength(1)
    const { weeks } = usage.body as { weeks: { week: string; statuses: number }[] }
    expect(weeks).toHaveLength(12)
    expect(weeks.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week).toSorted())
    expect(new Set(weeks.map(({ week }) => new Date(week).getUTCDay()))).toEqual(new Set([1]))
    const crawls = await atlas.read(`/servers/${NAMES.hub}/crawls`)
    const [visit] = (crawls.body as { crawls: { documents: { endpoint: string }[] }[] }).crawls
    expect(visit?.documents).toContainEqual(expect.objectContaining({ endpoint: 'nodeinfo', state: 'ok', httpStatus: 200, rejected: 0 }))
    expect(crawls.body).toMatchObject({ domain: NAMES.hub, crawls: [{ outcome: 'answered', reason: null }] })
    expect((crawls.body as { documents: { endpoint: string }[] }).documents.map((row) => row.endpoint)).toContain('nodeinfo')
  })

  test('lists the other names that lead to it, and those names lead there', async () => {
    const { body } = await atlas.read(`/servers/${NAMES.forum}`)
    expect(body).toMatchObject({ aliases: [{ domain: NAMES.alias }] })
    for (const rest of ['', '/rules', '/usage', '/crawls']) {
      const response = await atlas.get(`/api/v1/servers/${NAMES.alias}${rest}`)
      expect([response.status, response.headers.get('location')]).toEqual([308, `/api/v1/servers/${NAMES.forum}${rest}`])
    }
    expect((await atlas.read(`/lookup?q=${NAMES.alias}`)).body).toMatchObject({ kind: 'alias', target: NAMES.forum })
  })

  test('is found under any spelling of its name', async () => {
    for (const name of ['HUB.example', 'hub.example.']) expect((await atlas.read(`/servers/${name}`)).status).toBe(200)
  })

  test('that claims more actives than accounts is shown with that doubt', async () => {
    const { body } = await atlas.read(`/servers/${NAMES.boaster}`)
    expect(body).toMatchObject({
      users: { value: 10, flags: ['month-above-users'] },
      activeMonth: { value: 5000, flags: ['month-above-users'] },
    })
  })

  test('is measured by us, and what nobody measured is null', async () => {
    const { body } = await atlas.read(`/servers/${NAMES.hub}`)
    const { measured } = body as { measured: Record<string, { value: unknown; source: string | null; flags: readonly string[] }> }
    expect(measured['responseMs']).toMatchObject({ value: expect.any(Number) as number, source: 'atlas' })
    expect(measured['ipv6']).toMatchObject({ value: expect.any(Boolean) as boolean, source: 'atlas' })
    // Known for an hour, over connections without certificates, at an address of its own.
    for (const key of ['uptime30', 'uptime90', 'uptime365', 'certificate', 'behind']) expect(measured[key]?.value).toBeNull()
    atlas.wait(40 * DAY)
    const later = (await atlas.read(`/servers/${NAMES.hub}`)).body as { measured: typeof measured }
    expect([later.measured['uptime30'], later.measured['uptime365']]).toMatchObject([
      { value: 1, source: 'atlas', flags: [] },
      { value: 1, source: 'atlas', flags: ['known-for-less'] },
    ])
    atlas.wait(-40 * DAY)
  })
})

describe('look-up of whatever somebody typed', () => {
  test.each([
    ['hub.example', 'server', NAMES.hub],
    [' https://hub.example/@ada/112233 ', 'server', NAMES.hub],
    ['@ada@HUB.example', 'server', NAMES.hub],
    ['acct:ada@hub.example', 'server', NAMES.hub],
    ['!cooking@hub.example', 'server', NAMES.hub],
    ['hub.example/about?x=1', 'server', NAMES.hub],
    [NAMES.refused, 'refused', NAMES.refused],
    [NAMES.failed, 'failed', NAMES.failed],
    [NAMES.waiting, 'waiting', NAMES.waiting],
    [NAMES.personal, 'server', NAMES.personal],
    [NAMES.inFarm, 'group', NAMES.inFarm],
    [NAMES.unknown, 'unknown', NAMES.unknown],
    ['münchen.example', 'unknown', 'xn--mnchen-3ya.example'],
    ['gardening', 'not-a-name', null],
    ['127.0.0.1', 'not-a-name', null],
  ])('%s is %s', async (typed, kind, domain) => {
    expect((await atlas.read(`/lookup?q=${encodeURIComponent(typed)}`)).body).toMatchObject({ kind, domain })
  })

  test('a refused host says why, and a farm is shown as its group', async () => {
    expect((await atlas.read(`/lookup?q=${NAMES.refused}`)).body).toMatchObject({ status: 'refused', reason: 'robots' })
    expect((await atlas.read(`/lookup?q=${NAMES.failed}`)).body).toMatchObject({ status: 'failing', reason: 'dns' })
    expect((await atlas.read(`/lookup?q=${NAMES.inFarm}`)).body).toMatchObject({ target: NAMES.farm })
  })
})

describe('search', () => {
  const namesOf = (body: unknown): readonly string[] => (body as { hits: { domain: string }[] }).hits.map((hit) => hit.domain)

  test('answers with rows, exact counts and the backend that answered', async () => {
    const response = await atlas.get('/api/v1/servers?software=lemmy&sort=name')
    const body: unknown = await response.json()
    expect(response.headers.get('x-atlas-search')).toBe('postgres')
    expect(body).toMatchObject({ total: 1, sort: 'name', hits: [{ domain: NAMES.forum, softwareLabel: 'Lemmy', registrations: 'open' }] })
  })

  test('several values of a filter come repeated or with commas', async () => {
    const repeated = await atlas.read('/servers?software=lemmy&software=mastodon')
    const joined = await atlas.read('/servers?software=lemmy,mastodon')
    expect(namesOf(joined.body)).toEqual(namesOf(repeated.body))
    expect(namesOf(joined.body)).toContain(NAMES.hub)
  })

  test('pages of any size put together are the export', async () => {
    const exported = (await (await atlas.get('/api/v1/servers.ndjson')).text()).trim().split('\n')
    const whole = exported.map((line) => (JSON.parse(line) as { domain: string }).domain)
    for (const limit of [1, 2, 100]) {
      const paged: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const { body } = await atlas.read(`/servers?limit=${limit}${next === '' ? '' : `&cursor=${next}`}`)
        paged.push(...namesOf(body))
        next = (body as { next: string | null }).next
      }
      expect(paged).toEqual(whole)
    }
  })

  test('a cursor of another query, and one that is none, are refused by name', async () => {
    const { body } = await atlas.read('/servers?limit=1')
    const { next } = body as { next: string }
    for (const query of [`cursor=${next}&software=mastodon`, 'cursor=nonsense']) {
      expect((await atlas.read(`/servers?limit=1&${query}`)).body).toMatchObject({ status: 400, field: 'cursor' })
    }
  })

  test('without words the order is the fair one, with words the best first', async () => {
    expect((await atlas.read('/servers')).body).toMatchObject({ sort: 'fair' })
    expect((await atlas.read('/servers?q=hub')).body).toMatchObject({ sort: 'relevance', total: 1 })
  })

  test('a beginning of a name is completed', async () => {
    expect((await atlas.read('/suggestions?q=for')).body).toMatchObject({ servers: [{ domain: NAMES.forum }] })
    expect((await atlas.read('/suggestions?q=')).body).toEqual({ servers: [] })
  })

  test('a table opens in a spreadsheet', async () => {
    const response = await atlas.get('/api/v1/servers.csv?software=lemmy')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="servers.csv"')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^domain,name,software,/)
    expect(lines[1]).toMatch(/^forum\.example,Forum Café,lemmy,1\.0\.0,/)
    expect(lines).toHaveLength(2)
  })
})

describe('the network in numbers', () => {
  test('leaves implausible figures out of totals and says so', async () => {
    const { body } = await atlas.read('/statistics')
    const { totals, concentration, coverage } = body as Record<string, Record<string, number>>
    expect(totals).toMatchObject({ servers: 4, flagged: 1 })
    expect(totals?.['activeMonth']).toBeLessThan(5000)
    expect(concentration).toMatchObject({ counted: 3, leftOut: 1, top10: 1 })
    expect((concentration?.['effective'] ?? 0) * (concentration?.['hhi'] ?? 0)).toBeCloseTo(1)
    expect(coverage).toMatchObject({ refused: 1, answered: 5, partial: true, day: null })
    expect(body).toMatchObject({ farms: [{ registrable: NAMES.farm, names: 120_000 }] })
  })

  test('lists software that runs and software that could, and not the stand-in for what nobody knows', async () => {
    const { body } = await atlas.read('/software')
    const rows = (body as { software: { name: string; servers: number; known: boolean }[] }).software
    expect(rows.find((row) => row.name === 'mastodon')).toMatchObject({ servers: 3, known: true })
    expect(rows.map((row) => row.name)).toContain('peertube')
    expect(rows.map((row) => row.name)).not.toContain('generic')
    expect((await atlas.read('/software/mastodon')).body).toMatchObject({ software: { newestVersion: '4.5.4' }, forkOf: null })
    expect((await atlas.read('/software/glitchcafe')).status).toBe(404)
  })

  test('this installation says who runs it and every path it asks for', async () => {
    const { body } = await atlas.read('/about')
    expect(body).toMatchObject({ contact: 'admin@atlas.example', taster: false, offline: false, crawlers: 0 })
    const { paths } = body as { paths: { software: string; paths: { path: string; every: string }[] }[] }
    expect(paths.find((entry) => entry.software === 'generic')?.paths).toContainEqual({ path: '/robots.txt', method: 'GET', every: 'day' })
    expect(paths.find((entry) => entry.software === 'mastodon')?.paths.map((entry) => entry.path)).toContain('/api/v2/instance')
  })

  test('lives and is ready', async () => {
    expect((await atlas.read('/health')).body).toMatchObject({ status: 'ok' })
    expect((await atlas.read('/ready')).status).toBe(200)
  })
})

test('every route is described in OpenAPI, and the page for people names each', async () => {
  const { paths, openapi } = (await (await atlas.get('/api/v1/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> }
  const page = await (await atlas.get('/api')).text()
  expect(openapi).toBe('3.1.0')
  for (const { path, method } of ROUTES) {
    expect(paths[path.replaceAll(/:(\w+)/g, '{$1}')]).toHaveProperty(method.toLowerCase())
    expect(page).toContain(`${method} /api/v1${path}`)
  }
  expect(page).not.toContain('<script')
})
