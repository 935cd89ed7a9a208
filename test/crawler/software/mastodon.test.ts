// Mastodon through its versions and forks: what is asked of whom, how one joins, what is a fact and what only looks like one.
import { describe, expect, test } from 'vitest'
import type { Facts, Registrations } from '#model/facts.ts'
import { isAllowed, parseRobots } from '../../../crawler/robots.ts'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { mastodon, readBaseVersion } from '../../../crawler/software/mastodon.ts'
import {
  readActivity,
  readExtendedDescription,
  readInstance,
  readPeers,
  readPrivacyPolicy,
  readRules,
  readTermsOfService,
  refuseNonInstance,
  refuseNonList,
} from '../../../crawler/software/mastodon-api.ts'
import type { VirtualInstance } from '../../fediverse/contract.ts'
import { readThroughMirror, summariseExpected, summariseReading } from '../../fediverse/reading.ts'
import { mastodonMirror } from '../../fediverse/software/mastodon.ts'

const GARDEN: VirtualInstance = {
  host: 'garden.example',
  software: 'mastodon',
  version: '4.5.4',
  name: 'The Garden',
  shortDescription: 'Slow talk about plants & soil; we <3 worms',
  description: 'We have been here since 2017.\nAsk before you prune.',
  languages: ['de'],
  registrations: { mode: 'approval', reasonRequired: true, minAge: 16 },
  usage: { users: 412, activeMonth: 120, activeHalfyear: 230, localPosts: 98_000 },
  rules: [
    {
      nativeId: '3',
      text: 'Be kind',
      hint: 'Even on Mondays',
      translations: { de: { text: 'Sei nett', hint: 'Auch montags' }, 'pt-BR': { text: 'Seja gentil' } },
    },
    { nativeId: '7', text: 'No spam' },
  ],
  texts: [
    { kind: 'privacy', text: 'We keep logs for a week.', format: 'html' },
    { kind: 'terms', text: 'You own your words.', format: 'html' },
  ],
  peers: ['orchard.example', 'xn--grnzeug-n2a.example', 'misskey.example'],
}

function visit(changes: Partial<VirtualInstance>) {
  const instance = { ...GARDEN, ...changes }
  const reading = readThroughMirror(mastodonMirror, instance)
  return { reading, facts: summariseReading(reading), expected: summariseExpected(mastodonMirror.expected(instance)) }
}

function joining(
  mode: Registrations['mode'],
  changes: Partial<VirtualInstance> = {},
  details: Omit<Registrations, 'mode'> = {},
): Registrations | undefined {
  return visit({ ...changes, registrations: { mode, ...details } }).facts.registrations
}

function hostAt(version: string | undefined, states: Readonly<Record<string, 'ok' | 'absent'>> = {}): HostKnowledge {
  return {
    origin: 'https://garden.example',
    nodeinfo: { software: 'mastodon', version },
    version: undefined,
    state: (path) => states[path] ?? 'unknown',
  }
}

function asked(host: HostKnowledge): readonly string[] {
  return mastodon.endpoints.filter((endpoint) => endpoint.when?.(host) ?? true).map((endpoint) => endpoint.path.replace('/api/', ''))
}

const HOST = hostAt('4.5.4')

