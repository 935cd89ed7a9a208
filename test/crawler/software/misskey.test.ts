// What the atlas learns from Misskey and its forks, lineage by lineage.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EndpointDefinition, HostKnowledge } from '../../../crawler/software/define.ts'
import { misskey } from '../../../crawler/software/misskey.ts'
import { arbitraryInstance } from '../../fediverse/arbitrary-instance.ts'
import type { InstanceChoice, VirtualInstance } from '../../fediverse/contract.ts'
import { misskeyMirror } from '../../fediverse/software/misskey.ts'
import { hostileJson, spoil } from './hostile-json.ts'
import { answer, endpointOf, OWN_USER_AGENT, visitMirror, written, type MirrorVisit } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const VERSIONS = [
  ['misskey', '12.72.0'],
  ['misskey', '12.119.2'],
  ['misskey', '13.11.3'],
  ['misskey', '13.12.2'],
  ['misskey', '2023.9.3'],
  ['misskey', '2024.9.0'],
  ['misskey', '2025.10.2'],
  ['sharkey', '2024.9.4'],
  ['cherrypick', '4.17.0'],
  ['firefish', '1.0.4-beta'],
  ['firefish', '20240729'],
  ['calckey', '13.1.4'],
  ['iceshrimp', '2026.5.1'],
  ['foundkey', '13.0.0-preview6'],
] as const

const CHOICES: readonly InstanceChoice[] = VERSIONS.map(([software, version]): InstanceChoice => ({
  software,
  versions: [version],
  variants: [{}, { federation: 'specified' }],
}))

const HOST: HostKnowledge = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' }

const endpoint = (name: string): EndpointDefinition => endpointOf(misskey, name)

function visit(instance: VirtualInstance): MirrorVisit {
  return visitMirror(misskeyMirror, instance)
}

function readMeta(meta: unknown) {
  return endpoint('POST /api/meta').read(meta, HOST)
}

function expectAllLearned(instance: VirtualInstance): void {
  const { facts, peers } = visit(instance)
  const { peers: expectedPeers, blocks: _, ...expected } = misskeyMirror.expected(instance)
  expect(peers).toEqual(expectedPeers?.toSorted())
  expect(facts).toMatchObject(expected)
  for (const key of ['languages', 'rules'] as const) expect(facts[key]).toEqual(expected[key])
  expect(facts.usage).toStrictEqual(expected.usage)
  expect(facts.registrations).toStrictEqual(expected.registrations)
}

const BLOCKS = ['blocked', 'silenced', 'suspended'].map((filter) => `POST /api/federation/instances?${filter}=true&limit=100&offset=0`)

describe('a server of the Misskey family', () => {
  test.each(VERSIONS)('%s %s is read as it was written', (software, version) => {
    expectAllLearned(writtenInstance(software, version))
  })

  test('of any lineage and content is read as it was written', () => {
    fc.assert(fc.property(fc.oneof(...CHOICES.map(arbitraryInstance)), expectAllLearned))
  })

  test('is asked with POST, because a GET of meta or stats is answered 405 without a body (trap 2)', () => {
    const routes = misskeyMirror.routes(writtenInstance('misskey', '2025.10.2'))
    expect(answer(routes, 'GET', '/api/meta')).toEqual({ status: 405 })
    expect(answer(routes, 'GET', '/api/stats')).toEqual({ status: 405 })
    expect(visit(writtenInstance('misskey', '12.72.0')).asked).toEqual([
      'POST /api/meta',
      'POST /api/stats',
      ...BLOCKS,
      'GET /api/v1/instance/peers',
    ])
  })

  test('that publishes its counts in NodeInfo is not asked for them again', () => {
    expect(visit(writtenInstance('misskey', '2025.10.2')).asked).toEqual(['POST /api/meta', ...BLOCKS, 'GET /api/v1/instance/peers'])
  })

  test('keeps the names and addresses of its maintainers to itself', () => {
    for (const [software, version] of VERSIONS) {
      const learned = visit(writtenInstance(software, version)).said
      expect(learned).not.toContain('Rin Example')
      expect(learned).not.toContain('rin@')
    }
  })

  test('loses an e-mail address that its description names', () => {
    expect(readMeta({ description: 'Write to rin@garden.example' }).shortDescription).toBe('Write to [e-mail]')
  })
})

