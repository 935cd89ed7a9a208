// One request and its answer, with a server that means well.
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { get, HERE, HOST, outcome, reply, ROOMY, serverThat } from './loopback.ts'

describe('an honest server', () => {
  test('is asked politely: our name, two codings, no cookie, no redirect of our own', async () => {
    const server = await serverThat((socket) => socket.write(reply('{}', 'Set-Cookie: a=1')))
    await server.network.exchange({
      url: new URL(`https://${HOST}/api/v2/instance?a=b#c`),
      location: HERE,
      headers: { Accept: 'application/json', 'User-Agent': 'x' },
      limit: ROOMY,
    })
    await server.get('/')
    const lines = server.heads[0]?.split('\r\n') ?? []
    expect(lines[0]).toBe('GET /api/v2/instance?a=b HTTP/1.1')
    expect(lines.slice(1).map((line) => line.toLowerCase())).toEqual(
      expect.arrayContaining([
        `host: ${HOST}`,
        'accept: application/json',
        'user-agent: fediverseatlas/test (+https://atlas.example/crawler)',
        'accept-encoding: gzip, br',
      ]),
    )
    expect(server.heads.join('\n').toLowerCase()).not.toContain('cookie')
    expect(server.heads.join('\n').match(/user-agent/gi)).toHaveLength(2)
  })

  test('gives its status, headers in lower case with repetitions joined, and its body', async () => {
    const server = await serverThat((socket) =>
      socket.write(reply('{"a":1}', 'X-Robots-Tag: noindex', 'x-robots-tag: nofollow', 'ETag: W/"1"', '__proto__: harmless')),
    )
    const answer = await server.get('/')
    if (!answer.ok) throw new Error(answer.failure.reason)
    expect(answer.status).toBe(200)
    expect(answer.headers['x-robots-tag']).toBe('noindex, nofollow')
    expect(answer.headers['etag']).toBe('W/"1"')
    expect(Object.keys(answer.headers)).toContain('__proto__')
    expect(Buffer.from(answer.body).toString()).toBe('{"a":1}')
    expect(answer.wireBytes).toBe(7)
    expect(answer.tookMs).toBeGreaterThan(0)
  })

  test('sends a compressed body, of which both sizes are known', async () => {
    const text = JSON.stringify(Array.from({ length: 500 }, (_, i) => `host${i}.example`))
    const packed = gzipSync(text)
    const server = await serverThat((socket) => socket.write(reply(packed, 'Content-Encoding: gzip')))
    const answer = await server.get('/')
    expect(answer).toMatchObject({ ok: true, wireBytes: packed.length })
    expect(answer.ok && Buffer.from(answer.body).toString()).toBe(text)
  })

  test.each([
    ['announced', (body: Buffer) => reply(body)],
    ['compressed', (body: Buffer) => reply(gzipSync(body), 'Content-Encoding: gzip')],
  ] as const)(
    'larger than its limit is cut there where its beginning is worth reading (%s), and its connection is left',
    async (_, write) => {
      const body = Buffer.from('Disallow: /berth\n'.repeat(4000))
      const server = await serverThat((socket) => socket.write(write(body)))
      const limit = { bytes: 1000, deadlineMs: 15_000, truncate: true }
      const answer = await server.get('/robots.txt', limit)
      expect(answer.ok && Buffer.from(answer.body).equals(body.subarray(0, 1000))).toBe(true)
      await server.get('/robots.txt', limit)
      expect(server.connections()).toBe(2)
    },
  )

  test('without end is cut too', async () => {
    const server = await serverThat((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      const more = (): void => {
        if (socket.write(`400\r\n${'x'.repeat(1024)}\r\n`)) setImmediate(more)
        else socket.once('drain', more)
      }
      more()
    })
    const answer = await server.get('/robots.txt', { bytes: 100_000, deadlineMs: 15_000, truncate: true })
    expect(answer.ok && answer.body.length).toBe(100_000)
  })

  test('sends in chunks, with trailers, after early hints', async () => {
    const server = await serverThat((socket) =>
      socket.write(
        'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 1\r\n\r\n',
      ),
    )
    const answer = await server.get('/')
    expect(answer.ok && Buffer.from(answer.body).toString()).toBe('abcde')
    expect(answer.ok && answer.headers['x-sum']).toBeUndefined()
  })

  test('ends an old-fashioned body by closing', async () => {
    const server = await serverThat((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nold'))
    const answer = await server.get('/')
    expect(answer.ok && Buffer.from(answer.body).toString()).toBe('old')
  })

  test('gets a POST with its body, as Misskey wants one', async () => {
    const server = await serverThat((socket) => socket.write(reply('[]')))
    const answer = await server.network.exchange({
      url: new URL(`https://${HOST}/api/federation/instances`),
      location: HERE,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"limit":30}',
      limit: ROOMY,
    })
    expect(outcome(answer)).toBe(200)
    expect(server.heads[0]).toMatch(/^POST \/api\/federation\/instances HTTP\/1\.1/)
    expect(server.heads[0]).toMatch(/content-length: 12/i)
  })

  test.each([204, 304, 301, 400, 404, 410, 429, 500, 503])('answers %i, and that is an answer like any other', async (status) => {
    const server = await serverThat((socket) => socket.write(`HTTP/1.1 ${status} Said\r\nContent-Length: 0\r\nRetry-After: 5\r\n\r\n`))
    const answer = await server.get('/')
    expect(outcome(answer)).toBe(status)
    expect(answer.ok && answer.headers['retry-after']).toBe('5')
  })

  test('says of an unchanged document how long it would have been, and sends nothing', async () => {
    const server = await serverThat((socket) =>
      socket.write('HTTP/1.1 304 Not Modified\r\nContent-Length: 999999999\r\nContent-Encoding: zstd\r\n\r\n'),
    )
    expect(outcome(await server.get('/'))).toBe(304)
    const terse = await serverThat((socket) => socket.write('HTTP/1.1 304 Not Modified\r\nContent-Encoding: zstd\r\n\r\n'))
    expect(outcome(await terse.get('/'))).toBe(304)
    expect(outcome(await terse.get('/'))).toBe(304)
    expect(terse.connections()).toBe(1)
  })

  test('is not sent a header that HTTP cannot carry', async () => {
    const server = await serverThat((socket) => socket.write(reply('{}')))
    const headers = { 'if-none-match': '"a"\r\nX-Evil: 1', 'if-modified-since': 'Ω' }
    expect(outcome(await server.network.exchange({ url: new URL(`https://${HOST}/`), location: HERE, headers, limit: ROOMY }))).toBe(200)
    expect(server.heads[0]).not.toMatch(/evil|if-/i)
  })
})

describe('an answer that is no document', () => {
  test.each([
    [301, 'endless', 'HTTP/1.1 301 Moved\r\nLocation: https://other.example/\r\nContent-Length: 99999999\r\n\r\nx'],
    [404, 'in an unknown coding', 'HTTP/1.1 404 Not Found\r\nContent-Encoding: rot13\r\nContent-Length: 3\r\n\r\nabc'],
    [503, 'cut off', 'HTTP/1.1 503 Busy\r\nContent-Length: 30\r\n\r\nabc'],
  ])('counts by its status %i even if its body is %s', async (status, _how, bytes) => {
    const server = await serverThat((socket) => socket.end(bytes))
    const answer = await server.get('/')
    expect(answer).toMatchObject({ ok: true, status })
    expect(answer.ok && answer.body).toHaveLength(0)
  })

  test('is read when it is small: Lemmy explains its 400 in JSON', async () => {
    const server = await serverThat((socket) =>
      socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 28\r\n\r\n{"error":"rate_limit_error"}'),
    )
    const answer = await server.get('/')
    expect(answer.ok && Buffer.from(answer.body).toString()).toBe('{"error":"rate_limit_error"}')
  })
})

describe('the connection', () => {
  test('serves all requests of a slot, and ends when we hang up', async () => {
    const server = await serverThat((socket) => socket.write(reply('{}')))
    for (const path of ['/1', '/2', '/3']) await server.get(path)
    expect(server.connections()).toBe(1)
    await server.network.hangUp(HOST)
    await server.get('/4')
    expect(server.connections()).toBe(2)
  })

  test('is made anew when the server closed it meanwhile, to the same address and without asking the resolver', async () => {
    const server = await serverThat((socket, head) => socket.end(reply('{}', ...(head.includes('/close') ? ['Connection: close'] : []))))
    expect(outcome(await server.get('/close'))).toBe(200)
    expect(outcome(await server.get('/close'))).toBe(200)
    expect(server.connections()).toBe(2)
    expect(new Set(server.seam.targets.map((target) => target.address)).size).toBe(1)
  })

  test('is never used again after an answer that was not read to its end', async () => {
    const server = await serverThat((socket, head) => {
      if (head.includes('/big')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n0123456789')
      else socket.write(reply('fresh'))
    })
    expect(outcome(await server.get('/big', { bytes: 5, deadlineMs: 5000 }))).toBe('too-large')
    const next = await server.get('/small')
    expect(next.ok && Buffer.from(next.body).toString()).toBe('fresh')
    expect(server.connections()).toBe(2)
  })

  test('is not shared by two exchanges at once', async () => {
    const server = await serverThat((socket, head) => {
      if (head.includes('/slow')) setImmediate(() => socket.write(reply('slow')))
      else socket.write(reply('quick'))
    })
    const bodies = await Promise.all(['/slow', '/quick', '/slow'].map(async (path) => await get(server.network, path)))
    expect(bodies.map((answer) => answer.ok && Buffer.from(answer.body).toString())).toEqual(['slow', 'quick', 'slow'])
    expect(server.connections()).toBe(3)
  })

  test('that was in use when we hung up is not kept', async () => {
    const arrived = Promise.withResolvers<() => void>()
    const server = await serverThat((socket) => arrived.resolve(() => socket.write(reply('{}'))))
    const pending = server.get('/1')
    const finish = await arrived.promise
    await server.network.hangUp(HOST)
    finish()
    expect(outcome(await pending)).toBe(200)
    const after = server.get('/2', { bytes: 100, deadlineMs: 100 })
    expect(outcome(await after)).toBe('timeout')
    expect(server.seam.targets).toHaveLength(2)
  })

  test('leads to one address: a host found at another is connected to there', async () => {
    const server = await serverThat((socket) => socket.write(reply('{}')))
    await server.get('/')
    const url = new URL(`https://${HOST}/`)
    await server.network.exchange({ url, location: { host: HOST, address: '185.40.4.6' }, limit: ROOMY })
    expect(server.seam.targets.map((target) => target.address)).toEqual([HERE.address, '185.40.4.6'])
    await server.get('/')
    expect(server.connections()).toBe(2)
  })

  test('takes no answer that the server sent before it was asked', async () => {
    const server = await serverThat((socket, head) =>
      socket.write(head.includes('/first') ? Buffer.concat([reply('first'), reply('planted')]) : reply('second')),
    )
    await server.get('/first')
    const next = await server.get('/second')
    expect(next.ok && Buffer.from(next.body).toString()).toBe('second')
  })

  test('of an exchange in flight ends with the network, and the exchange with a reason', async () => {
    const arrived = Promise.withResolvers<true>()
    const server = await serverThat(() => arrived.resolve(true))
    const pending = server.get('/')
    await arrived.promise
    await server.network.close()
    expect(await pending).toMatchObject({ ok: false, failure: { reason: 'connect' } })
  })
})

describe('a URL that the crawler does not follow', () => {
  test.each([
    ['http://social.example/', 'redirect-downgrade'],
    ['ftp://social.example/', 'redirect-refused'],
    ['https://social.example:8443/', 'redirect-refused'],
    ['https://user:pass@social.example/', 'redirect-refused'],
    ['https://other.example/', 'redirect-refused'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
  ])('%s is not asked: %s', async (url, reason) => {
    const server = await serverThat((socket) => socket.write(reply('{}')))
    expect(outcome(await server.network.exchange({ url: new URL(url), location: HERE, limit: ROOMY }))).toBe(reason)
    expect(server.seam.targets).toEqual([])
  })
})
