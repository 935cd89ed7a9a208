// Software that has no adapter of its own: the Mastodon-shaped API is tried once, because half of the network's small servers have it.
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance, readPeers, refuseNonInstance, refuseNonList } from './mastodon-api.ts'
import { domainBlocks } from './mastodon-endpoints.ts'

const V2 = '/api/v2/instance'
const V1 = '/api/v1/instance'

/**
 * Unknown software (microblog.md 11.4): v2, then v1, each accepted only where it names `domain` or `uri`; lists only after such a
 * document, that of blocks once a week, since most have none and some answer with an empty one whatever they block. What it serves beyond NodeInfo counts as that server's own word.
 */
export const generic = defineSoftware({
  name: 'generic',
  label: 'Other software',
  kind: 'other',
  networks: ['activitypub'],
  alternativeTo: [],
  repository: '',
  counts: { users: 'as the software counts them', active: 'as the software counts them', posts: 'as the software counts them' },
  endpoints: [
    { path: V2, limit: 'instance', every: 'day', refusal: refuseNonInstance, read: readInstance },
    { path: V1, limit: 'instance', every: 'day', refusal: refuseNonInstance, read: readInstance },
    { path: '/api/v1/instance/peers', limit: 'peers', every: 'week', when: hasInstanceDocument, refusal: refuseNonList, read: readPeers },
    { ...domainBlocks({ syntax: 'tree', mask: 'mastodon', emptyMeansHidden: true }, 'unsupported', hasInstanceDocument), every: 'week' },
  ],
})

function hasInstanceDocument(host: HostKnowledge): boolean {
  return host.state(V2) === 'ok' || host.state(V1) === 'ok'
}
