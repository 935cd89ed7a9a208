// A world with real TLS: good certificates are trusted through its own authority alone, and every bad one is refused by a verifying client.
import { TLSSocket } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { refusalCode } from './certificates.ts'
import { wrongCertificate } from './faults.ts'
import { startFediverse } from './network.ts'
import { askPlainly, connectPlainly } from './plain-client.ts'
import { createSeam } from './seam.ts'
import { defineWorld } from './world.ts'

const KINDS = ['other-name', 'expired', 'not-yet', 'self-signed', 'stranger'] as const

const world = defineWorld({
  hosts: {
    'good.example': { routes: { 'GET /': { text: 'hello' } } },
    'reset.example': { fault: { name: 'early hang-up', scope: 'everything', connect: () => ({ talk: (socket) => void socket.end() }) } },
    ...Object.fromEntries(KINDS.map((kind) => [`${kind}.example`, { fault: wrongCertificate(kind) }])),
  },
})

describe('a world with TLS', () => {
  test('answers over TLS, to clients that trust its authority', async () => {
    await using fediverse = await startFediverse(world, { tls: true })
    const stream = await connectPlainly(fediverse.seam, 'https://good.example/')
    expect(stream instanceof TLSSocket && stream.authorized).toBe(true)
    stream.destroy()
    expect((await askPlainly(fediverse.seam, 'https://good.example/')).body.toString()).toBe('hello')
    expect(fediverse.ca).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  test('is not believed under another authority', async () => {
    await using fediverse = await startFediverse(world, { tls: true })
    await using other = await startFediverse(world, { tls: true })
    const seam = createSeam({ port: fediverse.port, ca: other.ca })
    expect((await askPlainly(seam, 'https://good.example/')).code).toBe('CERT_SIGNATURE_FAILURE')
  })

  test('answers plain HTTP where it is asked for', async () => {
    await using fediverse = await startFediverse(world, { tls: true })
    expect((await askPlainly(fediverse.seam, 'http://good.example/')).body.toString()).toBe('hello')
    expect(fediverse.ledger.plain()).toHaveLength(2)
  })

  test('may break off the handshake', async () => {
    await using fediverse = await startFediverse(world, { tls: true })
    expect((await askPlainly(fediverse.seam, 'https://reset.example/')).code).toBe('ECONNRESET')
  })

  test.for(KINDS)('shows a certificate that is %s, with the code that a world without TLS gives', async (kind) => {
    await using secured = await startFediverse(world, { tls: true })
    await using plain = await startFediverse(world)
    const url = `https://${kind}.example/`
    expect((await askPlainly(secured.seam, url)).code).toBe(refusalCode(kind))
    expect((await askPlainly(plain.seam, url)).code).toBe(refusalCode(kind))
  })
})
