// Pleroma, Akkoma and Rebased: the Mastodon-shaped API with members of their own, and a NodeInfo that says more than others'.
import type { Facts, Registrations } from '#model/facts.ts'
import { at, count, flag, list, strings } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type EndpointDefinition, type HostKnowledge, type SoftwareDefinition } from './define.ts'
import { readInstance, readPeers, readRules, refuseNonInstance, refuseNonList } from './mastodon-api.ts'
import { hasFeature, keepStated } from './mastodon-configuration.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { readMrfBlocks } from './mrf-blocks.ts'
import { publicText } from './people.ts'

const V2 = '/api/v2/instance'
const REBASED = /\+soapbox(?![a-z])|rebased/i

const instanceV1: EndpointDefinition = {
  path: '/api/v1/instance',
  limit: 'instance',
  every: 'day',
  refusal: refuseNonInstance,
  read: readInstance,
}
const terms: EndpointDefinition = {
  path: '/static/terms-of-service.html',
  limit: 'text',
  every: 'month',
  format: 'html',
  read: readTermsPage,
}
const peers: EndpointDefinition = { path: '/api/v1/instance/peers', limit: 'peers', every: 'week', refusal: refuseNonList, read: readPeers }

const shared = {
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'Elixir',
  counts: {
    users: 'local accounts that are not deactivated',
    active: 'accounts that were used within 30 days, or within 180 for the half-year',
    posts: 'posts of local accounts',
  },
  readNodeinfo: readPleromaNodeinfo,
  correct: closeWhenNotOpen,
} as const satisfies Partial<SoftwareDefinition>

/** Pleroma and Rebased (microblog.md 4): v1 always answers without a sign-in; v2 and the rules came with 2.7 and earlier to Rebased. */
export const pleroma = defineSoftware({
  ...shared,
  name: 'pleroma',
  label: 'Pleroma',
  repository: 'https://git.pleroma.social/pleroma/pleroma',
  homepage: 'https://pleroma.social',
  forks: [
    { name: 'rebased', label: 'Rebased', repository: 'https://gitlab.com/soapbox-pub/rebased', version: REBASED },
    { name: 'pl', label: 'pl', repository: 'https://github.com/mkljczk/pl', version: /\+pl(?![a-z])/i },
  ],
  endpoints: [
    { path: V2, limit: 'instance', every: 'day', when: hasV2, refusal: refuseNonInstance, read: readInstance },
    instanceV1,
    { path: '/api/v1/instance/rules', limit: 'instance', every: 'day', when: needsRules, refusal: refuseNonList, read: readRules },
    peers,
    terms,
  ],
})

/** Akkoma (microblog.md 4): neither v2 nor rules, whatever Mastodon version it claims to be compatible with. */
export const akkoma = defineSoftware({
  ...shared,
  name: 'akkoma',
  label: 'Akkoma',
  repository: 'https://akkoma.dev/AkkomaGang/akkoma',
  homepage: 'https://akkoma.social',
  endpoints: [instanceV1, peers, terms],
})

function hasV2(host: HostKnowledge): boolean {
  const version = host.version
  return version === undefined || isRebased(host) || version[0] > 2 || (version[0] === 2 && version[1] >= 7)
}

function isRebased(host: HostKnowledge): boolean {
  return host.nodeinfo.software === 'rebased' || REBASED.test(host.nodeinfo.version ?? '')
}

function needsRules(host: HostKnowledge): boolean {
  return hasV2(host) && host.state(V2) !== 'ok'
}

// Until an admin writes terms, the page says that it is a placeholder: a page, but no terms.
const PLACEHOLDER = /\bdefault placeholder\b/i

/** Reads the page on which this family publishes its terms and, before 2.7, its rules (microblog.md 11.1): the text of the page. */
export function readTermsPage(document: unknown): Facts {
  const words = publicText(document, TEXT_LIMITS.longText)
  if (words === undefined) return {}
  return { texts: PLACEHOLDER.test(words) ? [] : [{ kind: 'terms', text: words, format: 'html' }] }
}

/**
 * Reads what Pleroma and Akkoma say in NodeInfo's `metadata` (microblog.md 4.1): invitations, which count only while sign-up is
 * closed, whether the server federates at all, whether its API wants a sign-in, and limits. Staff accounts are people, and left out.
 */
export function readPleromaNodeinfo(json: unknown): Facts {
  const metadata = at(json, 'metadata')
  const registrations = readInvitations(flag(at(json, 'openRegistrations')), metadata)
  const switches = keepStated({
    invitesEnabled: flag(at(metadata, 'invitesEnabled')),
    federationEnabled: flag(at(metadata, 'federation', 'enabled')),
    private: flag(at(metadata, 'private')),
    maxUploadBytes: count(at(metadata, 'uploadLimits', 'general')),
    maxPollOptions: count(at(metadata, 'pollLimits', 'max_options')),
    emojiReactions: hasFeature(at(metadata, 'features'), 'pleroma_emoji_reactions'),
    quotes: hasFeature(at(metadata, 'features'), 'quote_posting'),
    formattedPosts: readPostFormats(at(metadata, 'postFormats')),
    filters: readPolicies(at(metadata, 'federation', 'mrf_policies')),
  })
  const blocks = readMrfBlocks(at(metadata, 'federation'))
  return {
    ...(registrations === undefined ? {} : { registrations }),
    ...(switches === undefined ? {} : { switches }),
    ...(blocks === undefined ? {} : { blocks }),
  }
}

function readInvitations(open: boolean | undefined, metadata: unknown): Registrations | undefined {
  const emailRequired = flag(at(metadata, 'accountActivationRequired'))
  const detail = emailRequired === undefined ? {} : { emailRequired }
  if (open === false) return { mode: flag(at(metadata, 'invitesEnabled')) === true ? 'invite' : 'closed', ...detail }
  return emailRequired === undefined ? undefined : { mode: 'unknown', ...detail }
}

const MOST_POLICIES = 30

// Names of the policies that posts from elsewhere pass, without the word that all of them end in; what keywords they have is nobody's to spread.
function readPolicies(json: unknown): string | undefined {
  const names = strings(json, MOST_POLICIES, 60).map((name) => name.replace(/Policy$/, ''))
  return names.length === 0 ? undefined : names.filter((name) => name !== '').join(', ') || undefined
}

function readPostFormats(json: unknown): boolean | undefined {
  const formats = list(json)
  return formats.length === 0 ? undefined : formats.some((format) => format !== 'text/plain')
}
