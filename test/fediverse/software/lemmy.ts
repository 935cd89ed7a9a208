// The mirror of Lemmy: the routes that each of its four generations answers, and what can be learned from them.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { lemmyModlogItems, lemmyRows, suspensionLines } from './block-lists.ts'
import { isSince, lemmyGeneration, shownMode } from './lemmy-generation.ts'
import { lemmyImitatedSite, lemmySiteV3 } from './lemmy-v3.ts'
import { cursorPageV4, linkedPageV4, lemmySiteV4 } from './lemmy-v4.ts'

function isFederating(instance: VirtualInstance): boolean {
  return instance.variant?.federationEnabled !== false
}

/** Lemmy's error body; almost everything has status 400. */
function fail(error: string, status = 400): VirtualReply {
  return { status, json: { error } }
}

// The web interface answers for paths that the API does not know.
const UNKNOWN_ROUTE: VirtualReply = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text: '<!DOCTYPE html><html><head><title>Not found</title></head><body>404</body></html>',
}

function nodeInfo(instance: VirtualInstance, schema: '2.0' | '2.1'): unknown {
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0, localComments = 0 } = instance.usage
  return {
    version: schema,
    software: {
      name: instance.software,
      version: instance.version,
      ...(schema === '2.1' && { repository: 'https://github.com/LemmyNet/lemmy', homepage: 'https://join-lemmy.org/' }),
    },
    protocols: isFederating(instance) ? ['activitypub'] : null,
    usage: { users: { total: users, activeHalfyear, activeMonth }, localPosts, localComments },
    // True for every mode but "closed".
    openRegistrations: shownMode(instance) !== 'closed',
    ...(schema === '2.1' && { services: { inbound: [], outbound: [] }, metadata: {} }),
  }
}

function nodeInfoRoutes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const origin = `https://${instance.apiHost ?? instance.host}`
  const isNew = isSince(instance, 19, 4) && instance.software !== 'sublinks'
  const [schema, path] = isNew ? (['2.1', '/nodeinfo/2.1'] as const) : (['2.0', '/nodeinfo/2.0.json'] as const)
  const link = { rel: `http://nodeinfo.diaspora.software/ns/schema/${schema}`, href: `${origin}${path}` }
  const moved: VirtualReply = { status: 301, headers: { location: `${origin}/nodeinfo/2.1` } }
  return {
    'GET /.well-known/nodeinfo': { json: { links: [link] } },
    [`GET ${path}`]: { json: nodeInfo(instance, schema) },
    ...(isNew && { 'GET /nodeinfo/2.0.json': moved, 'GET /nodeinfo/2.1.json': moved }),
  }
}

// In 0.19 each linked host comes with the state of its queue; 0.18 has no zone in its times.
function linkedListV3(instance: VirtualInstance): unknown {
  if (!isFederating(instance)) return {}
  const zone = lemmyGeneration(instance) === '0.18' ? '' : 'Z'
  const names = instance.variant?.selfInLinked === true ? [instance.host, ...instance.peers] : instance.peers
  if (instance.software === 'sublinks') return { federated_instances: { linked: [], allowed: [], blocked: [] } }
  const linked = names.map((domain, index) => ({
    id: index + 2,
    domain,
    published: `2023-06-12T10:00:00.000001${zone}`,
    updated: `2025-08-01T02:00:00${zone}`,
    software: 'mastodon',
    version: '4.3.2',
    ...(zone === 'Z' && { federation_state: { instance_id: index + 2, last_successful_id: 5512, fail_count: 0 } }),
  }))
  return { federated_instances: { linked, allowed: [], blocked: lemmyRows(instance) } }
}

function routesV3(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const generation = lemmyGeneration(instance)
  if (instance.variant?.rateLimited === true) {
    const limited = fail('rate_limit_error')
    return { 'GET /api/v3/site': limited, 'GET /api/v3/federated_instances': limited }
  }
  return {
    'GET /api/v3/site': { json: lemmySiteV3(instance, generation) },
    'GET /api/v3/federated_instances': generation === '0.17' ? UNKNOWN_ROUTE : { json: linkedListV3(instance) },
  }
}

