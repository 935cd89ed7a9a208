// The mirror of Hollo: titled by its host, with an active month that nobody counts yet (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedLanguages, plainV1, plainV2 } from './instance-documents.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shared = { title: instance.host, rules: [], version: `4.2.0 (compatible; Hollo ${instance.version})`, feature_quote: true }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: false,
      usage: fullUsage(instance.usage),
      metadata: {},
      contentType: 'application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#"',
    }),
    'GET /api/v1/instance': {
      json: plainV1(instance, { ...shared, registrations: false, approval_required: true, invites_enabled: false }),
    },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        ...shared,
        usage: { users: { active_month: 0 } },
        registrations: { enabled: false, approval_required: true, message: null },
      }),
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'hollo',
    version: instance.version,
    name: instance.host,
    shortDescription: instance.shortDescription,
    languages: expectedLanguages(instance),
    registrations: { mode: 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    rules: [],
  }
}

export const holloMirror: Mirror = {
  software: ['hollo'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { hollo: [{ software: 'hollo', versions: ['0.4.0', '0.7.0'] }] },
}
