// Vernissage: photographs and what was used to take them, with the Mastodon-shaped instance document (other-software.md 4.18).
import { defineSoftware } from './define.ts'
import { instanceV1, rulesEndpoint } from './mastodon-endpoints.ts'

/** Vernissage. Reference: https://docs.joinvernissage.org */
export const vernissage = defineSoftware({
  name: 'vernissage',
  label: 'Vernissage',
  kind: 'photo',
  networks: ['activitypub'],
  alternativeTo: ['Instagram', '500px'],
  licence: 'Apache-2.0',
  language: 'Swift',
  repository: 'https://github.com/VernissageApp/VernissageServer',
  homepage: 'https://joinvernissage.org',
  counts: { users: 'local accounts', active: 'accounts active within a month, or within half a year', posts: 'posts of local accounts' },
  unpublished: {
    facts: ['peers', 'blocks'],
    reference: 'VernissageApp/VernissageServer:Sources/VernissageServer/Controllers/InstanceController.swift',
  },
  endpoints: [instanceV1(), rulesEndpoint],
})
