// Misskey and its forks: what to ask them and how to read it (other-software.md 2); not Iceshrimp.NET, which speaks Mastodon's API.
import type { Facts, Registrations, RegistrationMode, Rule, Usage } from '#model/facts.ts'
import { at, count, flag, isObject, list, rawText, strings, text, url } from '#model/json.ts'
import { htmlToText, TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge, type SoftwareFork, type Unpublished } from './define.ts'
import { readInstance, readPeers, withoutAbsent } from './mastodon-api.ts'
import { instanceV1, instanceV2 } from './mastodon-endpoints.ts'
import { keepStated } from './mastodon-configuration.ts'
import { misskeyBlockEndpoints } from './misskey-blocks.ts'
import { publicText, withoutAddresses } from './people.ts'

// Since version 13 both are null in NodeInfo (other-software.md 2.6).
const NO_ACTIVES: Unpublished = {
  facts: ['actives'],
  reference: 'misskey-dev/misskey:packages/backend/src/server/NodeinfoServerService.ts',
}

// Whoever asks without an account is told that nobody is blocked (other-software.md 2.4).
const NO_BLOCKS: Unpublished = {
  facts: ['blocks'],
  reference: 'TransFem-org/Sharkey:packages/backend/src/server/api/endpoints/federation/instances.ts',
}

// Recognised by version where the fork kept its parent's name.
const FORKS: readonly SoftwareFork[] = [
  {
    name: 'sharkey',
    label: 'Sharkey',
    repository: 'https://activitypub.software/TransFem-org/Sharkey',
    unpublished: { ...NO_BLOCKS, facts: ['actives', 'blocks'] },
  },
  { name: 'cherrypick', label: 'CherryPick', repository: 'https://github.com/kokonect-link/cherrypick', unpublished: NO_ACTIVES },
  { name: 'firefish', label: 'Firefish', repository: 'https://firefish.dev/firefish/firefish' },
  { name: 'calckey', label: 'Calckey' },
  { name: 'iceshrimp', label: 'Iceshrimp', repository: 'https://iceshrimp.dev/iceshrimp/iceshrimp', unpublished: NO_BLOCKS },
  { name: 'catodon', label: 'Catodon', repository: 'https://codeberg.org/catodon/catodon' },
  { name: 'foundkey', label: 'FoundKey', repository: 'https://akkoma.dev/FoundKeyGang/FoundKey' },
  { name: 'hajkey', label: 'Hajkey' },
  { name: 'magnetar', label: 'Magnetar' },
  { name: 'meisskey', label: 'Meisskey', repository: 'https://github.com/mei23/misskey', version: /-m544\b/ },
  { name: 'groundpolis', label: 'Groundpolis', version: /-gp-\d/ },
  { name: 'yamisskey', label: 'Yamisskey', unpublished: NO_ACTIVES },
  { name: 'dolphin', label: 'Dolphin', repository: 'https://github.com/syuilo/dolphin' },
  { name: 'rosekey', label: 'Rosekey', unpublished: NO_ACTIVES },
  { name: 'areionskey', label: 'Areionskey', version: /-rei0784-/ },
]

/** Misskey. API reference: `/api-doc` of any server; `packages/backend/src/server/api/endpoints` in its repository. */
export const misskey = defineSoftware({
  name: 'misskey',
  label: 'Misskey',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)', 'Tumblr'],
  licence: 'AGPL-3.0',
  language: 'TypeScript',
  repository: 'https://github.com/misskey-dev/misskey',
  homepage: 'https://misskey-hub.net',
  forks: FORKS,
  counts: {
    users: 'local accounts, the system ones included',
    active: 'local accounts seen in the period; not published since version 13',
    posts: 'local notes, renotes included',
  },
  correct: correctNodeInfo,
  endpoints: [
    // `detail` brings `requireSetup` and, before version 11, whether registration is open; an old meta carries its emojis either way.
    { path: '/api/meta', method: 'POST', body: { detail: true }, limit: 'instance', every: 'day', refusal: readRefusal, read: readMeta },
    {
      path: '/api/stats',
      method: 'POST',
      body: {},
      limit: 'instance',
      every: 'day',
      when: (host) => host.nodeinfo.usage?.users === undefined || host.nodeinfo.usage.localPosts === undefined,
      refusal: readRefusal,
      read: readStats,
    },
    // Most forks serve Mastodon's documents too; they say less, and only where the family's own cannot be had.
    instanceV2(readInstance, hasNoMeta),
    instanceV1(readInstance, hasNoMeta),
    ...misskeyBlockEndpoints,
    // Mastodon's list by name and shape: every host ever met, dead and blocked ones included (other-software.md 2.5).
    { path: '/api/v1/instance/peers', limit: 'peers', every: 'week', refusal: readRefusal, read: readPeers },
  ],
})

