// Vernissage: photographs and what was used to take them; an instance document like Mastodon's under names of its own (other-software.md 4.18).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, count, flag, isObject, rawText, strings, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { readRuleList } from './mastodon-rules.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicHtml, publicText } from './people.ts'

/** Vernissage. Reference: `InstanceController.swift` in its repository. */
export const vernissage = defineSoftware({
  name: 'vernissage',
  label: 'Vernissage',
  kind: 'photo',
  networks: ['activitypub'],
  alternativeTo: ['Instagram', '500px'],
  licence: 'Apache-2.0',
  language: 'Swift',
  repository: 'https://github.com/VernissageApp/VernissageServer',
  homepage: 'https://joinvernissage.org',
  counts: {
    users: 'local accounts',
    active: 'accounts that signed in within a month, or within half a year',
    posts: 'posts of local accounts; comments are counted apart',
  },
  unpublished: {
    facts: ['peers', 'blocks'],
    reference: 'VernissageApp/VernissageServer:Sources/VernissageServer/Controllers/InstanceController.swift',
  },
  // Its flag is true for open sign-up only; false may be by approval or invitation.
  correct: readFlagAs({ open: 'open' }),
  endpoints: [{ path: '/api/v1/instance', limit: 'instance', every: 'day', read: readOwnInstance }],
})

/** Reads `/api/v1/instance`, in the spelling of this software. The contact is a person and is not read. */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json) || rawText(json['uri']) === undefined) return {}
  const mode = readMode(json)
  const uri = url(json['uri'])
  const long = publicHtml(json['longDescription'], TEXT_LIMITS.longText)
  const languages = strings(json['languages'], TEXT_LIMITS.languages, 35)
  const usage = withoutAbsent({ users: count(at(json, 'stats', 'userCount')), localPosts: count(at(json, 'stats', 'statusCount')) })
  return withoutAbsent({
    accountDomain: uri === undefined ? undefined : new URL(uri).host,
    version: text(json['version'], TEXT_LIMITS.name),
    name: publicText(json['title'], TEXT_LIMITS.name),
    shortDescription: publicHtml(json['description'], TEXT_LIMITS.description),
    texts: long === undefined ? undefined : [{ kind: 'description' as const, text: long, format: 'html' as const }],
    languages: languages.length === 0 ? undefined : languages,
    registrations: mode === undefined ? undefined : { mode },
    usage: Object.keys(usage).length === 0 ? undefined : usage,
    rules: readRuleList(json['rules']),
    thumbnail: url(json['thumbnail'], host.origin),
    switches: keepStated({
      maxCharacters: count(at(json, 'configuration', 'statuses', 'maxCharacters')),
      maxMedia: count(at(json, 'configuration', 'statuses', 'maxMediaAttachments')),
      maxImageBytes: count(at(json, 'configuration', 'attachments', 'imageSizeLimit')),
      invitesEnabled: flag(json['registrationByInvitationsOpened']),
    }),
  })
}

function readMode(json: Readonly<Record<string, unknown>>): RegistrationMode | undefined {
  const open = flag(json['registrationOpened'])
  if (open === undefined) return undefined
  if (open) return 'open'
  if (flag(json['registrationByApprovalOpened']) === true) return 'approval'
  return flag(json['registrationByInvitationsOpened']) === true ? 'invite' : 'closed'
}
