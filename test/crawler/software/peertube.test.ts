// What the atlas learns from PeerTube, from the years before approval to version 8.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EndpointDefinition, HostKnowledge } from '../../../crawler/software/define.ts'
import { peertube } from '../../../crawler/software/peertube.ts'
import { arbitraryInstance } from '../../fediverse/arbitrary-instance.ts'
import type { InstanceChoice, VirtualInstance } from '../../fediverse/contract.ts'
import { peertubeMirror } from '../../fediverse/software/peertube.ts'
import { hostileJson, spoil } from './hostile-json.ts'
import { answer, endpointOf, visitMirror, written, type MirrorVisit } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const VERSIONS = [
  ['peertube', '4.3.1'],
  ['peertube', '5.0.0'],
  ['peertube', '5.1.0'],
  ['peertube', '6.2.1'],
  ['peertube', '7.0.0'],
  ['peertube', '8.0.1'],
] as const

const CHOICES: readonly InstanceChoice[] = VERSIONS.map(([software, version]): InstanceChoice => ({ software, versions: [version] }))

const HOST: HostKnowledge = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' }

const endpoint = (name: string): EndpointDefinition => endpointOf(peertube, name)

const config = endpoint('/api/v1/config')
const about = endpoint('/api/v1/config/about')
const following = endpoint('/api/v1/server/following')
const followers = endpoint('/api/v1/server/followers')

function visit(instance: VirtualInstance): MirrorVisit {
  return visitMirror(peertubeMirror, instance)
}

function expectAllLearned(instance: VirtualInstance): void {
  const { facts, peers } = visit(instance)
  const { peers: expectedPeers, blocks: _, ...expected } = peertubeMirror.expected(instance)
  expect(peers).toEqual(expectedPeers?.toSorted())
  expect(facts).toMatchObject(expected)
  expect(facts.languages).toEqual(expected.languages)
  expect(facts.usage).toStrictEqual(expected.usage)
  expect(facts.registrations).toStrictEqual(expected.registrations)
}

