// The mirror of Friendica: its page in JSON, NodeInfo from 1.0 to 2.2, and the parts of the Mastodon-shaped API that it has (microblog.md 7).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { friendicaCsv, suspensionLines } from './block-lists.ts'
import { expectedRules, modeOf, NO_SUCH_ROUTE, plainRules, plainV1, plainV2, webPage } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { figures, originOf, textOf } from './nodeinfo-documents.ts'

const MODES = ['open', 'approval', 'invite', 'closed'] as const
const POLICIES = { open: 'REGISTER_OPEN', approval: 'REGISTER_APPROVE', invite: 'REGISTER_INVITATION', closed: 'REGISTER_CLOSED' } as const

function policyOf(instance: VirtualInstance): keyof typeof POLICIES {
  return MODES.find((mode) => mode === instance.registrations.mode) ?? 'closed'
}

// 2.1 and 2.2 came in the summer of 2024.
function isRecent({ version }: VirtualInstance): boolean {
  return Number.parseFloat(version) >= 2024.08
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const schemas = isRecent(instance) ? ['1.0', '2.0', '2.1', '2.2'] : ['1.0', '2.0']
  const origin = originOf(instance)
  const terms = textOf(instance, 'terms')
  return {
    'GET /.well-known/nodeinfo': {
      json: {
        links: schemas.map((schema) => ({
          rel: `http://nodeinfo.diaspora.software/ns/schema/${schema}`,
          href: `${origin}/nodeinfo/${schema}`,
        })),
      },
    },
    ...Object.fromEntries(schemas.map((schema) => [`GET /nodeinfo/${schema}`, { json: nodeinfo(instance, schema) }])),
    'GET /friendica/json': { json: ownPage(instance) },
    'GET /api/v1/instance': { json: instanceV1(instance) },
    'GET /api/v2/instance': { json: plainV2(instance, { languages: [languageOf(instance)], version: apiVersion(instance) }) },
    'GET /api/v1/instance/rules': { json: plainRules(instance) },
    'GET /api/v1/instance/peers': { json: peersOf(instance) },
    'GET /api/v1/instance/activity': notImplemented('activity'),
    'GET /api/v1/instance/domain_blocks': notImplemented('domain_blocks'),
    'GET /blocklist/domain/download':
      instance.blocks === undefined ? NO_SUCH_ROUTE : { text: friendicaCsv(instance), headers: { 'content-type': 'text/csv' } },
    'GET /api/v1/instance/extended_description': {
      json: { updated_at: '2024-03-16T09:02:30Z', content: `<p>${escapeHtml(instance.description ?? '')}</p>` },
    },
    'GET /api/statusnet/config.json': { json: config(instance) },
    'GET /tos': terms === undefined ? NO_SUCH_ROUTE : webPage('Terms', terms),
  }
}

function notImplemented(name: string): VirtualReply {
  const request = `api/v1/instance/${name}`
  return {
    status: 501,
    json: { error: `API endpoint GET ${request} is not implemented but might be in the future.`, code: '501 Not Implemented', request },
  }
}

function hidesFigures({ variant }: VirtualInstance): boolean {
  return variant?.statisticsHidden === true
}

function nodeinfo(instance: VirtualInstance, schema: string): unknown {
  const { users, activeMonth, activeHalfyear, activeWeek, localPosts, localComments } = instance.usage
  const total = { total: users, activeHalfyear, activeMonth, ...(schema === '2.2' && { activeWeek }) }
  const protocols = ['dfrn', 'activitypub', 'diaspora']
  const named = { nodeName: instance.name, nodeDescription: instance.shortDescription }
  return {
    version: schema,
    software: { name: schema === '1.0' ? 'friendica' : instance.software, version: instance.version },
    protocols: schema === '1.0' ? { inbound: protocols, outbound: protocols } : protocols,
    services: { inbound: ['bluesky', 'atom1.0', 'rss2.0', 'imap'], outbound: ['bluesky', 'smtp', 'tumblr', 'atom1.0'] },
    usage: hidesFigures(instance) ? { users: {} } : { users: total, localPosts, localComments },
    openRegistrations: policyOf(instance) !== 'closed',
    metadata: { ...(schema !== '2.2' && named), explicitContent: false },
    ...(schema === '2.2' && { instance: { name: instance.name, description: instance.shortDescription } }),
  }
}

