// Friendica: its own JSON page, the Mastodon-shaped API, and a setting that crawlers take for an opt-out (microblog.md 7).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, flag, isObject, list, rawText, strings, text } from '#model/json.ts'
import { plainText, TEXT_LIMITS } from '#model/text.ts'
import { readFriendicaBlocklist } from './block-documents.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { HIDDEN_USAGE, hidesFigures, withoutHiddenFigures } from './figures.ts'
import { readPage } from './html-page.ts'
import { readExtendedDescription, readInstance, withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { instanceV1, instanceV2, peersEndpoint, rulesEndpoint, V1 } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { publicText, withoutAddresses } from './people.ts'

const SHORT = 500

/** Friendica. API reference: https://wiki.friendi.ca/docs/api; `src/Module/Friendica.php` in its repository. */
export const friendica = defineSoftware({
  name: 'friendica',
  label: 'Friendica',
  kind: 'social',
  networks: ['activitypub', 'dfrn', 'diaspora'],
  alternativeTo: ['Facebook'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/friendica/friendica',
  homepage: 'https://friendi.ca',
  counts: {
    users: 'accounts that publish their profile, fewer than there are',
    active: 'those of them that signed in within a month, or within half a year',
    posts: 'posts of local accounts; comments are counted apart',
  },
  readNodeinfo: readOwnNodeinfo,
  correct: closeWhenNotOpen,
  endpoints: [
    { path: '/friendica/json', limit: 'instance', every: 'day', read: readOwnPage },
    instanceV1(readOwnInstance),
    instanceV2(readOwnInstance, (host) => host.state(V1) !== 'ok'),
    rulesEndpoint,
    { path: '/api/statusnet/config.json', limit: 'instance', every: 'week', read: readConfig },
    {
      path: '/blocklist/domain/download',
      limit: 'blocks',
      every: 'day',
      format: 'text',
      blocks: { absent: 'unsupported' },
      read: readFriendicaBlocklist,
    },
    peersEndpoint,
    { path: '/api/v1/instance/extended_description', limit: 'text', every: 'month', read: readExtendedDescription },
    { path: '/tos', limit: 'text', every: 'month', format: 'html', read: readPage('terms') },
  ],
})

// Networks that an addon speaks with; the rest of the list are feeds, mail and protocols.
const BRIDGES: ReadonlySet<string> = new Set([
  'bluesky',
  'tumblr',
  'twitter',
  'wordpress',
  'gnusocial',
  'pumpio',
  'pnut',
  'livejournal',
  'blogger',
])

/** Reads what this software says in NodeInfo beyond the schema: explicit content, bridges, and `users: {}`, which hides all figures (7.1). */
function readOwnNodeinfo(json: unknown): Facts {
  const services = [...list(at(json, 'services', 'outbound')), ...list(at(json, 'services', 'inbound'))]
  const bridges = [...new Set(strings(services, 50, 40))].filter((name) => BRIDGES.has(name))
  const switches = keepStated({
    isNSFW: flag(at(json, 'metadata', 'explicitContent')),
    bridges: bridges.length === 0 ? undefined : bridges.toSorted().join(', '),
  })
  return withoutAbsent({ switches, usage: hidesFigures(json) ? HIDDEN_USAGE : undefined })
}

const POLICIES: Readonly<Record<string, RegistrationMode>> = {
  REGISTER_OPEN: 'open',
  REGISTER_APPROVE: 'approval',
  REGISTER_INVITATION: 'invite',
  REGISTER_CLOSED: 'closed',
}

/** Reads `/friendica/json` (7.2), the only document that tells the four ways to join apart. The admin is a person and is not read. */
function readOwnPage(json: unknown): Facts {
  const policy = rawText(at(json, 'register_policy'))
  if (!isObject(json) || (policy === undefined && rawText(json['platform']) === undefined)) return {}
  const language = text(json['language'], 35)
  const info = withoutAddresses(plainText(rawText(json['info']) ?? '', TEXT_LIMITS.description))
  const mode = policy !== undefined && Object.hasOwn(POLICIES, policy) ? POLICIES[policy] : undefined
  return withoutAbsent({
    version: text(json['version'], TEXT_LIMITS.name),
    name: publicText(json['site_name'], TEXT_LIMITS.name),
    shortDescription: info !== '' && info.length <= SHORT ? info : undefined,
    texts: info.length > SHORT ? [{ kind: 'description' as const, text: info, format: 'html' as const }] : undefined,
    languages: language === undefined ? undefined : [language.replaceAll('_', '-')],
    registrations: mode === undefined ? undefined : { mode },
    switches: keepStated({ isNSFW: flag(json['explicit_content']) }),
  })
}

// Posts and comments together are no count of posts (7.3); NodeInfo tells them apart. Where it hides the figures, 0 stands here.
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  return withoutHiddenFigures(readInstance(json, host), host)
}

/** Reads `/api/statusnet/config.json`: with `private` on, the admin wants strangers to see nothing of the server, and it is not listed. */
function readConfig(json: unknown): Facts {
  const site = at(json, 'site')
  if (!isObject(site)) return {}
  const isPrivate = flag(site['private'])
  return withoutAbsent({
    doNotList: isPrivate,
    switches: keepStated({ private: isPrivate }),
  })
}
