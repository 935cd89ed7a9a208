// Who blocks whom, as the API answers it over lists that were recorded day by day.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  AdminViewReply,
  BlockedByReply,
  BlocksReply,
  CompareReply,
  ConsensusReply,
  ListCheckReply,
  PairReply,
  ReachReply,
} from '../../api/contract.ts'
import { forgetLists, list, masked, publishers, recordLists, refusal, row, silenced } from '../support/block-lists.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

const [ALPHA, BETA, GAMMA, SHY, WALL, ISLE] = [
  'alpha.example',
  'beta.example',
  'gamma.example',
  'shy.example',
  'wall.example',
  'isle.example',
]
const MANY = Array.from({ length: 20 }, (_, index) => `many${index}.social`)

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas({ hosts: publishers([ALPHA, BETA, GAMMA, SHY, WALL, ISLE]) })
  const { database } = atlas
  await forgetLists(database)
  const now = atlas.now()
  const many = MANY.map((name) => row(name))
  await recordLists(database, ALPHA, [list([row('reef.social', { reason: 'Spam' }), row('left.social'), ...many])], now - 3 * 86_400_000)
  const stays = [row('reef.social', { reason: 'Spam and racism' }), silenced('storm.social'), masked('deep.social'), row(BETA), ...many]
  await recordLists(database, ALPHA, [list(stays), list(stays)], now)
  await recordLists(
    database,
    BETA,
    [list([row('reef.social'), row('storm.social'), row('sub.reef.social'), row('left.social'), ...many])],
    now,
  )
  await recordLists(database, GAMMA, [list([silenced('reef.social', { reason: 'Werbung' }), row('other.social')])], now)
  await recordLists(database, SHY, [refusal('withheld')], now)
  await recordLists(database, WALL, [refusal('robots')], now)
  await recordLists(database, ISLE, [list([row(ALPHA, { actions: [{ action: 'allow', native: 'allowed' }] })], { mode: 'allowlist' })], now)
  await recordLists(database, NAMES.personal, [list([row('reef.social')])], now)
})
afterAll(() => atlas[Symbol.asyncDispose]())

const read = async <T>(path: string): Promise<T> => {
  const { status, body } = await atlas.read(path)
  expect({ path, status, body }).toMatchObject({ status: 200 })
  return body
}

describe('the lists of a server', () => {
  test('are shown as published: masks as masks, reasons and dates beside each row', async () => {
    const reply = await read<BlocksReply>(`/servers/${ALPHA}/blocks`)
    expect(reply.sources).toMatchObject([{ publication: 'public', shown: true, rows: 24, masked: 1 }])
    const reef = reply.blocks.find(({ observed }) => observed === 'reef.social')
    expect(reef).toMatchObject({
      target: 'reef.social',
      actions: ['suspend'],
      reason: 'Spam and racism',
      notBefore: null,
      subdomains: true,
    })
    expect(reply.blocks.find(({ kind }) => kind === 'mask')).toMatchObject({ observed: 'dee*.****al', target: null })
    expect(reply.blocks.find(({ observed }) => observed === 'storm.social')?.notBefore).not.toBeNull()
    expect(reply.byAction).toEqual([
      { action: 'suspend', rows: 23 },
      { action: 'silence', rows: 1 },
    ])
    expect(reply.byTopic.map(({ topic }) => topic)).toEqual(['hate', 'spam'])
  })

  test('come in pages that put together are the whole', async () => {
    const whole = await read<BlocksReply>(`/servers/${ALPHA}/blocks`)
    const paged: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: BlocksReply = await read(`/servers/${ALPHA}/blocks?limit=5${next === '' ? '' : `&cursor=${next}`}`)
      paged.push(...page.blocks.map(({ observed }) => observed))
      next = page.next
    }
    expect(paged).toEqual(whole.blocks.map(({ observed }) => observed))
    expect((await read<BlocksReply>(`/servers/${ALPHA}/blocks?action=silence`)).blocks).toHaveLength(1)
    expect((await read<BlocksReply>(`/servers/${ALPHA}/blocks?masked=true`)).blocks).toHaveLength(1)
    expect((await atlas.read(`/servers/${ALPHA}/blocks?cursor=nonsense`)).body).toMatchObject({ status: 400, field: 'cursor' })
  })

  test('that are withheld or forbidden say so and show nothing', async () => {
    for (const [name, publication] of [
      [SHY, 'withheld'],
      [WALL, 'robots'],
    ] as const) {
      expect(await read<BlocksReply>(`/servers/${name}/blocks`)).toMatchObject({
        sources: [{ publication, shown: false, rows: 0 }],
        blocks: [],
      })
    }
  })

  test('have a timeline of what changed between two readings', async () => {
    const { events } = await read<{ events: { kind: string; observed: string | null; notBefore: string | null; at: string }[] }>(
      `/servers/${ALPHA}/block-events`,
    )
    expect(events.map(({ kind, observed }) => `${kind} ${observed ?? ''}`.trim()).toSorted()).toEqual([
      `added ${BETA}`,
      'added storm.social',
      'list-read',
      'reason-changed reef.social',
      'removed left.social',
    ])
    for (const { kind, notBefore, at } of events) if (kind !== 'list-read') expect(Date.parse(notBefore ?? '')).toBeLessThan(Date.parse(at))
    expect(JSON.stringify(events)).not.toContain('***')
  })
})

