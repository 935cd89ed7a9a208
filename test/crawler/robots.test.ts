// robots.txt as RFC 9309 has it, as software ships it and as people write it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyRobotsAnswer, crawlDelayMs, hasOwnAllow, isAllowed, parseRobots, readRobotsTag } from '../../crawler/robots.ts'

const lines = (...text: readonly string[]): string => text.join('\n')
const allows = (body: string, path: string): boolean => isAllowed(parseRobots(body), path)

describe('robots.txt', () => {
  test('without rules allows everything', () => {
    for (const body of [
      '',
      '\n\n',
      '# nothing here',
      'User-agent: *\nDisallow:',
      'User-agent: *',
      'Disallow: /',
      'Sitemap: https://a.example/map.xml',
      'rubbish',
    ]) {
      expect(allows(body, '/api/v1/instance')).toBe(true)
    }
  })

  test('that is a web page holds no rules', () => {
    expect(allows('<!DOCTYPE html>\n<p>User-agent: *\nDisallow: /', '/')).toBe(true)
    expect(allows('\ufeff  <html>\nUser-agent: *\nDisallow: /', '/')).toBe(true)
  })

  test('itself may always be read', () => {
    expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true)
  })

  test.each(['\n', '\r\n', '\r', '\r\n\r\n'])('may end its lines with %j and begin with a byte order mark', (end) => {
    const rules = parseRobots(`\ufeff${['User-Agent : *', ' DISALLOW:/private # not for robots', 'Crawl-Delay: 2'].join(end)}`)
    expect(isAllowed(rules, '/private/x')).toBe(false)
    expect(isAllowed(rules, '/public')).toBe(true)
    expect(crawlDelayMs(rules)).toBe(2000)
  })
})

describe('our group', () => {
  const file = lines(
    'User-agent: *',
    'Disallow: /',
    '',
    'User-agent: fediverseATLAS',
    'Allow: /api/',
    'Disallow: /api/v1/instance/domain_blocks',
  )

  test('is found by our token in any case and hides the one for everybody', () => {
    expect(allows(file, '/about')).toBe(true)
    expect(allows(file, '/api/v1/instance/domain_blocks')).toBe(false)
    expect(allows('User-agent: FediverseAtlas/1.0\nDisallow: /\n\nUser-agent: *\nDisallow:', '/')).toBe(false)
  })

  test('is not one with a similar name', () => {
    for (const name of ['Fediverse', 'FediverseAtlasBot', 'FediverseAtlas2', 'Atlas', 'Mozilla FediverseAtlas']) {
      expect(allows(lines(`User-agent: ${name}`, 'Disallow: /'), '/')).toBe(true)
    }
  })

  test('may stand in several places: its rules are merged', () => {
    const rules = parseRobots(
      lines(
        'User-agent: FediverseAtlas',
        'Disallow: /a',
        'User-agent: other',
        'Disallow: /',
        'User-agent: FediverseAtlas',
        'Disallow: /b',
        'Crawl-delay: 7',
      ),
    )
    expect(['/a', '/b', '/c'].map((path) => isAllowed(rules, path))).toEqual([false, false, true])
    expect(crawlDelayMs(rules)).toBe(7000)
  })

  test('may be shared with other agents, also where unknown lines stand between their names', () => {
    const body = lines(
      'User-agent: GPTBot',
      'User-agent: FediverseAtlas',
      '',
      '# comment',
      'Sitemap: https://a.example/map.xml',
      'Noise',
      'User-agent: other',
      'Disallow: /api/',
    )
    expect(allows(body, '/api/v1/instance')).toBe(false)
    expect(allows(body, '/about')).toBe(true)
  })

  test('that is empty allows everything', () => {
    expect(allows(lines('User-agent: *', 'Disallow: /', 'User-agent: FediverseAtlas', 'Disallow:'), '/x')).toBe(true)
  })

  test('is the one that speaks to us when it allows, everybody else’s permission does not', () => {
    expect(hasOwnAllow(parseRobots(file), '/api/v1/instance/peers')).toBe(true)
    expect(hasOwnAllow(parseRobots(file), '/api/v1/instance/domain_blocks')).toBe(false)
    expect(hasOwnAllow(parseRobots(file), '/about')).toBe(false)
    expect(hasOwnAllow(parseRobots('User-agent: *\nAllow: /'), '/about')).toBe(false)
    expect(hasOwnAllow(parseRobots('User-agent: FediverseAtlas\nDisallow:'), '/about')).toBe(false)
    expect(hasOwnAllow(parseRobots(''), '/about')).toBe(false)
  })
})

