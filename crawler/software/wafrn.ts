// Wafrn: posts that are passed on and added to, and a bridge to Bluesky; to strangers it says its size (other-software.md 4.17).
import type { Facts } from '#model/facts.ts'
import { readWafrnBlocks } from './block-documents.ts'
import { defineSoftware } from './define.ts'

/** Wafrn. Reference: `packages/backend/routes/activitypub/well-known.ts` in its repository. */
export const wafrn = defineSoftware({
  name: 'wafrn',
  label: 'Wafrn',
  kind: 'microblog',
  networks: ['activitypub', 'atproto'],
  alternativeTo: ['Tumblr'],
  licence: 'AGPL-3.0',
  language: 'TypeScript',
  repository: 'https://github.com/gabboman/wafrn',
  homepage: 'https://wafrn.net',
  counts: {
    users: 'local accounts, those that were switched on for Bluesky included',
    active: 'accounts used within a month, or within half a year',
    posts: 'posts of local accounts',
  },
  unpublished: {
    facts: ['name', 'description', 'languages', 'sign-up', 'rules', 'peers', 'switches'],
    reference: 'gabboman/wafrn:packages/backend/routes/activitypub/well-known.ts',
  },
  correct: withoutConstantFlag,
  endpoints: [{ path: '/api/status/blocks', limit: 'blocks', every: 'day', blocks: { absent: 'unsupported' }, read: readWafrnBlocks }],
})

// "Open" is written there whatever the admin chose.
function withoutConstantFlag(nodeinfo: Facts): Facts {
  const { openRegistrations: _, ...rest } = nodeinfo
  return rest
}
