// One document: how an answer becomes a reading or a failure, and what is noted of it.
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import type { KnownHost } from '#model/crawl.ts'
import type { VirtualReply } from '../fediverse/contract.ts'
import { dns, onPaths, rateLimited, refused, robotsDisallow } from '../fediverse/faults.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { isDocumentDue, readDocument, type DocumentReading, type DocumentSpec } from '../../crawler/visit.ts'
import { knownHost, openVisit } from '../support/visit.ts'

type Spec = DocumentSpec<unknown>

const SPEC: Spec = {
  endpoint: '/a',
  url: new URL('https://cove.example/a'),
  limit: 'instance',
  every: 'day',
  read: (value) => ({ ok: true, value }),
  keep: (value) => ({ facts: { name: typeof value === 'string' ? value : JSON.stringify(value) } }),
}

async function read(reply: VirtualReply | HostDefinition, more: Partial<Spec> = {}, known: KnownHost = knownHost('cove.example')) {
  const isHost = 'routes' in reply || 'fault' in reply || 'robots' in reply
  const host: HostDefinition = isHost ? reply : { robots: null, routes: { 'GET /a': reply as VirtualReply } }
  const { visit, run, talk } = await openVisit(known, { 'cove.example': host })
  const start = visit.clock.now()
  const reading = await run(() => readDocument(visit, { ...SPEC, ...more }))
  return { visit, reading, start, note: visit.results.get('/a'), talk, run }
}

function reasonOf(reading: DocumentReading<unknown>): string | undefined {
  return reading.kind === 'failed' ? reading.failure.reason : reading.kind
}

