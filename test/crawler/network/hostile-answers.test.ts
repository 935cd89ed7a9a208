// Servers that mean ill: every one of these must end as a value, soon, and without taking memory.
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBodyPool } from '../../../crawler/network/body-pool.ts'
import type { BodyPool } from '../../../crawler/network/body-pool.ts'
import type { NoAnswer } from '../../../crawler/network/contract.ts'
import { BRIEF, get, HOST, listen, networkOver, outcome, reply, ROOMY, seamTo, serverThat } from './loopback.ts'

const MB = 1024 * 1024

/** Writes `piece` until the other side closes. */
function pour(socket: Socket, piece: Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', more)
  more()
}

async function failureOf(answer: (socket: Socket, head: string) => void, limit = ROOMY): Promise<NoAnswer['failure']> {
  const server = await serverThat(answer)
  const result = await server.get('/', limit)
  if (result.ok) throw new Error(`answered ${result.status}`)
  return result.failure
}

describe('a body that swells', () => {
  const zeros = Buffer.alloc(40 * MB)
  test.each([
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['br, gzip', gzipSync(brotliCompressSync(zeros))],
  ])('in %s is a bomb, long before it is whole', async (coding, packed) => {
    const pool = watched(createBodyPool(200 * MB, 100 * MB))
    const server = await serverThat((socket) => socket.write(reply(packed, `Content-Encoding: ${coding}`)), { pool })
    expect(outcome(await server.get('/', { bytes: 100 * MB, deadlineMs: 15_000 }))).toBe('bomb')
    expect(pool.highest()).toBeLessThan(2 * MB)
    expect(pool.used()).toBe(0)
  })

  test('less than a hundredfold is too large only beyond the limit', async () => {
    const noisy = Buffer.alloc(3 * MB)
    for (let i = 0; i < noisy.length; i += 40) noisy[i] = (i * 7919) >> 5
    const packed = gzipSync(noisy)
    expect(noisy.length / packed.length).toBeLessThan(100)
    const server = await serverThat((socket) => socket.write(reply(packed, 'Content-Encoding: gzip')))
    expect(outcome(await server.get('/', { bytes: 3 * MB, deadlineMs: 15_000 }))).toBe(200)
    expect(await server.get('/', { bytes: 3 * MB - 1, deadlineMs: 15_000 })).toMatchObject({
      failure: { reason: 'too-large', detail: 'inflated' },
    })
  })

  test('more than a hundredfold is no bomb while it is small', async () => {
    const server = await serverThat((socket) => socket.write(reply(gzipSync(Buffer.alloc(MB)), 'Content-Encoding: gzip')))
    expect(outcome(await server.get('/'))).toBe(200)
  })
})

