// NodeBB: a forum that federates since version 4 (other-software.md 3.6).
import type { Facts } from '#model/facts.ts'
import { at, flag, isObject, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicHtml } from './people.ts'

/** NodeBB. API reference: https://docs.nodebb.org/api/read/ */
export const nodebb = defineSoftware({
  name: 'nodebb',
  label: 'NodeBB',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['Reddit', 'vBulletin'],
  licence: 'GPL-3.0',
  language: 'JavaScript',
  repository: 'https://github.com/NodeBB/NodeBB',
  homepage: 'https://nodebb.org',
  counts: { users: 'local accounts', active: 'local accounts that were online in the period', posts: 'topics; replies are counted apart' },
  unpublished: { facts: ['rules', 'peers', 'blocks'], reference: 'NodeBB/NodeBB:src/routes/well-known.js' },
  readNodeinfo: (json) =>
    withoutAbsent<Facts>({ switches: keepStated({ federationEnabled: flag(at(json, 'metadata', 'federation', 'enabled')) }) }),
  // Approval and invitation are "not open" too, so that nothing follows from that.
  correct: readFlagAs({ open: 'open' }),
  endpoints: [{ path: '/api/config', limit: 'instance', every: 'week', read: readConfig }],
})

function readConfig(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json)) return {}
  const language = text(json['defaultLang'], 35)?.replaceAll('_', '-')
  return withoutAbsent<Facts>({
    name: publicHtml(json['siteTitle'], TEXT_LIMITS.name),
    languages: language === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(language) ? undefined : [language],
    icon: url(json['brand:logo'], host.origin),
  })
}
