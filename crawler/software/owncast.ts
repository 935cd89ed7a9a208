// Owncast: one person's stream, whose followers are accounts of the network (other-software.md 4.2).
import type { Facts } from '#model/facts.ts'
import { at, flag, isObject, strings, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { markConstant, readFlagAs } from './nodeinfo-word.ts'
import { publicHtml } from './people.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })
const MOST_TOPICS = 10

/** Owncast. API reference: https://owncast.online/api/latest/. With federation off it has no NodeInfo and is no part of the network. */
export const owncast = defineSoftware({
  name: 'owncast',
  label: 'Owncast',
  kind: 'video',
  networks: ['activitypub'],
  alternativeTo: ['Twitch', 'YouTube Live'],
  licence: 'MIT',
  language: 'Go',
  repository: 'https://github.com/owncast/owncast',
  homepage: 'https://owncast.online',
  counts: { users: 'always 1, whoever streams', active: 'always 1', posts: 'posts that the stream sent into the network' },
  unpublished: {
    facts: ['languages', 'rules', 'peers', 'blocks'],
    reference: 'owncast/owncast:webserver/handlers/config.go',
  },
  correct: (nodeinfo) => ownMode(markConstant(nodeinfo)),
  endpoints: [{ path: '/api/config', limit: 'instance', every: 'day', read: readConfig }],
})

function readConfig(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json)) return {}
  const topics = strings(json['tags'], MOST_TOPICS, 40)
  const page = publicHtml(json['extraPageContent'], TEXT_LIMITS.longText)
  return withoutAbsent<Facts>({
    name: publicHtml(json['name'], TEXT_LIMITS.name),
    shortDescription: publicHtml(json['summary'], TEXT_LIMITS.description),
    icon: url(json['logo'], host.origin),
    accountDomain: readAccountDomain(at(json, 'federation', 'account')),
    texts: page === undefined ? undefined : [{ kind: 'about-page', text: page, format: 'html' }],
    switches: keepStated({
      isNSFW: flag(json['nsfw']),
      federationEnabled: flag(at(json, 'federation', 'enabled')),
      topics: topics.length === 0 ? undefined : topics.join(', '),
    }),
  })
}

// The stream's account is written as `live@stream.example`.
function readAccountDomain(account: unknown): string | undefined {
  return /@([^@\s/]{1,253})$/.exec(text(account, 300) ?? '')?.[1]?.toLowerCase()
}
