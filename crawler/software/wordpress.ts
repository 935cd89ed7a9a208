// WordPress with the ActivityPub plugin, the NodeInfo plugin or both (other-software.md 4.19, microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { at, isObject, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { dropFigures, readFlagAs } from './nodeinfo-word.ts'
import { publicHtml } from './people.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })

/** WordPress. Sites are blogs of one or a few authors, tens of thousands of them on WordPress.com. */
export const wordpress = defineSoftware({
  name: 'wordpress',
  label: 'WordPress',
  kind: 'blog',
  networks: ['activitypub'],
  alternativeTo: ['Medium', 'Substack', 'Blogger'],
  licence: 'GPL-2.0-or-later',
  language: 'PHP',
  repository: 'https://github.com/Automattic/wordpress-activitypub',
  homepage: 'https://wordpress.org/plugins/activitypub',
  counts: {
    users: 'authors who can be followed, and the blog itself',
    active: 'authors who posted in the period; figures of plugin versions that count the others are left out',
    posts: 'published posts; comments are counted apart',
  },
  unpublished: {
    facts: ['languages', 'rules', 'peers', 'blocks'],
    reference: 'Automattic/wordpress-activitypub:includes/rest/class-nodeinfo.php',
  },
  readNodeinfo,
  correct: (nodeinfo) => ownMode(dropInverted(nodeinfo)),
  endpoints: [
    // The index of the REST API, cut to what a site says of itself (WP_REST_Server::get_index); NodeInfo says the same since 2024.
    {
      path: '/wp-json/?_fields=name,description,site_icon_url',
      limit: 'instance',
      every: 'week',
      when: (host) => host.nodeinfo.name === undefined,
      read: readIndex,
    },
  ],
})

// The ActivityPub plugin counts authors with posts older than the window, so that more are active in a month than in half a year.
function dropInverted(nodeinfo: Facts): Facts {
  const { activeMonth = 0, activeHalfyear = activeMonth } = nodeinfo.usage ?? {}
  return activeMonth > activeHalfyear ? dropFigures(nodeinfo, 'activeMonth', 'activeHalfyear') : nodeinfo
}

// With the NodeInfo plugin alone a site describes itself and speaks with nobody.
function readNodeinfo(json: unknown): Facts {
  const protocols = at(json, 'protocols')
  return Array.isArray(protocols) && !protocols.includes('activitypub') ? { switches: { federationEnabled: false } } : {}
}

function readIndex(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json)) return {}
  return withoutAbsent({
    name: publicHtml(json['name'], TEXT_LIMITS.name),
    shortDescription: publicHtml(json['description'], TEXT_LIMITS.description),
    icon: url(at(json, 'site_icon_url'), host.origin),
  })
}
