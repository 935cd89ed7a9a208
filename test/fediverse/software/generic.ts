// The mirror of software that nobody here knows: a plain NodeInfo, and as much of the Mastodon-shaped API as the variant says.
import type { Registrations } from '#model/facts.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { mastodonLines, mastodonList } from './block-lists.ts'
import { contactAccount, type Json } from './mastodon-documents.ts'

type Api = 'both' | 'v1' | 'v2' | 'none' | 'disguised' | 'html'

function apiOf(instance: VirtualInstance): Api {
  const api = instance.variant?.api
  return api === 'v1' || api === 'v2' || api === 'none' || api === 'disguised' || api === 'html' ? api : 'both'
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const api = apiOf(instance)
  const origin = `https://${instance.apiHost ?? instance.host}`
  const missing = absent(api)
  return {
    'GET /.well-known/nodeinfo': {
      json: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href: `${origin}/nodeinfo/2.1` }] },
    },
    'GET /nodeinfo/2.1': { json: nodeInfo(instance) },
    'GET /api/v2/instance': api === 'both' || api === 'v2' ? { json: instanceV2(instance) } : missing,
    'GET /api/v1/instance': api === 'both' || api === 'v1' ? { json: instanceV1(instance) } : missing,
    'GET /api/v1/instance/peers': hasApi(instance) && instance.variant?.peersHidden !== true ? { json: instance.peers } : missing,
    'GET /api/v1/instance/domain_blocks': showsBlocks(instance) ? { json: mastodonList(instance) } : missing,
  }
}

// What small servers answer for a path they do not have: an error, an error with status 200, or their web page.
function absent(api: Api): VirtualReply {
  if (api === 'disguised') return { status: 200, json: { error: 'unknown route' } }
  if (api === 'html') return { status: 200, headers: { 'content-type': 'text/html' }, text: '<!doctype html><title>Home</title><p>Welcome' }
  return { status: 404, json: { error: 'Not found' } }
}

function hasApi(instance: VirtualInstance): boolean {
  return ['both', 'v1', 'v2'].includes(apiOf(instance))
}

// Forks of Mastodon that nobody here knows have its list.
function showsBlocks(instance: VirtualInstance): boolean {
  return apiOf(instance) === 'both' && instance.blocks !== undefined
}

function nodeInfo(instance: VirtualInstance): Json {
  const { users, activeMonth, activeHalfyear, localPosts } = instance.usage
  return {
    version: '2.1',
    software: { name: instance.software, version: instance.version },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations: isOpen(instance),
    usage: { users: { total: users, activeMonth, activeHalfyear }, localPosts },
    metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
  }
}

function isOpen(instance: VirtualInstance): boolean {
  return instance.registrations.mode === 'open' || instance.registrations.mode === 'approval'
}

function instanceV2(instance: VirtualInstance): Json {
  const { mode, url } = instance.registrations
  return {
    domain: instance.host,
    title: instance.name,
    version: `4.2.0 (compatible; ${instance.software} ${instance.version})`,
    description: instance.shortDescription,
    usage: { users: { active_month: instance.usage.activeMonth ?? 0 } },
    languages: instance.languages,
    registrations: {
      enabled: isOpen(instance),
      approval_required: mode === 'approval',
      message: null,
      url: mode === 'external' ? (url ?? null) : null,
    },
    contact: { email: `staff@${instance.host}`, account: contactAccount(instance) },
    rules: instance.rules.map(({ nativeId, text, hint }, index) => ({ id: nativeId ?? String(index + 1), text, hint: hint ?? '' })),
  }
}

function instanceV1(instance: VirtualInstance): Json {
  const { users = 0, localPosts = 0 } = instance.usage
  const { mode } = instance.registrations
  return {
    uri: instance.host,
    title: instance.name,
    short_description: instance.shortDescription,
    description: '',
    email: `staff@${instance.host}`,
    version: `4.2.0 (compatible; ${instance.software} ${instance.version})`,
    stats: { user_count: users, status_count: localPosts, domain_count: instance.peers.length },
    languages: instance.languages,
    registrations: isOpen(instance),
    approval_required: mode === 'approval',
    invites_enabled: mode === 'invite',
    contact_account: contactAccount(instance),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const api = apiOf(instance)
  const rules = instance.rules.map(({ nativeId, text, hint }, index) => ({
    nativeId: nativeId ?? String(index + 1),
    text,
    ...(hint !== undefined && { hint }),
  }))
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription === '' ? undefined : instance.shortDescription,
    languages: hasApi(instance) && instance.languages.length > 0 ? instance.languages : undefined,
    registrations: hasApi(instance) ? expectedRegistrations(instance, api) : undefined,
    usage: expectedUsage(instance, api),
    rules: api === 'both' || api === 'v2' ? rules : undefined,
    peers: hasApi(instance) && instance.variant?.peersHidden !== true ? instance.peers : undefined,
    blocks: showsBlocks(instance) && mastodonList(instance).length > 0 ? mastodonLines(instance) : undefined,
  }
}

// NodeInfo says what it says; the API of v1 and v2 fills in zeros.
function expectedUsage(instance: VirtualInstance, api: Api): ExpectedFacts['usage'] {
  const v1 = api === 'both' || api === 'v1'
  const v2 = api === 'both' || api === 'v2'
  const { users = v1 ? 0 : undefined, activeMonth = v2 ? 0 : undefined, activeHalfyear, localPosts = v1 ? 0 : undefined } = instance.usage
  const usage = Object.fromEntries(
    Object.entries({ users, activeMonth, activeHalfyear, localPosts }).filter(([, value]) => value !== undefined),
  )
  return Object.keys(usage).length === 0 ? undefined : usage
}

function expectedRegistrations(instance: VirtualInstance, api: Api): Registrations {
  const { mode, url } = instance.registrations
  if (mode === 'open' || mode === 'approval') return { mode }
  if (mode === 'external' && url !== undefined && api !== 'v1') return { mode, url }
  return { mode: mode === 'invite' && api !== 'v2' ? 'invite' : 'closed' }
}

/** Variants: `api` (both, v1, v2, none, disguised: an error with status 200, html: a web page with status 200), `peersHidden`. */
export const genericMirror: Mirror = {
  software: ['generic', 'unheard-of'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    generic: [
      {
        software: 'unheard-of',
        versions: ['nightly', '0.1.0'],
        variants: [{}, { api: 'v1' }, { api: 'v2' }, { api: 'none' }, { api: 'disguised' }, { api: 'html' }, { peersHidden: true }],
      },
    ],
  },
}
