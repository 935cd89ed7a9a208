// Every named misbehaviour is seen on the wire as its name says, by a client without any guard.
import { isUtf8 } from 'node:buffer'
import { Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from './addresses.ts'
import { WORLD_START } from './clock.ts'
import * as faults from './faults.ts'
import { ask, askJson, HOST, serveOnce, start } from './faulty-host.ts'
import { askPlainly, connectPlainly } from './plain-client.ts'

describe('names', () => {
  test.for([
    { fault: faults.dns(), code: 'ENOTFOUND' },
    { fault: faults.dnsTemporary(), code: 'ESERVFAIL' },
    { fault: faults.dnsTemporary('ETIMEOUT'), code: 'ETIMEOUT' },
    { fault: faults.noAddress(), code: 'ENODATA' },
  ])('$fault.name fails with $code', async ({ fault, code }) => {
    expect((await ask(fault)).code).toBe(code)
  })

  test('a silent resolver lasts until its asker gives up', async () => {
    await using fediverse = await start(faults.dnsSilent())
    const patience = new AbortController()
    const asking = fediverse.seam.resolve(HOST, patience.signal)
    expect(fediverse.clock.waiting()).toEqual([`in flight: look-up of ${HOST}`])
    patience.abort()
    await expect(asking).rejects.toMatchObject({ code: 'ETIMEOUT' })
  })

  test('every special address is one that no crawler may connect to', () => {
    for (const address of Object.values(faults.SPECIAL_ADDRESSES)) expect([address, isPublicAddress(address)]).toEqual([address, false])
  })

  test('mixed addresses begin with a public one', async () => {
    await using fediverse = await start(faults.mixedAddresses())
    const addresses = await fediverse.seam.resolve(HOST, new AbortController().signal)
    expect(addresses.map(isPublicAddress)).toEqual([true, false])
  })
})

describe('connections', () => {
  test.for([
    { fault: faults.refused(), code: 'ECONNREFUSED' },
    { fault: faults.unreachable('ENETUNREACH'), code: 'ENETUNREACH' },
    { fault: faults.reset(), code: 'ECONNRESET' },
    { fault: faults.hangUp(), code: 'ECONNRESET' },
    { fault: faults.garbage(), code: 'HPE_INVALID_CONSTANT' },
    { fault: faults.headerBomb(), code: 'HPE_HEADER_OVERFLOW' },
    { fault: faults.doubleFraming(), code: 'HPE_INVALID_TRANSFER_ENCODING' },
    { fault: faults.wrongCertificate('expired'), code: 'CERT_HAS_EXPIRED' },
    { fault: faults.wrongCertificate(), code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  ])('$fault.name is seen as $code', async ({ fault, code }) => {
    expect((await ask(fault)).code).toBe(code)
    expect((await ask(fault, '/robots.txt')).code).toBe(code)
  })

  test('a server that hangs is silent, for as long as anybody listens', async () => {
    await using fediverse = await start(faults.hang())
    const socket = await connectPlainly(fediverse.seam, `https://${HOST}/`)
    socket.write(`GET /robots.txt HTTP/1.1\r\nhost: ${HOST}\r\n\r\n`)
    await until(() => fediverse.ledger.count() === 1)
    expect(fediverse.ledger.requests()[0]).toMatchObject({ path: '/robots.txt', status: 0, endedAt: Infinity })
    expect(fediverse.clock.waiting()).toEqual([`in flight: GET ${HOST}/robots.txt`])
    socket.destroy()
    await fediverse.clock.settled()
    expect(fediverse.ledger.requests()[0]).toMatchObject({ outcome: 'cut', endedAt: WORLD_START })
  })

  test('a black hole never connects, and is left when the client gives up', async () => {
    await using fediverse = await start(faults.blackHole())
    const patience = new AbortController()
    const connecting = askPlainly(fediverse.seam, `https://${HOST}/`, { signal: patience.signal })
    await until(() => fediverse.ledger.countKind('connect') === 1)
    patience.abort()
    expect((await connecting).code).toBe(20)
    await fediverse.clock.settled()
    expect([...fediverse.ledger.entries({ kind: 'connect' })][0]).toMatchObject({ outcome: 'silent', endedAt: WORLD_START })
  })
})

describe('bodies', () => {
  test('drip gives a byte at a time, for ever', async () => {
    const answer = await ask(faults.drip(1), '/api/v2/instance', { enough: 20 })
    expect([answer.code, answer.body.toString().trim()]).toEqual(['enough', ''])
  })

  test('endless goes on past any limit', async () => {
    const answer = await ask(faults.endless(), '/api/v2/instance', { enough: 5_000_000 })
    expect(answer.code).toBe('enough')
  })

  test('huge says its length and keeps its word', async () => {
    const answer = await ask(faults.huge(3))
    expect([answer.headers['content-length'], answer.body.length]).toEqual([String(3 * 1024 * 1024), 3 * 1024 * 1024])
    expect(JSON.parse(answer.body.toString())).toHaveProperty('padding')
  })

  test('huge without a length is as long', async () => {
    const answer = await ask(faults.hugeUndeclared(3))
    expect([answer.headers['content-length'], answer.body.length]).toEqual([undefined, 3 * 1024 * 1024])
  })

  test.for([
    { fault: faults.gzipBomb(40), encoding: 'gzip', inflater: createGunzip, megabytes: 40 },
    { fault: faults.deflateBomb(40), encoding: 'deflate', inflater: createInflate, megabytes: 40 },
    { fault: faults.brotliBomb(40), encoding: 'br', inflater: createBrotliDecompress, megabytes: 40 },
  ])('$fault.name inflates far more than a hundredfold', async ({ fault, encoding, inflater, megabytes }) => {
    const answer = await ask(fault)
    expect(answer.headers['content-encoding']).toBe(encoding)
    const inflated = await inflatedSize(answer.body, inflater())
    expect(inflated).toBe(megabytes * 1024 * 1024)
    expect(inflated / answer.body.length).toBeGreaterThan(500)
  })

  test('a false encoding is labelled and not there', async () => {
    const answer = await ask(faults.badEncoding())
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(() => JSON.parse(answer.body.toString()) as unknown).not.toThrow()
  })

  test.for([faults.cutOff(), faults.cutOffChunked()])('$name closes in the middle', async (fault) => {
    const answer = await ask(fault)
    expect(answer.status).toBe(200)
    expect(answer.code).toBe('ECONNRESET')
    expect(answer.body.length).toBeGreaterThan(0)
  })

  test.for([faults.badJson(), faults.emptyBody()])('$name is no JSON under a good label', async (fault) => {
    const answer = await ask(fault)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(() => JSON.parse(answer.body.toString()) as unknown).toThrow(SyntaxError)
  })

  test('a catch-all page spares robots.txt', async () => {
    await using fediverse = await start(faults.html200())
    expect((await askPlainly(fediverse.seam, `https://${HOST}/api/v2/instance`)).body.toString()).toMatch(/^<!doctype html>/)
    expect((await askPlainly(fediverse.seam, `https://${HOST}/robots.txt`)).body.toString()).toMatch(/^User-agent/)
  })

  test('deep JSON is as deep as it says', async () => {
    const arrays = await ask(faults.deepJson(1000))
    expect(arrays.body.toString().split('[')).toHaveLength(1001)
    const willing = await ask(faults.deepJson(100_000), '/api/v2/instance', { headers: { 'accept-encoding': 'gzip' } })
    expect(willing.headers['content-encoding']).toBeUndefined()
    const objects = await ask(faults.deepJson(1000, 'object'))
    expect(objects.body.toString().split('{"a":')).toHaveLength(1001)
  })

  test('Latin-1 under the label of UTF-8 is no UTF-8', async () => {
    const answer = await ask(faults.wrongCharset())
    expect(isUtf8(answer.body)).toBe(false)
    expect(JSON.parse(answer.body.toString('latin1'))).toMatchObject({ title: 'Café – 東京' })
  })

  test('UTF-8 under the label of Latin-1 is good UTF-8', async () => {
    const answer = await ask(faults.wrongCharset('utf8-as-latin1'))
    expect(answer.headers['content-type']).toBe('application/json; charset=iso-8859-1')
    expect(JSON.parse(answer.body.toString())).toMatchObject({ title: 'Café – 東京' })
  })

  test('nasty characters stand around texts for people, and nowhere else', async () => {
    const json = (await askJson(faults.nulAndBidi(), '/api/v2/instance')) as { readonly domain: string; readonly title: string }
    expect(json.domain).toBe(HOST)
    expect(json.title).toContain('\u0000')
    expect(json.title.replace(/[\p{Cc}\p{Cf}]/gu, '')).toBe('Café – 東京')
  })

  test('a peer list has exactly as many names as it should', async () => {
    for (const count of [0, 1, 4096, 10_000]) {
      const names = (await askJson(faults.millionPeers(count), '/api/v1/instance/peers')) as string[]
      expect(new Set(names).size).toBe(count)
    }
  })
})

describe('statuses', () => {
  test.for([
    { fault: faults.forbidden(), documents: 403, robots: 200 },
    { fault: faults.serverError(), documents: 500, robots: 200 },
    { fault: faults.status(418), documents: 418, robots: 200 },
    { fault: faults.notFoundEverywhere(), documents: 404, robots: 404 },
    { fault: faults.goneEverywhere(), documents: 410, robots: 410 },
    { fault: faults.overloaded(), documents: 503, robots: 200 },
  ])('$fault.name answers documents with $documents, robots.txt with $robots', async ({ fault, documents, robots }) => {
    expect((await ask(fault)).status).toBe(documents)
    expect((await ask(fault, '/robots.txt')).status).toBe(robots)
  })

  test.for([
    ['seconds', 'retry-after', '90'],
    ['date', 'retry-after', new Date(WORLD_START + 90_000).toUTCString()],
    ['reset', 'x-ratelimit-reset', new Date(WORLD_START + 90_000).toISOString()],
  ] as const)('a rate limit says in %s when to come back, and the ledger knows', async ([said, header, value]) => {
    await using fediverse = await start(faults.rateLimited(90, said))
    const answer = await askPlainly(fediverse.seam, `https://${HOST}/api/v2/instance`)
    expect([answer.status, answer.headers[header]]).toEqual([429, value])
    await fediverse.clock.settled()
    expect(fediverse.ledger.requests()[0]?.notBefore).toBe(WORLD_START + 90_000)
  })

  test('a rate limit may say nothing', async () => {
    const answer = await ask(faults.rateLimited(90, 'none'))
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, undefined])
  })

  test('X-Robots-Tag stands beside the honest answer', async () => {
    const answer = await ask(faults.xRobotsTag('none'))
    expect([answer.status, answer.headers['x-robots-tag']]).toEqual([200, 'none'])
  })
})