describe('a coding that is none', () => {
  const text = Buffer.from('{"name":"x"}'.repeat(100))
  test.each([
    ['that nobody knows', 'zstd-of-mine', text],
    ['three times over', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(text)))],
    ['a hundred times over', 'gzip,'.repeat(100), text],
    ['broken', 'gzip', Buffer.from('<html>no gzip</html>')],
    ['broken', 'br', Buffer.from('<html>no br</html>')],
    ['broken', 'deflate', Buffer.from([0xff, 0xff, 0xff])],
    ['padded', 'gzip', Buffer.concat([gzipSync(text), Buffer.alloc(8)])],
    ['padded', 'deflate', Buffer.concat([deflateSync(text), Buffer.from('junk')])],
    ['padded', 'br', Buffer.concat([brotliCompressSync(text), Buffer.from('junk')])],
    ['truncated', 'gzip', gzipSync(text).subarray(0, 20)],
    ['truncated', 'br', brotliCompressSync(text).subarray(0, 12)],
    ['truncated inside another', 'gzip, br', brotliCompressSync(gzipSync(text).subarray(0, 20))],
  ])('%s: %s', async (_how, coding, body) => {
    expect(await failureOf((socket) => socket.write(reply(body, `Content-Encoding: ${coding}`)))).toMatchObject({ reason: 'bad-encoding' })
  })

  test.each(['', 'identity', 'GZIP', 'x-gzip', 'identity, gzip'])('but "%s" is a known one', async (coding) => {
    const body = coding.toLowerCase().includes('gzip') ? gzipSync(text) : text
    const server = await serverThat((socket) => socket.write(reply(body, `Content-Encoding: ${coding}`)))
    const answer = await server.get('/')
    expect(answer.ok && Buffer.from(answer.body).equals(text)).toBe(true)
  })

  test.each([
    ['in the zlib format', deflateSync(text)],
    ['bare', deflateRawSync(text)],
  ])('and deflate is read %s', async (_how, body) => {
    const server = await serverThat((socket) => socket.write(reply(body, 'Content-Encoding: deflate')))
    const answer = await server.get('/')
    expect(answer.ok && Buffer.from(answer.body).equals(text)).toBe(true)
  })

  test('and an empty body is empty in every coding', async () => {
    for (const coding of ['gzip', 'br', 'deflate', 'gzip, br']) {
      const server = await serverThat((socket) => socket.write(reply('', `Content-Encoding: ${coding}`)))
      expect(await server.get('/')).toMatchObject({ ok: true, wireBytes: 0 })
    }
  })
})