function ownPage(instance: VirtualInstance): unknown {
  return {
    version: instance.version.replace(/-\d+$/, ''),
    url: originOf(instance),
    addons: ['blockem', 'bluesky'],
    locked_features: [],
    explicit_content: 0,
    language: languageOf(instance),
    register_policy: POLICIES[policyOf(instance)],
    admin: { name: 'Robin Gardener', profile: `https://${instance.host}/profile/head.gardener` },
    site_name: instance.name,
    platform: 'friendica',
    info: instance.shortDescription,
    no_scrape_url: `${originOf(instance)}/noscrape`,
  }
}

function instanceV1(instance: VirtualInstance): unknown {
  const { users = 0, localPosts = 0, localComments = 0 } = instance.usage
  const counted = { user_count: users, status_count: localPosts + localComments, domain_count: instance.peers.length }
  return plainV1(instance, {
    version: apiVersion(instance),
    description: instance.shortDescription,
    languages: [languageOf(instance)],
    email: `staff@${instance.host},second.staff@${instance.host}`,
    stats: hidesFigures(instance) ? { user_count: 0, status_count: 0, domain_count: 0 } : counted,
    registrations: policyOf(instance) !== 'closed',
    approval_required: policyOf(instance) === 'approval',
    invites_enabled: false,
    contact_account: [],
    max_toot_chars: 200_000,
  })
}

function apiVersion({ version }: VirtualInstance): string {
  return `2.8.0 (compatible; Friendica ${version.replace(/-\d+$/, '')})`
}

// A peer is kept as the address of its server, so that some have a port or a path.
function peersOf({ peers, variant }: VirtualInstance): readonly string[] {
  if (variant?.junkPeers !== true) return peers
  return [...peers.map((peer, index) => (index % 3 === 0 ? `${peer}/friendica` : peer)), 'beside.example:8443']
}

function config(instance: VirtualInstance): unknown {
  return {
    site: {
      name: instance.name,
      server: instance.host,
      email: `staff@${instance.host}`,
      closed: policyOf(instance) === 'closed',
      inviteonly: policyOf(instance) === 'invite',
      private: instance.variant?.private === true,
      textlimit: '200000',
    },
  }
}

function languageOf({ languages }: VirtualInstance): string {
  return languages[0] ?? 'en'
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const weekly = isRecent(instance) ? (['activeWeek'] as const) : []
  return {
    software: 'friendica',
    version: instance.version.replace(/-\d+$/, ''),
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: [languageOf(instance)],
    registrations: { mode: modeOf(instance, MODES) },
    usage: hidesFigures(instance)
      ? { quality: 'hidden' }
      : figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments', ...weekly),
    rules: expectedRules(instance),
    peers: instance.peers,
    blocks: instance.blocks === undefined ? undefined : suspensionLines(instance, 'block'),
  }
}

function shippedRobots(): string {
  const paths = ['/settings/', '/admin/', '/message/', '/search', '/help', '/proxy', '/photo', '/avatar']
  return ['User-agent: *', ...paths.map((path) => `Disallow: ${path}`), ''].join('\n')
}

/** Variants: `statisticsHidden`, `private` (the admin wants nothing shown to strangers), `junkPeers` (peers with paths, and one with a port). */
export const friendicaMirror: Mirror = {
  software: ['friendica'],
  routes,
  shippedRobots,
  expected,
  choices: {
    friendica: [
      {
        software: 'friendica',
        versions: ['2022.06-1461', '2024.08-1560', '2026.04-1590'],
        variants: [{}, { statisticsHidden: true }, { private: true }],
      },
    ],
  },
}