describe('a Mastodon server', () => {
  test('is read whole', () => {
    const { facts, expected, reading } = visit({})
    expect(facts).toEqual(expected)
    expect(facts).toMatchObject({
      software: 'mastodon',
      name: 'The Garden',
      shortDescription: 'Slow talk about plants & soil; we <3 worms',
      registrations: { mode: 'approval', reasonRequired: true, minAge: 16 },
      usage: { users: 412, activeMonth: 120, activeHalfyear: 230, localPosts: 98_000 },
      peers: ['misskey.example', 'orchard.example', 'xn--grnzeug-n2a.example'],
    })
    expect(facts.rules).toEqual(GARDEN.rules)
    expect(reading.merged.texts?.value.map((text) => [text.kind, text.text])).toEqual([
      ['description', 'We have been here since 2017.\nAsk before you prune.'],
      ['terms', 'You own your words.'],
      ['privacy', 'We keep logs for a week.'],
    ])
    expect(reading.merged.switches?.value).toMatchObject({
      maxCharacters: 500,
      limitedFederation: false,
      localTimeline: 'public',
      remoteTimeline: 'authenticated',
    })
    expect(reading.merged.icon?.value).toBe('https://garden.example/packs/icon-512.png')
    expect(reading.documents.find(({ endpoint }) => endpoint.endsWith('/activity'))?.facts.activity).toHaveLength(12)
  })

  test.each(['2.3.3', '2.8.0', '2.9.3', '3.0.1', '3.5.19', '4.0.15', '4.2.10', '4.3.4', '4.4.1', '4.6.3'])(
    'of version %s is read as far as that version tells',
    (version) => {
      const { facts, expected } = visit({ version })
      expect(facts).toEqual(expected)
    },
  )

  test('of the time before NodeInfo is recognised by its old API', () => {
    const { reading, facts } = visit({ version: '2.8.0' })
    expect(reading.found.known).toBe(false)
    expect(facts).toMatchObject({ software: 'mastodon', version: '2.8.0', usage: { users: 412, localPosts: 98_000 } })
  })

  test('that splits its domains says which name its accounts have', () => {
    const { reading } = visit({ apiHost: 'social.garden.example' })
    expect(reading.merged.accountDomain?.value).toBe('garden.example')
    expect(reading.merged.thumbnail?.value).toBe('https://social.garden.example/packs/preview.png')
  })
})

test('posts can be quoted, by the version of the API, since 4.5', () => {
  const quotes = (version: string) => visit({ version }).reading.merged.switches?.value.quotes
  expect(['4.4.9', '4.5.4'].map(quotes)).toEqual([undefined, true])
})

describe('what is asked', () => {
  const texts = ['extended_description', 'privacy_policy', 'terms_of_service'].map((name) => `v1/instance/${name}`)

  test('of a current server is everything but the list of rules, which both instance documents carry', () => {
    const states = { '/api/v2/instance': 'ok', '/api/v1/instance': 'ok' } as const
    expect(asked(hostAt('4.5.4', states))).toEqual([
      'v2/instance',
      'v1/instance',
      'v1/instance/domain_blocks',
      'v1/instance/peers',
      'v1/instance/activity',
      ...texts,
    ])
  })

  test('of a server before 4.0 has no v2 and no long texts but on its about page', () => {
    const expected = ['v1/instance', 'v1/instance/peers', 'v1/instance/activity', '/about/more', '/about']
    expect(asked(hostAt('3.5.19', { '/api/v1/instance': 'ok' }))).toEqual(expected)
    expect(asked(hostAt('1.0.5+3.5.2', { '/api/v1/instance': 'ok' }))).toEqual(expected)
  })

  test('of a server between 4.0 and 4.3 has no terms', () => {
    expect(asked(hostAt('4.3.8+glitch'))).not.toContain('v1/instance/terms_of_service')
    expect(asked(hostAt('4.10.0'))).toContain('v1/instance/terms_of_service')
  })

  test.each([undefined, '0.1', 'main', ''])('of a server of version %s is everything, because nothing is known', (version) => {
    expect(asked(hostAt(version))).toHaveLength(mastodon.endpoints.length)
  })

  test('is the list of rules when neither instance document could be had', () => {
    expect(asked(hostAt('4.5.4', { '/api/v2/instance': 'absent', '/api/v1/instance': 'absent' }))).toContain('v1/instance/rules')
    expect(asked(hostAt('3.3.0', { '/api/v1/instance': 'absent' }))).not.toContain('v1/instance/rules')
  })

  test('is a block list only of versions that have one', () => {
    expect(asked(hostAt('3.5.19'))).not.toContain('v1/instance/domain_blocks')
    expect(asked(hostAt('4.0.2'))).toContain('v1/instance/domain_blocks')
  })

  test.each([
    ['3.5.19', []],
    ['4.3.4', []],
    ['4.6.3', ['/api/v1/instance/domain_blocks']],
    ['4.3.0-alpha.0+glitch.polyam', []],
  ])('is all allowed by the robots.txt that %s ships, but for the block list since 4.4', (version, forbidden) => {
    const rules = parseRobots(mastodonMirror.shippedRobots({ ...GARDEN, version }) ?? '')
    const wanted = mastodon.endpoints.filter((endpoint) => endpoint.when?.(hostAt(version)) ?? true)
    const paths = ['/.well-known/nodeinfo', '/nodeinfo/2.0', ...wanted.map((endpoint) => endpoint.path)]
    expect(paths.filter((path) => !isAllowed(rules, path))).toEqual(forbidden)
  })

  test.each([
    ['1.0.5+3.5.2', [3, 5]],
    ['3.4.6+1.0.5', [3, 4]],
    ['4.2.10+hometown-1.1.1', [4, 2]],
    ['4.3.0-alpha.4+glitch', [4, 3]],
    ['4.0.0rc1', [4, 0]],
    ['0.1', undefined],
    ['unknown', undefined],
  ])('depends on the Mastodon under the version %s: %j', (version, base) => {
    expect(readBaseVersion(version)).toEqual(base)
  })
})

