// Pixelfed: photographs, the Mastodon-shaped API, and a sign-up that is curated where it seems closed (microblog.md 6).
import type { Facts } from '#model/facts.ts'
import { at, count, flag, isObject } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type EndpointDefinition, type HostKnowledge } from './define.ts'
import { readPage } from './html-page.ts'
import { readInstance, readPeers, refuseNonList } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { instanceV1, instanceV2 } from './mastodon-endpoints.ts'
import { dropFigures } from './nodeinfo-word.ts'
import { publicText } from './people.ts'

// `[]` is what a server shows that hides the list, and the list of one that knows nobody.
const peers: EndpointDefinition = {
  path: '/api/v1/instance/peers',
  limit: 'peers',
  every: 'week',
  refusal: refuseNonList,
  read: readLivePeers,
}

/** Pixelfed. API reference: https://docs.pixelfed.org/developers/api.html */
export const pixelfed = defineSoftware({
  name: 'pixelfed',
  label: 'Pixelfed',
  kind: 'photo',
  networks: ['activitypub'],
  alternativeTo: ['Instagram', 'Flickr'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/pixelfed/pixelfed',
  homepage: 'https://pixelfed.org',
  counts: {
    users: 'local accounts',
    active:
      'accounts whose row changed within 5 weeks, or 6 months for the half-year, deleted ones included: more than those who were active',
    posts: 'posts of local accounts',
  },
  unpublished: { facts: ['blocks'], reference: 'pixelfed/pixelfed:routes/api.php' },
  readNodeinfo: readOwnNodeinfo,
  // Comments are the constant 0. Not open may still be curated, so that NodeInfo alone does not say closed.
  correct: (nodeinfo) => (nodeinfo.usage?.localComments === 0 ? dropFigures(nodeinfo, 'localComments') : nodeinfo),
  endpoints: [
    instanceV2(readOwnInstance),
    instanceV1(readOwnInstance),
    peers,
    { path: '/site/terms', limit: 'text', every: 'month', format: 'html', read: readPage('terms') },
    { path: '/site/privacy', limit: 'text', every: 'month', format: 'html', read: readPage('privacy') },
  ],
})

/** Reads `metadata.config`, which is flat on old servers: what may be uploaded, and whether the server federates, which it need not. */
function readOwnNodeinfo(json: unknown): Facts {
  const config = at(json, 'metadata', 'config')
  if (!isObject(config)) return {}
  const shortDescription = publicText(at(config, 'site', 'description'), TEXT_LIMITS.description)
  const switches = keepStated({
    stories: flag(at(config, 'features', 'stories')),
    videos: flag(at(config, 'features', 'video')),
    federationEnabled: flag(at(config, 'features', 'federation')) ?? flag(at(config, 'activitypub', 'enabled')),
    maxCharacters: count(at(config, 'uploader', 'max_caption_length')),
    maxMedia: count(at(config, 'uploader', 'album_limit')),
  })
  return { ...(shortDescription === undefined ? {} : { shortDescription }), ...(switches === undefined ? {} : { switches }) }
}

/**
 * Reads both instance documents. Applications are taken only while the door is closed, so that `enabled: false` with
 * `approval_required: true` is the opposite of what it is at Mastodon.
 */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = readInstance(json, host)
  if (facts.registrations?.mode !== 'closed') return facts
  const stated = at(json, 'registrations')
  const approval = flag(at(isObject(stated) ? stated : json, 'approval_required'))
  return approval === true ? { ...facts, registrations: { ...facts.registrations, mode: 'curated' } } : facts
}

function readLivePeers(json: unknown): Facts {
  const { peers: page } = readPeers(json)
  return page === undefined ? {} : { peers: { ...page, emptyMeansHidden: true } }
}
