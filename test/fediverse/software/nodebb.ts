// The mirror of NodeBB: NodeInfo 2.0 and the configuration that its pages load.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0',
      name: 'NodeBB',
      openRegistrations: instance.registrations.mode === 'open',
      usage: fullUsage(instance.usage),
      metadata: {
        nodeName: instance.name,
        nodeDescription: instance.shortDescription,
        federation: { enabled: instance.variant?.federationEnabled !== false },
      },
    }),
    'GET /api/config': {
      json: {
        relative_path: '',
        siteTitle: instance.name,
        'brand:logo': '/assets/uploads/system/site-logo.png',
        defaultLang: instance.languages[0] ?? '',
        userLang: 'en-GB',
        csrf_token: 'x',
        loggedIn: false,
      },
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'nodebb',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: instance.languages.length === 0 ? undefined : instance.languages.slice(0, 1),
    registrations: instance.registrations.mode === 'open' ? { mode: 'open' } : undefined,
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
  }
}

/** Variants: `federationEnabled: false`. */
export const nodebbMirror: Mirror = {
  software: ['nodebb'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /admin/\nDisallow: /reset/\nDisallow: /compose\n',
  expected,
  choices: { nodebb: [{ software: 'nodebb', versions: ['4.0.0', '4.4.0'], variants: [{}, { federationEnabled: false }] }] },
}
