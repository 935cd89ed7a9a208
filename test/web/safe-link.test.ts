// Addresses that servers give: only plain https may become a link on our pages.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeLink } from '../../web/safe-link.ts'

describe('an address that a server gives', () => {
  test('becomes a link when it is plain https', () => {
    expect(safeLink('https://harbour.example/about')).toBe('https://harbour.example/about')
  })

  test.each([
    'http://harbour.example/',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hello',
    'https://user:secret@harbour.example/',
    '//harbour.example',
    '/server/x',
    '',
  ])('stays text when it is %j', (address) => {
    expect(safeLink(address)).toBeUndefined()
  })

  test('is never another scheme, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        expect(safeLink(address) ?? 'https:').toMatch(/^https:/)
      }),
    )
  })
})
