// What one slot may say to whom: every request, its redirects and its robots.txt, in order and within the budget.
import { describe, expect, test } from 'vitest'
import { HOUR } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import { cutOff, rateLimited, redirectChain, robotsDisallow, robotsRedirect, robotsUnavailable, status } from '../fediverse/faults.ts'
import { GAP_MS, hostWith, resultOf, talkTo, USER_AGENT } from '../support/conversation.ts'

const COVE = 'https://cove.example'

describe('redirects', () => {
  test('are followed five times', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { fault: redirectChain(5) }) })
    const asked = await talk.ask(`${COVE}/a`)
    expect(resultOf(asked)).toBe(200)
    expect(asked.kind === 'answer' && asked.hops.map((hop) => hop.to.search)).toEqual(['?hop=1', '?hop=2', '?hop=3', '?hop=4', '?hop=5'])
  })

  test('are not followed a sixth time', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { fault: redirectChain(6) }) })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('redirect-limit')
    expect(talk.asked()).toHaveLength(7)
  })

  test.each([
    ['http://other.example/a', 'redirect-downgrade'],
    ['https://192.0.2.1/a', 'private-address'],
    ['https://0x7f000001/', 'private-address'],
    ['https://[2001:db8::1]/', 'private-address'],
    ['https://other.example:8443/a', 'redirect-refused'],
    ['https://me:secret@other.example/a', 'redirect-refused'],
    ['ftp://other.example/a', 'redirect-refused'],
    ['https://localhost/', 'redirect-refused'],
    ['https://', 'redirect-refused'],
  ])('to %s are not followed: %s', async (location, reason) => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': location }), 'other.example': hostWith({ '/a': {} }) })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(reason)
    expect(talk.fediverse.ledger.hosts()).toEqual(new Set(['cove.example']))
  })

  test('lead to another host only after its robots.txt was read', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': 'https://other.example/b' }), 'other.example': hostWith({ '/b': {} }) })
    const asked = await talk.ask(`${COVE}/a`)
    expect(resultOf(asked)).toBe(200)
    expect(asked.kind === 'answer' && asked.url.href).toBe('https://other.example/b')
    expect(talk.asked()).toEqual(['cove.example /robots.txt', 'cove.example /a', 'other.example /robots.txt', 'other.example /b'])
    expect(talk.conversation.robotsRead().map(({ host, state }) => [host, state])).toEqual([
      ['cove.example', 'none'],
      ['other.example', 'none'],
    ])
  })

  test('lead to a host whose robots.txt breaks off, which is asked for it once', async () => {
    const talk = await talkTo({
      'cove.example': hostWith({ '/a': 'https://other.example/a', '/b': 'https://other.example/b' }),
      'other.example': hostWith({ '/a': {}, '/b': {} }, { faults: [{ ...cutOff(), scope: 'robots' }], robots: 'User-agent: *' }),
    })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('cut-off')
    expect(resultOf(await talk.ask(`${COVE}/b`))).toBe('cut-off')
    expect(talk.asked().filter((request) => request.startsWith('other.example'))).toEqual(['other.example /robots.txt'])
  })

  test('are not followed where the robots.txt of their target forbids it', async () => {
    const talk = await talkTo({
      'cove.example': hostWith({ '/a': 'https://other.example/private/b' }),
      'other.example': hostWith({ '/private/b': {} }, { robots: 'User-agent: *\nDisallow: /private/' }),
    })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('robots')
    expect(talk.asked().at(-1)).toBe('other.example /robots.txt')
  })

  test('to another host are refused where only the own host may be asked', async () => {
    const talk = await talkTo({
      'cove.example': hostWith({ '/a': 'https://other.example/b', '/c': '/d', '/d': {} }),
      'other.example': hostWith({ '/b': {} }),
    })
    expect(resultOf(await talk.ask(`${COVE}/a`, { sameHost: true }))).toBe('redirect-refused')
    expect(resultOf(await talk.ask(`${COVE}/c`, { sameHost: true }))).toBe(200)
    expect(talk.fediverse.ledger.count('other.example')).toBe(0)
  })
})

