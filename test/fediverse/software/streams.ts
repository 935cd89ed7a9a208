// The mirror of (streams) and its relatives, as they were while they had a NodeInfo: named after their site (microblog.md 9.2).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function isHidden({ variant }: VirtualInstance): boolean {
  return variant?.hidden === true
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const zeros = { users: 0, activeMonth: 0, activeHalfyear: 0, localPosts: 0, localComments: 0 }
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: '/nodeinfo/2.0',
    version: isHidden(instance) ? 'N/A' : instance.version,
    openRegistrations: instance.registrations.mode === 'open',
    usage: fullUsage(isHidden(instance) ? zeros : instance.usage),
    metadata: { nodeName: instance.name },
    more: { protocols: ['nomad', 'zot', 'activitypub'] },
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const usage = figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments')
  const nothing = Object.values(usage ?? {}).every((figure) => figure === 0)
  return {
    software: instance.software,
    version: isHidden(instance) ? undefined : instance.version,
    name: instance.name,
    registrations: instance.registrations.mode === 'open' ? { mode: 'open' } : undefined,
    usage: isHidden(instance) || nothing ? { quality: 'hidden' } : usage,
  }
}

/** Variants: `hidden`. `bobs` is a server that calls itself after its title. */
export const streamsMirror: Mirror = {
  software: ['streams', 'bobs', 'forte', 'zap', 'osada', 'roadhouse'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    streams: [
      { software: 'bobs', versions: ['22.05.1'], variants: [{}, { hidden: true }] },
      { software: 'streams', versions: ['22.05.1'] },
      { software: 'forte', versions: ['25.1'] },
      { software: 'zap', versions: ['21.11.27'] },
      { software: 'osada', versions: ['21.11.27'] },
      { software: 'roadhouse', versions: ['22.03.1'] },
    ],
  },
}