describe('a server of the Misskey family without its own documents', () => {
  const wanted = (state: 'ok' | 'absent' | 'failed' | 'unknown'): readonly string[] =>
    misskey.endpoints.flatMap(({ path, when }) =>
      path.endsWith('/instance') && when?.({ ...HOST, state: () => state }) !== false ? [path] : [],
    )

  test('is asked for those it shares with Mastodon, and only then', () => {
    expect([wanted('absent'), wanted('failed')]).toEqual([
      ['/api/v2/instance', '/api/v1/instance'],
      ['/api/v2/instance', '/api/v1/instance'],
    ])
    expect([wanted('ok'), wanted('unknown')]).toEqual([[], []])
  })

  test('is known by them under its own version', () => {
    const document = {
      uri: 'https://reef.example',
      title: 'The Reef',
      version: '3.0.0 (compatible; Sharkey 2024.1.0)',
      stats: { user_count: 12 },
    }
    const host = { ...HOST, nodeinfo: { software: 'sharkey' } }
    expect(endpoint('/api/v1/instance').read(document, host)).toMatchObject({ name: 'The Reef', version: '2024.1.0', usage: { users: 12 } })
  })
})

describe('activity of the Misskey family (trap 3)', () => {
  test('is unknown since version 13, not zero', () => {
    expect(visit(writtenInstance('misskey', '2025.10.2')).facts.usage).toStrictEqual({ users: 120, localPosts: 3100 })
  })

  test('is measured by Iceshrimp and by Misskey 12', () => {
    for (const [software, version] of [
      ['iceshrimp', '2026.5.1'],
      ['misskey', '12.119.2'],
    ] as const) {
      expect(visit(writtenInstance(software, version)).facts.usage).toStrictEqual({
        users: 120,
        activeMonth: 40,
        activeHalfyear: 70,
        localPosts: 3100,
      })
    }
  })

  test('is unreliable in Firefish and Calckey, which count eighty years as a month', () => {
    expect(visit(writtenInstance('firefish', '1.0.4-beta')).facts.usage).toMatchObject({ activeMonth: 120, quality: 'unreliable' })
    expect(visit(writtenInstance('calckey', '13.1.4')).facts.usage).toMatchObject({ quality: 'unreliable' })
  })

  test('is measured again by the releases of Firefish that are named by their date', () => {
    expect(visit(writtenInstance('firefish', '20240729')).facts.usage).toStrictEqual({
      users: 120,
      activeMonth: 40,
      activeHalfyear: 70,
      localPosts: 3100,
    })
  })

  test('comes with no comments: the zero in NodeInfo is a constant', () => {
    expect(visit(writtenInstance('iceshrimp', '2026.5.1')).facts.usage).not.toHaveProperty('localComments')
    expect(misskey.correct?.({ usage: { users: 3, localComments: 17 } })).toEqual({ usage: { users: 3, localComments: 17 } })
  })

  test('before 12.102 is not in NodeInfo, and the counts come from the statistics', () => {
    const { facts, asked } = visit(writtenInstance('misskey', '12.72.0'))
    expect(facts.usage).toStrictEqual({ users: 120, localPosts: 3100 })
    expect(asked).toContain('POST /api/stats')
  })
})

describe('joining a server of the Misskey family', () => {
  test.each([
    ['misskey', 'open', 'open'],
    ['misskey', 'closed', 'closed'],
    ['misskey', 'invite', 'closed'],
    ['misskey', 'approval', 'closed'],
    ['sharkey', 'open', 'open'],
    ['sharkey', 'approval', 'approval'],
    ['sharkey', 'closed', 'closed'],
  ] as const)('%s that is %s says %s', (software, mode, shown) => {
    expect(visit(writtenInstance(software, '2024.9.4', { registrations: { mode } })).facts.registrations?.mode).toBe(shown)
  })

  test('that is closed may still take invitations, and the atlas says so', () => {
    expect(readMeta({ disableRegistration: true }).switches).toEqual({ invitesPossible: true })
    expect(readMeta({ disableRegistration: false }).switches).toBeUndefined()
  })

  test('is closed whatever is said about approval', () => {
    expect(readMeta({ disableRegistration: true, approvalRequiredForSignup: true }).registrations).toEqual({ mode: 'closed' })
  })

  test('is told among the features by version 10, in the opposite sense', () => {
    expect(readMeta({ features: { registration: true } }).registrations).toEqual({ mode: 'open' })
    expect(readMeta({ features: { registration: false } }).registrations).toEqual({ mode: 'closed' })
  })

  test.each(['enableHcaptcha', 'enableRecaptcha', 'enableMcaptcha', 'enableTurnstile'])('needs a captcha when %s is on', (name) => {
    const off = { disableRegistration: false, enableHcaptcha: false, enableRecaptcha: false }
    expect(readMeta(off).registrations).toEqual({ mode: 'open', captcha: false })
    expect(readMeta({ ...off, [name]: true }).registrations).toEqual({ mode: 'open', captcha: true })
  })
})