describe('robots.txt', () => {
  test('is asked for before anything else, once a slot', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {}, '/b': {} }) })
    await talk.ask(`${COVE}/a`)
    await talk.ask(`${COVE}/b`)
    expect(talk.asked()).toEqual(['cove.example /robots.txt', 'cove.example /a', 'cove.example /b'])
    expect(talk.fediverse.ledger.userAgents()).toEqual(new Set([USER_AGENT]))
  })

  test('that is stored and fresh is not asked for', async () => {
    const stored: RobotsReading = {
      host: 'cove.example',
      state: 'rules',
      body: 'User-agent: *\nDisallow: /b',
      readAt: 0,
      expiresAt: Infinity,
    }
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {}, '/b': {} }) }, { storedRobots: () => stored })
    expect(resultOf(await talk.ask(`${COVE}/b`))).toBe('robots')
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(200)
    expect(talk.asked()).toEqual(['cove.example /a'])
    expect(talk.conversation.robotsRead()).toEqual([])
  })

  test('that is stored and stale is asked for again', async () => {
    const stored: RobotsReading = { host: 'cove.example', state: 'rules', body: 'User-agent: *\nDisallow: /', readAt: 0, expiresAt: 1 }
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }) }, { storedRobots: () => stored })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(200)
  })

  test('forbids a path and its query, and nothing is asked there', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { robots: undefined, fault: robotsDisallow(['/a?secret']) }) })
    expect(resultOf(await talk.ask(`${COVE}/a?secret=1`))).toBe('robots')
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(200)
    expect(talk.asked()).toEqual(['cove.example /robots.txt', 'cove.example /a'])
  })

  test('that fails closes the host until it may be asked for again', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { fault: robotsUnavailable() }) })
    const asked = await talk.ask(`${COVE}/a`)
    expect(resultOf(asked)).toBe('robots-unreachable')
    expect(asked.kind === 'failed' && asked.failure.retryAt).toBeGreaterThanOrEqual(talk.fediverse.clock.now() + HOUR - 1)
    expect(resultOf(await talk.ask(`${COVE}/b`))).toBe('robots-unreachable')
    expect(talk.asked()).toEqual(['cove.example /robots.txt'])
  })

  test('that stands on another host holds for the host that sent us there', async () => {
    const talk = await talkTo({
      'cove.example': hostWith({ '/a': {} }, { fault: robotsRedirect('https://rules.example/robots.txt') }),
      'rules.example': { robots: 'User-agent: *\nDisallow: /a' },
    })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('robots')
  })

  test('of 3 MB is obeyed as far as its first 512 kB', async () => {
    const robots = `User-agent: *\nDisallow: /early\n${'# a long story about boats\n'.repeat(120_000)}Disallow: /late\n`
    const talk = await talkTo({ 'cove.example': hostWith({ '/early': {}, '/late': {} }, { robots }) })
    expect(resultOf(await talk.ask(`${COVE}/early`))).toBe('robots')
    expect(resultOf(await talk.ask(`${COVE}/late`))).toBe(200)
  })

  test('with a delay of a minute ends the slot after itself', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { robots: 'User-agent: *\nCrawl-delay: 60' }) })
    const asked = await talk.ask(`${COVE}/a`)
    expect(asked.kind === 'later' && asked.at - talk.fediverse.clock.now()).toBe(60_000)
    expect(talk.asked()).toEqual(['cove.example /robots.txt'])
  })

  test('with a delay of five seconds is kept within the slot', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {}, '/b': {} }, { robots: 'User-agent: *\nCrawl-delay: 5' }) })
    await talk.ask(`${COVE}/a`)
    await talk.ask(`${COVE}/b`)
    expect(talk.fediverse.ledger.hastierThanCrawlDelay(talk.fediverse.world)).toEqual([])
    expect(talk.asked()).toHaveLength(3)
  })
})

