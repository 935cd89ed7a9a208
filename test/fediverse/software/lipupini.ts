// The mirror of Lipupini: numbers out of thin air (microblog.md 10).
import { hash32 } from '../addresses.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const noise = (what: string): number => hash32(`${what} of ${instance.host} ${instance.usage.users ?? 0}`) % 1_000_000
  return nodeinfoRoutes(instance, {
    schema: '2.1',
    path: '/nodeinfo/2.1',
    openRegistrations: false,
    usage: {
      users: { total: noise('users'), activeMonth: noise('month'), activeHalfyear: noise('halfyear') },
      localPosts: noise('posts'),
      localComments: noise('comments'),
    },
    metadata: { nodeName: instance.name },
  })
}

function expected({ version, name }: VirtualInstance): ExpectedFacts {
  return { software: 'lipupini', version, name, usage: { quality: 'hidden' } }
}

export const lipupiniMirror: Mirror = {
  software: ['lipupini'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { lipupini: [{ software: 'lipupini', versions: ['2.1.0'] }] },
}
