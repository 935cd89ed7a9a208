// Lipupini: a gallery for pictures that publishes random numbers about itself on purpose (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware } from './define.ts'
import { HIDDEN_USAGE } from './figures.ts'

/** Lipupini. Reference: https://github.com/lipupini/lipupini/issues/15 */
export const lipupini = defineSoftware({
  name: 'lipupini',
  label: 'Lipupini',
  kind: 'photo',
  networks: ['activitypub'],
  alternativeTo: ['Instagram'],
  licence: 'MIT',
  language: 'PHP',
  repository: 'https://github.com/lipupini/lipupini',
  counts: { users: 'a random number, left out', active: 'a random number, left out', posts: 'a random number, left out' },
  unpublished: {
    facts: ['users', 'actives', 'posts', 'description', 'languages', 'sign-up', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'lipupini/lipupini#15',
  },
  correct: hideNoise,
  endpoints: [],
})

function hideNoise(nodeinfo: Facts): Facts {
  const { openRegistrations: _, ...rest } = nodeinfo
  return { ...rest, usage: HIDDEN_USAGE }
}