describe('who blocks a name', () => {
  test('is told by name where it is published, in numbers where it is not, beside how much could be read', async () => {
    const reply = await read<BlockedByReply>('/servers/reef.social/blocked-by')
    expect(reply.blockers.map(({ domain, stance }) => [domain, stance])).toEqual([
      [ALPHA, 'refused'],
      [BETA, 'refused'],
      [GAMMA, 'limited'],
    ])
    expect(reply.counts).toEqual({ refused: 3, limited: 1, unnamed: 1, masked: 0, notAdmitted: 1 })
    expect(reply.coverage).toMatchObject({ read: 5, unread: { withheld: 1, robots: 1 } })
    const { servers, read: lists, unread } = reply.coverage
    expect(lists + Object.values(unread).reduce((sum, count) => sum + count, 0)).toBe(servers)
    expect(reply.blockers[0]).toMatchObject({ reason: 'Spam and racism', source: '/api/v1/instance/domain_blocks' })
  })

  test('counts rules about its parents, and comes in pages', async () => {
    const first = await read<BlockedByReply>('/servers/a.sub.reef.social/blocked-by?limit=1')
    expect(first.blockers.map(({ domain, target }) => [domain, target])).toEqual([[ALPHA, 'reef.social']])
    const second = await read<BlockedByReply>(`/servers/a.sub.reef.social/blocked-by?limit=1&cursor=${first.next ?? ''}`)
    expect(second.blockers.map(({ domain, target }) => [domain, target])).toEqual([[BETA, 'sub.reef.social']])
  })

  test('counts a masked row whose digest is that of the name, and names nobody', async () => {
    const reply = await read<BlockedByReply>('/servers/deep.social/blocked-by')
    expect(reply.counts).toMatchObject({ refused: 0, masked: 1 })
    expect(reply.blockers).toEqual([])
  })

  test('holds no row that was withdrawn', async () => {
    expect((await read<BlockedByReply>('/servers/left.social/blocked-by')).blockers.map(({ domain }) => domain)).toEqual([BETA])
  })

  test('is not for search engines', async () => {
    for (const path of [
      '/servers/reef.social/blocked-by',
      `/servers/${ALPHA}/blocks`,
      `/pairs/${ALPHA}/${BETA}`,
      '/block-lists/consensus.txt?of=x.social',
    ]) {
      expect((await atlas.get(`/api/v1${path}`)).headers.get('x-robots-tag')).toBe('noindex')
    }
  })
})