function hasNoMeta(host: HostKnowledge): boolean {
  return host.state('POST /api/meta') === 'absent' || host.state('POST /api/meta') === 'failed'
}

// Calckey and Firefish counted activity over about 82 years until Firefish began to name its releases by their date.
const WINDOW_BUG: ReadonlySet<string> = new Set(['calckey', 'firefish', 'hajkey'])

// `localComments` is the constant 0 in every member of the family: replies are notes (other-software.md 2.6).
function correctNodeInfo(nodeinfo: Facts): Facts {
  if (nodeinfo.usage === undefined) return nodeinfo
  const { localComments, ...figures } = nodeinfo.usage
  const usage: Usage = localComments === undefined || localComments === 0 ? figures : nodeinfo.usage
  return { ...nodeinfo, usage: hasWindowBug(nodeinfo) ? { ...usage, quality: 'unreliable' } : usage }
}

function hasWindowBug(nodeinfo: Facts): boolean {
  const { activeMonth, activeHalfyear } = nodeinfo.usage ?? {}
  if (activeMonth === undefined && activeHalfyear === undefined) return false
  return WINDOW_BUG.has(nodeinfo.software?.trim().toLowerCase() ?? '') && !/^v?\d{8}\b/.test(nodeinfo.version ?? '')
}

/** Reads `POST /api/meta` of any lineage. Names and addresses of people are not read. */
function readMeta(json: unknown, host: HostKnowledge): Facts {
  if (!isObject(json)) return {}
  const uri = url(json.uri)
  return withoutAbsent({
    version: text(json.version, TEXT_LIMITS.name),
    upstream: text(json.basedMisskeyVersion, TEXT_LIMITS.name) === undefined ? undefined : 'misskey',
    name: publicText(json.name, TEXT_LIMITS.name),
    shortDescription: readHtml(json.description, TEXT_LIMITS.description),
    languages: readLanguages(json.langs),
    registrations: readRegistrations(json),
    rules: readRules(json.serverRules),
    icon: url(json.iconUrl, host.origin),
    thumbnail: url(json.bannerUrl, host.origin),
    // Iceshrimp names its account domain; elsewhere the server's own address says it.
    accountDomain: text(json.domain, TEXT_LIMITS.name) ?? (uri === undefined ? undefined : new URL(uri).host),
    switches: readSwitches(json, host),
  })
}

// Clients show description and rules as HTML with the line breaks of the source kept (other-software.md 1.7).
function readHtml(value: unknown, max: number): string | undefined {
  const source = rawText(value)
  if (source === undefined) return undefined
  return withoutAddresses(htmlToText(source.replaceAll('\n', '<br>'), max)) || undefined
}

function readLanguages(langs: unknown): readonly string[] | undefined {
  const languages = strings(langs, TEXT_LIMITS.languages)
  return languages.length > 0 ? languages : undefined
}

// Since 13.12.0; an older server has no such member, so an empty list is a statement.
function readRules(serverRules: unknown): readonly Rule[] | undefined {
  if (!Array.isArray(serverRules)) return undefined
  return list(serverRules)
    .slice(0, TEXT_LIMITS.rules)
    .flatMap((rule) => {
      const words = readHtml(rule, TEXT_LIMITS.rule)
      return words === undefined ? [] : [{ text: words }]
    })
}

const CAPTCHAS = ['enableHcaptcha', 'enableRecaptcha', 'enableMcaptcha', 'enableTurnstile', 'enableFC'] as const

