// The documents of Mastodon and its forks as each version wrote them (microblog.md 2 and 3); it knows nothing of adapters.
import type { Rule } from '#model/facts.ts'
import type { VirtualInstance } from '../contract.ts'

export type Json = Readonly<Record<string, unknown>>

/** What a version of Mastodon publishes, and which fork's marks it carries. */
export interface MastodonShape {
  /** The version that the API states; a fork with versions of its own states the Mastodon it stands on. */
  readonly apiVersion: string
  readonly since: (major: number, minor: number, patch?: number) => boolean
  readonly fork: 'none' | 'glitch' | 'hometown' | 'chuckya' | 'kmyblue' | 'fedibird'
  /** An anonymous caller is refused by everything but NodeInfo; instance documents answer again since 4.4. */
  readonly limited: boolean
  readonly shutInstance: boolean
}

/** The shape of an instance's version. Fedibird's `0.1` stands on 3.4.6. */
export function mastodonShape(instance: VirtualInstance): MastodonShape {
  const fork = forkOf(instance)
  const apiVersion = fork === 'fedibird' ? '3.4.6' : instance.version
  const parts = baseOf(apiVersion)
  const since = (major: number, minor: number, patch = 0): boolean => compare(parts, [major, minor, patch]) >= 0
  // The mode came with 3.0.0, then called whitelist mode.
  const limited = instance.variant?.limitedFederation === true && since(3, 0)
  return { apiVersion, since, fork, limited, shutInstance: limited && !since(4, 4) }
}

function forkOf(instance: VirtualInstance): MastodonShape['fork'] {
  const mark = `${instance.software} ${instance.version}`.toLowerCase()
  for (const fork of ['glitch', 'chuckya', 'kmyblue', 'fedibird'] as const) if (mark.includes(fork)) return fork
  return mark.includes('hometown') || /^1\.\d+\.\d+\+[234]\./.test(instance.version) ? 'hometown' : 'none'
}

function baseOf(version: string): readonly number[] {
  const [own = '', other = ''] = version.split('+')
  const numbers = (text: string): readonly number[] =>
    text
      .split('.')
      .slice(0, 3)
      .map((part) => Number.parseInt(part, 10) || 0)
  return /^\d+\.\d+\.\d+$/.test(other) && (numbers(own)[0] ?? 0) < (numbers(other)[0] ?? 0) ? numbers(other) : numbers(own)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const [left = 0, right = 0] = [0, 1, 2].flatMap((index) => (a[index] === b[index] ? [] : [a[index] ?? 0, b[index] ?? 0]))
  return left - right
}

/** The answers to "may I join" that the API gives; approval stands on single-user servers although nobody can join. */
export interface MastodonSignUp {
  readonly enabled: boolean
  readonly approval: boolean
  readonly invites: boolean
  readonly full: boolean
}

/** How this version expresses a registration mode (microblog.md 2.4). Approval came to the API with 2.9.2, single sign-on with 4.2. */
export function mastodonSignUp(instance: VirtualInstance, shape: MastodonShape): MastodonSignUp {
  const { mode } = instance.registrations
  const alone = instance.variant?.singleUser === true
  return {
    enabled: !alone && (mode === 'open' || mode === 'approval'),
    approval: alone || mode === 'approval',
    invites: mode === 'invite' || instance.variant?.invites === true,
    full: mode === 'full' && shape.fork === 'kmyblue',
  }
}

/** NodeInfo 2.0, since 3.0.0. */
export function mastodonNodeInfo(instance: VirtualInstance, shape: MastodonShape): Json {
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0 } = instance.usage
  const { enabled } = mastodonSignUp(instance, shape)
  return {
    version: '2.0',
    software: { name: publishedName(instance), version: instance.version },
    protocols: ['activitypub'],
    ...(shape.since(4, 0) && { services: { outbound: [], inbound: [] } }),
    usage: { users: { total: users, activeMonth, activeHalfyear }, localPosts },
    openRegistrations: enabled,
    ...nodeInfoMetadata(instance, shape),
  }
}

