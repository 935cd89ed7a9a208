// The ledger's own reading of robots.txt, by the examples and rules of RFC 9309; the crawler's reader is another one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeRobots } from './robots-answers.ts'

function forbidden(text: string, path: string, token = 'FediverseAtlas'): boolean {
  return !judgeRobots(text, token).allows(path)
}

describe('groups', () => {
  const text =
    'User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /everybody\n\nuser-agent: fediverseatlas\nUser-Agent: third\nDisallow: /mine\n\nUser-agent: FediverseAtlas/2.0\nDisallow: /more\n'

  test('of the own token, taken together, stand before those of everybody', () => {
    expect(['/mine', '/more', '/everybody', '/else'].map((path) => forbidden(text, path))).toEqual([true, true, false, false])
  })

  test('of everybody hold for whoever is not named', () => {
    expect(['/mine', '/everybody', '/else'].map((path) => forbidden(text, path, 'Stranger'))).toEqual([false, true, false])
  })

  test('need a user agent before their rules', () => {
    expect(forbidden('Disallow: /\n', '/a')).toBe(false)
  })
})

describe('rules', () => {
  test('of the longest match decide, and of two as long the one that allows', () => {
    const text = 'User-agent: *\nDisallow: /\nAllow: /nodeinfo/\nDisallow: /nodeinfo/private\nAllow: /same\nDisallow: /same\n'
    expect(['/x', '/nodeinfo/2.0', '/nodeinfo/private/1', '/same'].map((path) => forbidden(text, path))).toEqual([true, false, true, false])
  })

  test('know * and $, and treat everything else literally', () => {
    const text = 'User-agent: *\nDisallow: /*.php$\nDisallow: /a*c\nDisallow: /q?x=(1)\n'
    expect(['/x.php', '/x.php5', '/abbbc/d', '/ab', '/q?x=(1)', '/qqx=(1)'].map((path) => forbidden(text, path))).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ])
  })

  test('compare paths however they are percent-encoded', () => {
    const text = 'User-agent: *\nDisallow: /%7Ejoe/caf%c3%a9\nDisallow: /tür\n'
    expect(['/~joe/café', '/%7ejoe/caf%C3%A9', '/t%C3%BCr', '/tur'].map((path) => forbidden(text, path))).toEqual([true, true, true, false])
  })

  test('never forbid robots.txt itself', () => {
    expect(forbidden('User-agent: *\nDisallow: /\n', '/robots.txt')).toBe(false)
  })

  test('say nothing when empty', () => {
    expect(forbidden('User-agent: *\nDisallow:\n', '/')).toBe(false)
  })

  test('survive comments, byte order marks and every line end', () => {
    expect(forbidden('\uFEFFUser-agent: * # all\r\n  Disallow : /a # why\rDisallow:/b', '/a')).toBe(true)
    expect(forbidden('\uFEFFUser-agent: * # all\r\n  Disallow : /a # why\rDisallow:/b', '/b')).toBe(true)
  })
})

describe('Crawl-delay', () => {
  test('is a number of seconds of the group that applies', () => {
    const text = 'User-agent: *\nCrawl-delay: 500\n\nUser-agent: FediverseAtlas\nCrawl-delay: 2.5\n'
    expect(judgeRobots(text, 'FediverseAtlas').crawlDelay).toBe(2.5)
    expect(judgeRobots(text, 'Stranger').crawlDelay).toBe(500)
  })

  test.for(['', 'soon', '-5', 'Infinity'])('that is "%s" says nothing', (value) => {
    expect(judgeRobots(`User-agent: *\nCrawl-delay: ${value}\n`, 'x').crawlDelay).toBeUndefined()
  })
})

test('any text is read without an error', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom('User-agent: *', 'Disallow: /a*$', 'Allow: /%zz', 'Crawl-delay: 1'))
  fc.assert(
    fc.property(fc.array(line), fc.string(), (lines, path) => {
      expect(typeof judgeRobots(lines.join('\n'), 'FediverseAtlas').allows(`/${path}`)).toBe('boolean')
    }),
  )
})
