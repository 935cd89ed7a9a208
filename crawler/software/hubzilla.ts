// Hubzilla: NodeInfo by an addon, its own site document, and ones in every place for "do not count us" (microblog.md 9.1).
import type { Facts, RegistrationMode, Registrations, Usage } from '#model/facts.ts'
import { at, count, flag, isObject, rawText, text } from '#model/json.ts'
import { plainText, TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware } from './define.ts'
import { HIDDEN_USAGE } from './figures.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicText, withoutAddresses } from './people.ts'

const SHORT = 500
const readFlag = readFlagAs({ open: 'open' })

/** Hubzilla. Reference: `Zotlabs/Module/Siteinfo.php` in its repository. Its accounts are channels; a person may have several. */
export const hubzilla = defineSoftware({
  name: 'hubzilla',
  label: 'Hubzilla',
  kind: 'social',
  networks: ['zot', 'activitypub', 'diaspora'],
  alternativeTo: ['Facebook'],
  licence: 'MIT',
  language: 'PHP',
  repository: 'https://framagit.org/hubzilla/core',
  homepage: 'https://hubzilla.org',
  forks: [{ name: 'redmatrix', label: 'Red Matrix' }],
  counts: {
    users: 'channels, of which a person may have several',
    active: 'channels used within a month, or within half a year',
    posts: 'posts of local channels; comments are counted apart',
  },
  unpublished: { facts: ['peers', 'blocks', 'switches', 'rules'], reference: 'hubzilla/core:Zotlabs/Module/Siteinfo.php' },
  correct: correctNodeinfo,
  endpoints: [{ path: '/siteinfo.json', limit: 'instance', every: 'day', read: readSiteinfo }],
})

const ALL: readonly (keyof Usage)[] = ['users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments']

// With `hide_in_statistics` every figure is 1 and sign-up is said to be closed, whatever it is.
function correctNodeinfo(nodeinfo: Facts): Facts {
  const { usage, openRegistrations: _, ...rest } = nodeinfo
  if (usage !== undefined && ALL.every((figure) => usage[figure] === 1)) return { ...rest, usage: HIDDEN_USAGE }
  // True for open sign-up only; false may be by approval.
  return readFlag(nodeinfo)
}

/** Reads `/siteinfo.json`. Booleans are numbers on older versions; the admins are people and are not read. */
function readSiteinfo(json: unknown): Facts {
  if (!isObject(json) || rawText(json['platform']) === undefined) return {}
  const hidden = flag(json['hide_in_statistics']) === true
  const info = withoutAddresses(plainText(rawText(json['info']) ?? '', TEXT_LIMITS.longText))
  const language = text(json['language'], 35)
  return withoutAbsent({
    version: text(json['version'], TEXT_LIMITS.name),
    name: publicText(json['site_name'], TEXT_LIMITS.name),
    shortDescription: info !== '' && info.length <= SHORT ? info : undefined,
    texts: info.length > SHORT ? [{ kind: 'description' as const, text: info, format: 'html' as const }] : undefined,
    languages: language === undefined ? undefined : [language.replaceAll('_', '-')],
    registrations: readRegistrations(json),
    usage: hidden ? HIDDEN_USAGE : readChannels(json),
  })
}

const POLICIES: Readonly<Record<string, RegistrationMode>> = {
  REGISTER_OPEN: 'open',
  REGISTER_APPROVE: 'approval',
  REGISTER_CLOSED: 'closed',
}

function readRegistrations(json: Readonly<Record<string, unknown>>): Registrations | undefined {
  const policy = rawText(json['register_policy'])
  const mode = policy !== undefined && Object.hasOwn(POLICIES, policy) ? POLICIES[policy] : undefined
  if (flag(json['invitation_only']) === true) return { mode: 'invite' }
  return mode === undefined ? undefined : { mode }
}

function readChannels(json: unknown): Usage | undefined {
  const usage = withoutAbsent({
    users: count(at(json, 'channels_total')),
    activeMonth: count(at(json, 'channels_active_monthly')),
    activeHalfyear: count(at(json, 'channels_active_halfyear')),
    localPosts: count(at(json, 'local_posts')),
    localComments: count(at(json, 'local_comments')),
  })
  return Object.keys(usage).length === 0 ? undefined : usage
}
