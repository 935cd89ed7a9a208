// From a name to the one checked address, through the network door.
import { describe, expect, test } from 'vitest'
import type { Seam } from '../../../crawler/network/contract.ts'
import { ADDRESS, get, HERE, HOST, listen, networkOver, reply, seamTo } from './loopback.ts'
import { createServer } from 'node:net'

const UNUSED_PORT = 9

function locating(resolve: Seam['resolve'], resolveDeadlineMs = 10_000) {
  return networkOver(seamTo(UNUSED_PORT, { resolve }), { resolveDeadlineMs })
}

const failing = (code: string) => locating(() => Promise.reject(Object.assign(new Error('no'), { code })))

describe('a name', () => {
  test('leads to the one address that will be spoken to', async () => {
    const network = locating(() => Promise.resolve([ADDRESS, '185.40.4.6']))
    expect(await network.locate(HOST)).toEqual({ ok: true, location: { host: HOST, address: ADDRESS } })
  })

  test('that leads to an IPv6 address too says so, and is spoken to over IPv4', async () => {
    const six = '2a01:4f8:c17:b0f::2'
    expect(await locating(() => Promise.resolve([six, ADDRESS])).locate(HOST)).toEqual({ ok: true, location: { ...HERE, ipv6: true } })
    expect(await locating(() => Promise.resolve([six])).locate(HOST)).toEqual({ ok: true, location: { ...HERE, address: six, ipv6: true } })
  })

  test('leads to an IPv4 address before an IPv6 one, and to IPv6 when there is nothing else', async () => {
    const both = locating(() => Promise.resolve(['2a01:4f8:1::1', ADDRESS]))
    expect(await both.locate(HOST)).toMatchObject({ location: { address: ADDRESS } })
    const six = locating(() => Promise.resolve(['2a01:4f8:1::1']))
    expect(await six.locate(HOST)).toMatchObject({ location: { address: '2a01:4f8:1::1' } })
  })

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::a00:1',
    'fe80::1%eth0',
    '0177.0.0.1',
  ])('that resolves to %s is refused', async (address) => {
    expect(await locating(() => Promise.resolve([address])).locate(HOST)).toMatchObject({ failure: { reason: 'private-address' } })
  })

  test('that resolves to a global and to a private address is refused, in whatever order', async () => {
    for (const addresses of [
      [ADDRESS, '10.0.0.1'],
      ['10.0.0.1', ADDRESS],
      [ADDRESS, '::1'],
    ]) {
      expect(await locating(() => Promise.resolve(addresses)).locate(HOST)).toMatchObject({ failure: { reason: 'private-address' } })
    }
  })

  test.each([
    ['ENOTFOUND', 'dns'],
    ['ENODATA', 'dns'],
    ['ESERVFAIL', 'dns-temporary'],
    ['ETIMEOUT', 'dns-temporary'],
    ['EREFUSED', 'dns-temporary'],
    ['ECONNREFUSED', 'dns-temporary'],
  ])('for which the resolver says %s is a failure: %s', async (code, reason) => {
    expect(await failing(code).locate(HOST)).toMatchObject({ ok: false, failure: { reason, detail: code } })
  })

  test('without any address is absent', async () => {
    expect(await locating(() => Promise.resolve([])).locate(HOST)).toMatchObject({ failure: { reason: 'dns' } })
  })

  test('for which the resolver never answers is given up, even by a resolver that does not listen', async () => {
    let told = false
    const network = locating((_host, signal) => {
      signal.addEventListener('abort', () => (told = true))
      return new Promise(() => undefined)
    }, 20)
    expect(await network.locate(HOST)).toMatchObject({ failure: { reason: 'dns-temporary' } })
    expect(told).toBe(true)
  })
})

describe('a host that is an address itself', () => {
  test.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '[::1]',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1%eth0',
    '8.8.8.8',
    '[2a01:4f8:1::1]',
  ])('%s is refused without asking the resolver', async (host) => {
    let asked = 0
    const network = locating(() => {
      asked++
      return Promise.resolve([ADDRESS])
    })
    expect(await network.locate(host)).toMatchObject({ ok: false, failure: { reason: 'private-address' } })
    expect(asked).toBe(0)
  })

  test('is no way around: what is no host name at all is not asked for either', async () => {
    const network = locating(() => Promise.resolve([ADDRESS]))
    for (const host of ['a@b', 'a/b', 'social.example:8443', 'Ä.example', '']) {
      expect(await network.locate(host)).toMatchObject({ ok: false, failure: { reason: 'dns' } })
    }
  })
})

describe('a name that changes its mind between the check and the connection', () => {
  test('is resolved once, and the connection goes to the address that was checked', async () => {
    let asked = 0
    const port = await listen(createServer((socket) => socket.on('data', () => socket.write(reply('{}')))))
    const seam = seamTo(port, { resolve: () => Promise.resolve(asked++ === 0 ? [ADDRESS] : ['127.0.0.1']) })
    const network = networkOver(seam)
    const located = await network.locate(HOST)
    expect(located).toEqual({ ok: true, location: HERE })
    expect(await get(network, '/')).toMatchObject({ ok: true })
    await network.hangUp(HOST)
    expect(await get(network, '/again')).toMatchObject({ ok: true })
    expect(asked).toBe(1)
    expect(seam.targets.map(({ host, address, port: to, secure }) => ({ host, address, port: to, secure }))).toEqual([
      { host: HOST, address: ADDRESS, port: 443, secure: true },
      { host: HOST, address: ADDRESS, port: 443, secure: true },
    ])
  })

  test('and a location that was never checked is not connected to', async () => {
    const seam = seamTo(UNUSED_PORT)
    const network = networkOver(seam)
    const result = await network.exchange({
      url: new URL(`https://${HOST}/`),
      location: { host: HOST, address: '10.0.0.1' },
      limit: { bytes: 10, deadlineMs: 1000 },
    })
    expect(result).toMatchObject({ ok: false, failure: { reason: 'private-address' } })
    expect(seam.targets).toEqual([])
  })
})
