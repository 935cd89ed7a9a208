// snac: a server for a few people, whose robots.txt keeps everybody out unless its admin thinks otherwise (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { instanceV1 } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** snac. Reference: `httpd.c` and `mastoapi.c` in its repository. Accounts are made by the admin; there is no sign-up. */
export const snac = defineSoftware({
  name: 'snac',
  label: 'snac',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'MIT',
  language: 'C',
  repository: 'https://codeberg.org/grunfink/snac2',
  homepage: 'https://comam.es/what-is-snac',
  counts: {
    users: 'local accounts',
    active: 'not counted by this software; the figure is a copy of the number of accounts and left out',
    posts: 'not counted by this software; the figure is always 0 and left out',
  },
  unpublished: { facts: ['actives', 'posts', 'languages', 'rules', 'peers', 'blocks'], reference: 'grunfink/snac2:httpd.c' },
  correct: (nodeinfo) => closeWhenNotOpen(dropFigures(nodeinfo, 'activeMonth', 'activeHalfyear', 'localPosts')),
  endpoints: [instanceV1(readOwnInstance)],
})

// Its statistics are 0 in every place.
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  return dropFigures(readInstance(json, host), 'users', 'localPosts', 'activeMonth')
}
