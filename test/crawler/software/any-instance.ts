// Instances for the tests of adapters: one written server to vary, and any server at all for property tests.
import fc from 'fast-check'
import { REGISTRATION_MODES, type Registrations, type Usage } from '../../../model/facts.ts'
import type { VirtualInstance } from '../../fediverse/contract.ts'

/** A small server of that software; `over` replaces members. */
export function writtenInstance(software: string, version: string, over: Partial<VirtualInstance> = {}): VirtualInstance {
  return {
    host: 'garden.example',
    software,
    version,
    name: 'The Garden',
    shortDescription: 'A quiet place for growers & cooks',
    languages: ['de', 'fr'],
    registrations: { mode: 'open', emailRequired: true, captcha: false },
    usage: { users: 120, activeMonth: 40, activeHalfyear: 70, activeWeek: 22, activeDay: 9, localPosts: 3100, localComments: 800 },
    rules: [{ text: 'Be kind to beginners.' }, { text: 'No advertising of any sort.' }],
    peers: ['far.example', 'near.example', 'old.example'],
    ...over,
  }
}

const word = fc.stringMatching(/^[A-Za-zäöüéñ]{1,10}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const figure = fc.nat({ max: 5_000_000 })

const usage: fc.Arbitrary<Usage> = fc
  .record({ users: figure, activeMonth: figure, activeHalfyear: figure, activeWeek: figure, activeDay: figure, localPosts: figure, localComments: figure })
  .map((figures) => figures)

const registrations: fc.Arbitrary<Registrations> = fc.record(
  { mode: fc.constantFrom(...REGISTRATION_MODES), emailRequired: fc.boolean(), captcha: fc.boolean(), minAge: fc.nat({ max: 21 }), message: sentence },
  { requiredKeys: ['mode'] },
)

/** Any server of one of these softwares and versions; its texts have no markup, its peers are up to `mostPeers` hosts. */
export function anyInstance(kinds: readonly (readonly [software: string, version: string])[], mostPeers = 30): fc.Arbitrary<VirtualInstance> {
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      name: sentence,
      shortDescription: sentence,
      languages: fc.uniqueArray(fc.constantFrom('de', 'en', 'fr', 'ja', 'pt-BR', 'eo'), { maxLength: 4 }),
      registrations,
      usage,
      rules: fc.array(sentence.map((text) => ({ text })), { maxLength: 5 }),
      peerCount: fc.nat({ max: mostPeers }),
    })
    .map(({ kind: [software, version], peerCount, ...rest }) => ({
      host: 'any.example',
      software,
      version,
      ...rest,
      peers: Array.from({ length: peerCount }, (_, index) => `peer-${index}.example`),
    }))
}
