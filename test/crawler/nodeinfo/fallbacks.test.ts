// The documents that stand in when there is no NodeInfo, or show where it is.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHostMeta } from '../../../crawler/nodeinfo/host-meta.ts'
import { readAccountDomain } from '../../../crawler/nodeinfo/instance-domain.ts'
import { readNodeinfo2 } from '../../../crawler/nodeinfo/nodeinfo2.ts'
import { readStatisticsJson } from '../../../crawler/nodeinfo/statistics.ts'
import { readWebfinger } from '../../../crawler/nodeinfo/webfinger.ts'
import { parseDomain } from '#model/domain.ts'

describe('NodeInfo2', () => {
  const document = {
    version: '1.0',
    server: { baseUrl: 'https://cast.example/', name: 'Cast', software: 'Castopod', version: '1.15.4' },
    organization: { name: 'Ann', contact: 'ann@cast.example' },
    protocols: ['activitypub'],
    openRegistrations: false,
    usage: { users: { total: 4, activeMonth: 2, activeHalfyear: 3, activeWeek: 1 }, localPosts: 120 },
  }

  test('tells what NodeInfo would, and nothing about people', () => {
    expect(readNodeinfo2(document, 'cast.example')).toEqual({
      software: 'castopod',
      version: '1.15.4',
      name: 'Cast',
      protocols: ['activitypub'],
      openRegistrations: false,
      usage: { users: 4, activeMonth: 2, activeHalfyear: 3, activeWeek: 1, localPosts: 120 },
    })
  })

  test('of another host is refused, without a base address it is taken', () => {
    const withBase = (baseUrl: unknown): unknown => ({ ...document, server: { ...document.server, baseUrl } })
    for (const baseUrl of ['https://other.example', 'https://cast.example.evil.example', 'nonsense'])
      expect(readNodeinfo2(withBase(baseUrl), 'cast.example')).toBeUndefined()
    for (const baseUrl of ['https://CAST.example', 'cast.example', '', null, undefined])
      expect(readNodeinfo2(withBase(baseUrl), 'cast.example')?.software).toBe('castopod')
  })

  test('without software is none', () => {
    for (const json of [null, [], {}, { server: {} }, { server: { software: '' } }, { version: '2.0', software: { name: 'mastodon' } }])
      expect(readNodeinfo2(json, 'cast.example')).toBeUndefined()
  })
})

describe('statistics.json', () => {
  test('of Friendica has numbers, of older servers digits in strings', () => {
    const expected = {
      software: 'friendica',
      version: '2024.08',
      name: 'Fr',
      openRegistrations: true,
      usage: { users: 100, activeMonth: 20, activeHalfyear: 50, localPosts: 9000 },
    }
    const document = {
      name: 'Fr',
      network: 'Friendica',
      version: '2024.08',
      registrations_open: true,
      total_users: 100,
      active_users_halfyear: 50,
      active_users_monthly: 20,
      local_posts: 9000,
    }
    expect(readStatisticsJson(document)).toEqual(expected)
    expect(
      readStatisticsJson({ ...document, total_users: '100', active_users_halfyear: '50', active_users_monthly: '20', local_posts: '9000' }),
    ).toEqual(expected)
  })

  test('without a network is none', () => {
    for (const json of [null, {}, { total_users: 5 }, { network: '' }, '<html>']) expect(readStatisticsJson(json)).toBeUndefined()
  })
})