describe('the group for everybody', () => {
  test('that only asks for a delay does not run into the next group', () => {
    const rules = parseRobots(lines('User-agent: *', 'Crawl-delay: 10', '', 'User-agent: BadBot', 'Disallow: /'))
    expect(isAllowed(rules, '/')).toBe(true)
    expect(crawlDelayMs(rules)).toBe(10_000)
  })

  test('forbids the whole server where the software ships it so', () => {
    expect(allows('User-agent: *\nDisallow: /\n', '/nodeinfo_2_0')).toBe(false)
  })

  test('may open single paths of a closed server', () => {
    const body = lines('User-agent: *', 'Disallow: /', 'Allow: /nodeinfo/', 'Allow: /.well-known/', 'Allow: /api/v2/instance')
    expect(
      ['/nodeinfo/2.0', '/.well-known/nodeinfo', '/api/v2/instance', '/api/v1/instance/peers', '/'].map((path) => allows(body, path)),
    ).toEqual([true, true, true, false, false])
  })

  test('may forbid one list only', () => {
    const body = lines('User-agent: *', 'Disallow: /media_proxy/', 'Disallow: /api/v1/instance/domain_blocks')
    expect(allows(body, '/api/v1/instance/domain_blocks')).toBe(false)
    expect(allows(body, '/api/v1/instance/domain_blocks?limit=1')).toBe(false)
    expect(allows(body, '/api/v1/instance/peers')).toBe(true)
  })
})

