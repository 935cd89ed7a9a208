// The mirror of Emissary: a capital in its name, a misspelt figure, zeros for what it does not measure (other-software.md 4.13).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: '/.well-known/nodeinfo/2.0',
    name: 'Emissary',
    openRegistrations: instance.registrations.mode === 'open',
    usage: { users: { total: instance.usage.users, activeHalfYear: 0, activeMonth: 0 }, localPosts: 0, localComments: 0 },
    metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
    applicationLink: true,
  })
}

function expected({ version, name, shortDescription, registrations: { mode }, usage: { users } }: VirtualInstance): ExpectedFacts {
  return {
    software: 'emissary',
    version,
    name,
    shortDescription,
    registrations: { mode: mode === 'open' ? 'open' : 'closed' },
    usage: users === undefined ? undefined : { users },
  }
}

export const emissaryMirror: Mirror = {
  software: ['emissary'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { emissary: [{ software: 'emissary', versions: ['0.6.4'] }] },
}