describe('either of them', () => {
  test('of any content throws nothing and has no holes', () => {
    const server = fc.record({
      baseUrl: fc.oneof(fc.constant(''), fc.anything()),
      software: fc.oneof(fc.string(), fc.anything()),
      version: fc.anything(),
      name: fc.anything(),
    })
    const json = fc.oneof(
      fc.anything(),
      fc.record({ server, protocols: fc.anything(), usage: fc.anything(), openRegistrations: fc.anything() }),
      fc.record({ network: fc.string(), total_users: fc.anything() }),
    )
    fc.assert(
      fc.property(json, (document) => {
        for (const facts of [readNodeinfo2(document, 'cast.example'), readStatisticsJson(document)]) {
          expect(Object.values(facts ?? {})).not.toContain(undefined)
          expect(facts === undefined || facts.software !== '').toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('host-meta', () => {
  const xrd = (link: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">\n  ${link}\n</XRD>`

  test.each([
    ['in XML', xrd('<Link rel="lrdd" template="https://web.example/.well-known/webfinger?resource={uri}"/>')],
    [
      'with its attributes turned round',
      xrd(`<Link type="application/xrd+xml" template='https://web.example/.well-known/webfinger?resource={uri}' rel='lrdd' />`),
    ],
    [
      'with a name space and escaped ampersands',
      xrd('<xrd:Link rel = "lrdd" template = "https://web.example/x?a=1&amp;uri={uri}"></xrd:Link>'),
    ],
    [
      'behind links of other kinds',
      xrd(
        '<Link rel="restconf" href="/r"/><!-- <Link rel="lrdd" template="https://old.example/{uri}"/> --><Link rel="lrdd" template="https://web.example/{uri}"/>',
      ),
    ],
    ['with http', xrd('<Link rel="lrdd" template="http://web.example/{uri}"/>')],
    ['in JSON', JSON.stringify({ links: [{ rel: 'lrdd', template: 'https://web.example/.well-known/webfinger?resource={uri}' }] })],
    ['in JSON already decoded', { links: { rel: 'lrdd', template: 'https://web.example/x?r={uri}' } }],
    ['broken off at the end', '<XRD><Link rel="lrdd" template="https://web.example/{uri}"/><Lin'],
  ])('%s shows the host of the API', (_, document) => {
    expect(readHostMeta(document)).toBe('web.example')
  })

  test.each([
    ['empty on purpose', xrd('')],
    ['a web page', '<!DOCTYPE html><html><head><link rel="stylesheet" href="/x.css"></head></html>'],
    ['without template', xrd('<Link rel="lrdd"/>')],
    ['with a template for a host', xrd('<Link rel="lrdd" template="https://{host}/x"/>')],
    ['with an address', xrd('<Link rel="lrdd" template="https://127.0.0.1/{uri}"/>')],
    ['with another port', xrd('<Link rel="lrdd" template="https://web.example:8443/{uri}"/>')],
    ['with a relative template', xrd('<Link rel="lrdd" template="/.well-known/webfinger?resource={uri}"/>')],
    ['broken JSON', '{"links":['],
    ['nothing', ''],
    ['null', null],
  ])('%s shows nothing', (_, document) => {
    expect(readHostMeta(document)).toBeUndefined()
  })

  test('of any content costs little and throws nothing', () => {
    for (const piece of ['<', '<Link ', '<!--', '<Link rel="lrdd" ', '{', '[', '<Link template="', '>'])
      expect(readHostMeta(piece.repeat(200_000))).toBeUndefined()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string(),
          fc
            .array(fc.constantFrom('<Link ', 'rel="lrdd" ', 'template="', 'https://a.example/', '"', "'", '/>', '<!--', '-->'))
            .map((parts) => parts.join('')),
        ),
        (document) => {
          expect([undefined, 'a.example']).toContain(readHostMeta(document))
        },
      ),
    )
  })
})

describe('webfinger about the server itself', () => {
  const self = { rel: 'self', type: 'application/activity+json', href: 'https://web.example/actor' }

  test.each([
    [
      'the actor',
      {
        subject: 'acct:social.example@social.example',
        links: [{ rel: 'http://webfinger.net/rel/profile-page', href: 'https://other.example/' }, self],
      },
      'web.example',
    ],
    [
      'the ActivityPub actor among several',
      {
        links: [
          { rel: 'self', type: 'text/html', href: 'https://www.example/' },
          { ...self, type: 'application/ld+json; profile="x"' },
        ],
      },
      'web.example',
    ],
    ['an actor without type', { links: [{ rel: 'self', href: 'https://web.example/i/actor' }] }, 'web.example'],
    ['one link as an object', { links: self }, 'web.example'],
    ['the subject, where there is no actor', { subject: 'acct:web.example@web.example', links: [] }, 'web.example'],
    ['the subject as an address', { subject: 'https://web.example/' }, 'web.example'],
  ])('shows the host by %s', (_, json, host) => {
    expect(readWebfinger(json)).toBe(host)
  })

  test('shows nothing when it is none', () => {
    for (const json of [
      null,
      [],
      {},
      'x',
      { subject: 5, links: 'x' },
      { links: [{ rel: 'self', href: 'https://10.0.0.1/actor' }] },
      { subject: 'acct:admin@localhost' },
    ])
      expect(readWebfinger(json)).toBeUndefined()
  })

  test('of any content throws nothing', () => {
    const link = fc.oneof(
      fc.anything(),
      fc.record({ rel: fc.constantFrom('self', 'x'), type: fc.anything(), href: fc.oneof(fc.anything(), fc.string(), fc.ipV4()) }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ subject: fc.anything(), links: fc.array(link) })), (json) => {
        const host = readWebfinger(json)
        expect(host === undefined || host === parseDomain(host)).toBe(true)
      }),
    )
  })
})

describe('the account domain in an instance document', () => {
  test.each([
    ['version 2', { domain: 'social.example', title: 'x' }, 'social.example'],
    ['version 1', { uri: 'social.example' }, 'social.example'],
    ['version 1 of old Pleroma', { uri: 'https://social.example' }, 'social.example'],
    ['GoToSocial', { uri: 'https://web.example', account_domain: 'social.example' }, 'social.example'],
    ['an empty domain', { domain: '', uri: 'social.example' }, 'social.example'],
  ])('of %s is read', (_, json, expected) => {
    expect(readAccountDomain(json)).toBe(expected)
  })

  test('is absent elsewhere', () => {
    for (const json of [null, {}, [], 'social.example', { domain: 5 }, { domain: 'localhost' }, { uri: 'http://localhost:3000' }])
      expect(readAccountDomain(json)).toBeUndefined()
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ domain: fc.anything(), uri: fc.string() })), (json) => {
        const host = readAccountDomain(json)
        expect(host === undefined || host === parseDomain(host)).toBe(true)
      }),
    )
  })
})