describe('federation of the Misskey family', () => {
  test.each([
    ['all', false],
    ['specified', true],
    ['none', false],
  ])('"%s" is told as published, and only an allow list is limited federation', (federation, limitedFederation) => {
    expect(visit(writtenInstance('misskey', '2024.9.0', { variant: { federation } })).facts.switches).toMatchObject({
      federation,
      limitedFederation,
    })
  })

  test('is not told before 2024.9, and an unknown word is no statement', () => {
    expect(visit(writtenInstance('misskey', '2023.9.3')).facts.switches).not.toHaveProperty('federation')
    expect(readMeta({ name: 'x', federation: 'some' }).switches).toBeUndefined()
  })

  test('in the private mode of Iceshrimp hides the peers and shows the rest', () => {
    const instance = writtenInstance('iceshrimp', '2026.5.1', { variant: { privateMode: true } })
    const { facts, peers } = visit(instance)
    expect(peers).toBeUndefined()
    const hidden = endpoint('/api/v1/instance/peers').refusal?.(written(misskeyMirror, instance, 'GET', '/api/v1/instance/peers'), 401)
    expect(hidden).toBe('unauthorized')
    expect(facts).toMatchObject({ name: 'The Garden', switches: { privateMode: true, limitedFederation: true }, usage: { users: 120 } })
  })

  test('of a host that never met anybody is an empty list, not an unknown one', () => {
    expect(visit(writtenInstance('misskey', '2025.10.2', { peers: [] })).peers).toEqual([])
  })
})

describe('the self-description of a server of the Misskey family', () => {
  test('is HTML whose line breaks count, and becomes text', () => {
    expect(
      readMeta({ description: 'A <b>small</b> server.\nFor <a href="https://x.example">growers</a> &amp; cooks.' }).shortDescription,
    ).toBe('A small server.\nFor growers & cooks.')
  })

  test('has rules since 13.12, as HTML too; a list without entries is a statement, a missing one is not', () => {
    expect(readMeta({ serverRules: ['Be <i>kind</i>.', '', null, 'No<br>spam.'] }).rules).toEqual([
      { text: 'Be kind.' },
      { text: 'No\nspam.' },
    ])
    expect(readMeta({ serverRules: [] }).rules).toEqual([])
    expect(visit(writtenInstance('misskey', '13.11.3')).facts).not.toHaveProperty('rules')
    expect(visit(writtenInstance('iceshrimp', '2026.5.1')).facts).not.toHaveProperty('rules')
  })

  test('never has more than 200 rules', () => {
    expect(readMeta({ serverRules: Array.from({ length: 300 }, (_, index) => `Rule ${index}`) }).rules).toHaveLength(200)
  })

  test('may carry a megabyte of emojis in version 12, which are passed over', () => {
    const instance = writtenInstance('misskey', '12.119.2', { variant: { emojis: 8000 } })
    const meta = answer(misskeyMirror.routes(instance), 'POST', '/api/meta', '{"detail":true}').json
    expect(JSON.stringify(meta).length).toBeGreaterThan(1_000_000)
    expect(readMeta(meta)).toEqual(
      readMeta(answer(misskeyMirror.routes(writtenInstance('misskey', '12.119.2')), 'POST', '/api/meta', '{}').json),
    )
  })

  test('without languages leaves them unknown, and empty entries are none', () => {
    expect(readMeta({ name: 'x', langs: [] })).not.toHaveProperty('languages')
    expect(readMeta({ langs: ['', 'ja'] }).languages).toEqual(['ja'])
  })

  test('resolves pictures against the server, and takes no address but http and https', () => {
    const facts = readMeta({ iconUrl: '/files/icon.png', bannerUrl: 'javascript:alert(1)', tosUrl: 'ircs://chat.example/x' })
    expect(facts).toEqual({ icon: 'https://garden.example/files/icon.png' })
  })

  test('says when nobody has set the server up yet', () => {
    expect(visit(writtenInstance('misskey', '2025.10.2', { variant: { requireSetup: true } })).facts.switches).toMatchObject({
      requireSetup: true,
    })
  })

  test('names the account domain: Iceshrimp by a member of its own, the others by their address', () => {
    expect(visit(writtenInstance('iceshrimp', '2026.5.1', { apiHost: 'app.garden.example' })).facts.accountDomain).toBe('garden.example')
    expect(visit(writtenInstance('misskey', '2025.10.2')).facts.accountDomain).toBe('garden.example')
  })
})

