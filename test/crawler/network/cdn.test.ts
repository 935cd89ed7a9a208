// Which addresses belong to networks that stand before servers.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCdn } from '../../../crawler/network/cdn.ts'
import { inventAddress, inventAddress6 } from '../../fediverse/addresses.ts'

describe('an address', () => {
  test.each([
    ['104.21.32.1', 'Cloudflare'],
    ['172.67.200.9', 'Cloudflare'],
    ['2606:4700:3030::6815:2001', 'Cloudflare'],
    ['151.101.1.57', 'Fastly'],
    ['2a04:4e42:200::313', 'Fastly'],
    ['104.28.0.1', undefined],
    ['172.72.0.1', undefined],
    ['151.102.0.1', undefined],
    ['2a01:4f8:c17:b0f::2', undefined],
  ])('%s is that of %s', (address, network) => {
    expect(findCdn(address)).toBe(network)
  })

  test('of an ordinary server is nobody else’s, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect([undefined, 'Cloudflare', 'Fastly']).toContain(findCdn(inventAddress(key)))
        expect(findCdn(inventAddress6(key)) === undefined || inventAddress6(key).startsWith('2a0')).toBe(true)
      }),
    )
  })
})
