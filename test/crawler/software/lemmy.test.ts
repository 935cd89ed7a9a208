// What the atlas learns from Lemmy's four generations and from what imitates them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EndpointDefinition, HostKnowledge } from '../../../crawler/software/define.ts'
import { lemmy } from '../../../crawler/software/lemmy.ts'
import { arbitraryInstance } from '../../fediverse/arbitrary-instance.ts'
import type { InstanceChoice, VirtualInstance } from '../../fediverse/contract.ts'
import { lemmyMirror } from '../../fediverse/software/lemmy.ts'
import { hostileJson, spoil } from './hostile-json.ts'
import { answer, endpointOf, visitMirror, written, type MirrorVisit } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const VERSIONS = [
  ['lemmy', '0.17.4'],
  ['lemmy', '0.18.5'],
  ['lemmy', '0.19.3'],
  ['lemmy', '0.19.12'],
  ['lemmy', '1.0.0-beta.1'],
  ['lemmy', '1.0.0'],
  ['lemmybb', '0.19.5'],
  ['sublinks', '0.10.0'],
  ['sublinks', '1.2.0'],
] as const

const CHOICES: readonly InstanceChoice[] = VERSIONS.map(([software, version]): InstanceChoice => ({
  software,
  versions: [version],
  variants: [{}, { privateInstance: true }, { federationEnabled: false }, { rateLimited: true }],
}))

const SITE_V3 = '/api/v3/site'
const SITE_V4 = '/api/v4/site'
const LIST_V3 = '/api/v3/federated_instances'
const LIST_V4 = '/api/v4/federated_instances?kind=linked&limit=50'
const BLOCKS_V4 = [
  '/api/v4/federated_instances?kind=blocked&limit=50',
  '/api/v4/modlog?type_=admin_block_instance&limit=50',
  '/api/v4/federated_instances?kind=allowed&limit=50',
]

function hostOf(software: string, version: string): HostKnowledge {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return { origin: 'https://garden.example', nodeinfo: { software, version }, version: [major, minor, patch], state: () => 'unknown' }
}

const HOST = hostOf('lemmy', '0.19.12')

const endpoint = (name: string): EndpointDefinition => endpointOf(lemmy, name)

function visit(instance: VirtualInstance): MirrorVisit {
  return visitMirror(lemmyMirror, instance)
}

function expectAllLearned(instance: VirtualInstance): void {
  const { facts, peers } = visit(instance)
  const { peers: expectedPeers, blocks: _, ...expected } = lemmyMirror.expected(instance)
  expect(peers).toEqual(expectedPeers?.toSorted())
  expect(facts).toMatchObject(expected)
  expect(facts.languages).toEqual(expected.languages)
  expect(facts.rules).toBeUndefined()
  expect(facts.usage).toStrictEqual(expected.usage)
  expect(facts.registrations).toStrictEqual(expected.registrations)
}

describe('a Lemmy server', () => {
  test.each(VERSIONS)('%s %s is read as it was written', (software, version) => {
    expectAllLearned(writtenInstance(software, version))
  })

  test('of any generation and content is read as it was written', () => {
    fc.assert(fc.property(fc.oneof(...CHOICES.map(arbitraryInstance)), expectAllLearned))
  })

  test('keeps its admins and its filter of slurs to itself', () => {
    for (const [software, version] of VERSIONS) {
      const learned = visit(writtenInstance(software, version)).said
      expect(learned).not.toMatch(/rin|badword/i)
    }
  })
})

describe('which documents are asked of a Lemmy server', () => {
  test('0.17 has its list inside the site document', () => {
    expect(visit(writtenInstance('lemmy', '0.17.4')).asked).toEqual([`GET ${SITE_V3}`])
  })

  test('0.18 and 0.19 are asked for the site and for the list', () => {
    expect(visit(writtenInstance('lemmy', '0.18.5')).asked).toEqual([`GET ${SITE_V3}`, `GET ${LIST_V3}`])
    expect(visit(writtenInstance('lemmy', '0.19.12')).asked).toEqual([`GET ${SITE_V3}`, `GET ${LIST_V3}`])
  })

  test('1.0 and its pre-releases are asked for API v4 only: their old site document is partly invented, the old list is gone (trap 5)', () => {
    const instance = writtenInstance('lemmy', '1.0.0-beta.1')
    expect(visit(instance).asked).toEqual([`GET ${SITE_V4}`, ...BLOCKS_V4.map((path) => `GET ${path}`), `GET ${LIST_V4}`])
    expect(answer(lemmyMirror.routes(instance), 'GET', LIST_V3).status).toBe(404)
  })

  test('a server of unknown version is asked the old way', () => {
    const unknown = { ...HOST, nodeinfo: { software: 'lemmy' }, version: undefined }
    expect(lemmy.endpoints.filter((candidate) => candidate.when?.(unknown) ?? true).map(({ path }) => path)).toEqual([SITE_V3, LIST_V3])
  })

  test('the old site document of 1.0 is asked where the new one is not to be had', () => {
    const asked = (state: 'absent' | 'failed' | 'ok') =>
      endpoint(SITE_V3).when?.({ ...hostOf('lemmy', '1.0.0'), state: (path) => (path === SITE_V4 ? state : 'unknown') })
    expect([asked('absent'), asked('failed'), asked('ok')]).toEqual([true, false, false])
  })

  test('and then gives nothing that 1.0 invents (trap 5)', () => {
    const instance = writtenInstance('lemmy', '1.0.0', { registrations: { mode: 'invite' }, variant: { downvotes: false } })
    const facts = endpoint(SITE_V3).read(written(lemmyMirror, instance, 'GET', SITE_V3), hostOf('lemmy', '1.0.0'))
    expect(facts.switches).not.toHaveProperty('downvotes')
    expect(facts.switches).not.toHaveProperty('nsfw')
    expect(facts).toMatchObject({ name: 'The Garden', registrations: { mode: 'closed' }, switches: { invitesPossible: true } })
  })
})