describe('a PeerTube server', () => {
  test.each(VERSIONS)('%s %s is read as it was written', (software, version) => {
    expectAllLearned(writtenInstance(software, version))
  })

  test('of any version and content is read as it was written', () => {
    fc.assert(fc.property(fc.oneof(...CHOICES.map(arbitraryInstance)), expectAllLearned))
  })

  test('keeps its administrator to itself', () => {
    expect(visit(writtenInstance('peertube', '8.0.1')).said).not.toContain('Rin')
  })

  test('puts a link that is no NodeInfo first (trap 10)', () => {
    const links = answer(peertubeMirror.routes(writtenInstance('peertube', '8.0.1')), 'GET', '/.well-known/nodeinfo').json
    expect(links).toMatchObject({
      links: [{ rel: 'https://www.w3.org/ns/activitystreams#Application' }, { rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0' }],
    })
    expect(visit(writtenInstance('peertube', '8.0.1')).facts.software).toBe('peertube')
  })
})

describe('joining a PeerTube server', () => {
  test('by approval is not open, although NodeInfo says so (trap 9)', () => {
    const { facts } = visit(writtenInstance('peertube', '6.2.1', { registrations: { mode: 'approval', minAge: 18 } }))
    expect(facts).toMatchObject({ openRegistrations: true, registrations: { mode: 'approval', minAge: 18 } })
  })

  test('before 5.1 knows no approval', () => {
    expect(config.read({ instance: {}, signup: { allowed: true } }, HOST)).toEqual({ registrations: { mode: 'open' } })
    expect(config.read({ instance: {}, signup: { allowed: false, requiresApproval: true } }, HOST)).toEqual({
      registrations: { mode: 'closed' },
    })
  })

  test('does not depend on where the crawler stands (trap 11)', () => {
    const open = visit(writtenInstance('peertube', '8.0.1'))
    const refused = visit(writtenInstance('peertube', '8.0.1', { variant: { addressRefused: true } }))
    expect(refused.facts).toEqual(open.facts)
    expect(refused.facts.registrations?.mode).toBe('open')
  })
})

describe('the self-description of a PeerTube server', () => {
  const texts = [
    { kind: 'terms', text: '# Terms\n\nNo *spam*.', format: 'markdown' },
    { kind: 'conduct', text: '- Be kind\n- Mail rin@garden.example', format: 'markdown' },
    { kind: 'moderation', text: 'We read **every** report.', format: 'markdown' },
  ] as const

  test('has terms, a code of conduct and a word on moderation, Markdown made text; what is empty is left out', () => {
    const { facts } = visit(writtenInstance('peertube', '8.0.1', { texts, description: 'Films about *gardens*.' }))
    expect(facts.texts).toEqual([
      { kind: 'description', text: 'Films about gardens.', format: 'markdown' },
      { kind: 'terms', text: 'Terms\n\nNo spam.', format: 'markdown' },
      { kind: 'conduct', text: '- Be kind\n- Mail [e-mail]', format: 'markdown' },
      { kind: 'moderation', text: 'We read every report.', format: 'markdown' },
      { kind: 'about-page', text: 'Donations of members.', format: 'markdown' },
    ])
    expect(about.read({ instance: { terms: '', languages: [] } }, HOST)).toEqual({ texts: [] })
  })

  test('says why there is such a server and who pays for it, in one text', () => {
    const instance = { creationReason: 'For **gardens**.', businessModel: '', maintenanceLifetime: 'Years. Mail jo@garden.example' }
    expect(about.read({ instance }, HOST).texts).toEqual([
      { kind: 'about-page', text: 'For gardens.\n\nYears. Mail [e-mail]', format: 'markdown' },
    ])
  })

  test('has topics: the categories that PeerTube ships, by their numbers', () => {
    expect(about.read({ instance: { categories: [1, 15, 15, 999, '1', null] } }, HOST).switches).toEqual({
      topics: 'music, science and technology',
    })
    for (const categories of [[], 'music', { 1: true }, undefined])
      expect(about.read({ instance: { categories } }, HOST).switches).toBeUndefined()
  })

  test('has pictures in several sizes since 6, of which the largest is taken, with relative paths; none before', () => {
    expect(visit(writtenInstance('peertube', '6.2.1')).facts).toMatchObject({
      icon: 'https://garden.example/lazy-static/avatars/1500.png',
      thumbnail: 'https://garden.example/lazy-static/banners/1920.png',
    })
    expect(visit(writtenInstance('peertube', '5.1.0')).facts).not.toHaveProperty('icon')
    expect(config.read({ instance: { avatar: { path: '/a.png' } } }, HOST)).toEqual({ icon: 'https://garden.example/a.png' })
  })

  test('has limits and switches; a quota of -1 is none, an empty country no statement', () => {
    const variant = { isNSFW: true, serverCountry: 'FR', videoQuota: -1 }
    expect(visit(writtenInstance('peertube', '7.0.0', { variant })).facts.switches).toMatchObject({
      isNSFW: true,
      serverCountry: 'FR',
      videoQuota: 'unlimited',
      videoQuotaDaily: 'unlimited',
    })
    expect(visit(writtenInstance('peertube', '7.0.0')).facts.switches).not.toHaveProperty('serverCountry')
    expect(visit(writtenInstance('peertube', '4.3.1')).facts.switches).toMatchObject({
      isNSFW: false,
      videoQuota: 5_368_709_120,
      federationEnabled: true,
    })
  })

  test('gives the days and weeks of activity in its statistics only, and counts comments apart from videos', () => {
    expect(visit(writtenInstance('peertube', '8.0.1')).facts.usage).toEqual({
      users: 120,
      activeMonth: 40,
      activeHalfyear: 70,
      activeWeek: 22,
      activeDay: 9,
      localPosts: 3100,
      localComments: 800,
    })
  })
})

describe('the follows of a PeerTube server', () => {
  const many = Array.from({ length: 430 }, (_, index) => `peer-${index}.example`)

  test('are follows, never mixed with hosts that are merely known (trap 10)', () => {
    const row = { follower: { host: 'a.example' }, following: { host: 'b.example' } }
    expect(following.read({ total: 1, data: [row] }, HOST)).toEqual({ peers: { kind: 'follows', names: ['b.example'] } })
    expect(followers.read({ total: 1, data: [row] }, HOST)).toEqual({ peers: { kind: 'follows', names: ['a.example'] } })
  })

  test('come in pages of a hundred, to the last one', () => {
    const { asked, peers } = visit(writtenInstance('peertube', '8.0.1', { peers: many }))
    expect(peers).toEqual(many.toSorted())
    const starts = asked
      .filter((request) => request.includes('/server/following'))
      .map((request) => new URLSearchParams(request.split('?')[1]).get('start'))
    expect(starts).toEqual(['0', '100', '200'])
  })

  test('are refused by the server in pages of more than a hundred (trap 10)', () => {
    const routes = peertubeMirror.routes(writtenInstance('peertube', '8.0.1'))
    expect(answer(routes, 'GET', '/api/v1/server/following?count=101')).toMatchObject({
      status: 400,
      json: { 'invalid-params': { count: {} } },
    })
    expect(answer(routes, 'GET', following.path).status).toBeUndefined()
  })

  test('of single people are left out', () => {
    const instance = writtenInstance('peertube', '8.0.1', { variant: { accounts: 5 } })
    expect(visit(instance).peers).toEqual(instance.peers)
    expect(JSON.stringify(answer(peertubeMirror.routes(instance), 'GET', '/api/v1/server/following').json)).toContain('account-0.example')
  })

  test('end at the total, at an empty page, and at a page that is none', () => {
    const data = [{}, {}, {}]
    const next = (json: unknown, path = following.path) => following.next?.(json, path)
    expect(next({ total: 10, data })).toBe(following.path.replace('start=0', 'start=3'))
    for (const end of [{ total: 3, data }, { total: 10, data: [] }, { data }, { total: '∞', data }, { total: 10 }, null])
      expect(next(end)).toBeUndefined()
  })

  test('end whatever a server claims about their number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 300 })), { minLength: 1, maxLength: 20 }), (pages) => {
        let path: string | undefined = following.path
        let start = -1
        for (const [rows, total] of pages) {
          if (path === undefined) return
          const at = Number(new URLSearchParams(path.split('?')[1]).get('start'))
          expect(at).toBeGreaterThan(start)
          start = at
          path = following.next?.({ total, data: Array.from({ length: rows }, () => ({})) }, path)
        }
      }),
    )
  })
})

