// Hollo: a server for one person, or a few, with the Mastodon-shaped API (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { instanceV1, instanceV2 } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** Hollo. Reference: `src/api/v2/instance.ts` in its repository. Its languages are those in which posts were written. */
export const hollo = defineSoftware({
  name: 'hollo',
  label: 'Hollo',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'TypeScript',
  repository: 'https://github.com/fedify-dev/hollo',
  homepage: 'https://docs.hollo.social',
  counts: {
    users: 'local accounts, which all belong to one person',
    active: 'accounts that posted within a month, or within half a year',
    posts: 'posts of local accounts; replies are counted apart',
  },
  unpublished: { facts: ['rules', 'peers', 'blocks'], reference: 'fedify-dev/hollo:src/api/v1/instance.ts' },
  correct: closeWhenNotOpen,
  endpoints: [instanceV2(readOwnInstance), instanceV1(readOwnInstance)],
})

// The active month of v2 is still the constant 0.
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  return dropFigures(readInstance(json, host), 'activeMonth')
}
