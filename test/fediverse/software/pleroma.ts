// The mirror of Pleroma, Akkoma and Rebased: their NodeInfo with everything in it, and their Mastodon-shaped API (microblog.md 4).
import type { Registrations } from '#model/facts.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { mrfLines, mrfLists } from './block-lists.ts'
import { webPage } from './instance-documents.ts'
import { contactAccount, escapeHtml, type Json } from './mastodon-documents.ts'
import { textOf } from './nodeinfo-documents.ts'

/** What a version of the family publishes. */
interface PleromaShape {
  readonly akkoma: boolean
  /** v2, rules, contact, configuration and a bare host as `uri`: Pleroma since 2.7, Rebased. */
  readonly recent: boolean
  readonly since: (major: number, minor: number) => boolean
  readonly label: 'Pleroma' | 'Akkoma' | 'Rebased'
}

function shapeOf(instance: VirtualInstance): PleromaShape {
  const akkoma = instance.software === 'akkoma'
  const rebased = instance.software === 'rebased' || instance.version.endsWith('+soapbox')
  const [major = 0, minor = 0] = instance.version.split('.').map((part) => Number.parseInt(part, 10))
  const since = (wanted: number, least: number): boolean => akkoma || major > wanted || (major === wanted && minor >= least)
  return {
    akkoma,
    recent: !akkoma && (rebased || since(2, 7)),
    since,
    label: akkoma ? 'Akkoma' : instance.software === 'rebased' ? 'Rebased' : 'Pleroma',
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shape = shapeOf(instance)
  const origin = `https://${instance.apiHost ?? instance.host}`
  const missing: VirtualReply = { status: 404, json: { error: 'Not implemented' } }
  const signIn: VirtualReply = { status: 403, json: { error: 'Invalid credentials.' } }
  const link = (version: string) => ({
    rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`,
    href: `${origin}/nodeinfo/${version}.json`,
  })
  return {
    'GET /.well-known/nodeinfo': { json: { links: [link('2.0'), link('2.1')] } },
    'GET /nodeinfo/2.0.json': { json: nodeInfo(instance, shape, '2.0') },
    'GET /nodeinfo/2.1.json': { json: nodeInfo(instance, shape, '2.1') },
    'GET /api/v1/instance': { json: instanceV1(instance, shape) },
    'GET /api/v2/instance': shape.recent ? { json: instanceV2(instance, shape) } : missing,
    'GET /api/v1/instance/rules': shape.recent ? { json: rulesOf(instance) } : missing,
    'GET /api/v1/instance/peers': instance.variant?.private === true ? signIn : { json: peersOf(instance) },
    'GET /static/terms-of-service.html': termsPage(instance),
    'GET /api/v1/pleroma/federation_status': instance.variant?.private === true ? signIn : { json: { unreachable: {} } },
  }
}

// Until an admin writes terms, the page says that there are none.
function termsPage(instance: VirtualInstance): VirtualReply {
  const terms = textOf(instance, 'terms')
  return webPage('Terms of Service', terms ?? 'This is the default placeholder. Edit it, or write a page of your own.')
}

// The part behind "@" of every remote nickname, blocked and dead hosts included; malformed nicknames leave their traces.
function peersOf(instance: VirtualInstance): readonly string[] {
  return instance.variant?.junkPeers === true ? ['', ...instance.peers, 'relay.example:4000'] : instance.peers
}

function isOpen(instance: VirtualInstance): boolean {
  return instance.registrations.mode === 'open' || instance.registrations.mode === 'approval'
}

function nodeInfo(instance: VirtualInstance, shape: PleromaShape, version: '2.0' | '2.1'): Json {
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0 } = instance.usage
  const repository = shape.akkoma ? 'https://akkoma.dev/AkkomaGang/akkoma' : 'https://git.pleroma.social/pleroma/pleroma'
  return {
    version,
    software: { name: instance.software, version: instance.version, ...(version === '2.1' && { repository }) },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations: isOpen(instance),
    usage: { users: { total: users, ...(shape.since(2, 3) && { activeMonth, activeHalfyear }) }, localPosts },
    metadata: metadata(instance, shape),
  }
}

function metadata(instance: VirtualInstance, shape: PleromaShape): Json {
  return {
    nodeName: instance.name,
    nodeDescription: shape.akkoma ? instance.shortDescription : longDescription(instance, shape),
    private: instance.variant?.private === true,
    suggestions: { enabled: false },
    staffAccounts: [`https://${instance.host}/users/head.gardener`],
    federation: federation(instance),
    postFormats: ['text/plain', 'text/markdown'],
    uploadLimits: { avatar: 2_000_000, background: 4_000_000, banner: 4_000_000, general: 16_000_000 },
    pollLimits: { max_options: 20, max_option_chars: 200, min_expiration: 0, max_expiration: 31_536_000 },
    accountActivationRequired: instance.registrations.emailRequired ?? false,
    invitesEnabled: instance.registrations.mode === 'invite' || instance.variant?.invites === true,
    mailerEnabled: true,
    features: features(shape),
    restrictedNicknames: ['about', 'api'],
    skipThreadContainment: true,
    ...(shape.akkoma && { localBubbleInstances: [], federatedTimelineAvailable: true }),
  }
}

function features(shape: PleromaShape): readonly string[] {
  return ['pleroma_api', 'mastodon_api', 'polls', 'pleroma_emoji_reactions', ...(shape.akkoma ? ['akkoma_api'] : [])]
}

const USUAL_LINES = ['*.worse.example reject', 'blocked.example reject “spam”', 'quarantined.example quarantined_instances']

// The block lists stand here unless the admin turned transparency off; a pattern is not a host.
function federation(instance: VirtualInstance): Json {
  const enabled = instance.variant?.federationOff !== true
  if (instance.variant?.transparency === false) return { enabled }
  if (instance.blocks !== undefined) return { enabled, ...mrfLists(instance) }
  const reject = ['blocked.example', '*.worse.example']
  return {
    enabled,
    exclusions: false,
    mrf_policies: ['SimplePolicy'],
    mrf_simple: { reject, media_removal: [], media_nsfw: [], followers_only: [], accept: [] },
    mrf_simple_info: { reject: { 'blocked.example': { reason: 'spam' } } },
    quarantined_instances: ['quarantined.example'],
  }
}

// One description until 2.5; then a short one beside it.
function longDescription(instance: VirtualInstance, shape: PleromaShape): string {
  return shape.since(2, 5) && instance.description !== undefined ? `<p>${escapeHtml(instance.description)}</p>` : instance.shortDescription
}

function instanceV1(instance: VirtualInstance, shape: PleromaShape): Json {
  const { users = 0, localPosts = 0 } = instance.usage
  const origin = `https://${instance.apiHost ?? instance.host}`
  return {
    uri: shape.recent ? instance.host : origin,
    title: instance.name,
    description: longDescription(instance, shape),
    ...(shape.since(2, 5) && { short_description: instance.shortDescription }),
    version: apiVersion(instance, shape),
    email: `staff@${instance.host}`,
    urls: { streaming_api: origin.replace('https', 'wss') },
    stats: { user_count: users, status_count: localPosts, domain_count: instance.peers.length },
    thumbnail: `${origin}/instance/thumbnail.jpeg`,
    languages: spoken(instance),
    registrations: isOpen(instance),
    ...(shape.since(2, 1) && { approval_required: instance.registrations.mode === 'approval', pleroma: pleromaMember(instance, shape) }),
    max_toot_chars: 5000,
    upload_limit: 16_000_000,
    poll_limits: { max_options: 20, max_option_chars: 200 },
    ...(shape.recent && {
      contact_account: contactAccount(instance),
      rules: rulesOf(instance),
      configuration: { statuses: { max_characters: 5000 } },
    }),
  }
}

function instanceV2(instance: VirtualInstance, shape: PleromaShape): Json {
  const origin = `https://${instance.apiHost ?? instance.host}`
  return {
    domain: instance.host,
    title: instance.name,
    version: apiVersion(instance, shape),
    source_url: 'https://git.pleroma.social/pleroma/pleroma',
    description: instance.shortDescription,
    usage: { users: { active_month: instance.usage.activeMonth ?? 0 } },
    thumbnail: { url: `${origin}/instance/thumbnail.jpeg` },
    languages: spoken(instance),
    configuration: {
      urls: { streaming: origin.replace('https', 'wss'), status: null },
      statuses: { max_characters: 5000, max_media_attachments: 10 },
    },
    registrations: { enabled: isOpen(instance), approval_required: instance.registrations.mode === 'approval', message: null, url: null },
    contact: { email: `staff@${instance.host}`, account: null },
    rules: rulesOf(instance),
    pleroma: pleromaMember(instance, shape),
  }
}

function apiVersion(instance: VirtualInstance, shape: PleromaShape): string {
  return `2.7.2 (compatible; ${shape.label} ${instance.version})`
}

function pleromaMember(instance: VirtualInstance, shape: PleromaShape): Json {
  const { emailRequired = false, minAge } = instance.registrations
  const birthday = { birthday_required: minAge !== undefined, birthday_min_age: minAge ?? 0 }
  return {
    metadata: {
      account_activation_required: emailRequired,
      features: features(shape),
      federation: federation(instance),
      post_formats: ['text/plain', 'text/markdown'],
      ...(hasBirthdays(shape) && birthday),
    },
    stats: { mau: instance.usage.activeMonth ?? 0 },
    vapid_public_key: 'BPn0',
  }
}

function hasBirthdays(shape: PleromaShape): boolean {
  return !shape.akkoma && shape.since(2, 5)
}

function spoken(instance: VirtualInstance): readonly string[] {
  return instance.languages.length === 0 ? ['en'] : instance.languages
}

function rulesOf(instance: VirtualInstance): readonly Json[] {
  return instance.rules.map(({ nativeId, text, hint }, index) => ({ id: nativeId ?? String(index + 1), text, hint: hint ?? '' }))
}

function expectedBlocks(instance: VirtualInstance): readonly string[] | undefined {
  if (instance.variant?.transparency === false) return undefined
  return instance.blocks === undefined ? USUAL_LINES : mrfLines(instance)
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const shape = shapeOf(instance)
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0 } = instance.usage
  const rules = instance.rules.map(({ nativeId, text, hint }, index) => ({
    nativeId: nativeId ?? String(index + 1),
    text,
    ...(hint !== undefined && { hint }),
  }))
  // Pleroma's v1 counts the active accounts of a month since it has a member of its own.
  const active = shape.since(2, 3) ? { activeMonth, activeHalfyear } : shape.since(2, 1) ? { activeMonth } : {}
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription === '' ? undefined : instance.shortDescription,
    languages: spoken(instance),
    registrations: expectedRegistrations(instance, shape),
    usage: { users, ...active, localPosts },
    rules: shape.recent ? rules : undefined,
    peers: instance.variant?.private === true ? undefined : instance.peers,
    blocks: expectedBlocks(instance),
  }
}