describe('a body without end', () => {
  test('is cut at its limit, and the connection is destroyed', async () => {
    const closed = Promise.withResolvers<true>()
    const failure = await failureOf((socket) => {
      socket.once('close', () => closed.resolve(true))
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      pour(socket, Buffer.alloc(64 * 1024, 'a'))
    })
    expect(failure).toMatchObject({ reason: 'too-large', detail: 'on the wire' })
    await closed.promise
  })

  test('that announces its size is refused before it is read', async () => {
    const failure = await failureOf((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n'))
    expect(failure).toMatchObject({ reason: 'too-large', detail: 'by its Content-Length' })
  })

  test('of exactly the limit is fine', async () => {
    const server = await serverThat((socket) => socket.write(reply(Buffer.alloc(1000))))
    expect(outcome(await server.get('/', { bytes: 1000, deadlineMs: 15_000 }))).toBe(200)
    expect(outcome(await server.get('/', { bytes: 999, deadlineMs: 15_000 }))).toBe('too-large')
  })

  test.each([
    ['gzip', gzipSync('{}')],
    ['deflate', deflateSync('{}')],
    ['br', brotliCompressSync('{}')],
  ])('behind the end of a %s stream is not read on', async (coding, packed) => {
    for (const filler of ['\0', 'a']) {
      const closed = Promise.withResolvers<true>()
      const failure = await failureOf((socket) => {
        socket.once('close', () => closed.resolve(true))
        socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\n\r\n`), packed]))
        pour(socket, Buffer.alloc(64 * 1024, filler))
      })
      expect(['too-large', 'bad-encoding']).toContain(failure.reason)
      await closed.promise
    }
  })

  test('behind the end of the inner of two streams is not read on', async () => {
    const noise = Buffer.from(Array.from({ length: 2 * MB }, (_, i) => (i === 0 ? 0 : (i * i * 31) >> 7)))
    const packed = gzipSync(Buffer.concat([gzipSync('{}'), noise]))
    const failure = await failureOf((socket) => socket.write(reply(packed, 'Content-Encoding: gzip, gzip')))
    expect(failure).toMatchObject({ reason: 'bad-encoding', detail: 'more after its end' })
  })

  test.each([
    ['a status line', 'HTTP/1.1 200 ', 'a'.repeat(65_536)],
    ['informational answers', '', 'HTTP/1.1 103 Early\r\nA: b\r\n\r\n'.repeat(2000)],
    ['a chunk extension', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;', 'a'.repeat(65_536)],
  ])('nor does %s without end get to its deadline', async (_what, start, piece) => {
    const failure = await failureOf((socket) => {
      socket.write(start)
      pour(socket, Buffer.from(piece))
    })
    expect(failure).toMatchObject({ reason: 'too-large', detail: 'framing' })
  })
})

describe('a server that takes its time', () => {
  test('byte by byte is ended at the deadline of the whole exchange', async () => {
    const failure = await failureOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 20)
      socket.once('close', () => clearInterval(drip))
    }, BRIEF)
    expect(failure.reason).toBe('timeout')
  })

  test('dripping a compressed body, too', async () => {
    const failure = await failureOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n')
      const packed = gzipSync(Buffer.from('{"a":1}'.repeat(1000)))
      let at = 0
      const drip = setInterval(() => socket.write(packed.subarray(at, ++at)), 20)
      socket.once('close', () => clearInterval(drip))
    }, BRIEF)
    expect(failure.reason).toBe('timeout')
  })

  test('dripping its headers, too', async () => {
    const failure = await failureOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('a: b\r\n'), 20)
      socket.once('close', () => clearInterval(drip))
    }, BRIEF)
    expect(failure.reason).toBe('timeout')
  })

  test('and never answers at all', async () => {
    expect((await failureOf(() => undefined, BRIEF)).reason).toBe('timeout')
  })

  test('and never even connects: the attempt is called off', async () => {
    let calledOff = false
    const connect = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          calledOff = true
          reject(new Error('called off'))
        }),
      )
    const network = networkOver(seamTo(9, { connect }))
    expect(await get(network, '/', BRIEF)).toMatchObject({ ok: false, failure: { reason: 'timeout' } })
    expect(calledOff).toBe(true)
  })
})

describe('a server that breaks off', () => {
  test.each([
    ['in a body of known length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'],
    ['in a chunked body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
    ['between two chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n'],
    ['and said it would close', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nabc'],
    ['in a compressed body', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f\x8b\x08'],
  ])('%s is cut off', async (_where, bytes) => {
    expect((await failureOf((socket) => socket.end(bytes, 'latin1'))).reason).toBe('cut-off')
  })

  test('by a reset in the middle is cut off', async () => {
    const failure = await failureOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', () => setImmediate(() => socket.resetAndDestroy()))
    })
    expect(failure.reason).toBe('cut-off')
  })

  test('before a single byte has refused us', async () => {
    expect((await failureOf((socket) => socket.end())).reason).toBe('connect')
    expect((await failureOf((socket) => socket.resetAndDestroy())).reason).toBe('connect')
  })

  test('that nobody listens for has refused us', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await get(networkOver(seamTo(port)), '/')).toMatchObject({ ok: false, failure: { reason: 'connect', detail: 'ECONNREFUSED' } })
  })

  test.each([
    ['ECONNREFUSED', 'connect'],
    ['ECONNRESET', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['ETIMEDOUT', 'timeout'],
    ['EPROTO', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['EMFILE', 'crashed'],
  ])('while connecting, with %s, is a failure: %s', async (code, reason) => {
    const network = networkOver(seamTo(9, { connect: () => Promise.reject(Object.assign(new Error('no'), { code })) }))
    expect(await get(network, '/')).toMatchObject({ ok: false, failure: { reason } })
  })
})

describe('a server that does not speak HTTP', () => {
  test('but sends a megabyte of headers', async () => {
    const failure = await failureOf((socket) => socket.write(`HTTP/1.1 200 OK\r\n${`a: ${'b'.repeat(1000)}\r\n`.repeat(1000)}\r\n{}`))
    expect(failure).toMatchObject({ reason: 'protocol', detail: 'UND_ERR_HEADERS_OVERFLOW' })
  })

  test('or one header of a megabyte, or a megabyte of trailers', async () => {
    expect((await failureOf((socket) => socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(MB)}\r\n\r\n`))).reason).toBe('protocol')
    const trailers = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${'a: b\r\n'.repeat(200_000)}\r\n`
    expect((await failureOf((socket) => socket.write(trailers))).reason).toBe('protocol')
  })

  test('while headers of 30 kB are still read', async () => {
    const server = await serverThat((socket) =>
      socket.write(reply('{}', ...Array.from({ length: 30 }, (_, i) => `a${i}: ${'b'.repeat(1000)}`))),
    )
    expect(outcome(await server.get('/'))).toBe(200)
  })

  test.each([
    ['SSH', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
    ['nothing known', '\0\x01\x02garbage\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a length below zero', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['a stray 100', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['status 000', 'HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
  ])('but %s', async (_what, bytes) => {
    expect((await failureOf((socket) => socket.write(bytes, 'latin1'))).reason).toBe('protocol')
  })

  test('whatever it writes: the exchange ends with a value, and the next one works', async () => {
    const part = fc.constantFrom(
      'HTTP/1.1 ',
      '200 OK',
      '\r\n',
      '\r\n\r\n',
      'Content-Length: ',
      '5',
      'Transfer-Encoding: chunked',
      'Content-Encoding: gzip',
      '0\r\n',
      ':',
      '\0',
      '101 Up',
      'Upgrade: h2c',
      'Connection: upgrade',
    )
    const bytes = fc
      .array(fc.oneof({ weight: 4, arbitrary: part }, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 20 })
      .map((parts) => parts.join(''))
    let next = ''
    const server = await serverThat((socket, head) => {
      if (head.includes('/ok')) socket.write(reply('fine'))
      else socket.end(next, 'latin1')
    })
    await fc.assert(
      fc.asyncProperty(bytes, async (written) => {
        next = written
        const result = await server.get('/odd')
        expect(typeof outcome(result)).toMatch(/string|number/)
        const after = await server.get('/ok')
        expect(after.ok && Buffer.from(after.body).toString()).toBe('fine')
      }),
      { numRuns: 150 },
    )
  })
})

function watched(pool: BodyPool): BodyPool & { readonly highest: () => number } {
  let highest = 0
  const look = (): void => void (highest = Math.max(highest, pool.used()))
  return {
    used: pool.used,
    highest: () => highest,
    open: (most) => {
      const lease = pool.open(most)
      return {
        close: lease.close,
        take: (bytes) => {
          const room = lease.take(bytes)
          look()
          return room?.then(look)
        },
      }
    },
  }
}

describe('many big bodies at once', () => {
  test('share the room: none fails, none waits for ever, and the pool is never passed', async () => {
    const pool = watched(createBodyPool(4 * MB, 2 * MB))
    const body = reply(Buffer.alloc(2 * MB, 'a'))
    const server = await serverThat((socket) => socket.write(body), { pool })
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => get(server.network, `/${i}`, { bytes: 2 * MB, deadlineMs: 60_000 })),
    )
    expect(answers.map(outcome)).toEqual(answers.map(() => 200))
    expect(pool.highest()).toBeGreaterThan(2 * MB)
    expect(pool.highest()).toBeLessThanOrEqual(4 * MB)
    expect(pool.used()).toBe(0)
  })

  test('give their room back when they fail, and one that waits for room still has its deadline', async () => {
    const pool = createBodyPool(2 * MB, MB)
    const hog = pool.open(MB)
    const favourite = pool.open(MB)
    void hog.take(MB)
    await favourite.take(MB)
    const server = await serverThat((socket) => socket.write(reply(Buffer.alloc(MB))), { pool })
    expect(await server.get('/', { bytes: MB, deadlineMs: 300 })).toMatchObject({ failure: { reason: 'timeout' } })
    hog.close()
    favourite.close()
    expect(pool.used()).toBe(0)
    expect(outcome(await server.get('/', { bytes: MB, deadlineMs: 15_000 }))).toBe(200)
    expect(await server.network.hangUp(HOST)).toBeUndefined()
  })
})
