// Pleroma, Akkoma and Rebased: a NodeInfo that says much, and an API that says less the older it is.
import { describe, expect, test } from 'vitest'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { pleroma, readPleromaNodeinfo, readTermsPage } from '../../../crawler/software/pleroma.ts'
import { readInstance } from '../../../crawler/software/mastodon-api.ts'
import type { VirtualInstance } from '../../fediverse/contract.ts'
import { readThroughMirror, summariseExpected, summariseReading } from '../../fediverse/reading.ts'
import { pleromaMirror } from '../../fediverse/software/pleroma.ts'

const COVE: VirtualInstance = {
  host: 'cove.example',
  software: 'pleroma',
  version: '2.9.1',
  name: 'The Cove',
  shortDescription: 'Small boats welcome',
  description: 'A long story about boats.',
  languages: ['en', 'fr'],
  registrations: { mode: 'open', emailRequired: true },
  usage: { users: 235, activeMonth: 70, activeHalfyear: 129, localPosts: 2700 },
  rules: [{ text: 'No wake', hint: 'In the harbour' }],
  peers: ['pier.example', 'dock.example'],
}

function visit(changes: Partial<VirtualInstance>) {
  const instance = { ...COVE, ...changes }
  const reading = readThroughMirror(pleromaMirror, instance)
  return { reading, facts: summariseReading(reading), expected: summariseExpected(pleromaMirror.expected(instance)) }
}

function hostAt(software: string, version: string | undefined, states: Readonly<Record<string, 'ok' | 'absent'>> = {}): HostKnowledge {
  const parts = /^(\d+)\.(\d+)/.exec(version ?? '')
  return {
    origin: 'https://cove.example',
    nodeinfo: { software, version },
    version: parts === null ? undefined : [Number(parts[1]), Number(parts[2]), 0],
    state: (path) => states[path] ?? 'unknown',
  }
}

describe('a Pleroma server', () => {
  test('is read whole', () => {
    const { reading, facts, expected } = visit({})
    expect(facts).toEqual(expected)
    expect(facts).toMatchObject({
      name: 'The Cove',
      shortDescription: 'Small boats welcome',
      languages: ['en', 'fr'],
      registrations: { mode: 'open', emailRequired: true },
      usage: { users: 235, activeMonth: 70, activeHalfyear: 129, localPosts: 2700 },
      rules: [{ nativeId: '1', text: 'No wake', hint: 'In the harbour' }],
    })
    expect(reading.merged.switches?.value).toMatchObject({
      federationEnabled: true,
      private: false,
      maxCharacters: 5000,
      maxUploadBytes: 16_000_000,
      formattedPosts: true,
      emojiReactions: true,
    })
    expect(reading.merged.texts?.value.map((text) => text.text)).toEqual(['A long story about boats.'])
  })

  test.each(['2.0.7-stable', '2.2.2', '2.4.5', '2.6.1', '2.7.0-70-g36d469cf'])(
    'of version %s is read as far as that version tells',
    (version) => {
      const { facts, expected } = visit({ version })
      expect(facts).toEqual(expected)
    },
  )

  test('of an old version writes a whole URL where the host belongs', () => {
    expect(visit({ version: '2.4.5', apiHost: 'pl.cove.example' }).reading.merged.accountDomain?.value).toBe('pl.cove.example')
    expect(readInstance({ uri: 'https://Cove.example/' }, hostAt('pleroma', '2.4.5')).accountDomain).toBe('cove.example')
  })

  test('is asked for v2 and rules only where that version has them', () => {
    expect(visit({ version: '2.6.1' }).reading.asked).toEqual([
      '/api/v1/instance',
      '/api/v1/instance/peers',
      '/static/terms-of-service.html',
    ])
    expect(visit({ version: '2.7.0' }).reading.asked).toEqual([
      '/api/v2/instance',
      '/api/v1/instance',
      '/api/v1/instance/peers',
      '/static/terms-of-service.html',
    ])
    expect(visit({ version: '2.6.50-872-gcb3e0462.develop+soapbox' }).reading.asked).toContain('/api/v2/instance')
    const rules = pleroma.endpoints.find((endpoint) => endpoint.path.endsWith('/rules'))
    expect(rules?.when?.(hostAt('pleroma', '2.7.0', { '/api/v2/instance': 'absent' }))).toBe(true)
    expect(rules?.when?.(hostAt('rebased', '2.6.50', { '/api/v2/instance': 'absent' }))).toBe(true)
    expect(rules?.when?.(hostAt('pleroma', '2.7.0', { '/api/v2/instance': 'ok' }))).toBe(false)
    expect(rules?.when?.(hostAt('pleroma', '2.4.5'))).toBe(false)
    expect(rules?.when?.(hostAt('pleroma', undefined))).toBe(true)
  })

  test('that closed its API still shows its instance document, and no peers', () => {
    const { reading } = visit({ variant: { private: true } })
    expect(reading.merged.switches?.value.private).toBe(true)
    expect(reading.merged.name?.value).toBe('The Cove')
    expect(reading.peers).toBeUndefined()
  })

  test('that does not federate says so', () => {
    expect(visit({ variant: { federationOff: true } }).reading.merged.switches?.value.federationEnabled).toBe(false)
  })

  test('without transparency is read like any other, but for its block lists', () => {
    const { blocks, ...rest } = visit({}).facts
    expect(blocks).toContain('blocked.example reject “spam”')
    expect(visit({ variant: { transparency: false } }).facts).toEqual(rest)
  })

  test('lists peers that are none', () => {
    expect(visit({ variant: { junkPeers: true } }).reading.peers).toEqual(['dock.example', 'pier.example'])
  })

  test('gives nothing of its block lists and staff away to the facts of an instance', () => {
    const { merged, documents } = visit({}).reading
    expect(JSON.stringify({ merged, documents })).not.toMatch(/blocked\.example|worse\.example|quarantined|head\.gardener/)
  })
})