describe('CherryPick (trap 14)', () => {
  test('calls itself Misskey for one crawler, and itself for us', () => {
    const routes = misskeyMirror.routes(writtenInstance('cherrypick', '4.17.0'))
    expect(answer(routes, 'GET', '/nodeinfo/2.1', '', 'JoinMisskey/1').json).toMatchObject({ software: { name: 'misskey' } })
    expect(answer(routes, 'GET', '/nodeinfo/2.1', '', OWN_USER_AGENT).json).toMatchObject({ software: { name: 'cherrypick' } })
  })

  test('says what it was forked from', () => {
    expect(visit(writtenInstance('cherrypick', '4.17.0')).facts).toMatchObject({
      software: 'cherrypick',
      upstream: 'misskey',
      version: '4.17.0',
    })
  })
})

describe('forks that kept the name of Misskey', () => {
  test.each([
    ['12.69.0-gp-4.11.2', 'groundpolis'],
    ['10.102.413-m544-reco', 'meisskey'],
    ['11.37.1-rei0784-5.9.2', 'areionskey'],
    ['2025.4.1-mhq.3', undefined],
    ['12.72.0', undefined],
  ])('version %s is that of %s', (version, fork) => {
    expect(misskey.forks?.find((candidate) => candidate.version?.test(version))?.name).toBe(fork)
  })
})

describe('an odd answer to a call of the Misskey API', () => {
  test.each([
    ['RATE_LIMIT_EXCEEDED', 'rate-limited'],
    ['CREDENTIAL_REQUIRED', 'unauthorized'],
    ['UNKNOWN_API_ENDPOINT', 'not-found'],
    ['INTERNAL_ERROR', undefined],
  ])('%s means %s, whatever the status', (code, reason) => {
    expect(endpoint('POST /api/meta').refusal?.({ error: { code } }, 200)).toBe(reason)
  })

  test.each([[null], [[]], ['<html>'], [3], [{}], [{ error: 'no' }]])('%j states nothing', (document) => {
    // An empty page of a list of hosts is a list without hosts.
    for (const each of misskey.endpoints.filter(({ blocks }) => blocks === undefined || !Array.isArray(document)))
      expect(each.read(document, HOST)).toEqual(
        Array.isArray(document) && each.path.endsWith('/peers') ? { peers: { kind: 'knows', names: [] } } : {},
      )
  })

  test('never throws and never states an undefined member, whatever stands in it', () => {
    const keys = [
      'name',
      'description',
      'langs',
      'serverRules',
      'uri',
      'domain',
      'disableRegistration',
      'features',
      'registration',
      'policies',
      'federation',
      'iconUrl',
      'error',
      'code',
      'originalUsersCount',
    ]
    fc.assert(
      fc.property(hostileJson(keys), (document) => {
        for (const each of misskey.endpoints) {
          expect(Object.values(each.read(document, HOST))).not.toContain(undefined)
          each.refusal?.(document, 200)
        }
      }),
    )
  })

  test('that is right but for one member costs at most that member', () => {
    const meta = written(misskeyMirror, writtenInstance('sharkey', '2024.9.4'), 'POST', '/api/meta')
    fc.assert(fc.property(spoil(meta), (document) => void readMeta(document)))
    expect(readMeta({ ...(meta as object), name: 7, langs: 'de' })).toMatchObject({
      version: '2024.9.4',
      rules: [{ text: 'Be kind to beginners.' }, {}],
    })
  })

  test('peers are names only, cut where no list is believed any more', () => {
    const names = Array.from({ length: 500_010 }, (_, index) => `h${index}.example`)
    expect(endpoint('/api/v1/instance/peers').read(['a.example', null, 4, {}], HOST)).toEqual({
      peers: { kind: 'knows', names: ['a.example'] },
    })
    expect(endpoint('/api/v1/instance/peers').read(names, HOST).peers?.names).toHaveLength(500_000)
  })
})
