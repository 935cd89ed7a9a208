// The mirror of Plume: one NodeInfo document, the well-known one under its own content type.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, localPosts, localComments } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: '/nodeinfo/2.0',
    openRegistrations: instance.registrations.mode === 'open',
    usage: { users: { total: users }, localPosts, localComments },
    metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
    contentType: 'application/jrd+json',
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'plume',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, 'users', 'localPosts', 'localComments'),
  }
}

export const plumeMirror: Mirror = {
  software: ['plume'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { plume: [{ software: 'plume', versions: ['0.7.3-dev'] }] },
}
