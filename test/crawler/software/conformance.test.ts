// Every adapter in the registry reads what its mirror writes, and makes of any other document facts or nothing, never an exception.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HostKnowledge, SoftwareDefinition } from '../../../crawler/software/define.ts'
import { endpointName } from '../../../crawler/software/define.ts'
import { readSoftwareNodeinfo } from '../../../crawler/software/index.ts'
import { softwares } from '../../../crawler/software/registry.ts'
import { arbitraryInstance } from '../../fediverse/arbitrary-instance.ts'
import { readThroughMirror, summariseExpected, summariseReading } from '../../fediverse/reading.ts'
import { choicesOf, findMirror, mirrors } from '../../fediverse/software/index.ts'

describe.each(softwares.map((definition) => [definition.name, definition] as const))('the adapter %s', (name, definition) => {
  const choices = choicesOf(name)

  test('has a mirror, and versions to be tested with, for itself and for every fork', () => {
    expect(mirrors.flatMap((mirror) => mirror.software)).toContain(name)
    expect(choices.length).toBeGreaterThan(0)
    const written = choices.map((choice) => choice.software)
    for (const fork of definition.forks ?? []) expect(written).toContain(fork.name)
  })

  test.each(choices.map((choice) => [choice.software, choice] as const))('reads back what a server of %s wrote', (_, choice) => {
    const mirror = findMirror(choice.software)
    fc.assert(
      fc.property(arbitraryInstance(choice), (instance) => {
        const reading = readThroughMirror(mirror, instance)
        expect(summariseReading(reading)).toEqual(summariseExpected(mirror.expected(instance)))
      }),
      { numRuns: 60 },
    )
  })

  test.each(choices.map((choice) => [choice.software, choice] as const))('is the one that reads %s', (_, choice) => {
    const versions = choice.versions.filter((version) => !isBeforeNodeinfo(choice.software, version))
    for (const version of versions) {
      const [instance] = fc.sample(arbitraryInstance({ ...choice, versions: [version] }), { numRuns: 1, seed: 7 })
      if (instance === undefined) throw new Error('no instance was generated')
      expect(readThroughMirror(findMirror(choice.software), instance).found.definition.name).toBe(name)
    }
  })

  test('reads each document under one name only', () => {
    const names = definition.endpoints.map(endpointName)
    expect(new Set(names).size).toBe(names.length)
    for (const endpoint of definition.endpoints) expect(endpoint.path).toMatch(/^\//)
  })

  test('makes facts or nothing of any document, without an exception', () => {
    for (const document of ODD_DOCUMENTS) readAll(definition, document)
    fc.assert(
      fc.property(oddDocument, (document) => readAll(definition, document)),
      { numRuns: 150 },
    )
  })

  test('stores no address and no person of a server that publishes them', () => {
    for (const choice of choices) {
      for (const instance of fc.sample(arbitraryInstance(choice), { numRuns: 10, seed: 3 })) {
        const { merged, documents } = readThroughMirror(findMirror(choice.software), instance)
        const stored = JSON.stringify({ merged, documents })
        expect(stored).not.toMatch(/staff@|head\.gardener|Robin Gardener|I look after/)
      }
    }
  })
})

// Servers of that age are read by `generic`, for want of a NodeInfo that names them.
function isBeforeNodeinfo(software: string, version: string): boolean {
  return software === 'mastodon' && version.startsWith('2.')
}

const HOST: HostKnowledge = { origin: 'https://home.example', nodeinfo: {}, version: undefined, state: () => 'unknown' }

function readAll(definition: SoftwareDefinition, document: unknown): void {
  for (const endpoint of definition.endpoints) {
    const facts = endpoint.read(document, HOST)
    expect(Object.values(facts)).not.toContain(undefined)
    expect(typeof JSON.stringify(facts)).toBe('string')
    endpoint.refusal?.(document, 200)
    const next = endpoint.next?.(document, endpoint.path)
    if (next !== undefined) expect(next).toMatch(/^\//)
  }
  expect(typeof readSoftwareNodeinfo(definition, {}, document)).toBe('object')
}

const ODD_DOCUMENTS: readonly unknown[] = [
  null,
  undefined,
  [],
  {},
  'x',
  '',
  0,
  -1,
  true,
  [null],
  [[]],
  { error: 'This method requires an authenticated user' },
  { error: { message: 'no', code: 'NO' } },
  JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`),
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  JSON.parse('{"__proto__":{"uri":"x"},"constructor":{"prototype":{"uri":"x"}}}'),
  {
    domain: 'home.example',
    title: 7,
    rules: {},
    languages: 'en',
    usage: [],
    registrations: [],
    configuration: null,
    icon: [[], 7],
    thumbnail: [],
  },
  {
    uri: 'home.example',
    stats: { user_count: '7', status_count: '-7', domain_count: 1.5 },
    rules: [{ id: {}, text: [] }, 7, null],
    switches: 1,
  },
  { uri: 'home.example', stats: { user_count: 1e300 }, registrations: 'FALSE', pleroma: { metadata: { features: {}, post_formats: 7 } } },
  { metadata: { federation: [], postFormats: {}, features: 'all', uploadLimits: '1' }, openRegistrations: 'no' },
]

// Documents built from the words that adapters look for, with values of every wrong type.
const key = fc.constantFrom(
  'domain',
  'uri',
  'title',
  'description',
  'rules',
  'text',
  'id',
  'hint',
  'translations',
  'languages',
  'usage',
  'users',
  'stats',
  'registrations',
  'enabled',
  'configuration',
  'pleroma',
  'metadata',
  'icon',
  'thumbnail',
  'url',
  'content',
  'updated_at',
  'week',
  'data',
  'site_view',
  'site',
  'local_site',
  'counts',
  'federated_instances',
  'linked',
  'instance',
  'signup',
  'host',
  'serverRules',
  'langs',
  'policies',
  'version',
  'name',
  'total',
  'next_page',
  '__proto__',
  'toString',
)
const oddDocument = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constantFrom('7', 'true', 'home.example', '<p>a</p>', '\u0000\u202e'),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
})).value
