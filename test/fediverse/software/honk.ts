// The mirror of Honk as one fork of it answers: a NodeInfo with an empty version, a small instance document (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0, localPosts } = instance.usage
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0',
      version: '',
      openRegistrations: false,
      usage: { localPosts, users: { activeHalfyear: users, activeMonth: users, total: users } },
      metadata: {},
      more: { version: '' },
    }),
    'GET /api/v1/instance': {
      json: { uri: instance.host, title: instance.name, short_description: instance.shortDescription, version: '', registrations: false },
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { users = 0, localPosts } = instance.usage
  return {
    software: 'honk',
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: 'closed' },
    usage: { users, ...(localPosts !== undefined && { localPosts }) },
  }
}

export const honkMirror: Mirror = {
  software: ['honk'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { honk: [{ software: 'honk', versions: ['1.4'] }] },
}