describe('how one joins', () => {
  test('an open server, and one that approves', () => {
    expect(joining('open')).toEqual({ mode: 'open' })
    expect(joining('approval', {}, { reasonRequired: true })).toEqual({ mode: 'approval', reasonRequired: true })
    expect(joining('approval', { version: '3.5.19' })).toEqual({ mode: 'approval' })
  })

  test('an open server on which members may invite stays open', () => {
    expect(joining('open', { variant: { invites: true } })).toEqual({ mode: 'open' })
  })

  test('a closed server, with its reason', () => {
    expect(joining('closed', {}, { message: 'We are full of joy & people' })).toEqual({
      mode: 'closed',
      message: 'We are full of joy & people',
    })
  })

  test('a closed server on which invitations exist: only v1 says so', () => {
    const { reading } = visit({ registrations: { mode: 'invite' } })
    expect(reading.merged.registrations).toEqual({ value: { mode: 'invite' }, endpoint: '/api/v1/instance' })
  })

  test('a single-user server is closed, although it claims to approve', () => {
    expect(joining('approval', { variant: { singleUser: true } })).toEqual({ mode: 'closed' })
  })

  test('a server whose accounts come from a single sign-on elsewhere', () => {
    expect(joining('external', {}, { url: 'https://id.elsewhere.example/new' })).toEqual({
      mode: 'external',
      url: 'https://id.elsewhere.example/new',
    })
    expect(joining('external', { version: '4.1.2' }, { url: 'https://id.elsewhere.example/new' })).toEqual({ mode: 'closed' })
  })

  test('a kmyblue server that is full for now', () => {
    expect(joining('full', { software: 'kmyblue', version: '4.6.3+kmyblue.24.2-lts' })).toEqual({ mode: 'full' })
  })

  test('a Fedibird server that puts the answer of v2 into v1', () => {
    const { reading, facts, expected } = visit({
      software: 'fedibird',
      version: '0.1',
      variant: { hybrid: true },
      registrations: { mode: 'closed', message: 'Later' },
    })
    expect(facts).toEqual(expected)
    expect(facts).toMatchObject({ software: 'fedibird', version: '0.1', registrations: { mode: 'closed', message: 'Later' } })
    expect(reading.merged.icon?.value).toBe('https://garden.example/icon.png')
    expect(reading.merged.switches?.value).toMatchObject({ quotes: true, emojiReactions: true })
  })

  test('a server before 2.7.2 does not say', () => {
    expect(joining('open', { version: '2.3.3' })).toBeUndefined()
  })

  test.each([
    ['open', { registrations: 'true', approval_required: 'false' }],
    ['closed', { registrations: 'FALSE', approval_required: false }],
    ['closed', { registrations: false, approval_required: true }],
    ['invite', { registrations: 0, invites_enabled: 1 }],
    ['external', { registrations: { enabled: true, url: 'https://elsewhere.example/' } }],
    ['open', { registrations: { enabled: true, url: 'https://garden.example/auth/sign_up' } }],
    ['external', { registrations: { enabled: false, url: '/auth/sso' } }],
  ])('is %s when a document says %j', (mode, document) => {
    expect(readInstance({ uri: 'garden.example', ...document }, HOST).registrations?.mode).toBe(mode)
  })
})