describe('joining a Lemmy server', () => {
  test.each([
    ['0.17.4', 'open', 'open'],
    ['0.19.12', 'open', 'open'],
    ['0.19.12', 'approval', 'approval'],
    ['0.19.12', 'invite', 'closed'],
    ['0.19.12', 'closed', 'closed'],
    ['1.0.0', 'approval', 'approval'],
    ['1.0.0', 'invite', 'invite'],
    ['1.0.0', 'closed', 'closed'],
  ] as const)('%s that is %s says %s', (version, mode, shown) => {
    expect(visit(writtenInstance('lemmy', version, { registrations: { mode } })).facts.registrations?.mode).toBe(shown)
  })

  test('by application is not open, although NodeInfo says so (trap 9)', () => {
    const { facts } = visit(writtenInstance('lemmy', '0.19.12', { registrations: { mode: 'approval', message: 'What do you grow?' } }))
    expect(facts).toMatchObject({
      openRegistrations: true,
      registrations: { mode: 'approval', reasonRequired: true, message: 'What do you grow?' },
    })
  })

  test('was told in two flags before 0.17', () => {
    const read = (site: object) => endpoint(SITE_V3).read({ site_view: { site: { name: 'x', ...site } } }, HOST).registrations
    expect(read({ open_registration: true, require_application: false })).toEqual({ mode: 'open' })
    expect(read({ open_registration: true, require_application: true })).toMatchObject({ mode: 'approval' })
    expect(read({ open_registration: false })).toEqual({ mode: 'closed' })
  })

  test('in a mode nobody knows yet is no statement', () => {
    expect(endpoint(SITE_V3).read({ site_view: { site: { name: 'x' }, local_site: { registration_mode: 'RequireDuel' } } }, HOST)).toEqual({
      name: 'x',
    })
    expect(endpoint(SITE_V3).read({ site_view: { site: { name: 'x' }, local_site: { registration_mode: 'constructor' } } }, HOST)).toEqual({
      name: 'x',
    })
  })
})

describe('the languages of a Lemmy server', () => {
  test('are ids that the document itself resolves, "undetermined" left out', () => {
    for (const version of ['0.18.5', '1.0.0']) expect(visit(writtenInstance('lemmy', version)).facts.languages).toEqual(['de', 'fr'])
  })

  test('are unknown while all are chosen, as on every new server, or none, or only "undetermined"', () => {
    expect(visit(writtenInstance('lemmy', '0.19.12', { languages: [] })).facts).not.toHaveProperty('languages')
    const read = (chosen: unknown) =>
      endpoint(SITE_V3).read(
        {
          site_view: { site: { name: 'x' } },
          all_languages: [
            { id: 0, code: 'und' },
            { id: 37, code: 'en' },
          ],
          discussion_languages: chosen,
        },
        HOST,
      )
    expect(read([0, 37])).toEqual({ name: 'x' })
    expect(read([])).toEqual({ name: 'x' })
    expect(read([0])).toEqual({ name: 'x' })
    expect(read([37, 99]).languages).toEqual(['en'])
  })
})

