// Any server at all: instances for property tests, with every member that some software publishes; mirrors leave out what theirs does not.
import fc from 'fast-check'
import type { Registrations, Rule, Usage } from '#model/facts.ts'
import { REGISTRATION_MODES } from '#model/facts.ts'
import type { InstanceChoice, VirtualBlock, VirtualInstance } from './contract.ts'

// Words of many scripts, without marks that mean something in HTML or Markdown: what a server says must come back letter by letter.
const word = fc.constantFrom(
  'garden',
  'Grüße',
  'café',
  'мир',
  '日本語',
  'العربية',
  'ñandú',
  'it’s',
  '🦣',
  'e̊',
  'for',
  'everybody',
  '42',
  'O’Brien',
  'tea,',
  'kind?',
)
const opening = fc.constantFrom('A', 'Our', 'Ωmega', 'Der', '猫', 'No')

/** A line of words, as servers use it for names, descriptions and rules. */
const arbitraryLine: fc.Arbitrary<string> = fc
  .tuple(opening, fc.array(word, { maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest].join(' ').normalize('NFC'))

const language = fc.constantFrom('en', 'de', 'fr', 'ja', 'nl')
const figure = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2_000_000 }))

const usage: fc.Arbitrary<Usage> = fc.record({
  users: figure,
  activeMonth: figure,
  activeHalfyear: figure,
  activeWeek: figure,
  activeDay: figure,
  localPosts: figure,
  localComments: figure,
})

const registrations: fc.Arbitrary<Registrations> = fc.record(
  {
    mode: fc.constantFrom(...REGISTRATION_MODES.filter((mode) => mode !== 'unknown')),
    emailRequired: fc.boolean(),
    captcha: fc.boolean(),
    reasonRequired: fc.boolean(),
    minAge: fc.integer({ min: 13, max: 21 }),
    message: arbitraryLine,
    url: fc.constant('https://sign-up.elsewhere.example/join'),
  },
  { requiredKeys: ['mode'] },
)

const translation = fc.record({ text: arbitraryLine, hint: arbitraryLine }, { requiredKeys: ['text'] })
const rule: fc.Arbitrary<Rule> = fc.record(
  { text: arbitraryLine, hint: arbitraryLine, translations: fc.dictionary(language, translation, { maxKeys: 2 }) },
  { requiredKeys: ['text'] },
)

const peer = fc
  .tuple(fc.constantFrom('mastodon', 'misskey', 'pl', 'social', 'b-1', 'xn--bcher-kva'), fc.nat({ max: 400 }))
  .map(([label, n]) => `${label}.n${n}.example`)

const block: fc.Arbitrary<VirtualBlock> = fc.record(
  {
    target: fc.tuple(fc.constantFrom('storm', 'reef', 'xn--bcher-kva'), fc.nat({ max: 300 })).map(([label, n]) => `${label}.n${n}.example`),
    level: fc.constantFrom('suspend' as const, 'silence' as const, 'media' as const),
    reason: arbitraryLine,
  },
  { requiredKeys: ['target', 'level'] },
)

/** Instances of one software, in all its versions and variants. */
export function arbitraryInstance(choice: InstanceChoice): fc.Arbitrary<VirtualInstance> {
  return fc.record({
    host: fc.constantFrom('home.example', 'a.b-c.example', 'xn--hsle-loa.example'),
    software: fc.constant(choice.software),
    version: fc.constantFrom(...choice.versions),
    name: arbitraryLine,
    shortDescription: arbitraryLine,
    languages: fc.uniqueArray(language, { maxLength: 3 }),
    registrations,
    usage,
    rules: fc.array(rule, { maxLength: 5 }),
    peers: fc.uniqueArray(peer, { maxLength: 250, size: 'medium' }),
    blocks: fc.uniqueArray(block, { maxLength: 120, size: 'medium', selector: ({ target }) => target }),
    variant: fc.constantFrom(...(choice.variants ?? [{}])),
  })
}
