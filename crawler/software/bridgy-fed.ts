// Bridgy Fed: one server under many names that carries accounts between networks (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readExtendedDescription, readInstance, readPrivacyPolicy, readTermsOfService } from './mastodon-api.ts'
import { instanceV1, instanceV2 } from './mastodon-endpoints.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** Bridgy Fed. Reference: `mastodon_api.py` in its repository. All its names lead to fed.brid.gy. */
export const bridgyFed = defineSoftware({
  name: 'bridgy-fed',
  label: 'Bridgy Fed',
  kind: 'bridge',
  networks: ['activitypub', 'atproto', 'nostr'],
  alternativeTo: [],
  licence: 'CC0-1.0',
  language: 'Python',
  repository: 'https://github.com/snarfed/bridgy-fed',
  homepage: 'https://fed.brid.gy',
  counts: {
    users: 'accounts of every network that the bridge carries; they belong to other servers and are no accounts here',
    active: 'not counted by this software',
    posts: 'not counted by this software',
  },
  unpublished: {
    facts: ['actives', 'posts', 'languages', 'sign-up', 'peers', 'blocks', 'switches'],
    reference: 'snarfed/bridgy-fed:mastodon_api.py',
  },
  correct: countBridged,
  endpoints: [
    instanceV2(readOwnInstance),
    instanceV1(readOwnInstance),
    { path: '/api/v1/instance/extended_description', limit: 'text', every: 'month', read: readExtendedDescription },
    { path: '/api/v1/instance/privacy_policy', limit: 'text', every: 'month', read: readPrivacyPolicy },
    { path: '/api/v1/instance/terms_of_service', limit: 'text', every: 'month', read: readTermsOfService },
  ],
})

// Whoever is bridged was counted at home: shown, and left out of sums. One does not sign up at a bridge.
function countBridged(nodeinfo: Facts): Facts {
  const { openRegistrations: _, usage, ...rest } = nodeinfo
  return usage === undefined ? rest : { ...rest, usage: { ...usage, quality: 'unreliable' } }
}

function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const { registrations: _, ...facts } = dropFigures(readInstance(json, host), 'users', 'activeMonth', 'localPosts')
  return facts
}
