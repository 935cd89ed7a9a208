// Honk: nothing but ActivityPub in the original; a fork of it has a NodeInfo without a version and a small instance document (microblog.md 10).
import { defineSoftware } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { instanceV1 } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** Honk. Reference: `api-compat.go` of the fork that has one. */
export const honk = defineSoftware({
  name: 'honk',
  label: 'honk',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'ISC',
  language: 'Go',
  repository: 'https://humungus.tedunangst.com/r/honk',
  counts: {
    users: 'local accounts',
    active: 'not counted by this software; the figure is a copy of the number of accounts and left out',
    posts: 'posts of local accounts',
  },
  unpublished: {
    facts: ['version', 'actives', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'benjojo/honk-benjojo:api-compat.go',
  },
  correct: (nodeinfo) => closeWhenNotOpen(dropFigures(nodeinfo, 'activeMonth', 'activeHalfyear')),
  endpoints: [instanceV1((json, host) => dropFigures(readInstance(json, host), 'activeMonth'))],
})