function readRegistrations(meta: Readonly<Record<string, unknown>>): Registrations | undefined {
  const mode = readMode(meta)
  if (mode === undefined) return undefined
  const captchas = CAPTCHAS.flatMap((name) => flag(meta[name]) ?? [])
  return withoutAbsent({
    mode,
    emailRequired: flag(meta.emailRequiredForSignup) ?? flag(at(meta, 'features', 'emailRequiredForSignup')),
    captcha: captchas.length > 0 ? captchas.includes(true) : undefined,
  })
}

// Table of other-software.md 1.3. Version 10 says it only among the features, with the opposite sense.
function readMode(meta: Readonly<Record<string, unknown>>): RegistrationMode | undefined {
  const disabled = flag(meta.disableRegistration)
  const open = disabled === undefined ? flag(at(meta, 'features', 'registration')) : !disabled
  if (open === undefined) return undefined
  if (!open) return 'closed'
  return flag(meta.approvalRequiredForSignup) === true ? 'approval' : 'open'
}

const FEDERATION_MODES: readonly string[] = ['all', 'specified', 'none']

function readSwitches(meta: Readonly<Record<string, unknown>>, host: HostKnowledge): Facts['switches'] {
  const federation = FEDERATION_MODES.find((mode) => mode === meta.federation)
  const privateMode = flag(meta.privateMode)
  return keepStated({
    maxCharacters: count(meta.maxNoteTextLength),
    maxUploadBytes: count(meta.maxFileSize),
    driveCapacityMb: count(at(meta, 'policies', 'driveCapacityMb')) ?? count(meta.driveCapacityPerLocalUserMb),
    federation,
    // `specified` and Iceshrimp's private mode are the family's two allow-list modes; the lists themselves are not public.
    limitedFederation: federation === undefined ? privateMode : federation === 'specified',
    privateMode,
    secureMode: flag(meta.secureMode),
    // `local` or `global`: whose posts a search finds.
    search: text(meta.noteSearchableScope, 20),
    translation: flag(meta.translatorAvailable),
    localTimeline: readTimeline(meta, 'ltlAvailable', 'localTimeline'),
    remoteTimeline: readTimeline(meta, 'gtlAvailable', 'globalTimeline'),
    helpUrl: url(meta.inquiryUrl, host.origin),
    requireSetup: flag(meta.requireSetup),
    // A closed server may hand out invitation codes, and nothing public tells (other-software.md 1.3).
    invitesPossible: readMode(meta) === 'closed' ? true : undefined,
    termsUrl: url(meta.tosUrl ?? meta.ToSUrl, host.origin),
    privacyUrl: url(meta.privacyPolicyUrl, host.origin),
    legalUrl: url(meta.impressumUrl, host.origin),
  })
}

// What everybody may see who has no role of their own: since 13 by policy, before that by a feature of the server.
function readTimeline(meta: Readonly<Record<string, unknown>>, policy: string, feature: string): string | undefined {
  const isShown = flag(at(meta, 'policies', policy)) ?? flag(at(meta, 'features', feature))
  return isShown === undefined ? undefined : isShown ? 'public' : 'disabled'
}

/** Reads `POST /api/stats`: `original…` is local, the rest is what the server has ever seen (other-software.md 2.3). */
function readStats(json: unknown): Facts {
  const usage = withoutAbsent({ users: count(at(json, 'originalUsersCount')), localPosts: count(at(json, 'originalNotesCount')) })
  return Object.keys(usage).length > 0 ? { usage } : {}
}

/** The family's error body, which some forks and proxies send with another status; other-software.md 2.1. */
function readRefusal(json: unknown): 'rate-limited' | 'unauthorized' | 'not-found' | undefined {
  switch (at(json, 'error', 'code')) {
    case 'RATE_LIMIT_EXCEEDED':
      return 'rate-limited'
    case 'CREDENTIAL_REQUIRED':
    case 'ACCESS_DENIED':
    case 'ROLE_PERMISSION_DENIED':
    case 'AUTHENTICATION_FAILED':
      return 'unauthorized'
    case 'UNKNOWN_API_ENDPOINT':
    case 'NO_SUCH_ENDPOINT':
      return 'not-found'
    default:
      return undefined
  }
}