describe('what looks like a fact and is none', () => {
  test('in limited federation the active month of the API, which is forced to 0; NodeInfo keeps the real one', () => {
    const { reading } = visit({ variant: { limitedFederation: true } })
    expect(reading.merged.usage?.value.activeMonth).toBe(120)
    expect(reading.merged.switches?.value.limitedFederation).toBe(true)
    expect(reading.peers).toBeUndefined()
    const v2 = { domain: 'garden.example', usage: { users: { active_month: 0 } }, configuration: { limited_federation: true } }
    expect(readInstance(v2, HOST).usage).toBeUndefined()
    expect(readInstance({ ...v2, configuration: { limited_federation: false } }, HOST).usage).toEqual({ activeMonth: 0 })
  })

  test('before 4.4 limited federation leaves NodeInfo alone to speak', () => {
    const { facts, expected } = visit({ version: '4.3.4', variant: { limitedFederation: true }, registrations: { mode: 'closed' } })
    expect(facts).toEqual(expected)
    expect(facts).toEqual({
      software: 'mastodon',
      version: '4.3.4',
      name: 'The Garden',
      shortDescription: 'Slow talk about plants & soil; we <3 worms',
      registrations: { mode: 'closed' },
      usage: { users: 412, activeMonth: 120, activeHalfyear: 230, localPosts: 98_000 },
    })
  })

  test('a list of peers that the admin does not show is not an empty one', () => {
    expect(visit({ variant: { peersHidden: true } }).reading.peers).toBeUndefined()
    expect(visit({ peers: [] }).reading.peers).toEqual([])
  })

  test('the privacy text that every new server has', () => {
    const shipped = { updated_at: '2022-10-07T00:00:00.000Z', content: '<p>The usual</p>' }
    expect(readPrivacyPolicy(shipped)).toEqual({ texts: [] })
    expect(readPrivacyPolicy({ ...shipped, updated_at: '2022-10-07T00:00:00.000+00:00' })).toEqual({ texts: [] })
    expect(readPrivacyPolicy({ ...shipped, updated_at: '2022-10-07T09:30:00.000Z' }).texts).toHaveLength(1)
  })

  test('a text that was never written', () => {
    expect(readExtendedDescription({ updated_at: null, content: '' })).toEqual({ texts: [] })
    expect(readTermsOfService({ error: 'Record not found' })).toEqual({})
  })

  test('an error with status 200', () => {
    const error = { error: 'Something went wrong' }
    expect([readInstance(error, HOST), readRules(error), readPeers(error), readActivity(error)]).toEqual([{}, {}, {}, {}])
    expect([refuseNonInstance(error, 200), refuseNonList(error, 200)]).toEqual(['not-found', 'not-found'])
    expect([refuseNonInstance(error, 401), refuseNonList(error, 429)]).toEqual([undefined, undefined])
    expect([refuseNonInstance({ uri: 'garden.example' }, 200), refuseNonList([], 200)]).toEqual([undefined, undefined])
  })

  test('the Mastodon version in the API of a server that says its own in NodeInfo', () => {
    const document = { uri: 'bird.example', version: '3.4.6' }
    expect(readInstance(document, { ...HOST, nodeinfo: { software: 'fedibird', version: '0.1' } })).not.toHaveProperty('version')
    expect(readInstance(document, { ...HOST, nodeinfo: { software: 'fedibird' } })).toMatchObject({ version: '3.4.6' })
  })

  test('names of languages, and a list without any', () => {
    expect(readInstance({ uri: 'a.example', languages: ['English', 'zh_TW', 'de', 7, 'de'] }, HOST).languages).toEqual(['zh-TW', 'de'])
    expect(readInstance({ uri: 'a.example', languages: [] }, HOST)).not.toHaveProperty('languages')
  })
})