describe('the texts and switches of a Lemmy server', () => {
  const texts = [
    { kind: 'sidebar', text: '# Rules\n\n1. Be **kind**\n2. No [ads](https://x.example)', format: 'markdown' },
    { kind: 'legal', text: 'Write to rin@garden.example', format: 'markdown' },
  ] as const

  test.each(['0.18.5', '0.19.12', '1.0.0'])('in %s: sidebar and legal information, Markdown made text, without addresses', (version) => {
    expect(visit(writtenInstance('lemmy', version, { texts })).facts.texts).toEqual([
      { kind: 'sidebar', text: 'Rules\n\n1. Be kind\n2. No ads', format: 'markdown' },
      { kind: 'legal', text: 'Write to [e-mail]', format: 'markdown' },
    ])
  })

  test.each(['0.19.12', '1.0.0'])('in %s: votes, adult content, communities, privacy, whatever the members are called', (version) => {
    const variant = {
      downvotes: false,
      nsfw: true,
      communityCreationAdminOnly: true,
      privateInstance: true,
      federationEnabled: false,
      contentWarning: 'Adults only',
    }
    expect(visit(writtenInstance('lemmy', version, { variant })).facts.switches).toMatchObject(variant)
    expect(visit(writtenInstance('lemmy', version)).facts.switches).toMatchObject({ downvotes: true, nsfw: false, privateInstance: false })
  })

  test('name the host by the actor of the site, and resolve pictures', () => {
    const facts = endpoint(SITE_V3).read(
      { site_view: { site: { actor_id: 'https://other.example/', icon: '/pictrs/a.png', banner: 'data:x' } } },
      HOST,
    )
    expect(facts).toEqual({ accountDomain: 'other.example', icon: 'https://garden.example/pictrs/a.png' })
  })

  test('say when the server is not set up yet', () => {
    const facts = endpoint(SITE_V3).read({ site_view: { site: {}, local_site: { site_setup: false } } }, HOST)
    expect(facts.switches).toEqual({ requireSetup: true })
  })
})

describe('the hosts that a Lemmy server knows', () => {
  const many = Array.from({ length: 120 }, (_, index) => `peer-${index}.example`)

  test('come in pages of fifty from 1.0, to the last one', () => {
    const { asked, peers } = visit(writtenInstance('lemmy', '1.0.0', { peers: many }))
    expect(peers).toEqual(many.toSorted())
    expect(asked.filter((request) => request.startsWith('GET /api/v4/federated_instances?kind=linked&limit=50'))).toHaveLength(3)
  })

  test('are not given by 1.0 without a kind, nor more than fifty at a time (trap 8)', () => {
    const routes = lemmyMirror.routes(writtenInstance('lemmy', '1.0.0'))
    expect(answer(routes, 'GET', '/api/v4/federated_instances').status).toBe(400)
    expect(answer(routes, 'GET', '/api/v4/federated_instances?kind=linked&limit=51').status).toBe(400)
    expect(answer(routes, 'GET', '/api/v4/federated_instances?kind=linked&page_cursor=nonsense').status).toBe(400)
    expect(answer(routes, 'GET', LIST_V4).status).toBeUndefined()
  })

  test('end where a server gives no cursor, an empty page, or the cursor it was asked for', () => {
    const next = (json: unknown, path = LIST_V4) => endpoint(LIST_V4).next?.(json, path)
    const items = [{ instance: { domain: 'a.example' } }]
    const second = next({ items, next_page: 'a+b/c=&kind=all' })
    expect(second).toBe(`${LIST_V4}&page_cursor=a%2Bb%2Fc%3D%26kind%3Dall`)
    expect(next({ items, next_page: 'a+b/c=&kind=all' }, second)).toBeUndefined()
    expect(next({ items, next_page: 'other' }, second)).toBe(`${LIST_V4}&page_cursor=other`)
    for (const end of [
      { items },
      { items, next_page: null },
      { items, next_page: '' },
      { items: [], next_page: 'x' },
      { items, next_page: 'x'.repeat(5000) },
      null,
    ]) {
      expect(next(end)).toBeUndefined()
    }
  })

  test('are hidden by a private server of 1.0, and shown by an older one', () => {
    const variant = { privateInstance: true }
    const hidden = visit(writtenInstance('lemmy', '1.0.0', { variant }))
    expect([hidden.peers, hidden.facts.name]).toEqual([undefined, 'The Garden'])
    expect(endpoint(LIST_V4).refusal?.({ error: 'instance_is_private' }, 400)).toBe('unauthorized')
    expect(visit(writtenInstance('lemmy', '0.19.12', { variant })).peers).toHaveLength(3)
  })

  test('are unknown, not none, where federation is off', () => {
    for (const version of ['0.17.4', '0.19.12'])
      expect(visit(writtenInstance('lemmy', version, { variant: { federationEnabled: false } })).peers).toBeUndefined()
    expect(endpoint(LIST_V3).read({}, HOST)).toEqual({})
  })

  test('may contain the server itself in 0.18.0, which is nobody it knows', () => {
    const instance = writtenInstance('lemmy', '0.18.0', { variant: { selfInLinked: true } })
    expect(JSON.stringify(written(lemmyMirror, instance, 'GET', LIST_V3))).toContain('"domain":"garden.example"')
    expect(visit(instance).peers).toEqual(instance.peers)
  })

  test('are limited where an allow list is in force', () => {
    const read = (allowed: unknown) =>
      endpoint(LIST_V3).read({ federated_instances: { linked: [{ domain: 'a.example' }, {}, null, 'b.example'], allowed } }, HOST)
    expect(read([{ domain: 'a.example' }])).toEqual({
      peers: { kind: 'knows', names: ['a.example', 'b.example'] },
      blocks: {
        rows: [{ target: 'a.example', actions: [{ action: 'allow', native: 'allowed' }] }],
        syntax: 'exact',
        mode: 'allowlist',
      },
      switches: { limitedFederation: true },
    })
    expect(read([]).switches).toEqual({ limitedFederation: false })
    expect(read(null)).not.toHaveProperty('switches')
  })
})

