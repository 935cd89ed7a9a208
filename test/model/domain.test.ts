// Host names as peer lists and links really write them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayDomain, isReservedName, parseDomain, registrableDomain, sameSite, type Domain } from '#model/domain.ts'

function domain(text: string): Domain {
  const parsed = parseDomain(text)
  if (parsed === undefined) throw new Error(`${text} should be a domain`)
  return parsed
}

describe('a name in a peer list', () => {
  test.each([
    ['mastodon.example', 'mastodon.example'],
    ['  Mastodon.Example\n', 'mastodon.example'],
    ['mastodon.example.', 'mastodon.example'],
    ['mastodon.example:443', 'mastodon.example'],
    ['mastodon.example:80', 'mastodon.example'],
    ['friendica.example/profile/jane', 'friendica.example'],
    ['friendica.example/~jane?tab=1', 'friendica.example'],
    ['https://lain.example', 'lain.example'],
    ['HTTP://Lain.example:443/about?x=1#y', 'lain.example'],
    ['//lain.example/users/lain', 'lain.example'],
    ['https://user:secret@lain.example/', 'lain.example'],
    ['r3---sn-x.example', 'r3---sn-x.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['MÜNCHEN.example', 'xn--mnchen-3ya.example'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
    ['straße.example', 'xn--strae-oqa.example'],
    ['おったぺ。example', 'xn--t8jzbl7g.example'],
    ['a.b.c.d.e.example', 'a.b.c.d.e.example'],
    ['9gag.example', '9gag.example'],
    ['news.xn--p1ai', 'news.xn--p1ai'],
  ])('%j is read as %s', (text, expected) => {
    expect(parseDomain(text)).toBe(expected)
  })

  test.each([
    ...['', ' ', '.', 'localhost', 'example', 'a..example', '.a.example', 'a.example..', '-a.example', 'a-.example', 'a.-b.example'],
    ...['host.example:8080', 'host.example:4443', 'host.example:', 'host.example:443:443'],
    ...[
      '*.example',
      'exa*ple.example',
      'pl.cr?p.example',
      'ann@social.example',
      '@ann@social.example',
      'two words.example',
      'a\tb.example',
      'under_score.example',
    ],
    ...[
      'a,b.example',
      'a%2eb.example',
      '<b>.example',
      'host.example?x=1',
      'host.example#top',
      'http:host.example',
      'gopher://host.example',
      'a\u0000.example',
      'a\u202eb.example',
    ],
    ...[
      'x.onion',
      'x.i2p',
      'printer.local',
      'router.lan',
      'nas.home',
      'x.corp',
      'x.internal',
      'a.invalid',
      '1.0.0.127.in-addr.arpa',
      'x.alt',
      'a.localdomain',
      'a.localhost',
    ],
    ...['co.uk', 'com', 'kawasaki.jp', 'xn--zzzzzz.example', 'xn--a.example', 'a.b', 'host.c0m'],
  ])('%j is no name of a server', (text) => {
    expect(parseDomain(text)).toBeUndefined()
  })

  test.each([
    ...[
      '127.0.0.1',
      '138.197.38.192',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0x7f000001',
      '017700000001',
      '127.0.0.1.',
      '1.2.3.4:443',
      'https://1.2.3.4/',
    ],
    ...['[::1]', '::1', '[::ffff:127.0.0.1]', 'https://[64:ff9b::1]/', '１２７.0.0.1', '①②⑦.0.0.1', '0X7F.1', 'a.0x7f', 'host.123'],
  ])('the address %s is no name in any notation', (text) => {
    expect(parseDomain(text)).toBeUndefined()
  })

  test('other types than text are no names', () => {
    for (const value of [null, undefined, 5, true, {}, [], ['mastodon.example'], { domain: 'mastodon.example' }])
      expect(parseDomain(value)).toBeUndefined()
  })

  test('a label has at most 63 and a name at most 253 characters, counted in ASCII', () => {
    const label = 'a'.repeat(63)
    expect(parseDomain(`${label}.example`)).toBe(`${label}.example`)
    expect(parseDomain(`a${label}.example`)).toBeUndefined()
    expect(parseDomain(`${'ü'.repeat(60)}.example`)).toBeUndefined()
    const long = `${label}.${label}.${label}.${'a'.repeat(53)}.example`
    expect(long).toHaveLength(253)
    expect(parseDomain(long)).toBe(long)
    expect(parseDomain(`a${long}`)).toBeUndefined()
  })

  test('the apex of a private suffix is a name, because some of them are servers', () => {
    expect(parseDomain('github.io')).toBe('github.io')
    expect(registrableDomain(domain('github.io'))).toBe('github.io')
  })

  test('names kept for examples and tests are told apart', () => {
    for (const name of ['mastodon.example', 'a.b.test', 'www.example.com', 'example.org']) expect(isReservedName(domain(name))).toBe(true)
    for (const name of ['mastodon.social', 'myexample.com', 'example.social', 'test.social', 'latest.app'])
      expect(isReservedName(domain(name))).toBe(false)
  })

  test('parsing what was parsed changes nothing, and whatever a list holds nothing is thrown', () => {
    const text = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.domain(),
      fc.ipV4(),
      fc.ipV6(),
      fc.emailAddress(),
    )
    fc.assert(
      fc.property(text, (value) => {
        const parsed = parseDomain(value)
        if (parsed === undefined) return
        expect(parsed).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)
        expect(parseDomain(parsed)).toBe(parsed)
        expect(new URL(`https://${parsed}/`).hostname).toBe(parsed)
        expect(parsed.endsWith(registrableDomain(parsed))).toBe(true)
        expect(parseDomain(displayDomain(parsed))).toBe(parsed)
      }),
      { numRuns: 2000 },
    )
  })

  test('every ordinary host name parses, with whatever stands around it in a URL', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.constantFrom('', 'https://', 'http://', '//'),
        fc.constantFrom('', '/', '/a/b?c=d', '.', ':443', ':443/x'),
        (name, before, behind) => {
          fc.pre(parseDomain(name) !== undefined)
          expect(parseDomain(before + name.toUpperCase() + behind)).toBe(name.toLowerCase())
        },
      ),
    )
  })

  test('a very long entry and one made of separators cost nothing', () => {
    for (const text of [
      'a.'.repeat(5_000_000),
      '@'.repeat(2000),
      '/'.repeat(2000),
      ':'.repeat(2000),
      '.'.repeat(2000),
      'ü.'.repeat(1000),
    ]) {
      expect(parseDomain(text)).toBeUndefined()
    }
  })
})