function routesV4(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const limited = instance.variant?.rateLimited === true ? fail('too_many_requests', 429) : undefined
  const isPrivate = instance.variant?.privateInstance === true
  return {
    'GET /api/v3/site': limited ?? { json: lemmyImitatedSite(instance) },
    'GET /api/v3/federated_instances': UNKNOWN_ROUTE,
    'GET /api/v4/site': limited ?? { json: lemmySiteV4(instance) },
    'GET /api/v4/federated_instances': (request) =>
      limited ?? (isPrivate ? fail('instance_is_private') : linkedPageV4(instance, request.query)),
    'GET /api/v4/modlog': (request) =>
      limited ?? (isPrivate ? fail('instance_is_private') : cursorPageV4(lemmyModlogItems(instance), request.query)),
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return { ...nodeInfoRoutes(instance), ...(lemmyGeneration(instance) === '1.0' ? routesV4(instance) : routesV3(instance)) }
}

/** What the web interface ships: pages only at first, a pause of a minute since 0.19.11, and the whole API since 1.0. */
function shippedRobots(instance: VirtualInstance): string {
  const pages = [
    '/login',
    '/settings',
    '/create_community',
    '/create_post',
    '/create_private_message',
    '/inbox',
    '/setup',
    '/admin',
    '/search/',
    '/modlog',
  ]
  const isNew = lemmyGeneration(instance) === '1.0'
  const paths = isNew ? [...pages, '/signup', '/api'] : pages
  const pause = isSince(instance, 19, 11) && instance.software !== 'sublinks' ? ['Crawl-delay: 60'] : []
  return ['User-Agent: *', ...paths.map((path) => `Disallow: ${path}`), ...pause].join('\n')
}

function expectedRegistrations(instance: VirtualInstance): ExpectedFacts['registrations'] {
  const { emailRequired = false, captcha = false, message } = instance.registrations
  const mode = shownMode(instance)
  if (mode !== 'approval') return { mode, emailRequired, captcha }
  return { mode, emailRequired, captcha, reasonRequired: true, ...(message !== undefined && { message }) }
}

function expectedUsage(instance: VirtualInstance): ExpectedFacts['usage'] {
  const {
    users = 0,
    activeMonth = 0,
    activeHalfyear = 0,
    activeWeek = 0,
    activeDay = 0,
    localPosts = 0,
    localComments = 0,
  } = instance.usage
  const published = { users, activeMonth, activeHalfyear, localPosts, localComments }
  // The week and the day stand in the site document only.
  return instance.variant?.rateLimited === true ? published : { ...published, activeWeek, activeDay }
}

// Of a private instance 1.0 hides the list, the older ones do not; Sublinks publishes an empty one whatever it knows.
function showsPeers(instance: VirtualInstance): boolean {
  if (instance.software === 'sublinks') return false
  if (lemmyGeneration(instance) === '1.0') return instance.variant?.privateInstance !== true
  return isFederating(instance)
}

// Reasons stand in the modlog of 1.0; in 0.17 the list is part of another document, and Sublinks knows none.
function expectedBlocks(instance: VirtualInstance): readonly string[] | undefined {
  const generation = lemmyGeneration(instance)
  if (!showsPeers(instance) || generation === '0.17' || instance.software === 'sublinks') return undefined
  return suspensionLines(instance, 'blocked', generation === '1.0')
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const base = { software: instance.software, version: instance.version, usage: expectedUsage(instance) }
  if (instance.variant?.rateLimited === true) return base
  return {
    ...base,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: expectedRegistrations(instance),
    ...(instance.languages.length > 0 && { languages: instance.languages }),
    ...(showsPeers(instance) && { peers: instance.peers }),
    blocks: expectedBlocks(instance),
  }
}

/**
 * Variants: `privateInstance`, `federationEnabled: false`, `rateLimited`, `selfInLinked` (0.18.0), `downvotes`, `nsfw`,
 * `communityCreationAdminOnly`, `contentWarning`. A server without languages is set to all of them, as new ones are.
 */
export const lemmyMirror: Mirror = {
  software: ['lemmy', 'lemmybb', 'sublinks'],
  routes,
  shippedRobots,
  expected,
  choices: {
    lemmy: [
      {
        software: 'lemmy',
        versions: ['0.17.4', '0.18.5', '0.19.5', '0.19.12', '1.0.0-alpha.5', '1.0.0'],
        variants: [{}, { privateInstance: true }],
      },
      { software: 'lemmybb', versions: ['0.19.3'] },
      { software: 'sublinks', versions: ['0.10.0'] },
    ],
  },
}