describe('whether two servers can talk', () => {
  const pair = (a: string, b: string): Promise<PairReply> => read(`/pairs/${a}/${b}`)

  test('is no where one refuses the other, with the rule and its dates', async () => {
    const reply = await pair(ALPHA, BETA)
    expect(reply).toMatchObject({
      talk: 'no',
      verdicts: [{ by: ALPHA, about: BETA, stance: 'refused', rule: { observed: BETA, digestMatches: false } }, { stance: 'open' }],
    })
    expect(reply.verdicts[0].rule?.notBefore).not.toBeNull()
    expect(reply.verdicts[0].readAt).not.toBeNull()
  })

  test('is not known where a list cannot be read, and says why', async () => {
    expect(await pair(ALPHA, SHY)).toMatchObject({
      talk: 'unknown',
      verdicts: [{ stance: 'open' }, { stance: 'unknown', because: 'withheld' }],
    })
    expect(await pair(ALPHA, WALL)).toMatchObject({ verdicts: [{}, { because: 'robots' }] })
    expect(await pair(ALPHA, 'never.social')).toMatchObject({ verdicts: [{}, { because: 'never-read', sources: [] }] })
  })

  test('a masked row answers for the name that was typed, as its mask', async () => {
    const { verdicts } = await pair(ALPHA, 'deep.social')
    expect(verdicts[0]).toMatchObject({ stance: 'refused', rule: { observed: 'dee*.****al', target: null, digestMatches: true } })
  })

  test('a server with a list of those it admits refuses the others', async () => {
    expect(await pair(ISLE, GAMMA)).toMatchObject({ talk: 'no', verdicts: [{ stance: 'refused', allowlist: true, rule: null }, {}] })
    expect(await pair(ISLE, ALPHA)).toMatchObject({ talk: 'yes', verdicts: [{ stance: 'open', allowlist: true }, {}] })
  })

  test('needs two names of two servers', async () => {
    expect((await atlas.read(`/pairs/${ALPHA}/${ALPHA}`)).body).toMatchObject({ status: 400, field: 'b' })
    expect((await atlas.read(`/pairs/127.0.0.1/${ALPHA}`)).body).toMatchObject({ status: 400, field: 'a' })
  })
})

describe('lists beside each other', () => {
  test('say what both have, what one has, and where they differ; masked rows only count', async () => {
    const reply = await read<CompareReply>(`/block-lists/compare?of=${ALPHA},${BETA}`)
    expect(reply.totals).toEqual({ common: 21, differing: 1, some: 0, only: 3 })
    expect(reply.lists).toMatchObject([
      { domain: ALPHA, masked: 1, only: 1 },
      { domain: BETA, masked: 0, only: 2 },
    ])
    const differing = await read<CompareReply>(`/block-lists/compare?of=${ALPHA},${BETA}&show=differing`)
    expect(differing.rows).toMatchObject([{ target: 'storm.social', entries: [{ actions: ['silence'] }, { actions: ['suspend'] }] }])
    expect(JSON.stringify(reply)).not.toContain('***')
  })

  test('leave out those that are not shown, and say why', async () => {
    const reply = await read<CompareReply>(`/block-lists/compare?of=${ALPHA}&of=${BETA}&of=${SHY}`)
    expect(reply.lists[2]).toMatchObject({ domain: SHY, compared: false, because: 'withheld', rows: 0 })
    expect((await atlas.read(`/block-lists/compare?of=${ALPHA}`)).body).toMatchObject({ status: 400, field: 'of' })
  })
})

