// One small server for the tests of adapters, to be varied.
import type { VirtualInstance } from '../../fediverse/contract.ts'

/** A server of that software and version; `over` replaces members. */
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
