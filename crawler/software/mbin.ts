// Mbin, and kbin from which it comes: small documents for the site, its texts and the servers it has met (other-software.md 3.4).
import type { Facts, LongText, LongTextKind } from '#model/facts.ts'
import { at, flag, isObject, list, rawText, text } from '#model/json.ts'
import { markdownToText, TEXT_LIMITS } from '#model/text.ts'
import { readMbinDefederated } from './block-documents.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicText, withoutAddresses } from './people.ts'

/** Mbin. API reference: https://docs.joinmbin.org/. Whether sign-up needs an approval is not public. */
export const mbin = defineSoftware({
  name: 'mbin',
  label: 'Mbin',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['Reddit', 'X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/MbinOrg/mbin',
  homepage: 'https://joinmbin.org',
  forks: [
    {
      name: 'kbin',
      label: 'kbin',
      repository: 'https://codeberg.org/Kbin/kbin-core',
      homepage: 'https://kbin.pub',
      unpublished: { facts: ['languages', 'peers', 'switches'], reference: 'Kbin/kbin-core:config/kbin_routes' },
    },
  ],
  counts: {
    users: 'local accounts',
    active: 'local accounts by the time they were last here',
    posts: 'local threads and microblog posts; comments are counted apart',
  },
  correct: readFlagAs({ open: 'open', shut: 'closed' }),
  endpoints: [
    { path: '/api/info', limit: 'instance', every: 'day', read: readInfo },
    { path: '/api/instance', limit: 'text', every: 'month', read: readTexts },
    // Since 1.7: those that answer, and those that have stopped to.
    // Public even on private servers; the older form names the hosts only.
    {
      path: '/api/defederated',
      limit: 'blocks',
      every: 'day',
      blocks: { absent: 'unsupported' },
      read: readMbinDefederated,
    },
    { path: '/api/federated', limit: 'peers', every: 'week', when: hasLists, read: readHosts },
    { path: '/api/dead', limit: 'peers', every: 'week', when: hasLists, read: readHosts },
  ],
})

function hasLists({ nodeinfo, version }: HostKnowledge): boolean {
  if (nodeinfo.software?.trim().toLowerCase() === 'kbin' || version === undefined) return false
  return version[0] > 1 || (version[0] === 1 && version[1] >= 7)
}

// Moderators and the contact address are people.
function readInfo(json: unknown): Facts {
  if (!isObject(json)) return {}
  const open = flag(json['websiteOpenRegistrations'])
  const language = text(json['websiteDefaultLang'], 35)?.replaceAll('_', '-')
  return withoutAbsent<Facts>({
    name: publicText(json['websiteTitle'], TEXT_LIMITS.name),
    languages: language === undefined ? undefined : [language],
    registrations: open === undefined ? undefined : { mode: open ? 'open' : 'closed' },
    accountDomain: text(json['websiteDomain'], 253)?.toLowerCase(),
    switches: keepStated({ federationEnabled: flag(json['websiteFederationEnabled']) }),
  })
}

const TEXTS: readonly (readonly [member: string, kind: LongTextKind])[] = [
  ['about', 'description'],
  ['terms', 'terms'],
  ['privacyPolicy', 'privacy'],
]

/** Markdown, each null where the operator wrote nothing. */
function readTexts(json: unknown): Facts {
  if (!isObject(json) || !TEXTS.some(([member]) => Object.hasOwn(json, member))) return {}
  return { texts: TEXTS.flatMap(([member, kind]) => readLongText(kind, json[member])) }
}

function readLongText(kind: LongTextKind, value: unknown): readonly LongText[] {
  const words = withoutAddresses(markdownToText(rawText(value) ?? '', TEXT_LIMITS.longText))
  return words === '' ? [] : [{ kind, text: words, format: 'markdown' }]
}

function readHosts(json: unknown): Facts {
  const instances = at(json, 'instances')
  if (!Array.isArray(instances)) return {}
  const names = list(instances).flatMap((row) => rawText(at(row, 'domain')) ?? [])
  return { peers: { kind: 'knows', names } }
}