describe('a consensus of chosen lists', () => {
  const recipe = `of=${ALPHA},${BETA},${GAMMA},${SHY}`

  test('has the rows that enough lists have, with the evidence for each', async () => {
    const reply = await read<ConsensusReply>(`/block-lists/consensus.json?${recipe}&threshold=2&adjust-copies=false`)
    const reef = reply.rows.find(({ domain }) => domain === 'reef.social')
    expect(reef).toMatchObject({ severity: 'suspend', independent: 3 })
    expect(reef?.evidence.map(({ domain }) => domain)).toEqual([ALPHA, BETA, GAMMA])
    expect(reply.rows.find(({ domain }) => domain === 'storm.social')).toMatchObject({ severity: 'silence' })
    expect(reply.lists.find(({ domain }) => domain === SHY)).toMatchObject({ counted: false, because: 'withheld' })
    expect(reply.left).toMatchObject([])
  })

  test('counts lists that are nearly the same once', async () => {
    const rows = MANY.map((name) => row(name))
    await using copied = await openAtlas({ hosts: publishers([ALPHA, BETA, GAMMA]) })
    await forgetLists(copied.database)
    for (const name of [ALPHA, BETA]) await recordLists(copied.database, name, [list([...rows, row(`${name}.social`)])], copied.now())
    await recordLists(copied.database, GAMMA, [list([row(MANY[0] ?? '')])], copied.now())
    const { body } = await copied.read(`/block-lists/consensus.json?of=${ALPHA},${BETA},${GAMMA}`)
    expect((body as ConsensusReply).rows).toMatchObject([{ domain: MANY[0], independent: 2, evidence: [{}, {}, {}] }])
    expect((body as ConsensusReply).clusters).toEqual([[ALPHA, BETA], [GAMMA]])
  })

  test('that fewer lists can be read for than the threshold asks is none, not an empty one', async () => {
    const { status, body } = await atlas.read(`/block-lists/consensus.json?of=${SHY},${WALL},${ALPHA}`)
    expect({ status, body }).toMatchObject({ status: 409, body: { field: 'threshold' } })
  })

  test('takes no list of a personal server', async () => {
    const reply = await read<ConsensusReply>(`/block-lists/consensus.json?of=${ALPHA},${NAMES.personal}&threshold=1`)
    expect(reply.lists).toMatchObject([{ counted: true }, { counted: false, because: 'personal' }])
  })

  test('is written as each program imports it, and has a companion for what left', async () => {
    const text = async (path: string): Promise<string> => (await atlas.get(`/api/v1/block-lists/${path}`)).text()
    const csv = await text(`consensus.csv?${recipe}&adjust-copies=false`)
    expect(csv.split('\r\n')[0]).toBe('#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate')
    expect(csv).toContain('reef.social,suspend,false,false,On 3 of 3 chosen public lists,false\r\n')
    expect((await text(`consensus.csv?${recipe}&adjust-copies=false&format=fediblockhole`)).split('\r\n')[0]).toMatch(/^domain,severity,/)
    const gotosocial = (await text(`consensus.csv?${recipe}&adjust-copies=false&format=gotosocial`)).trim().split('\r\n')
    expect(gotosocial.every((line) => line.split(',').length === 6 && !line.includes('silence'))).toBe(true)
    expect(await text(`consensus.txt?${recipe}&threshold=3&adjust-copies=false`)).toBe('reef.social\n')
    expect(await text(`consensus.txt?of=${ALPHA}&threshold=1&retractions=true`)).toBe('left.social\n')
    expect(await text(`consensus.csv?of=${ALPHA}&threshold=1&retractions=true`)).toContain('left.social,noop,')
    const api = await read<readonly unknown[]>(`/block-lists/consensus.json?${recipe}&format=mastodon-api&adjust-copies=false`)
    expect(api[0]).toMatchObject({ domain: 'reef.social', severity: 'suspend', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  })

  test.each([
    ['consensus.txt?of=x.social&format=mastodon', 'format'],
    ['consensus.csv?of=x.social&threshold=0', 'threshold'],
    ['consensus.json', 'of'],
  ])('%s is refused by name', async (path, field) => {
    expect((await atlas.read(`/block-lists/${path}`)).body).toMatchObject({ status: 400, field })
  })
})

describe('reach', () => {
  test('is at least what is known and at most what is not excluded', async () => {
    const reply = await read<ReachReply>(`/servers/${ALPHA}/reach`)
    const { users, activeMonth } = reply
    expect(activeMonth).toBeGreaterThan(0)
    expect(Object.values(users.theirs).reduce((sum, count) => sum + count, 0)).toBe(activeMonth)
    expect(users.own['refused']).toBeGreaterThan(0)
    expect(users.atLeast).toBeLessThanOrEqual(users.atMost)
    expect(reply.atMost).toBeCloseTo(users.atMost / activeMonth)
    const blocked = await read<ReachReply>('/servers/reef.social/reach')
    expect(blocked.users.theirs['refused']).toBeGreaterThan(reply.users.theirs['refused'] ?? 0)
    expect(blocked.atLeast).toBe(0)
  })
})

test('the admin finds on one page what we read, who blocks, what is stale and how newcomers see it', async () => {
  const reply = await read<AdminViewReply>(`/servers/${BETA}/admin-view`)
  expect(reply.blockedBy.blockers.map(({ domain }) => domain)).toEqual([ALPHA])
  expect(reply.findings).toMatchObject({
    redundant: [{ target: 'sub.reef.social', under: 'reef.social' }],
    nobodyElse: ['left.social', 'sub.reef.social'],
  })
  expect(reply.newcomers).toMatchObject({ inSearch: true })
  expect(reply.newcomers.rules.length).toBeGreaterThan(0)
  expect(reply.documents.length).toBeGreaterThan(0)
  expect((await read<AdminViewReply>(`/servers/${SHY}/admin-view`)).findings).toBeNull()
})

describe('a list of one’s own', () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, type = 'text/csv'): Promise<Response> =>
    atlas.get('/api/v1/block-lists/check', { method: 'POST', headers: { 'content-type': type }, body })

  test('is looked at in every form, told apart by what is in it, and held against the others', async () => {
    const csv = 'domain,severity\nreef.social,suspend\nsub.reef.social,silence\nunheard.social,suspend\nree*.***ial,suspend\n'
    for (const type of ['text/csv', 'text/plain', 'application/json', 'application/octet-stream']) {
      const response = await send(csv, type)
      const reply = (await response.json()) as ListCheckReply
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(reply).toMatchObject({ format: 'block-csv', rows: 4, masked: 1, kinds: { name: 3 }, problemCount: 1 })
      expect(reply.findings).toMatchObject({
        redundant: [{ target: 'sub.reef.social', under: 'reef.social' }],
        nobodyElse: ['unheard.social'],
      })
    }
    expect(await (await send('["reef.social"]', 'application/json')).json()).toMatchObject({ format: 'json-names', rows: 1 })
  })

  test.each([
    ['empty', '', 400],
    ['a web page', '<!doctype html><p>x', 400],
    ['binary', '\0\0\u0001\u0002'.repeat(50), 400],
    ['of a million rows', 'a.b\n'.repeat(1_000_000), 400],
    ['over 8 MB', 'a'.repeat(8 * 1024 * 1024 + 1), 413],
  ])('that is %s gets one sentence', async (_, body, status) => {
    const response = await send(body)
    const problem = (await response.json()) as { detail: string }
    expect([response.status, problem]).toMatchObject([status, { field: 'body' }])
    expect(problem.detail).toMatch(/^[^.]+(?:\.[^. ]+)*\.$/)
  })

  test('is kept nowhere', async () => {
    await send('domain,severity\nmy-own-secret.social,suspend\n')
    const { rows } = await atlas.database.pool.query<{ name: string }>(
      `select schemaname || '.' || relname as name from pg_stat_user_tables where schemaname = 'public'`,
    )
    for (const { name } of rows) {
      const found = await atlas.database.pool.query(`select 1 from ${name} t where t::text like '%my-own-secret%'`)
      expect([name, found.rowCount]).toEqual([name, 0])
    }
    expect(atlas.errors).toEqual([])
  })
})
