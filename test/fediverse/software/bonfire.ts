// The mirror of Bonfire and its flavours: one NodeInfo document (other-software.md 4.11).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { localComments: _, ...usage } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.1',
    path: '/.well-known/nodeinfo/2.1',
    openRegistrations: instance.registrations.mode !== 'invite',
    usage: fullUsage(usage),
    metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription, federation: 'manual' },
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: instance.software.toLowerCase(),
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: instance.registrations.mode === 'invite' ? 'invite' : 'open' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
  }
}

/** Flavours name themselves, with capitals and underscores. */
export const bonfireMirror: Mirror = {
  software: ['bonfire', 'bonfire-social', 'Bonfire_open_science'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    bonfire: [
      { software: 'Bonfire_open_science', versions: ['1.0.0'] },
      { software: 'bonfire-social', versions: ['0.9.11-beta.40'] },
      { software: 'bonfire', versions: ['1.0.0'] },
    ],
  },
}