function nodeInfoMetadata(instance: VirtualInstance, shape: MastodonShape): Json {
  const upstream = { upstream: { name: 'mastodon', version: shape.apiVersion.split('+')[0] } }
  if (shape.fork === 'fedibird') return { metadata: upstream }
  if (!shape.since(4, 0)) return {}
  return {
    metadata: {
      ...(shape.since(4, 3) && { nodeName: instance.name, nodeDescription: instance.shortDescription }),
      ...(shape.fork === 'kmyblue' && { features: ['emoji_reaction', 'circle'], ...upstream }),
    },
  }
}

/** The name in NodeInfo: forks that only mark their version call themselves mastodon. */
export function publishedName(instance: VirtualInstance): string {
  return ['glitch-soc', 'chuckya', 'polyam'].includes(instance.software) ? 'mastodon' : instance.software
}

/** `/api/v2/instance`, since 4.0.0. */
export function mastodonInstanceV2(instance: VirtualInstance, shape: MastodonShape): Json {
  const { since, fork } = shape
  const origin = `https://${instance.apiHost ?? instance.host}`
  return {
    domain: instance.host,
    title: instance.name,
    version: shape.apiVersion,
    source_url: 'https://github.com/mastodon/mastodon',
    description: `${instance.shortDescription}\r\n\r\n`,
    usage: { users: { active_month: shape.limited && since(4, 4) ? 0 : (instance.usage.activeMonth ?? 0) } },
    thumbnail: { url: `${origin}/packs/preview.png`, ...(since(4, 6) && { description: '' }) },
    ...(since(4, 3) && { icon: [36, 512, 192].map((size) => ({ src: `${origin}/packs/icon-${size}.png`, size: `${size}x${size}` })) }),
    languages: spokenLanguages(instance),
    configuration: configuration(shape, origin),
    registrations: registrationsV2(instance, shape),
    ...(since(4, 3) && { api_versions: apiVersions(shape) }),
    contact: { email: `staff@${instance.host}`, account: contactAccount(instance) },
    rules: rulesOf(instance, shape),
    ...(fork === 'kmyblue' && { fedibird_capabilities: ['emoji_reaction'] }),
  }
}

// By release (microblog.md 2.2); forks add a number of their own.
function apiVersions({ since, fork }: MastodonShape): Json {
  const own = fork === 'none' || fork === 'hometown' ? {} : { [fork]: 1 }
  return { mastodon: since(4, 6) ? 10 : since(4, 5) ? 7 : since(4, 4) ? 6 : 2, ...own }
}

function configuration(shape: MastodonShape, origin: string): Json {
  const { since, fork } = shape
  return {
    urls: {
      streaming: origin.replace('https', 'wss'),
      ...(since(4, 1) && { status: null }),
      ...(since(4, 4) && { about: `${origin}/about`, privacy_policy: `${origin}/privacy-policy`, terms_of_service: null }),
    },
    accounts: { max_featured_tags: 10 },
    statuses: {
      max_characters: 500,
      max_media_attachments: 4,
      characters_reserved_per_url: 23,
      ...(fork === 'glitch' && { supported_mime_types: ['text/plain', 'text/markdown'] }),
    },
    media_attachments: { supported_mime_types: ['image/png'], image_size_limit: 16_777_216, video_size_limit: 103_809_024 },
    polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
    translation: { enabled: false },
    ...(fork === 'glitch' && { reactions: { max_reactions: 1 } }),
    ...(since(4, 5) && { timelines_access: { live_feeds: { local: 'public', remote: 'authenticated' } } }),
    ...(since(4, 4) && { limited_federation: shape.limited }),
  }
}

function registrationsV2(instance: VirtualInstance, shape: MastodonShape): Json {
  const { enabled, approval, full } = mastodonSignUp(instance, shape)
  const { message, minAge, reasonRequired, url, mode } = instance.registrations
  return {
    enabled,
    approval_required: approval,
    message: enabled || message === undefined ? null : `<p>${escapeHtml(message)}</p>`,
    ...(shape.since(4, 4) && { reason_required: reasonRequired ?? false, min_age: minAge ?? null }),
    ...(shape.since(4, 2) && { url: mode === 'external' ? (url ?? null) : null }),
    ...(shape.fork === 'kmyblue' && { limit_reached: full }),
  }
}