describe('a document that is answered', () => {
  test('is read, and noted with its validators, its size and the next time', async () => {
    const { reading, note, start } = await read({ json: { a: 1 }, headers: { 'last-modified': 'Mon, 05 Jan 2026 00:00:00 GMT' } })
    expect(reading).toMatchObject({ kind: 'ok', value: { a: 1 } })
    expect(note).toMatchObject({
      endpoint: '/a',
      state: 'ok',
      httpStatus: 200,
      url: 'https://cove.example/a',
      bytes: 7,
      lastModified: 'Mon, 05 Jan 2026 00:00:00 GMT',
      facts: { name: '{"a":1}' },
    })
    expect(note?.etag).toMatch(/^W\/"/)
    expect(note?.dueAt).toBeGreaterThan(start + 20 * HOUR)
    expect(note?.dueAt).toBeLessThan(start + DAY + HOUR)
  })

  test('with a due time of its own keeps that', async () => {
    const { note } = await read({ json: {} }, { keep: () => ({ dueAt: 77, cursor: '/a?page=2' }) })
    expect(note).toMatchObject({ dueAt: 77, cursor: '/a?page=2' })
  })

  test('with a validator that no header can carry is read without one', async () => {
    const { note } = await read({ json: {}, headers: { etag: `"${'x'.repeat(600)}"` } })
    expect(note?.state).toBe('ok')
    expect(note?.etag).toBeUndefined()
  })

  test.each([
    ['noindex', true],
    ['none', true],
    ['otherbot: noindex', false],
    ['fediverseatlas: noindex', true],
    ['nofollow', false],
  ])('with X-Robots-Tag: %s is taken for noindex: %s', async (tag, noindex) => {
    const { visit } = await read({ json: {}, headers: { 'x-robots-tag': tag } })
    expect(visit.noindex).toBe(noindex)
  })

  test('of HTML is read as the text of the page', async () => {
    const page = { text: '<html><head><title>x</title></head><body><p>Be kind.</p><script>1</script></body></html>' }
    const { reading } = await read(page, { format: 'html' })
    expect(reading).toMatchObject({ kind: 'ok', value: 'Be kind.' })
  })

  test('as text is read as it stands', async () => {
    expect((await read({ text: '<x/>' }, { format: 'text' })).reading).toMatchObject({ kind: 'ok', value: '<x/>' })
  })
})

describe('a document that is known', () => {
  const known = (more: object) =>
    knownHost('cove.example', { '/a': { etag: '"1"', readAt: 1, facts: { name: 'old' }, memo: { kept: true }, ...more } })
  const unchanged: VirtualReply = { status: 304, headers: { etag: '"1"' } }

  test('and unchanged keeps what was read, and is due again', async () => {
    const { reading, note, talk } = await read(unchanged, {}, known({}))
    expect(reading).toMatchObject({ kind: 'unchanged', stored: { facts: { name: 'old' } } })
    expect(note).toMatchObject({ state: 'unchanged', etag: '"1"', memo: { kept: true }, httpStatus: 304 })
    expect(note?.facts).toBeUndefined()
    expect(talk.fediverse.ledger.requests().at(-1)?.ifNoneMatch).toBe('"1"')
  })

  test.each([
    ['was never read well', { readAt: undefined }],
    ['failed last time', { state: 'failed' as const }],
    ['is an unfinished list', { complete: false }],
    ['has names that still wait', { pendingNames: 3 }],
  ])('is asked for whole when it %s', async (_, more) => {
    const { talk } = await read({ json: {} }, {}, known(more))
    expect(talk.fediverse.ledger.requests().at(-1)?.ifNoneMatch).toBe('')
  })

  test('is asked for whole when the caller says so', async () => {
    const { talk } = await read({ json: {} }, { whole: true }, known({}))
    expect(talk.fediverse.ledger.requests().at(-1)?.ifNoneMatch).toBe('')
  })

  test('is asked for when it is due, once a slot, and not after the slot is over', async () => {
    const { visit } = await openVisit(knownHost('cove.example', { '/a': { dueAt: Number.MAX_SAFE_INTEGER }, '/b': { dueAt: 0 } }), {})
    expect(isDocumentDue(visit, '/a', 'day')).toBe(false)
    expect(isDocumentDue(visit, '/b', 'day')).toBe(true)
    expect(isDocumentDue(visit, '/new', 'month')).toBe(true)
    visit.results.set('/b', { endpoint: '/b', state: 'ok', dueAt: 1 })
    expect(isDocumentDue(visit, '/b', 'day')).toBe(false)
    visit.overUntil = 1
    expect(isDocumentDue(visit, '/new', 'month')).toBe(false)
  })
})

describe('a document that is no document', () => {
  test.each([
    ['a web page', { text: '<!doctype html><p>Hi', headers: { 'content-type': 'text/html' } }, 'html'],
    ['nonsense', { text: '{"a":' }, 'not-json'],
    ['nothing', { text: '' }, 'not-json'],
    ['too deep', { text: `${'['.repeat(40)}${']'.repeat(40)}` }, 'too-deep'],
    ['404', { status: 404, json: { error: 'x' } }, 'not-found'],
    ['410', { status: 410, text: '' }, 'not-found'],
    ['401', { status: 401, json: {} }, 'unauthorized'],
    ['500', { status: 500, text: 'x' }, 'server-error'],
    ['418', { status: 418, text: 'x' }, 'http-status'],
  ] as const)('(%s) fails for its reason', async (_, reply, reason) => {
    const { reading, note, visit } = await read(reply)
    expect(reasonOf(reading)).toBe(reason)
    expect(note).toMatchObject({ state: reason === 'unauthorized' ? 'refused' : 'failed', failure: { reason } })
    expect(visit.hostFailure).toBeUndefined()
  })

  test('because its reader says so fails for the reader’s reason', async () => {
    const { reading, note } = await read({ json: [] }, { read: () => ({ ok: false, failure: { reason: 'wrong-shape' } }) })
    expect(reasonOf(reading)).toBe('wrong-shape')
    expect(note?.facts).toBeUndefined()
  })

  test('because an error hides behind a good status fails for what it hides', async () => {
    const refusal: Spec['refusal'] = (document) => (JSON.stringify(document).includes('rate_limit') ? 'rate-limited' : undefined)
    expect(reasonOf((await read({ status: 400, json: { error: 'rate_limit_error' } }, { refusal })).reading)).toBe('rate-limited')
    expect(reasonOf((await read({ json: { error: 'rate_limit_error' } }, { refusal })).reading)).toBe('rate-limited')
    expect(reasonOf((await read({ status: 400, json: { error: 'other' } }, { refusal })).reading)).toBe('http-status')
  })

  test('the more often in a row, the later it is asked for again', async () => {
    const waits: number[] = []
    for (const failures of [0, 1, 2]) {
      const known = knownHost('cove.example', { '/a': { state: 'failed', failures } })
      const { note, start } = await read({ status: 404, text: '' }, {}, known)
      waits.push((note?.dueAt ?? 0) - start)
    }
    expect(waits[1]).toBeGreaterThan(1.8 * (waits[0] ?? 0))
    expect(waits[2]).toBeGreaterThan(1.8 * (waits[1] ?? 0))
  })

  test('keeps the place in a list at which it failed', async () => {
    const { note } = await read({ status: 500, text: '' }, {}, knownHost('cove.example', { '/a': { cursor: '/a?page=3' } }))
    expect(note).toMatchObject({ state: 'failed', cursor: '/a?page=3' })
  })
})

describe('a failure of the host', () => {
  test.each([
    ['dns', dns()],
    ['connect', refused()],
  ] as const)('(%s) ends the visit: nothing more is asked', async (reason, fault) => {
    const { visit, reading } = await read({ fault })
    expect(reasonOf(reading)).toBe(reason)
    expect(visit.hostFailure?.reason).toBe(reason)
    expect(isDocumentDue(visit, '/b', 'day')).toBe(false)
  })

  test('that asks us to come back later ends the visit until then', async () => {
    const { visit, start } = await read({ robots: null, fault: rateLimited(600) })
    expect(visit.hostFailure?.reason).toBe('rate-limited')
    expect(visit.overUntil).toBeGreaterThanOrEqual(start + 600_000)
  })

  test('is none when another host failed', async () => {
    const { visit, reading } = await read({ robots: null, routes: {} }, { url: new URL('https://gone.example/a') })
    expect(reasonOf(reading)).toBe('dns')
    expect(visit.hostFailure).toBeUndefined()
    expect(visit.overUntil).toBeUndefined()
  })

  test('is none when robots.txt keeps one path to itself', async () => {
    const { visit, note } = await read({ fault: robotsDisallow(['/a']), routes: {} })
    expect(note).toMatchObject({ state: 'refused', failure: { reason: 'robots' } })
    expect(visit.hostFailure).toBeUndefined()
  })

  test('a delay that outlives the slot leaves the document waiting for the next', async () => {
    const { visit, reading, note, start } = await read({ robots: 'User-agent: *\nCrawl-delay: 120', routes: { 'GET /a': { json: {} } } })
    expect(reading).toEqual({ kind: 'over' })
    expect(note).toMatchObject({ state: 'waiting', dueAt: visit.overUntil })
    expect(visit.overUntil).toBeGreaterThanOrEqual(start + 120_000)
  })

  test('429 for one path of many concerns the whole host', async () => {
    const { visit } = await read({ robots: null, fault: onPaths(['/a'], rateLimited(60)), routes: { 'GET /a': { json: {} } } })
    expect(visit.hostFailure?.reason).toBe('rate-limited')
  })
})
