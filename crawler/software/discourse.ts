// Discourse: forums that federate by a plugin which publishes no NodeInfo; recognised by what the forum tells its own pages (other-software.md 3.7).
import type { Facts } from '#model/facts.ts'
import { at, count, flag, isObject, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge, type SuspectedName } from './define.ts'
import { readPage } from './html-page.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { publicHtml } from './people.ts'

/** Names that forums have. No other name is asked. */
const FORUM = /^(?:forum|forums|discourse|community|discuss|talk|meta|board|socialhub)\./

/** Discourse. API reference: https://docs.discourse.org */
export const discourse = defineSoftware({
  name: 'discourse',
  label: 'Discourse',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['vBulletin', 'Facebook Groups'],
  licence: 'GPL-2.0',
  language: 'Ruby',
  repository: 'https://github.com/discourse/discourse-activity-pub',
  homepage: 'https://www.discourse.org',
  counts: {
    users: 'accounts of the forum, federated or not',
    active: 'accounts that were here within 30 days',
    posts: 'posts in all topics of the forum, federated or not',
  },
  unpublished: { facts: ['sign-up', 'peers', 'blocks'], reference: 'discourse/discourse-activity-pub:config/settings.yml' },
  withoutNodeinfo: { suspects: ({ domain }: SuspectedName) => FORUM.test(domain) },
  endpoints: [
    // The plugin adds its members here (its plugin.rb): the forum federates, or it is no part of the network.
    { path: '/site.json', limit: 'instance', every: 'week', read: readSite },
    { path: '/about.json', limit: 'instance', every: 'day', read: readAbout },
    { path: '/site/basic-info.json', limit: 'instance', every: 'week', read: readBasicInfo },
    { path: '/guidelines', limit: 'text', every: 'month', format: 'html', read: readPage('conduct') },
    { path: '/tos', limit: 'text', every: 'month', format: 'html', read: readPage('terms') },
    { path: '/privacy', limit: 'text', every: 'month', format: 'html', read: readPage('privacy') },
  ],
})

function readSite(json: unknown): Facts {
  if (flag(at(json, 'activity_pub_enabled')) !== true) return {}
  return { software: 'discourse', protocols: ['activitypub'], switches: { federationEnabled: true } }
}

// Members of the statistics were in the singular before 2023. Admins, moderators and the address of contact are people.
function readAbout(json: unknown, host: HostKnowledge): Facts {
  const about = at(json, 'about')
  const stats = at(about, 'stats')
  const version = text(at(about, 'version'), TEXT_LIMITS.name)
  if (!isObject(about) || !isObject(stats) || version === undefined) return {}
  const language = text(about['default_locale'] ?? about['locale'], 35)?.replaceAll('_', '-')
  const usage = withoutAbsent({
    users: count(stats['users_count']) ?? count(stats['user_count']),
    activeMonth: count(stats['active_users_30_days']),
    activeWeek: count(stats['active_users_7_days']),
    localPosts: count(stats['posts_count']) ?? count(stats['post_count']),
  })
  const long = publicHtml(about['extended_site_description'], TEXT_LIMITS.longText)
  return withoutAbsent<Facts>({
    version,
    name: publicHtml(about['title'], TEXT_LIMITS.name),
    shortDescription: publicHtml(about['description'], TEXT_LIMITS.description),
    languages: language === undefined ? undefined : [language],
    usage: Object.keys(usage).length === 0 ? undefined : usage,
    texts: long === undefined ? undefined : [{ kind: 'description', text: long, format: 'html' }],
    thumbnail: url(about['banner_image'], host.origin),
  })
}

function readBasicInfo(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json)) return {}
  return withoutAbsent<Facts>({
    name: publicHtml(json['title'], TEXT_LIMITS.name),
    shortDescription: publicHtml(json['description'], TEXT_LIMITS.description),
    icon: url(json['logo_url'], host.origin) ?? url(json['favicon_url'], host.origin),
  })
}
