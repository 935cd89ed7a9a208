// Software that nobody knows: asked once for the API that half of the network shares, believed only where the answer is that document.
import { describe, expect, test } from 'vitest'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { readInstance } from '../../../crawler/software/mastodon-api.ts'
import type { VirtualInstance } from '../../fediverse/contract.ts'
import { readThroughMirror, summariseExpected, summariseReading } from '../../fediverse/reading.ts'
import { genericMirror } from '../../fediverse/software/generic.ts'

const ISLAND: VirtualInstance = {
  host: 'island.example',
  software: 'coconut',
  version: '0.3.0',
  name: 'The Island',
  shortDescription: 'One tree, one hut',
  languages: ['mi', 'en'],
  registrations: { mode: 'invite' },
  usage: { users: 3, activeMonth: 2, activeHalfyear: 3, localPosts: 41 },
  rules: [{ text: 'Share the coconuts' }],
  peers: ['reef.example'],
}

function visit(variant: VirtualInstance['variant'] = {}) {
  const instance = { ...ISLAND, variant }
  const reading = readThroughMirror(genericMirror, instance)
  return { reading, facts: summariseReading(reading), expected: summariseExpected(genericMirror.expected(instance)) }
}

const V2 = '/api/v2/instance'
const V1 = '/api/v1/instance'

describe('a server of unknown software', () => {
  test('is read through the API it shares with Mastodon, and stays unknown', () => {
    const { reading, facts, expected } = visit()
    expect(facts).toEqual(expected)
    expect(facts).toMatchObject({
      software: 'coconut',
      version: '0.3.0',
      registrations: { mode: 'invite' },
      rules: [{ nativeId: '1', text: 'Share the coconuts' }],
      peers: ['reef.example'],
    })
    expect(reading.found).toMatchObject({ slug: 'coconut', known: false })
  })

  test.each(['v1', 'v2', 'none', 'disguised', 'html'])('that offers %s of it is read as far as that goes', (api) => {
    const { facts, expected } = visit({ api })
    expect(facts).toEqual(expected)
  })

  test.each(['none', 'disguised', 'html'])('that answers %s instead of an instance document is not asked for its lists', (api) => {
    expect(visit({ api }).reading.asked).toEqual([V2, V1])
  })

  test.each(['both', 'v1', 'v2'])('that answered %s is asked for its peers and its blocks', (api) => {
    expect(visit({ api }).reading.asked).toEqual([V2, V1, '/api/v1/instance/peers', '/api/v1/instance/domain_blocks'])
  })

  test('is closed to nobody on the word of NodeInfo alone', () => {
    expect(visit({ api: 'none' }).facts).not.toHaveProperty('registrations')
  })
})

describe('a server without NodeInfo', () => {
  const silent: HostKnowledge = { origin: 'https://island.example', nodeinfo: {}, version: undefined, state: () => 'unknown' }

  test.each([
    ['2.7.2 (compatible; Pleroma 0.9.9)', { software: 'pleroma', version: '0.9.9' }],
    ['4.2.1 (compatible; Iceshrimp.NET/2024.1-beta2)', { software: 'iceshrimp.net', version: '2024.1-beta2' }],
    ['4.0.0 (not true; really snac/2.55)', { software: 'snac', version: '2.55' }],
    ['2.8.0', { software: 'mastodon', version: '2.8.0' }],
  ])('is named by the version %s of its API', (version, named) => {
    expect(readInstance({ uri: 'island.example', version }, silent)).toMatchObject(named)
  })

  test.each(['4.5.0', '0.17.0+git-abc', 'takahe/0.11.0', ''])('is not named by the version "%s", which anybody could state', (version) => {
    expect(readInstance({ uri: 'island.example', version }, silent)).not.toHaveProperty('software')
  })

  test('that says which domain its accounts have is believed before its API host', () => {
    expect(readInstance({ uri: 'api.island.example', account_domain: 'island.example' }, silent).accountDomain).toBe('island.example')
  })
})

describe('a document', () => {
  const host: HostKnowledge = {
    origin: 'https://island.example',
    nodeinfo: { software: 'coconut', version: '1' },
    version: undefined,
    state: () => 'unknown',
  }

  test.each([{}, { domain: 7 }, { uri: '' }, { title: 'Not an instance' }, { uri: ['island.example'] }])(
    'without domain and uri (%j) is no instance document',
    (document) => {
      expect(readInstance(document, host)).toEqual({})
    },
  )

  test('with a long description and no short one keeps it as a text', () => {
    const long = 'Once upon a time. '.repeat(60)
    const facts = readInstance({ domain: 'island.example', description: `<p>${long}</p>` }, host)
    expect(facts).not.toHaveProperty('shortDescription')
    expect(facts.texts).toEqual([{ kind: 'description', text: long.trim(), format: 'html' }])
  })

  test('with the same words twice has one description', () => {
    const facts = readInstance({ uri: 'island.example', description: '<p>One tree</p>', short_description: 'One tree' }, host)
    expect(facts).toMatchObject({ shortDescription: 'One tree' })
    expect(facts).not.toHaveProperty('texts')
  })
})