describe('a rule', () => {
  test.each([
    ['the longest decides', ['Allow: /api/v1/', 'Disallow: /api/v1/instance'], '/api/v1/instance', false],
    ['the longest decides', ['Allow: /api/v1/instance', 'Disallow: /api/'], '/api/v1/instance', true],
    ['the order does not matter', ['Disallow: /api/', 'Allow: /api/v1/instance'], '/api/v1/instance', true],
    ['Allow wins a tie', ['Disallow: /page', 'Allow: /page'], '/page', true],
    ['Allow wins a tie', ['Allow: /page', 'Disallow: /page'], '/page', true],
    ['wildcards count as characters', ['Allow: /page', 'Disallow: /*.htm'], '/page.htm', false],
    ['a prefix matches', ['Disallow: /fish'], '/fishheads/yummy.html', false],
    ['case matters', ['Disallow: /fish'], '/Fish', true],
    ['a slash is a slash', ['Disallow: /fish/'], '/fish', true],
    ['a star matches anything', ['Disallow: /*.php'], '/a/index.php?x=1', false],
    ['a star matches nothing', ['Disallow: /a*b'], '/ab', false],
    ['a trailing star changes nothing', ['Disallow: /fish*'], '/fishheads', false],
    ['a leading star may stand for the slash', ['Disallow: *.php'], '/x.php', false],
    ['stars in a row are one', ['Disallow: /a***b'], '/axb', false],
    ['a dollar ends the path', ['Disallow: /*.php$'], '/x.php?y', true],
    ['a dollar ends the path', ['Disallow: /*.php$'], '/a.php/x.php', false],
    ['a dollar alone ends it too', ['Disallow: /$'], '/', false],
    ['a dollar alone ends it too', ['Disallow: /$'], '/x', true],
    ['a star before the dollar matches the rest', ['Disallow: /a*$'], '/abc', false],
    ['the end may not overlap what came before', ['Disallow: /aba*ba$'], '/aba', true],
    ['a dollar inside is a dollar', ['Disallow: /a$b'], '/a$bc', false],
    ['the query belongs to the path', ['Disallow: /*?rest_route='], '/index.php?rest_route=/x', false],
    ['an address instead of a path matches nothing', ['Disallow: https://a.example/'], '/', true],
    ['an unanchored word matches nothing', ['Disallow: api'], '/api', true],
    ['escapes of plain characters are those characters', ['Disallow: /%61pi/%7Ex'], '/api/~x', false],
    ['escapes compare in any case', ['Disallow: /a%c3%b6'], '/a%C3%B6', false],
    ['other scripts compare escaped', ['Disallow: /ö'], '/%C3%B6x', false],
    ['other scripts compare escaped', ['Disallow: /%E3%83%84'], '/ツ', false],
    ['an escaped slash is no slash', ['Disallow: /a%2Fb'], '/a/b', true],
    ['an escaped star is a star', ['Disallow: /a%2Ab'], '/a*b', false],
    ['an escaped star is no wildcard', ['Disallow: /a%2Ab'], '/axb', true],
    ['a misspelt no is a no', ['Dissallow: /'], '/', false],
  ])('%s', (_, rules, path, allowed) => {
    expect(allows(lines('User-agent: *', ...rules), path)).toBe(allowed)
  })

  test('agrees with a plain reading of its pattern, however stars and dollars are strewn', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }).map((parts) => `/${parts.join('')}`)
    const patterns = fc.array(fc.constantFrom('a', 'b', '/', '*'), { maxLength: 8 }).map((parts) => `/${parts.join('')}`)
    fc.assert(
      fc.property(patterns, fc.boolean(), letters, (pattern, anchored, path) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}${anchored ? '$' : ''}`).test(path)
        expect(allows(lines('User-agent: *', `Disallow: ${pattern}${anchored ? '$' : ''}`), path)).toBe(!expected)
      }),
      { numRuns: 3000 },
    )
  })

  test('with very many wildcards is decided as fast as one with few', () => {
    const body = lines(
      'User-agent: *',
      `Disallow: /${'*a'.repeat(100_000)}$`,
      ...Array<string>(5000).fill(`Disallow: /${'*a'.repeat(20)}*b`),
    )
    expect(allows(body, `/${'a'.repeat(2000)}`)).toBe(true)
  })
})

describe('a delay between requests', () => {
  test.each([
    ['5', 5000],
    ['0.5', 500],
    ['1,5', 1500],
    ['500', 500_000],
    ['10 seconds', 10_000],
    ['7200', 3_600_000],
    ['99999999999999999999', 3_600_000],
    ['-5', 0],
    ['soon', 0],
    ['', 0],
    ['Infinity', 0],
  ])('of %j is read as %d ms', (value, expected) => {
    expect(crawlDelayMs(parseRobots(lines('User-agent: *', `Crawl-delay: ${value}`)))).toBe(expected)
  })

  test('belongs to its group', () => {
    expect(crawlDelayMs(parseRobots(lines('User-agent: other', 'Crawl-delay: 100', 'User-agent: *', 'Crawl-delay: 1')))).toBe(1000)
    expect(crawlDelayMs(parseRobots(lines('User-agent: *', 'Crawl-delay: 100', 'User-agent: FediverseAtlas', 'Disallow: /x')))).toBe(0)
    expect(crawlDelayMs(parseRobots(lines('Crawl-delay: 100', 'User-agent: *', 'Disallow: /x')))).toBe(0)
  })
})

describe('a robots.txt of hostile size', () => {
  test('is cut at a line behind 512 kB', () => {
    const head = 'User-agent: *\nDisallow: /early\n'
    const cut = 'Disallow: /late'
    const filler = '#\n'.repeat(512 * 512).slice(0, 512 * 1024 - head.length - cut.length - 1)
    const rules = parseRobots(`${head}${filler}\n${cut}-and-behind\nDisallow: /never\n`)
    expect(isAllowed(rules, '/early')).toBe(false)
    expect(isAllowed(rules, '/late')).toBe(true)
    expect(isAllowed(rules, '/never')).toBe(true)
  })

  test('or of any content never throws', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'User-agent: *',
        'User-agent: FediverseAtlas',
        'Disallow: /',
        'Allow: /%',
        'Disallow: /%ff*$',
        'Crawl-delay: 1e9',
        ':',
        '#',
        '\ud800: \udc00',
        'Disallow: \ud83d',
      ),
    )
    fc.assert(
      fc.property(fc.array(line), fc.oneof(fc.webPath(), fc.string({ unit: 'binary' })), (body, path) => {
        const rules = parseRobots(body.join('\n'))
        expect(typeof isAllowed(rules, path)).toBe('boolean')
        expect(hasOwnAllow(rules, path) && !isAllowed(rules, path)).toBe(false)
        expect(crawlDelayMs(rules)).toBeLessThanOrEqual(3_600_000)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the answer to a request for robots.txt', () => {
  test.each([
    [200, 'rules'],
    [304, 'rules'],
    [404, 'none'],
    [401, 'none'],
    [403, 'none'],
    [410, 'none'],
    [451, 'none'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [302, 'unreachable'],
    [{ reason: 'timeout' }, 'unreachable'],
    [{ reason: 'connect' }, 'unreachable'],
    [{ reason: 'tls' }, 'unreachable'],
    [{ reason: 'too-large', httpStatus: 200 }, 'unreachable'],
    [{ reason: 'redirect-limit' }, 'none'],
    [{ reason: 'redirect-downgrade' }, 'unreachable'],
    [{ reason: 'rate-limited', httpStatus: 503 }, 'unreachable'],
    [{ reason: 'not-found', httpStatus: 404 }, 'none'],
    [{ reason: 'unauthorized', httpStatus: 403 }, 'none'],
  ] as const)('%j means %s', (answer, expected) => {
    expect(classifyRobotsAnswer(answer)).toBe(expected)
  })
})

describe('X-Robots-Tag', () => {
  test.each([
    ['noindex', true],
    ['NOINDEX, nofollow', true],
    ['none', true],
    ['nofollow', false],
    ['noai, noimageai', false],
    ['fediverseatlas: noindex', true],
    ['FediverseAtlas: nofollow, noindex', true],
    ['googlebot: noindex', false],
    ['googlebot: nofollow, noindex', false],
    ['googlebot: nofollow, fediverseatlas: none', true],
    ['unavailable_after: 25 Jun 2030 15:00:00 PST, noindex', true],
    ['max-snippet: 50, none', true],
    ['*: noindex', true],
    ['index, all', false],
    ['', false],
    [undefined, false],
  ])('%j means noindex: %s', (header, noindex) => {
    expect(readRobotsTag(header)).toEqual({ noindex })
  })

  test('of any content never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect(typeof readRobotsTag(header).noindex).toBe('boolean')
      }),
    )
  })
})
