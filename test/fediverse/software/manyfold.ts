// The mirror of Manyfold: NodeInfo 2.0 as its library writes it.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: '/nodeinfo/2.0',
    name: instance.variant?.capital === true ? 'Manyfold' : instance.software,
    openRegistrations: instance.registrations.mode === 'open',
    usage: { users: { total: users, activeMonth, activeHalfyear } },
    metadata: { faspBaseUrl: `${originOf(instance)}/fasp` },
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'manyfold',
    version: instance.version,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear'),
  }
}

/** Variants: `capital` (the name as the documentation writes it). */
export const manyfoldMirror: Mirror = {
  software: ['manyfold'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { manyfold: [{ software: 'manyfold', versions: ['v0.140.0'], variants: [{}, { capital: true }] }] },
}
