// What a visit sees of a host beside its documents: its addresses, its certificate, and a network that stands before it.
import { describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { wrongCertificate } from '../fediverse/faults.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { worldOf } from '../support/visit.ts'

const instance = (host: string) => server(host, 'mastodon', '4.5.4')

describe('a visit', () => {
  test('sees whether a name leads to an IPv6 address, and what stands before a server', async () => {
    const { visit } = await worldOf({
      'old.example': { instance: instance('old.example'), addresses: ['185.40.4.5'] },
      'new.example': { instance: instance('new.example'), addresses: ['104.21.7.8', '2606:4700:3030::6815:708'] },
    })
    expect((await visit('old.example')).measured).toEqual({ ipv6: false })
    expect((await visit('new.example')).measured).toEqual({ ipv6: true, behind: 'Cloudflare' })
  })

  test('sees until when a certificate is valid', async () => {
    const { visit } = await worldOf({ 'safe.example': { instance: instance('safe.example') } }, { tls: true })
    const { measured, finishedAt, outcome } = await visit('safe.example')
    expect(outcome.kind).toBe('answered')
    expect((measured?.certificateUntil ?? 0) - finishedAt).toBeGreaterThan(DAY)
  })

  test('sees no end of a certificate that it does not believe, and says why', async () => {
    const { visit } = await worldOf({ 'late.example': { fault: wrongCertificate('expired') } }, { tls: true })
    const { measured, outcome } = await visit('late.example')
    expect(outcome).toMatchObject({ kind: 'failed', failure: { reason: 'tls', detail: 'expired' } })
    expect(measured?.certificateUntil).toBeUndefined()
  })

  test('of a name without an address sees nothing', async () => {
    const { visit } = await worldOf({ 'void.example': { addresses: [] } })
    expect((await visit('void.example')).measured).toBeUndefined()
  })
})
