// The mirror of microblog.pub: one person, whose handle is the name of the server (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return nodeinfoRoutes(instance, {
    schema: '2.1',
    path: '/nodeinfo',
    openRegistrations: false,
    usage: { users: { total: 1 }, localPosts: instance.usage.localPosts },
    metadata: { nodeName: `@head.gardener@${instance.host}` },
    contentType: 'application/json; profile=http://nodeinfo.diaspora.software/ns/schema/2.1#',
  })
}

function expected({ version, usage: { localPosts } }: VirtualInstance): ExpectedFacts {
  return {
    software: 'microblogpub',
    version,
    registrations: { mode: 'closed' },
    usage: { users: 1, ...(localPosts !== undefined && { localPosts }), quality: 'constant' },
  }
}

export const microblogpubMirror: Mirror = {
  software: ['microblogpub'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { microblogpub: [{ software: 'microblogpub', versions: ['2.0.0'] }] },
}