describe('who registered a name', () => {
  test.each([
    ['social.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['a.b.mastodon.social', 'mastodon.social'],
    ['alice.github.io', 'alice.github.io'],
    ['blog.alice.github.io', 'alice.github.io'],
    ['tube.chocoflan.masto.host', 'masto.host'],
    ['one.two.unknowntld', 'two.unknowntld'],
    ['a.b.c.example', 'c.example'],
    ['mk.xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
  ])('%s belongs to %s', (name, expected) => {
    expect(registrableDomain(domain(name))).toBe(expected)
  })

  test('two names are of one site when one party registered both', () => {
    expect(sameSite(domain('example.org'), domain('social.example.org'))).toBe(true)
    expect(sameSite(domain('social.example.org'), domain('cloud.example.org'))).toBe(true)
    expect(sameSite(domain('alice.github.io'), domain('bob.github.io'))).toBe(false)
    expect(sameSite(domain('vanity.example'), domain('mastodon.social'))).toBe(false)
    expect(sameSite(domain('a.co.uk'), domain('b.co.uk'))).toBe(false)
  })
})

describe('a name as people read it', () => {
  test.each([
    ['mastodon.social', 'mastodon.social'],
    ['xn--mnchen-3ya.de', 'münchen.de'],
    ['tröt.example', 'tröt.example'],
    ['マストドン3.example', 'マストドン3.example'],
    ['創作クラスタ.example', '創作クラスタ.example'],
    ['혀엉.example', '혀엉.example'],
    ['сумирэ.рф', 'сумирэ.рф'],
    ['անքուն.հայ', 'անքուն.հայ'],
  ])('%s is shown as %s', (name, shown) => {
    expect(displayDomain(domain(name))).toBe(shown)
  })

  test.each([
    ['аррӏе.example', 'Cyrillic letters that all pass for Latin ones'],
    ['mаstodon.example', 'a Cyrillic letter among Latin ones'],
    ['ѕосіаӏ.example', 'a whole word of look-alikes'],
    ['mastodοn.example', 'a Greek letter among Latin ones'],
    ['socıal.example', 'a dotless i'],
    ['🍕.example', 'a picture'],
    ['αбв.example', 'two scripts'],
    ['ノ.example', 'a stroke that passes for a slash'],
  ])('%s stays in ASCII: %s', (name) => {
    const parsed = domain(name)
    expect(parsed).toContain('xn--')
    expect(displayDomain(parsed)).toBe(parsed)
  })
})
