// The mirror of Wildebeest: a NodeInfo mostly without figures that calls Mastodon its upstream, and instance documents with gaps (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedRules, plainRules, plainV1, plainV2 } from './instance-documents.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear } = instance.usage
  const version = `4.0.2 (compatible; Wildebeest ${instance.version})`
  const without = { stats: undefined, languages: undefined, approval_required: undefined, invites_enabled: undefined, rules: undefined }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: false,
      usage: { users: instance.variant?.figures === true ? { total: users, activeMonth, activeHalfyear } : {} },
      metadata: { upstream: { name: 'mastodon', version: '3.5.1' } },
    }),
    'GET /api/v1/instance': { json: plainV1(instance, { ...without, version, registrations: false }) },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        version,
        usage: undefined,
        languages: ['en'],
        registrations: { enabled: false, message: 'Registration is not open.', approval_required: false },
      }),
    },
    'GET /api/v1/instance/rules': { json: plainRules(instance) },
    'GET /api/v1/instance/peers': { json: instance.peers },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'wildebeest',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: ['en'],
    registrations: { mode: 'closed', message: 'Registration is not open.' },
    usage: instance.variant?.figures === true ? figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear') : { quality: 'hidden' },
    rules: expectedRules(instance),
    peers: instance.peers,
  }
}

/** Variants: `figures` (some servers give them). */
export const wildebeestMirror: Mirror = {
  software: ['wildebeest'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { wildebeest: [{ software: 'wildebeest', versions: ['0.0.1'], variants: [{}, { figures: true }] }] },
}
