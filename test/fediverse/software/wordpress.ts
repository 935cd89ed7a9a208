// The mirror of WordPress: NodeInfo of the ActivityPub plugin in two generations, of the NodeInfo plugin, and the index of the REST API.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

const PATH = '/wp-json/activitypub/1.0/nodeinfo'
const PUBLISHED = ['users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'] as const

/** The plugin says nothing of the site in NodeInfo before 2024. */
function isOld(instance: VirtualInstance): boolean {
  return instance.variant?.oldPlugin === true
}

/** The NodeInfo plugin knows whether WordPress takes sign-ups; the ActivityPub plugin always says no. */
function isOpen(instance: VirtualInstance): boolean {
  return instance.variant?.nodeinfoPlugin === true && instance.registrations.mode === 'open'
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const metadata = {
    nodeName: instance.name,
    nodeDescription: instance.shortDescription,
    nodeIcon: `${originOf(instance)}/wp-content/icon.png`,
  }
  const isAlone = instance.variant?.unfederated === true
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: PATH,
      openRegistrations: isOpen(instance),
      usage: fullUsage(instance.usage),
      metadata: isOld(instance) ? undefined : metadata,
      applicationLink: true,
      ...(isAlone && { more: { protocols: [] as readonly string[], version: '2.0' } }),
      contentType: 'application/json; profile=http://nodeinfo.diaspora.software',
    }),
    'GET /wp-json/': (request) =>
      request.query.get('_fields') === null
        ? { json: { name: instance.name, description: instance.shortDescription, namespaces: ['wp/v2'], routes: {} } }
        : { json: { name: instance.name, description: instance.shortDescription, site_icon_url: `${originOf(instance)}/icon.png` } },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { activeMonth = 0, activeHalfyear = activeMonth } = instance.usage
  const published = activeMonth > activeHalfyear ? (['users', 'localPosts', 'localComments'] as const) : PUBLISHED
  return {
    software: 'wordpress',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: isOpen(instance) ? 'open' : 'closed' },
    usage: figures(instance.usage, ...published),
  }
}

/** Variants: `oldPlugin` (no metadata), `nodeinfoPlugin` (sign-up is told), `unfederated` (the NodeInfo plugin alone). */
export const wordpressMirror: Mirror = {
  software: ['wordpress'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n',
  expected,
  choices: {
    wordpress: [
      {
        software: 'wordpress',
        versions: ['6.4.2', '6.8'],
        variants: [{}, { oldPlugin: true }, { nodeinfoPlugin: true }, { unfederated: true }],
      },
    ],
  },
}
