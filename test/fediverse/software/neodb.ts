// The mirror of NeoDB: its own NodeInfo, and the instance documents of the Takahē underneath.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function instanceDocument(instance: VirtualInstance): unknown {
  return {
    domain: instance.host,
    title: instance.name,
    version: `neodb/${instance.version}`,
    description: instance.shortDescription,
    usage: { users: { active_month: 5_000_000 } },
    thumbnail: { url: '/img/site.png' },
    languages: instance.languages,
    registrations: { enabled: false, approval_required: false, message: null },
    contact: { email: `staff@${instance.host}`, account: null },
    rules: [],
    configuration: { statuses: { max_characters: 500 } },
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const isYoung = instance.variant?.uncounted === true
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0/',
      openRegistrations: instance.registrations.mode === 'open',
      usage: isYoung ? {} : fullUsage(instance.usage),
      metadata: {
        nodeName: instance.name,
        features: ['quote_posting', 'editing', 'polls'],
        nodeRevision: `neodb/${instance.version}`,
        nodeEnvironment: instance.variant?.development === true ? 'development' : 'production',
      },
      more: { instance: { name: instance.name, description: instance.shortDescription }, protocols: ['activitypub', 'neodb'] },
    }),
    'GET /api/v2/instance': { json: instanceDocument(instance) },
    'GET /api/v1/instance/rules': { json: instance.rules.map(({ text }, index) => ({ id: String(index + 1), text, hint: '' })) },
    'GET /api/v1/instance/peers': { json: instance.peers },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const counted = figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments')
  return {
    software: 'neodb',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: instance.languages.length === 0 ? undefined : instance.languages,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'invite' },
    usage: instance.variant?.uncounted === true ? undefined : counted,
    rules: instance.rules.map(({ text }, index) => ({ nativeId: String(index + 1), text })),
    peers: instance.peers,
  }
}

/** Variants: `uncounted` (before the first statistics), `development`. */
export const neodbMirror: Mirror = {
  software: ['neodb'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { neodb: [{ software: 'neodb', versions: ['0.11.7', '0.14.1'], variants: [{}, { uncounted: true }, { development: true }] }] },
}
