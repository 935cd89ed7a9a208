// The mirror of PeerTube from 4 to 8: configuration, statistics, and the follows of its instance actor in pages.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'
import { peertubeLog, suspensionLines } from './block-lists.ts'

const LARGEST_PAGE = 100
const DEFAULT_PAGE = 15

function major(instance: VirtualInstance): number {
  return Number.parseInt(instance.version, 10)
}

/** Approval exists since 5.1. */
function hasApproval(instance: VirtualInstance): boolean {
  const [first = 0, second = 0] = instance.version.split('.').map((part) => Number.parseInt(part, 10))
  return first > 5 || (first === 5 && second >= 1)
}

function originOf(instance: VirtualInstance): string {
  return `https://${instance.apiHost ?? instance.host}`
}

function isOpen(instance: VirtualInstance): boolean {
  const { mode } = instance.registrations
  return mode === 'open' || (mode === 'approval' && hasApproval(instance))
}

function nodeInfo(instance: VirtualInstance): unknown {
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0, localComments = 0 } = instance.usage
  return {
    version: '2.0',
    software: { name: instance.software, version: instance.version },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: ['atom1.0', 'rss2.0'] },
    // Knows nothing of approval.
    openRegistrations: isOpen(instance),
    usage: { users: { total: users, activeMonth, activeHalfyear }, localPosts, localComments },
    metadata: {
      taxonomy: { postsName: 'Videos' },
      nodeName: instance.name,
      nodeDescription: instance.shortDescription,
      nodeConfig: { user: { videoQuota: 5_368_709_120, videoQuotaDaily: -1 }, plugin: { registered: [] } },
    },
  }
}

