// Whom we believe: TLS is verified, and what is wrong with a certificate is a reason of its own.
import { createServer as createPlainServer } from 'node:net'
import type { Socket } from 'node:net'
import { createServer } from 'node:tls'
import type { TlsOptions } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { createConnector } from '../../../crawler/network/connector.ts'
import { createAuthority, createSelfSigned } from './certificates.ts'
import type { Identity } from './certificates.ts'
import { ADDRESS, BRIEF, get, HOST, listen, networkOver, outcome, reply, ROOMY, seamTo } from './loopback.ts'

const trusted = await createAuthority('Trusted')
const stranger = await createAuthority('Stranger')

async function visit(identity: Identity, options: TlsOptions = {}, ca: string | null = trusted.ca) {
  let heard = 0
  const server = createServer({ ...identity, ...options }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => {
      heard++
      socket.write(reply('{}'))
    })
  })
  const seam = seamTo(await listen(server), { connect: createConnector(ca === null ? {} : { ca }) })
  const network = networkOver(seam)
  return { network, result: await get(network, '/'), heard: () => heard }
}

afterEach(() => {
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
})

describe('a server whose certificate', () => {
  test('is right is believed, and the connection is kept', async () => {
    const { network, result, heard } = await visit(await trusted.issue([HOST]))
    expect(outcome(result)).toBe(200)
    expect(outcome(await get(network, '/2'))).toBe(200)
    expect(heard()).toBe(2)
  })

  test('is right says when it ends, and a connection without one says nothing', async () => {
    const { result } = await visit(await trusted.issue([HOST]))
    expect(result.ok && (result.certificateUntil ?? 0) > Date.now()).toBe(true)
    const plain = createPlainServer((socket: Socket) => socket.on('data', () => socket.write(reply('{}'))).on('error', () => undefined))
    const answer = await get(networkOver(seamTo(await listen(plain))), '/')
    expect([answer.ok, answer.ok && answer.certificateUntil]).toEqual([true, undefined])
  })

  test('covers its name by a wildcard is believed', async () => {
    const { network } = await visit(await trusted.issue([`*.${HOST}`]))
    const host = `de.${HOST}`
    expect(outcome(await network.exchange({ url: new URL(`https://${host}/`), location: { host, address: ADDRESS }, limit: ROOMY }))).toBe(
      200,
    )
  })

  test.each([
    ['names another host', 'name mismatch', () => trusted.issue(['other.example'])],
    ['names the parent only', 'name mismatch', () => trusted.issue(['example'])],
    ['has expired', 'expired', () => trusted.issue([HOST], -3 * DAY, -2 * DAY)],
    ['is not valid yet', 'not yet valid', () => trusted.issue([HOST], 2 * DAY, 3 * DAY)],
    ['was made by itself', 'self-signed', () => createSelfSigned(HOST)],
    ['comes from an authority nobody knows', 'untrusted', () => stranger.issue([HOST])],
  ])('%s is not spoken to: %s', async (_what, detail, identity) => {
    const { result, heard } = await visit(await identity())
    expect(result).toMatchObject({ ok: false, failure: { reason: 'tls', detail } })
    expect(heard()).toBe(0)
  })

  test('is wrong is not spoken to even if the environment says that anything goes', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    const { result, heard } = await visit(await createSelfSigned(HOST))
    expect(outcome(result)).toBe('tls')
    expect(heard()).toBe(0)
  })

  test('comes from a test authority is not believed by the seam of production', async () => {
    expect(outcome((await visit(await trusted.issue([HOST]), {}, null)).result)).toBe('tls')
  })
})

describe('a server without a usable handshake', () => {
  test('as it speaks only an old protocol', async () => {
    const { result } = await visit(await trusted.issue([HOST]), { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })
    expect(outcome(result)).toBe('tls')
  })

  async function plain(answer: (socket: Socket) => void, limit = BRIEF) {
    const port = await listen(createPlainServer(answer))
    return get(networkOver(seamTo(port, { connect: createConnector({ ca: trusted.ca }) })), '/', limit)
  }

  test('as it speaks plain HTTP', async () => {
    expect(outcome(await plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))).toBe('tls')
  })

  test('as it closes or resets instead', async () => {
    expect(await plain((socket) => socket.destroy())).toMatchObject({ failure: { reason: 'tls', detail: 'no handshake' } })
    expect(await plain((socket) => socket.once('data', () => socket.resetAndDestroy()))).toMatchObject({ failure: { reason: 'tls' } })
  })

  test('as it says nothing: the deadline covers the handshake', async () => {
    expect(outcome(await plain(() => undefined))).toBe('timeout')
  })
})
