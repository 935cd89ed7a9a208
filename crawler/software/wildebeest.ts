// Wildebeest: an abandoned server that ran on somebody else's edge, with parts of the Mastodon-shaped API (microblog.md 10).
import { defineSoftware } from './define.ts'
import { readHiddenFigures } from './figures.ts'
import { instanceV1, instanceV2, peersEndpoint, rulesEndpoint } from './mastodon-endpoints.ts'

/** Wildebeest. Reference: `functions/` in its repository. Its flag of open registrations is the constant false. */
export const wildebeest = defineSoftware({
  name: 'wildebeest',
  label: 'Wildebeest',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'Apache-2.0',
  language: 'TypeScript',
  repository: 'https://github.com/cloudflare/wildebeest',
  counts: {
    users: 'local accounts, on servers that say',
    active: 'local accounts, on servers that say',
    posts: 'not counted by this software',
  },
  unpublished: {
    facts: ['posts', 'blocks', 'switches'],
    reference: 'cloudflare/wildebeest:functions/api/v1/instance.ts',
  },
  readNodeinfo: readHiddenFigures,
  endpoints: [instanceV2(), instanceV1(), rulesEndpoint, peersEndpoint],
})