function nodeInfoRoutes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const origin = originOf(instance)
  const link = { rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${origin}/nodeinfo/2.0.json` }
  const actor = { rel: 'https://www.w3.org/ns/activitystreams#Application', href: `${origin}/accounts/peertube` }
  return {
    // The first link is no NodeInfo.
    'GET /.well-known/nodeinfo': { json: { links: major(instance) >= 6 ? [actor, link] : [link] } },
    'GET /nodeinfo/2.0.json': { json: nodeInfo(instance) },
  }
}

function picture(instance: VirtualInstance, kind: 'avatars' | 'banners', width: number): unknown {
  const path = `/lazy-static/${kind}/${width}.png`
  return { path, width, createdAt: '2024-01-01T00:00:00.000Z', ...(major(instance) >= 8 && { fileUrl: `${originOf(instance)}${path}` }) }
}

function signUp(instance: VirtualInstance): unknown {
  const { mode, emailRequired = false, minAge = 16 } = instance.registrations
  return {
    allowed: isOpen(instance),
    // Tells about whoever asks, not about the server.
    allowedForCurrentIP: instance.variant?.addressRefused !== true,
    requiresEmailVerification: emailRequired,
    ...(hasApproval(instance) && { requiresApproval: mode === 'approval' }),
    minimumAge: minAge,
  }
}

function config(instance: VirtualInstance): unknown {
  return {
    serverVersion: instance.version,
    serverCommit: 'ab12cd3',
    instance: {
      name: instance.name,
      shortDescription: instance.shortDescription,
      isNSFW: instance.variant?.isNSFW === true,
      defaultNSFWPolicy: 'do_not_list',
      defaultClientRoute: '/videos/browse',
      customizations: { javascript: '', css: '' },
      ...(major(instance) >= 6 && {
        avatars: [picture(instance, 'avatars', 48), picture(instance, 'avatars', 1500), picture(instance, 'avatars', 120)],
        banners: [picture(instance, 'banners', 1920)],
      }),
      ...(major(instance) >= 7 && { serverCountry: instance.variant?.serverCountry ?? '', social: { externalLink: '', mastodonLink: '' } }),
    },
    signup: signUp(instance),
    user: { videoQuota: Number(instance.variant?.videoQuota ?? 5_368_709_120), videoQuotaDaily: -1 },
    federation: { enabled: true },
    live: { enabled: true, maxInstanceLives: 20 },
    search: { remoteUri: { users: true, anonymous: false } },
  }
}

function about(instance: VirtualInstance): unknown {
  const text = (kind: string) => instance.texts?.find((candidate) => candidate.kind === kind)?.text ?? ''
  return {
    instance: {
      name: instance.name,
      shortDescription: instance.shortDescription,
      description: instance.description ?? text('description'),
      terms: text('terms'),
      codeOfConduct: text('conduct'),
      hardwareInformation: '',
      creationReason: text('about-page'),
      moderationInformation: text('moderation'),
      administrator: 'Rin Example',
      maintenanceLifetime: '',
      businessModel: 'Donations of members.',
      languages: instance.languages,
      categories: [1, 15],
      ...(major(instance) >= 6 && { avatars: [], banners: [] }),
    },
  }
}

function stats(instance: VirtualInstance): unknown {
  const { users = 0, activeDay = 0, activeWeek = 0, activeMonth = 0, localPosts = 0, localComments = 0 } = instance.usage
  return {
    totalUsers: users,
    totalDailyActiveUsers: activeDay,
    totalWeeklyActiveUsers: activeWeek,
    totalMonthlyActiveUsers: activeMonth,
    totalModerators: null,
    totalAdmins: null,
    totalLocalVideos: localPosts,
    totalLocalVideoComments: localComments,
    totalVideos: localPosts * 9,
    totalInstanceFollowers: followers(instance).length,
    totalInstanceFollowing: followings(instance).length,
    videosRedundancy: [],
  }
}

// Half of the known servers are followed, the other half follow.
function followings(instance: VirtualInstance): readonly string[] {
  return instance.peers.slice(0, Math.ceil(instance.peers.length / 2))
}

function followers(instance: VirtualInstance): readonly string[] {
  return instance.peers.slice(Math.ceil(instance.peers.length / 2))
}

/** RFC 7807, as PeerTube fills it. */
function problem(path: string, parameter: string): VirtualReply {
  return {
    status: 400,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    json: {
      type: 'about:blank',
      title: 'Bad Request',
      detail: `Incorrect request parameters: ${parameter}`,
      status: 400,
      docs: 'https://docs.joinpeertube.org/api-rest-reference.html',
      instance: path,
      'invalid-params': { [parameter]: { type: 'field', msg: `Should have a number ${parameter}`, path: parameter, location: 'query' } },
    },
  }
}

function readNumber(query: URLSearchParams, name: string, fallback: number): number | undefined {
  const value = query.get(name)
  if (value === null) return fallback
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

interface Follow {
  readonly host: string
  readonly name: string
  readonly type: 'Application' | 'Person'
}

// `accounts` of a server's follows are of single people, which the filter by actor type leaves out.
function followPage(
  instance: VirtualInstance,
  request: VirtualRequest,
  hosts: readonly string[],
  end: 'follower' | 'following',
): VirtualReply {
  const count = readNumber(request.query, 'count', DEFAULT_PAGE)
  const start = readNumber(request.query, 'start', 0)
  if (count === undefined || count > LARGEST_PAGE) return problem(request.path, 'count')
  if (start === undefined) return problem(request.path, 'start')
  const people = Number(instance.variant?.accounts ?? 0)
  const all: readonly Follow[] = [
    ...hosts.map((host) => ({ host, name: 'peertube', type: 'Application' as const })),
    ...Array.from({ length: people }, (_, index) => ({ host: `account-${index}.example`, name: 'someone', type: 'Person' as const })),
  ]
  const type = request.query.get('actorType')
  const chosen = all.filter((follow) => type === null || follow.type === type)
  const own = { id: 1, url: `${originOf(instance)}/accounts/peertube`, name: 'peertube', host: instance.host, avatars: [], banners: [] }
  const data = chosen.slice(start, start + count).map((follow, index) => {
    const far = {
      id: start + index + 2,
      url: `https://${follow.host}/accounts/${follow.name}`,
      name: follow.name,
      host: follow.host,
      avatars: [],
      banners: [],
    }
    const ends = end === 'following' ? { follower: own, following: far } : { follower: far, following: own }
    return {
      id: start + index + 1,
      ...ends,
      score: 10_000,
      state: 'accepted',
      createdAt: '2021-01-02T00:00:00.000Z',
      updatedAt: '2021-01-02T00:00:00.000Z',
    }
  })
  return { json: { total: chosen.length, data } }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return {
    ...nodeInfoRoutes(instance),
    'GET /api/v1/config': { json: config(instance) },
    'GET /api/v1/config/about': { json: about(instance) },
    'GET /api/v1/server/stats': { json: stats(instance) },
    ...(instance.blocks !== undefined && { 'GET /api/v1/server/blocklist/public-log': (request) => peertubeLog(instance, request) }),
    'GET /api/v1/server/following': (request) => followPage(instance, request, followings(instance), 'following'),
    'GET /api/v1/server/followers': (request) => followPage(instance, request, followers(instance), 'follower'),
  }
}

function expectedRegistrations(instance: VirtualInstance): ExpectedFacts['registrations'] {
  const { mode, emailRequired = false, minAge = 16 } = instance.registrations
  const shown = mode === 'approval' ? 'approval' : 'open'
  return { mode: isOpen(instance) ? shown : 'closed', emailRequired, minAge }
}

const NO_USAGE = { users: 0, activeMonth: 0, activeHalfyear: 0, activeWeek: 0, activeDay: 0, localPosts: 0, localComments: 0 }

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: expectedRegistrations(instance),
    usage: { ...NO_USAGE, ...instance.usage },
    peers: instance.peers,
    blocks: instance.blocks === undefined ? undefined : suspensionLines(instance, 'block', false),
    ...(instance.languages.length > 0 && { languages: instance.languages }),
  }
}

/** Variants: `addressRefused` (no sign-up from the reader's address), `accounts` (how many single accounts are followed), `isNSFW`, `serverCountry`, `videoQuota`. */
export const peertubeMirror: Mirror = {
  software: ['peertube'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow:\n',
  expected,
  choices: { peertube: [{ software: 'peertube', versions: ['4.3.1', '5.2.1', '6.3.3', '8.0.0'] }] },
}
