// The mirror of Owncast: NodeInfo with its constants, and the configuration that its page loads.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { localPosts } = instance.usage
  const config = {
    name: instance.name,
    summary: instance.shortDescription,
    logo: '/logo',
    tags: ['music', 'live'],
    version: `Owncast v${instance.version}-linux-64bit`,
    nsfw: instance.variant?.isNSFW === true,
    streamTitle: '',
    extraPageContent: '<p>About the stream</p>',
    socialHandles: [{ platform: 'mastodon', url: 'https://social.example/@me' }],
    chatDisabled: false,
    federation: { enabled: true, account: `live@${instance.host}`, followerCount: 31 },
  }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0',
      name: 'Owncast',
      openRegistrations: false,
      usage: { users: { total: 1, activeMonth: 1, activeHalfyear: 1 }, localPosts },
      more: { services: undefined },
    }),
    'GET /api/config': { json: config },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { localPosts } = instance.usage
  return {
    software: 'owncast',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: 'closed' },
    usage: { users: 1, activeMonth: 1, activeHalfyear: 1, localPosts, quality: 'constant' },
  }
}

/** Variants: `isNSFW`. */
export const owncastMirror: Mirror = {
  software: ['owncast'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /admin\n',
  expected,
  choices: { owncast: [{ software: 'owncast', versions: ['0.1.3', '0.2.3'], variants: [{}, { isNSFW: true }] }] },
}