describe('Sublinks (trap 14)', () => {
  test('claims a version of Lemmy in the site document, and keeps its own', () => {
    expect(visit(writtenInstance('sublinks', '0.10.0')).facts.version).toBe('0.10.0')
  })

  test('is never asked for API v4, whatever it numbers itself', () => {
    expect(visit(writtenInstance('sublinks', '1.2.0')).asked).toEqual([`GET ${SITE_V3}`, `GET ${LIST_V3}`])
  })

  test('answers with an empty list whatever it knows, so that its peers are unknown', () => {
    expect(visit(writtenInstance('sublinks', '0.10.0')).peers).toBeUndefined()
    expect(endpoint(LIST_V3).read({ federated_instances: {} }, hostOf('sublinks', '0.10.0')).peers).toEqual({
      kind: 'knows',
      names: [],
      emptyMeansHidden: true,
    })
  })
})

describe('refusals and odd answers of a Lemmy server', () => {
  test('the rate limit of 0.18 and 0.19 comes with status 400, that of 1.0 with 429 (trap 6)', () => {
    const limited = (version: string, path: string) => {
      const reply = answer(lemmyMirror.routes(writtenInstance('lemmy', version, { variant: { rateLimited: true } })), 'GET', path)
      return [reply.status, endpoint(path).refusal?.(reply.json, reply.status ?? 200)]
    }
    expect(limited('0.18.5', SITE_V3)).toEqual([400, 'rate-limited'])
    expect(limited('0.19.12', LIST_V3)).toEqual([400, 'rate-limited'])
    expect(limited('1.0.0', SITE_V4)).toEqual([429, 'rate-limited'])
  })

  test('an ordinary error is left to its status', () => {
    for (const error of ['unknown', 'couldnt_find_object', 5, null]) expect(endpoint(SITE_V3).refusal?.({ error }, 400)).toBeUndefined()
  })

  test.each([
    [null],
    [[]],
    ['x'],
    [3],
    [{}],
    [{ site_view: null }],
    [{ site_view: { site: [] } }],
    [{ items: {} }],
    [{ federated_instances: null }],
  ])('%j states nothing', (document) => {
    for (const each of lemmy.endpoints) expect(each.read(document, HOST)).toEqual({})
  })

  test('nothing in a document makes a reader throw or state an undefined member', () => {
    const keys = [
      'site_view',
      'site',
      'local_site',
      'counts',
      'all_languages',
      'discussion_languages',
      'id',
      'code',
      'registration_mode',
      'sidebar',
      'items',
      'instance',
      'domain',
      'next_page',
      'federated_instances',
      'linked',
      'allowed',
      'error',
    ]
    fc.assert(
      fc.property(hostileJson(keys), (document) => {
        for (const each of lemmy.endpoints) {
          expect(Object.values(each.read(document, HOST))).not.toContain(undefined)
          each.refusal?.(document, 400)
          each.next?.(document, each.path)
        }
      }),
    )
  })

  test.each([
    ['0.19.12', SITE_V3],
    ['1.0.0', SITE_V4],
  ])('a site document of %s that is right but for one member costs at most what hangs on that member', (version, path) => {
    const site = written(lemmyMirror, writtenInstance('lemmy', version), 'GET', path)
    fc.assert(fc.property(spoil(site), (document) => void endpoint(path).read(document, hostOf('lemmy', version))))
  })
})

describe('robots.txt as Lemmy ships it', () => {
  test.each([
    ['0.18.5', false, false],
    ['0.19.10', false, false],
    ['0.19.12', true, false],
    ['1.0.0', true, true],
  ])('of %s: a pause of a minute %s, the API forbidden %s', (version, pauses, forbids) => {
    const robots = lemmyMirror.shippedRobots(writtenInstance('lemmy', version)) ?? ''
    expect([robots.includes('Crawl-delay: 60'), robots.includes('Disallow: /api')]).toEqual([pauses, forbids])
  })
})