describe('how one joins', () => {
  test('by approval, which is independent of the switch that opens the door', () => {
    expect(visit({ registrations: { mode: 'approval' } }).facts.registrations).toEqual({ mode: 'approval', emailRequired: false })
    const closed = { uri: 'cove.example', registrations: false, approval_required: true }
    expect(readInstance(closed, hostAt('pleroma', '2.5.0')).registrations?.mode).toBe('closed')
  })

  test('by invitation, which NodeInfo alone knows and which counts only while sign-up is closed', () => {
    const { reading } = visit({ registrations: { mode: 'invite' } })
    expect(reading.merged.registrations).toEqual({ value: { mode: 'invite', emailRequired: false }, endpoint: 'nodeinfo' })
    expect(visit({ registrations: { mode: 'open' }, variant: { invites: true } }).facts.registrations?.mode).toBe('open')
  })

  test('from an age on where a birthday is asked for', () => {
    expect(visit({ registrations: { mode: 'open', minAge: 18 } }).facts.registrations).toEqual({
      mode: 'open',
      emailRequired: false,
      minAge: 18,
    })
    const unasked = { uri: 'cove.example', registrations: true, pleroma: { metadata: { birthday_required: false, birthday_min_age: 13 } } }
    expect(readInstance(unasked, hostAt('pleroma', '2.5.0')).registrations).toEqual({ mode: 'open' })
  })
})

describe('an Akkoma server', () => {
  const AKKOMA = { software: 'akkoma', version: '3.10.4-0-gebfb617' }

  test('has neither v2 nor rules, and is not asked', () => {
    const { reading, facts, expected } = visit(AKKOMA)
    expect(facts).toEqual(expected)
    expect(reading.asked).toEqual(['/api/v1/instance', '/api/v1/instance/peers', '/static/terms-of-service.html'])
    expect(facts).not.toHaveProperty('rules')
  })

  test('is known by its NodeInfo, not by the Mastodon it is compatible with', () => {
    expect(visit(AKKOMA).facts).toMatchObject({ software: 'akkoma', version: '3.10.4-0-gebfb617' })
  })
})

describe('the page of terms', () => {
  test('is kept as text, without the addresses that people write on it', () => {
    expect(readTermsPage('Terms\n\nNo wake in the harbour. Write to pilot@cove.example.')).toEqual({
      texts: [{ kind: 'terms', text: 'Terms\n\nNo wake in the harbour. Write to [e-mail].', format: 'html' }],
    })
  })

  test('says nothing while it is the placeholder that comes with the software', () => {
    expect(readTermsPage('Terms of Service\n\nThis is the default placeholder.')).toEqual({ texts: [] })
  })

  test('is no page of terms when it is anything but text', () => {
    for (const document of [undefined, null, 7, {}, [], '']) expect(readTermsPage(document)).toEqual({})
  })
})

describe('the metadata of NodeInfo', () => {
  test('names the policies that posts from elsewhere pass', () => {
    const filters = (policies: unknown) => readPleromaNodeinfo({ metadata: { federation: { mrf_policies: policies } } }).switches?.filters
    expect(filters(['ObjectAgePolicy', 'SimplePolicy', 'My.Own'])).toBe('ObjectAge, Simple, My.Own')
    for (const none of [[], 'SimplePolicy', ['Policy'], [7], null]) expect(filters(none)).toBeUndefined()
  })

  test('is read as far as it has the right types', () => {
    expect(readPleromaNodeinfo({})).toEqual({})
    expect(readPleromaNodeinfo({ metadata: [] })).toEqual({})
    expect(
      readPleromaNodeinfo({
        openRegistrations: true,
        metadata: { invitesEnabled: 'yes', features: 'all', federation: { enabled: 'false' } },
      }),
    ).toEqual({
      switches: { federationEnabled: false },
      // Without the members that transparency brings, the lists are withheld.
      blocks: { rows: [], syntax: 'star-prefix', mask: 'akkoma', publication: 'withheld' },
    })
    expect(readPleromaNodeinfo({ openRegistrations: true, metadata: { accountActivationRequired: true } })).toEqual({
      registrations: { mode: 'unknown', emailRequired: true },
    })
  })
})