describe('a slot', () => {
  test('has ten requests, redirects and robots.txt included, then it is over', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': '/b', '/b': {} }) })
    for (let i = 0; i < 4; i += 1) expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(200)
    expect(talk.conversation.requests()).toBe(9)
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('later')
    expect(talk.fediverse.ledger.count()).toBe(10)
  })

  test('leaves a second between the end of an answer and the next request', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': '/b', '/b': {} }) })
    for (let i = 0; i < 3; i += 1) await talk.ask(`${COVE}/a`)
    expect(talk.fediverse.ledger.overlaps('host', GAP_MS)).toEqual([])
    expect(talk.asked()).toHaveLength(7)
  })

  test('leaves that second to every host of a domain and of an address', async () => {
    const far = hostWith({ '/a': 'https://b.cove.example/a' }, { sharesAddress: 'one machine' })
    const talk = await talkTo({
      'a.cove.example': far,
      'b.cove.example': hostWith({ '/a': 'https://elsewhere.example/a' }),
      'elsewhere.example': hostWith({ '/a': {} }, { sharesAddress: 'one machine' }),
    })
    expect(resultOf(await talk.ask('https://a.cove.example/a'))).toBe(200)
    for (const by of ['host', 'address', 'registrable'] as const) expect(talk.fediverse.ledger.overlaps(by, GAP_MS)).toEqual([])
  })

  test.each([
    ['429 with seconds', rateLimited(120, 'seconds'), 120_000],
    ['429 with a date', rateLimited(120, 'date'), 120_000],
    ['429 with the header of a Rails server', rateLimited(120, 'reset'), 120_000],
    ['503 with seconds', status(503, { 'retry-after': '300' }), 300_000],
  ] as const)('is told by %s to stay away from the host, and does', async (_, fault, wait) => {
    const talk = await talkTo({ 'cove.example': { robots: null, fault }, 'other.example': hostWith({ '/a': {} }) })
    const asked = await talk.ask(`${COVE}/a`)
    expect(resultOf(asked)).toBe('rate-limited')
    const retryAt = asked.kind === 'failed' ? (asked.failure.retryAt ?? 0) : 0
    expect(Math.abs(retryAt - talk.fediverse.clock.now() - wait)).toBeLessThan(1000)
    const again = await talk.ask(`${COVE}/b`)
    expect(again).toEqual({ kind: 'later', at: retryAt })
    expect(resultOf(await talk.ask('https://other.example/a'))).toBe(200)
    expect(talk.fediverse.ledger.beforeRetryAfter(1000)).toEqual([])
  })

  test('that is told 503 without a date has met a broken server, not a busy one', async () => {
    const talk = await talkTo({ 'cove.example': { robots: null, fault: status(503) } })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(503)
  })

  test('asks with the validators that it has, and takes 304 for an answer', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': { a: 1 } }) })
    const first = await talk.ask(`${COVE}/a`)
    const etag = first.kind === 'answer' ? first.answer.headers['etag'] : undefined
    expect(resultOf(await talk.ask(`${COVE}/a`, { etag }))).toBe(304)
    expect(talk.fediverse.ledger.requests().at(-1)?.ifNoneMatch).toBe(etag)
  })

  test('is over as soon as the process is told to stop', async () => {
    const stop = new AbortController()
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }) }, { signal: stop.signal })
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe(200)
    stop.abort()
    expect(resultOf(await talk.ask(`${COVE}/a`))).toBe('later')
    expect(talk.fediverse.ledger.count()).toBe(2)
  })

  test('remembers the address that it spoke to, and of nobody else', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { addresses: ['185.40.4.5'] }) })
    await talk.ask(`${COVE}/a`)
    expect(talk.conversation.addressOf('cove.example')).toBe('185.40.4.5')
    expect(talk.conversation.addressOf('other.example')).toBeUndefined()
  })

  test('that ends gives its keys back with the moment from which they may be used', async () => {
    const talk = await talkTo({ 'cove.example': hostWith({ '/a': {} }, { addresses: ['185.40.4.5'] }) })
    await talk.ask(`${COVE}/a`)
    await talk.conversation.finish()
    const keys = ['host:cove.example', 'site:cove.example', 'addr:185.40.4.5']
    for (const key of keys) {
      expect(await talk.book.take([key])).toEqual({ granted: false, freeAt: talk.fediverse.clock.now() + GAP_MS })
    }
    await talk.fediverse.clock.advance(GAP_MS)
    expect(await talk.book.take(keys)).toEqual({ granted: true })
  })
})
