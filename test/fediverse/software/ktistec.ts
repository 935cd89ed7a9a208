// The mirror of Ktistec: one NodeInfo document, under the content type of its link document (other-software.md 4.15).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, localPosts } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.1',
    path: '/.well-known/nodeinfo/2.1',
    openRegistrations: false,
    usage: { users: { total: users, activeMonth }, localPosts },
    metadata: { nodeName: instance.name },
    contentType: 'application/jrd+json',
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'ktistec',
    version: instance.version,
    name: instance.name,
    registrations: { mode: 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'localPosts'),
  }
}

export const ktistecMirror: Mirror = {
  software: ['ktistec'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { ktistec: [{ software: 'ktistec', versions: ['3.3.6'] }] },
}