describe('rules', () => {
  test('keep their order, ids and translations; what is no rule is left out', () => {
    const facts = readRules([
      { id: 2, text: ' First ' },
      { id: '1', text: '' },
      'Plain words',
      null,
      { text: 'Second', hint: '', translations: { de: { text: 'Zweite' }, bad_key_: { text: 'x' }, fr: {} } },
    ])
    expect(facts.rules).toEqual([
      { nativeId: '2', text: 'First' },
      { text: 'Plain words' },
      { text: 'Second', translations: { de: { text: 'Zweite' } } },
    ])
  })

  test('an empty list is a fact, a list of nonsense is not', () => {
    expect(readRules([])).toEqual({ rules: [] })
    expect(readRules([null, 7, {}])).toEqual({})
  })

  test('are at most 200, of at most 2,000 characters', () => {
    const { rules = [] } = readRules(
      Array.from({ length: 5000 }, (_, index) => ({ id: String(index), text: `Rule ${index} ${'x'.repeat(3000)}` })),
    )
    expect(rules).toHaveLength(200)
    expect(rules.every((rule) => rule.text.length <= 2000)).toBe(true)
  })
})

describe('lists', () => {
  test('of peers keep what is a string, whatever stands between', () => {
    expect(readPeers(['a.example', null, 7, 'B.example:8443', {}, '']).peers).toEqual({
      kind: 'knows',
      names: ['a.example', 'B.example:8443', ''],
    })
  })

  test('of weeks have numbers where Mastodon writes strings and Takahē numbers', () => {
    const weeks = [
      { week: '1775326022', statuses: '5', logins: '3', registrations: '0' },
      { week: 1774721222, statuses: 4 },
      { week: 'soon' },
    ]
    expect(readActivity(weeks)).toEqual({
      activity: [
        { week: 1775326022, statuses: 5, logins: 3, registrations: 0 },
        { week: 1774721222, statuses: 4 },
      ],
    })
    expect(readActivity([])).toEqual({ activity: [] })
  })
})

describe('people', () => {
  test('and their mailboxes stay out of every text, names in the network stay in', () => {
    const html =
      '<p>Write to <a href="mailto:staff@garden.example">staff@garden.example</a> or to @robin@garden.example (robin+help@mail.garden.example).</p>'
    const texts = readExtendedDescription({ content: html, updated_at: '2024-01-01T00:00:00Z' }).texts
    expect(texts).toEqual([
      {
        kind: 'description',
        text: 'Write to [e-mail] or to @robin@garden.example ([e-mail]).',
        format: 'html',
        updatedAt: '2024-01-01T00:00:00Z',
      },
    ])
    expect(readRules([{ text: 'Appeals: appeals@garden.example' }]).rules).toEqual([{ text: 'Appeals: [e-mail]' }])
  })

  test('a text of a million characters without a mailbox costs one look', () => {
    const facts: Facts = readExtendedDescription({ content: `${'a.b-c'.repeat(200_000)}@${'x@'.repeat(1000)}`, updated_at: null })
    expect(facts.texts?.[0]?.text.length).toBe(100_000)
  })
})
