// The mirror of Funkwhale: two NodeInfo documents, of which one is advertised, and the known servers in pages.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'
import { blockLine } from './block-lists.ts'
import { figures, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

const LARGEST_PAGE = 100

function isHidden(instance: VirtualInstance): boolean {
  return instance.variant?.statisticsHidden === true || (instance.usage.users ?? 0) === 0
}

function hasSecondApi(instance: VirtualInstance): boolean {
  const [major = 0, minor = 0] = instance.version.split('.').map(Number)
  return major > 1 || (major === 1 && minor >= 4)
}

// The allow-list is shown only where it is in force and the admin shows it.
function isLimited({ variant }: VirtualInstance): boolean {
  return variant?.limitedFederation === true || variant?.allowListShown === true
}

function metadata(instance: VirtualInstance): object {
  const { localPosts = 0 } = instance.usage
  return {
    actorId: `${originOf(instance)}/federation/actors/service`,
    private: instance.variant?.private === true,
    shortDescription: instance.shortDescription,
    longDescription: instance.description ?? '',
    contactEmail: `staff@${instance.host}`,
    nodeName: instance.name,
    banner: `${originOf(instance)}/media/banner.png`,
    defaultUploadQuota: 1000,
    allowList: {
      enabled: isLimited(instance),
      domains: instance.variant?.allowListShown === true ? instance.peers : null,
    },
    library: { federationEnabled: true, anonymousCanListen: true, tracks: { total: isHidden(instance) ? 0 : localPosts } },
    endpoints: { knownNodes: instance.variant?.peersHidden === true ? null : '/api/v1/federation/domains/' },
    rules: textOf(instance, 'conduct') ?? '',
    terms: textOf(instance, 'terms') ?? '',
  }
}

function domains(instance: VirtualInstance, { path, query }: VirtualRequest): VirtualReply {
  if (instance.variant?.peersHidden === true) return { status: 401, json: { detail: 'Authentication credentials were not provided.' } }
  const size = Math.min(Number(query.get('page_size') ?? 50), LARGEST_PAGE)
  const page = Number(query.get('page') ?? 1)
  const rows = instance.peers.slice((page - 1) * size, page * size)
  const isLast = page * size >= instance.peers.length
  return {
    json: {
      count: instance.peers.length,
      next: isLast ? null : `${originOf(instance)}${path}?page=${page + 1}&page_size=${size}`,
      previous: null,
      results: rows.map((name) => ({ name })),
    },
  }
}

function secondNodeinfo(instance: VirtualInstance): unknown {
  return {
    version: '2.1',
    software: { name: 'Funkwhale', version: instance.version },
    usage: { users: { total: 0, activeHalfYear: 0, activeMonth: 0 }, localPosts: 0, localComments: 0 },
    metadata: {
      nodeName: instance.name,
      languages: instance.languages,
      codeOfConduct: '',
      location: 'France',
      content: { topMusicCategories: [{ name: 'jazz', count: 8 }] },
    },
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear } = instance.usage
  const shown = isHidden(instance) ? { total: 0, activeHalfyear: 0, activeMonth: 0 } : { total: users, activeHalfyear, activeMonth }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/api/v1/instance/nodeinfo/2.0/',
      openRegistrations: instance.registrations.mode === 'open',
      usage: { users: shown },
      metadata: metadata(instance),
    }),
    ...(hasSecondApi(instance) && { 'GET /api/v2/instance/nodeinfo/2.1': { json: secondNodeinfo(instance) } }),
    'GET /api/v1/federation/domains/': (request) => domains(instance, request),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { localPosts = 0 } = instance.usage
  const counted = figures(
    { ...instance.usage, localPosts: localPosts || undefined },
    'users',
    'activeMonth',
    'activeHalfyear',
    'localPosts',
  )
  return {
    software: 'funkwhale',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: isHidden(instance) ? { quality: 'hidden' } : counted,
    ...(hasSecondApi(instance) && instance.languages.length > 0 && { languages: instance.languages }),
    ...(instance.variant?.peersHidden !== true && { peers: instance.peers }),
    ...(instance.variant?.allowListShown === true && { blocks: instance.peers.map((name) => blockLine(name, ['allowed'])) }),
  }
}

/** Variants: `statisticsHidden`, `private`, `limitedFederation`, `allowListShown`, `peersHidden`. */
export const funkwhaleMirror: Mirror = {
  software: ['funkwhale'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    funkwhale: [
      {
        software: 'funkwhale',
        versions: ['1.2.10', '1.4.0'],
        variants: [
          {},
          { statisticsHidden: true },
          { private: true },
          { limitedFederation: true },
          { allowListShown: true },
          { peersHidden: true },
        ],
      },
    ],
  },
}