describe('redirects', () => {
  test('lead where they are told to', async () => {
    expect((await ask(faults.redirectTo('https://new.example/'))).headers['location']).toBe('https://new.example/')
    const kept = await ask(faults.redirectTo('https://new.example/', { keepPath: true, code: 308 }), '/api/v2/instance?x=1')
    expect([kept.status, kept.headers['location']]).toEqual([308, 'https://new.example/api/v2/instance?x=1'])
  })

  test('lead back to where they come from', async () => {
    expect((await ask(faults.redirectLoop())).headers['location']).toBe('/api/v2/instance')
  })

  test.for([0, 5, 6])('take %d hops before the document', async (hops) => {
    await using fediverse = await start(faults.redirectChain(hops))
    let url = `https://${HOST}/api/v2/instance`
    let answer = await askPlainly(fediverse.seam, url)
    let followed = 0
    for (; answer.headers['location'] !== undefined; followed++) {
      url = new URL(answer.headers['location'] as string, url).href
      answer = await askPlainly(fediverse.seam, url)
    }
    expect([followed, answer.status]).toEqual([hops, 200])
  })

  test('lead inside in every notation, or to no URL at all', async () => {
    for (const notation of Object.keys(faults.PRIVATE_NOTATIONS) as (keyof typeof faults.PRIVATE_NOTATIONS)[]) {
      const { headers } = await ask(faults.redirectToPrivate(notation))
      const location = String(headers['location'])
      const inside = URL.canParse(location) ? new URL(location).hostname.replace(/^\[|\]$/g, '') : 'no URL'
      expect([notation, inside === 'no URL' || inside.startsWith('localhost') || !isPublicAddress(inside)]).toEqual([notation, true])
    }
  })

  test('lead out of encryption', async () => {
    expect((await ask(faults.redirectDowngrade())).headers['location']).toBe(`http://${HOST}/api/v2/instance`)
  })

  test('lead nowhere', async () => {
    const answer = await ask(faults.redirectNowhere())
    expect([answer.status, answer.headers['location']]).toEqual([302, undefined])
  })
})

