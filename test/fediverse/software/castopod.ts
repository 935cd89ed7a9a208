// The mirror of Castopod: NodeInfo2 and nothing else.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, originOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return {
    'GET /.well-known/x-nodeinfo2': {
      json: {
        version: '1.0',
        server: { baseUrl: `${originOf(instance)}/`, name: instance.name, software: 'Castopod', version: instance.version },
        protocols: ['activitypub'],
        openRegistrations: instance.registrations.mode === 'open',
        usage: fullUsage({ ...instance.usage, localComments: undefined }),
      },
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'castopod',
    version: instance.version,
    name: instance.name,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
  }
}

export const castopodMirror: Mirror = {
  software: ['castopod'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { castopod: [{ software: 'castopod', versions: ['1.12.11', '1.15.4'] }] },
}