describe('an odd answer of a PeerTube server', () => {
  test.each([
    [null],
    [[]],
    ['x'],
    [3],
    [{}],
    [{ instance: null }],
    [{ instance: [] }],
    [{ data: {} }],
    [{ type: 'about:blank', status: 400 }],
  ])('%j states nothing', (document) => {
    for (const each of peertube.endpoints) expect(each.read(document, HOST)).toEqual({})
  })

  test('never makes a reader throw or state an undefined member', () => {
    const keys = [
      'instance',
      'signup',
      'allowed',
      'avatars',
      'path',
      'width',
      'user',
      'videoQuota',
      'data',
      'total',
      'following',
      'follower',
      'host',
      'terms',
      'languages',
      'totalUsers',
    ]
    fc.assert(
      fc.property(hostileJson(keys), (document) => {
        for (const each of peertube.endpoints) {
          expect(Object.values(each.read(document, HOST))).not.toContain(undefined)
          each.next?.(document, each.path)
        }
      }),
    )
  })

  test('that is right but for one member costs at most what hangs on that member', () => {
    const whole = written(peertubeMirror, writtenInstance('peertube', '8.0.1'), 'GET', config.path)
    fc.assert(fc.property(spoil(whole), (document) => void config.read(document, HOST)))
  })
})