function expectedRegistrations(instance: VirtualInstance, shape: PleromaShape): Registrations {
  const { mode, emailRequired = false, minAge } = instance.registrations
  const details = { emailRequired, ...(minAge !== undefined && hasBirthdays(shape) && { minAge }) }
  if (isOpen(instance)) return { mode: mode === 'approval' && shape.since(2, 1) ? 'approval' : 'open', ...details }
  return { mode: mode === 'invite' || instance.variant?.invites === true ? 'invite' : 'closed', ...details }
}

function shippedRobots(instance: VirtualInstance): string {
  return instance.variant?.disallowAll === true ? 'User-Agent: *\nDisallow: /\n' : 'User-Agent: *\nDisallow:\n'
}

/**
 * Variants: `transparency: false` (no block lists in NodeInfo), `federationOff`, `private` (the API wants a sign-in), `invites`,
 * `junkPeers`, `disallowAll`.
 */
export const pleromaMirror: Mirror = {
  software: ['pleroma', 'akkoma', 'rebased', 'pl'],
  routes,
  shippedRobots,
  expected,
  choices: {
    pleroma: [
      {
        software: 'pleroma',
        versions: [
          '2.0.7-stable',
          '2.2.2',
          '2.4.5',
          '2.5.5',
          '2.6.1',
          '2.6.50-872-gcb3e0462.develop+soapbox',
          '2.7.0-70-g36d469cf',
          '2.9.1',
        ],
        variants: [{}, { transparency: false }, { private: true }, { invites: true }, { junkPeers: true }, { federationOff: true }],
      },
      { software: 'rebased', versions: ['2.6.50', '3.0.0'] },
      { software: 'pl', versions: ['2.9.50'] },
    ],
    akkoma: [{ software: 'akkoma', versions: ['3.0.0', '3.10.4-0-gebfb617'], variants: [{}, { transparency: false }, { invites: true }] }],
  },
}
