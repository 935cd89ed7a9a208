// Which addresses the crawler may speak to, in every notation an attacker can choose.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAddressLiteral, isGlobalUnicast, isPlainHost } from '../../../crawler/network/address-guard.ts'

describe('addresses that a server of the fediverse can have', () => {
  test.each(['8.8.8.8', '185.40.4.5', '223.255.255.254', '2a01:4f8:1::1', '2606:4700::6810:1', '2400:cb00:2048:1::c629:d7a2'])(
    '%s',
    (address) => {
      expect(isGlobalUnicast(address)).toBe(true)
    },
  )
})

describe('special addresses are refused', () => {
  test.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['shared by a carrier', '100.64.0.1'],
    ['metadata of a cloud', '100.100.100.200'],
    ['metadata of a cloud', '169.254.169.254'],
    ['metadata of a cloud', '192.0.0.192'],
    ['metadata of a cloud', '168.63.129.16'],
    ['metadata of a cloud', 'fd00:ec2::254'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.255'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['relay of 6to4', '192.88.99.1'],
    ['benchmarking', '198.18.0.1'],
    ['benchmarking', '198.19.255.255'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['global with a zone', '2a01:4f8:1::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fc00::1'],
    ['multicast', 'ff02::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4-mapped global', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['IPv4-compatible, in hexadecimal', '::7f00:1'],
    ['IPv4-compatible private', '::a00:1'],
    ['IPv4-translated', '::ffff:0:7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64 of a local prefix', '64:ff9b:1::a00:1'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['6to4 of anything', '2002:808:808::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['benchmarking', '2001:2::1'],
    ['ORCHID', '2001:10::1'],
    ['ORCHID 2', '2001:20::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['discard', '100::1'],
    ['unassigned', '4000::1'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['hexadecimal', '0x7f.0.0.1'],
    ['shortened', '127.1'],
    ['with a leading zero', '08.8.8.8'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('%s: %s', (_kind, address) => {
    expect(isGlobalUnicast(address)).toBe(false)
  })

  test('no IPv4 address becomes global by being carried inside an IPv6 address', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), ([a, b, c, d]) => {
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
        for (const carried of [`::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `64:ff9b:1::${hex}`, `2002:${hex}::1`, `::ffff:0:${hex}`]) {
          expect(isGlobalUnicast(carried)).toBe(false)
        }
      }),
    )
  })

  test('any text whatever is judged without an error', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6()), (text) => void isGlobalUnicast(text)))
  })
})

describe('host names that are addresses in disguise', () => {
  test.each([
    '127.0.0.1',
    '8.8.8.8',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.01',
    '017700000001',
    '127.1',
    '127.0.0.1.',
    '１２７.０.０.１',
    '127。0。0。1',
    '[::1]',
    '::1',
    '[::ffff:127.0.0.1]',
    '::ffff:7f00:1',
    'fe80::1%eth0',
    '[fe80::1%25eth0]',
    '64:ff9b::7f00:1',
    '2a01:4f8:1::1',
    '%31%32%37.0.0.1',
  ])('%s', (host) => {
    expect(isAddressLiteral(host)).toBe(true)
    expect(isPlainHost(host)).toBe(false)
  })

  test.each(['social.example', 'xn--mnchen-3ya.example', '127.example', 'a.b.c.d.example', 'localhost', '0x7f.example'])(
    '%s is a name',
    (host) => {
      expect(isAddressLiteral(host)).toBe(false)
      expect(isPlainHost(host)).toBe(true)
    },
  )

  test.each([
    'Social.example',
    'social.example:8443',
    'user@social.example',
    'social.example/path',
    'social example',
    '',
    '1.2.3.256',
    'münchen.example',
    '%73ocial.example',
    'a?b',
    'a#b',
    `${'a.'.repeat(127)}example`,
  ])('%j is no plain host name', (host) => {
    expect(isPlainHost(host)).toBe(false)
  })

  test('an address in any notation the URL parser knows is never a plain host name', () => {
    fc.assert(
      fc.property(fc.ipV4Extended(), (text) => {
        expect(isPlainHost(text)).toBe(false)
      }),
    )
  })
})

test('a host is an address exactly where a URL parser makes one of it, also where it looks like a name', () => {
  const label = fc.oneof(
    fc.stringMatching(/^[a-z0-9-]{1,4}$/),
    fc.constantFrom('0x7f', '0x', '0', '127', '1e3', 'x7f', 'com', '0177', '\uff11', '256'),
  )
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '.'), (labels, end) => {
      const host = labels.join('.') + end
      const hostname = URL.parse(`https://${host}/`)?.hostname ?? ''
      expect([host, isAddressLiteral(host)]).toEqual([host, /^\d+\.\d+\.\d+\.\d+$/.test(hostname)])
    }),
    { numRuns: 2000 },
  )
})
