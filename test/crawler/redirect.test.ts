// Where an answer may send us.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDomain } from '#model/domain.ts'
import { readRedirect } from '../../crawler/redirect.ts'
import { PRIVATE_NOTATIONS } from '../fediverse/faults.ts'

const BASE = new URL('https://cove.example/a/b?c=d')

function read(location: string | undefined, status = 302) {
  return readRedirect({ status, headers: location === undefined ? {} : { location } }, BASE)
}

describe('an answer', () => {
  test.each([200, 204, 300, 304, 305, 306, 400, 404, 500])('with status %i leads nowhere, whatever its Location says', (status) => {
    expect(read('https://other.example/', status)).toBeUndefined()
  })

  test.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('with status %i is a redirect, for good: %s', (status, permanent) => {
    expect(read('https://other.example/x', status)).toEqual({ ok: true, to: new URL('https://other.example/x'), permanent })
  })
})

describe('a Location', () => {
  test.each([
    ['/x', 'https://cove.example/x'],
    ['x', 'https://cove.example/a/x'],
    ['?e', 'https://cove.example/a/b?e'],
    ['//other.example/x', 'https://other.example/x'],
    ['https://OTHER.example:443/x#part', 'https://other.example/x'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ])('%s leads to %s', (location, to) => {
    const redirect = read(location)
    expect(redirect?.ok === true && redirect.to.href).toBe(to)
  })

  test.each([
    [undefined, 'redirect-refused'],
    ['', 'redirect-refused'],
    ['https://', 'redirect-refused'],
    ['x'.repeat(2049), 'redirect-refused'],
    ['http://cove.example/a', 'redirect-downgrade'],
    ['HTTP://cove.example/a', 'redirect-downgrade'],
    ['ftp://cove.example/', 'redirect-refused'],
    ['javascript:alert(1)', 'redirect-refused'],
    ['data:text/html,x', 'redirect-refused'],
    ['file:///etc/passwd', 'redirect-refused'],
    ['https://cove.example:444/', 'redirect-refused'],
    ['https://me@cove.example/', 'redirect-refused'],
    ['https://:x@cove.example/', 'redirect-refused'],
    ['https://cove/', 'redirect-refused'],
    ['https://cove.example./', 'redirect-refused'],
    ['https://a_b.example/', 'redirect-refused'],
  ])('%s is not followed: %s', (location, reason) => {
    expect(read(location)).toMatchObject({ ok: false, failure: { reason } })
  })

  test.each(Object.entries(PRIVATE_NOTATIONS))('that leads inside (%s) is not followed', (_, location) => {
    expect(read(location)?.ok).toBe(false)
  })

  test('that is followed leads over https to the default port of a name, whatever is written in it', () => {
    const parts = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      fc.domain(),
      fc.ipV6(),
    )
    const prefix = fc.constantFrom('', 'https://', '//', 'https:', 'http://', 'https://x@', 'https://[')
    fc.assert(
      fc.property(prefix, parts, (before, rest) => {
        const redirect = read(before + rest)
        if (redirect?.ok !== true) return
        expect(redirect.to.protocol).toBe('https:')
        expect([redirect.to.port, redirect.to.username, redirect.to.password, redirect.to.hash]).toEqual(['', '', '', ''])
        expect(parseDomain(redirect.to.hostname)).toBe(redirect.to.hostname)
      }),
    )
  })
})
