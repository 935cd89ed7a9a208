// Takahē: several domains on one server, and an active month that is no activity (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { activityEndpoint, instanceV1, instanceV2, peersEndpoint } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** Takahē. Reference: `api/views/instance.py` in its repository. Sign-up by invitation may look closed. */
export const takahe = defineSoftware({
  name: 'takahe',
  label: 'Takahē',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'BSD-3-Clause',
  language: 'Python',
  repository: 'https://github.com/jointakahe/takahe',
  homepage: 'https://jointakahe.org',
  counts: {
    users: 'local identities, of which a person may have several; on some servers those of one domain only',
    active: 'not counted by this software; the figure in its API is the number of identities and left out',
    posts: 'posts of local identities',
  },
  unpublished: { facts: ['actives', 'blocks'], reference: 'jointakahe/takahe:api/views/instance.py' },
  correct: closeWhenNotOpen,
  endpoints: [instanceV2(readOwnInstance), instanceV1(readOwnInstance), peersEndpoint, activityEndpoint],
})

function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  return dropFigures(readInstance(json, host), 'activeMonth')
}