describe('robots.txt', () => {
  test.for([
    { fault: faults.robotsDisallow(['/api/', '/x']), text: 'User-agent: *\nDisallow: /api/\nDisallow: /x\n' },
    { fault: faults.robotsDisallowAll('FediverseAtlas'), text: 'User-agent: FediverseAtlas\nDisallow: /\n' },
    { fault: faults.robotsCrawlDelay(500), text: 'User-agent: *\nCrawl-delay: 500\n' },
  ])('$fault.name says so, and changes nothing else', async ({ fault, text }) => {
    expect((await ask(fault, '/robots.txt')).body.toString()).toBe(text)
    expect((await ask(fault)).status).toBe(200)
  })

  test('may fail, be a page, or stand elsewhere', async () => {
    expect((await ask(faults.robotsUnavailable(), '/robots.txt')).status).toBe(500)
    expect((await ask(faults.robotsHtml(), '/robots.txt')).body.toString()).toMatch(/^<!doctype html>/)
    expect((await ask(faults.robotsRedirect('https://other.example/robots.txt'), '/robots.txt')).headers['location']).toBe(
      'https://other.example/robots.txt',
    )
    const hanging = serveOnce(faults.robotsHang(), '/robots.txt')
    expect(hanging.kind).toBe('raw')
    expect((await ask(faults.robotsHang())).status).toBe(200)
  })
})

async function inflatedSize(body: Buffer, inflater: Transform): Promise<number> {
  let size = 0
  try {
    for await (const chunk of Readable.from([body]).pipe(inflater) as AsyncIterable<Buffer>) size += chunk.length
  } catch (error) {
    // A bomb need not end well: the deflate stream has no check sum.
    expect((error as { readonly code?: string }).code).toBe('Z_BUF_ERROR')
  }
  return size
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
