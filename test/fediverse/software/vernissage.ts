// The mirror of Vernissage: NodeInfo inside its API, and the first instance document (other-software.md 4.18).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedLanguages, expectedRules, plainRules, plainV1 } from './instance-documents.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { mode } = instance.registrations
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/api/v1/nodeinfo/2.0',
      openRegistrations: mode === 'open',
      usage: fullUsage(instance.usage),
      metadata: { nodeName: instance.name },
    }),
    'GET /api/v1/instance': { json: plainV1(instance, { version: instance.version }) },
    'GET /api/v1/instance/rules': { json: plainRules(instance) },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  return {
    software: 'vernissage',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: expectedLanguages(instance),
    registrations: { mode: mode === 'open' || mode === 'approval' || mode === 'invite' ? mode : 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    rules: expectedRules(instance),
  }
}

export const vernissageMirror: Mirror = {
  software: ['vernissage'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { vernissage: [{ software: 'vernissage', versions: ['1.20.0'] }] },
}