/** `/api/v1/instance`, growing since 1.1.0; members by version as in microblog.md 2.3. Fedibird mixes members of v2 into it. */
export function mastodonInstanceV1(instance: VirtualInstance, shape: MastodonShape): Json {
  const { since, fork } = shape
  const { users = 0, localPosts = 0 } = instance.usage
  const origin = `https://${instance.apiHost ?? instance.host}`
  return {
    uri: instance.host,
    title: instance.name,
    ...(since(2, 9, 2) && { short_description: instance.shortDescription }),
    description: legacyDescription(instance, shape),
    email: `staff@${instance.host}`,
    version: shape.apiVersion,
    urls: { streaming_api: origin.replace('https', 'wss') },
    stats: { user_count: users, status_count: localPosts, domain_count: instance.peers.length },
    thumbnail: since(4, 0) ? `${origin}/packs/preview.png` : null,
    ...(since(2, 3) && { languages: spokenLanguages(instance), contact_account: contactAccount(instance) }),
    ...registrationsV1(instance, shape),
    ...((fork === 'glitch' || fork === 'hometown') && { max_toot_chars: 500, poll_limits: { max_options: 5 } }),
    ...(since(3, 4, 2) && { configuration: { statuses: { max_characters: 500, max_media_attachments: 4 }, polls: { max_options: 4 } } }),
    ...(since(3, 4) && { rules: rulesOf(instance, shape) }),
    ...(fork === 'fedibird' && {
      feature_quote: true,
      fedibird_capabilities: ['emoji_reaction'],
      icon: { src: `${origin}/icon.png`, size: '192x192' },
    }),
  }
}

function registrationsV1(instance: VirtualInstance, shape: MastodonShape): Json {
  const { since } = shape
  const { enabled, approval, invites } = mastodonSignUp(instance, shape)
  if (instance.variant?.hybrid === true) return { registrations: registrationsV2(instance, shape), invites_enabled: invites }
  return {
    ...(since(2, 7, 2) && { registrations: enabled }),
    ...(since(2, 9, 2) && { approval_required: approval }),
    ...(since(3, 1, 4) && { invites_enabled: invites }),
  }
}

// Until 2.9.1 the only description there is; then the long one, in HTML; empty since 4.0, when it got a document of its own.
function legacyDescription(instance: VirtualInstance, shape: MastodonShape): string {
  if (!shape.since(2, 9, 2)) return instance.shortDescription
  return shape.since(4, 0) || instance.description === undefined ? '' : `<p>${escapeHtml(instance.description)}</p>`
}

/** The list of languages: exactly one, the locale of the server (2.2). */
export function spokenLanguages(instance: VirtualInstance): readonly string[] {
  return [instance.languages[0] ?? 'en']
}

/** The rules in the words of this version: hints since 4.3, translations since 4.4. */
export function rulesOf(instance: VirtualInstance, shape: Pick<MastodonShape, 'since'>): readonly Json[] {
  return instance.rules.map((rule, index) => ({
    id: rule.nativeId ?? String(index + 1),
    text: rule.text,
    ...(shape.since(4, 3) && { hint: rule.hint ?? '' }),
    ...(shape.since(4, 4) && { translations: translationsOf(rule) }),
  }))
}

function translationsOf(rule: Rule): Json {
  return Object.fromEntries(
    Object.entries(rule.translations ?? {}).map(([language, { text, hint }]) => [language, { text, hint: hint ?? '' }]),
  )
}

/** The account of a person, whole as the API serves it: nothing of it may become a fact. */
export function contactAccount(instance: VirtualInstance): Json {
  return {
    id: '1',
    username: 'head.gardener',
    acct: 'head.gardener',
    display_name: 'Robin Gardener',
    url: `https://${instance.host}/@head.gardener`,
    note: '<p>I look after this place.</p>',
    created_at: '2019-03-16T00:00:00.000Z',
    followers_count: 10,
  }
}

/** Text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}
