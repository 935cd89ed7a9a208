// The mirror of Misskey and its forks: the documents that each lineage and version serves for a virtual instance; it knows nothing of adapters.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'
import { federationInstances, federationLines } from './block-lists.ts'
import { plainV1, plainV2 } from './instance-documents.ts'
import type { Json } from './mastodon-documents.ts'
import { misskeyMeta, misskeyNodeInfo } from './misskey-documents.ts'

/** What a version of the family publishes; other-software.md 1.9, 2.6, 2.7. */
export interface MisskeyShape {
  /** Calckey, Firefish, Iceshrimp, FoundKey and Misskey before 13: emojis inside meta, no rules, other limits. */
  readonly old: boolean
  readonly serverRules: boolean
  readonly legalUrls: boolean
  readonly federationMode: boolean
  readonly approval: boolean
  readonly nodeinfo21: boolean
  /** `none`: NodeInfo has an empty `usage`; `window`: activity counted over about 82 years; `null`: not published. */
  readonly activity: 'none' | 'real' | 'window' | 'null'
}

const OLD_LINEAGE: readonly string[] = [
  'iceshrimp',
  'catodon',
  'firefish',
  'calckey',
  'hajkey',
  'magnetar',
  'foundkey',
  'meisskey',
  'groundpolis',
  'dolphin',
  'areionskey',
]
const MASTODON_API: readonly string[] = ['sharkey', 'firefish', 'iceshrimp', 'catodon']
const WINDOW_BUG: readonly string[] = ['firefish', 'calckey', 'hajkey']

/** The shape of an instance's software and version. */
export function misskeyShape(instance: VirtualInstance): MisskeyShape {
  // CherryPick counts its own versions: 4.17 stands on Misskey 2025.10.
  const version = instance.software === 'cherrypick' ? '2025.10.0' : instance.version
  const old = OLD_LINEAGE.includes(instance.software) || before(version, 13, 0)
  return {
    old,
    serverRules: !old && !before(version, 13, 12),
    legalUrls: !old && !before(version, 2023, 10),
    federationMode: !old && !before(version, 2024, 9),
    approval: instance.software === 'sharkey',
    nodeinfo21: OLD_LINEAGE.includes(instance.software) || !before(version, 2023, 9),
    activity: activityOf(instance, version, old),
  }
}

function activityOf(instance: VirtualInstance, version: string, old: boolean): MisskeyShape['activity'] {
  if (!old) return 'null'
  // Firefish took the window right when it began to name its releases by their date.
  if (WINDOW_BUG.includes(instance.software)) return /^\d{8}/.test(version) ? 'real' : 'window'
  return !OLD_LINEAGE.includes(instance.software) && before(version, 12, 102) ? 'none' : 'real'
}

function before(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return first < major || (first === major && second < minor)
}

/** The error body of the family's API, with its fixed code. */
function refuse(status: number, code: string, headers?: Readonly<Record<string, string>>): VirtualReply {
  return {
    status,
    json: { error: { message: code.toLowerCase(), code, id: '00000000-0000-4000-8000-000000000000', kind: 'client' } },
    ...(headers && { headers }),
  }
}

function loginRequired(): VirtualReply {
  return refuse(401, 'CREDENTIAL_REQUIRED', { 'www-authenticate': 'Bearer realm="Misskey"' })
}

// Every call is a POST with a JSON object; anything else is an invalid parameter.
function call(answer: (parameters: Readonly<Record<string, unknown>>) => VirtualReply): VirtualRoute {
  return (request: VirtualRequest) => {
    const parameters = parseObject(request.body)
    return parameters === undefined ? refuse(400, 'INVALID_PARAM') : answer(parameters)
  }
}

function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function stats(instance: VirtualInstance): unknown {
  const { users = 0, localPosts = 0 } = instance.usage
  return {
    notesCount: localPosts * 7 + 1,
    originalNotesCount: localPosts,
    usersCount: users * 9 + 1,
    originalUsersCount: users,
    reactionsCount: 0,
    instances: instance.peers.length,
    driveUsageLocal: 0,
    driveUsageRemote: 0,
  }
}

