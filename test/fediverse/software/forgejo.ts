// The mirror of Forgejo and Gitea: NodeInfo where federation is on, with zeros in place of accounts that are not shared.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function sharesAccounts(instance: VirtualInstance): boolean {
  return instance.variant?.unshared !== true && (instance.usage.users ?? 0) > 0
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { usage } = instance
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/api/v1/nodeinfo',
      openRegistrations: instance.registrations.mode === 'open',
      usage: fullUsage(sharesAccounts(instance) ? usage : { ...usage, users: 0, activeMonth: 0, activeHalfyear: 0 }),
      metadata: {},
    }),
    'GET /api/v1/version': { json: { version: instance.version } },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const published = sharesAccounts(instance)
    ? (['users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'] as const)
    : (['localPosts', 'localComments'] as const)
  return {
    software: instance.software,
    version: instance.version,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, ...published),
  }
}

/** Variants: `unshared` (the operator does not share how many accounts there are). */
export const forgejoMirror: Mirror = {
  software: ['forgejo', 'gitea'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    forgejo: [
      { software: 'forgejo', versions: ['12.0.1+gitea-1.22.0'], variants: [{}, { unshared: true }] },
      { software: 'gitea', versions: ['1.24.2'], variants: [{}, { unshared: true }] },
    ],
  },
}