function nodeInfoRoutes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shape = misskeyShape(instance)
  const origin = `https://${instance.apiHost ?? instance.host}`
  const link = (version: string) => ({
    rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`,
    href: `${origin}/nodeinfo/${version}`,
  })
  const document = (version: '2.0' | '2.1') => (request: VirtualRequest) => ({
    json: misskeyNodeInfo(instance, shape, version, request.headers['user-agent'] ?? ''),
  })
  return {
    'GET /.well-known/nodeinfo': { json: { links: shape.nodeinfo21 ? [link('2.1'), link('2.0')] : [link('2.0')] } },
    'GET /nodeinfo/2.0': document('2.0'),
    ...(shape.nodeinfo21 && { 'GET /nodeinfo/2.1': document('2.1') }),
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shape = misskeyShape(instance)
  const hidden = instance.variant?.privateMode === true
  return {
    ...nodeInfoRoutes(instance),
    'POST /api/meta': call((parameters) => ({ json: misskeyMeta(instance, shape, parameters.detail !== false) })),
    'POST /api/federation/instances': (request) => (hidden ? loginRequired() : federationInstances(instance, request)),
    'POST /api/stats': call(() => (hidden ? loginRequired() : { json: stats(instance) })),
    // Forks that took Mastodon's API in serve its documents beside the family's own.
    ...(MASTODON_API.includes(instance.software) && {
      'GET /api/v1/instance': { json: plainV1(instance, mastodonMembers(instance, shape)) },
      'GET /api/v2/instance': { json: plainV2(instance, { version: mastodonVersion(instance) }) },
    }),
    // Registered for POST only, so that GET is answered with an empty body.
    'GET /api/meta': { status: 405 },
    'GET /api/stats': { status: 405 },
    'GET /api/v1/instance/peers': () => (hidden ? loginRequired() : { json: instance.peers }),
  }
}

function mastodonVersion({ software, version }: VirtualInstance): string {
  return `4.2.1 (compatible; ${software.charAt(0).toUpperCase()}${software.slice(1)} ${version})`
}

function mastodonMembers(instance: VirtualInstance, shape: MisskeyShape): Json {
  const rules = shape.serverRules ? {} : { rules: [] }
  return { ...rules, version: mastodonVersion(instance), registrations: instance.registrations.mode === 'open', max_toot_chars: 3000 }
}

// Upstream leaves out pages that are of no use to a search engine since the spring of 2026; the API was never forbidden.
function shippedRobots(instance: VirtualInstance): string {
  if (instance.software === 'misskey' && !before(instance.version, 2026, 5)) {
    return 'User-agent: *\nDisallow: /tags/\nDisallow: /instance-info/\nDisallow: /explore/\n'
  }
  return 'user-agent: *\nallow: /\n\n# todo: sitemap\n'
}

function expectedUsage(instance: VirtualInstance, shape: MisskeyShape): ExpectedFacts['usage'] {
  const { users = 0, localPosts = 0, activeMonth = 0, activeHalfyear = 0 } = instance.usage
  switch (shape.activity) {
    case 'real':
      return { users, activeMonth, activeHalfyear, localPosts }
    case 'window':
      return { users, activeMonth: users, activeHalfyear: users, localPosts, quality: 'unreliable' }
    case 'none':
    case 'null':
      return { users, localPosts }
  }
}

function expectedRegistrations(instance: VirtualInstance, shape: MisskeyShape): ExpectedFacts['registrations'] {
  const { mode, emailRequired = false, captcha = false } = instance.registrations
  const shown = mode === 'open' || (mode === 'approval' && shape.approval) ? mode : 'closed'
  return { mode: shown, emailRequired, captcha }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const shape = misskeyShape(instance)
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: expectedRegistrations(instance, shape),
    usage: expectedUsage(instance, shape),
    ...(instance.languages.length > 0 && { languages: instance.languages }),
    ...(shape.serverRules && { rules: instance.rules.map(({ text }) => ({ text })) }),
    ...(instance.variant?.privateMode !== true && { peers: instance.peers, blocks: federationLines(instance) }),
  }
}

/** Variants: `privateMode` (Iceshrimp, Firefish), `federation` (all, specified, none), `requireSetup`, `emojis` (how many stand in an old meta). */
export const misskeyMirror: Mirror = {
  software: [
    'misskey',
    'sharkey',
    'cherrypick',
    'firefish',
    'calckey',
    'iceshrimp',
    'catodon',
    'hajkey',
    'foundkey',
    'magnetar',
    'meisskey',
    'groundpolis',
    'yamisskey',
    'dolphin',
    'rosekey',
    'areionskey',
  ],
  routes,
  shippedRobots,
  expected,
  choices: {
    misskey: [
      { software: 'misskey', versions: ['12.119.2', '13.11.0', '13.14.2', '2023.9.0', '2024.9.0', '2025.4.1', '2026.6.0'] },
      { software: 'sharkey', versions: ['2024.9.4', '2025.4.3'] },
      { software: 'cherrypick', versions: ['4.17.1'] },
      { software: 'firefish', versions: ['1.0.5', '20240909'], variants: [{}, { privateMode: true }] },
      { software: 'calckey', versions: ['13.1.4'] },
      { software: 'iceshrimp', versions: ['2023.12.1'], variants: [{}, { privateMode: true }] },
      { software: 'catodon', versions: ['24.01'] },
      { software: 'hajkey', versions: ['13.1.4'] },
      { software: 'magnetar', versions: ['0.2.1'] },
      { software: 'foundkey', versions: ['13.0.0-preview4'] },
      { software: 'meisskey', versions: ['10.102.699-m544'] },
      { software: 'groundpolis', versions: ['12.40.0-gp-3'] },
      { software: 'yamisskey', versions: ['2025.4.1-yami-1.9.24'] },
      { software: 'dolphin', versions: ['1.2.0'] },
      { software: 'rosekey', versions: ['13.14.2'] },
      { software: 'areionskey', versions: ['10.102.4-rei0784-5.16.1'] },
    ],
  },
}
