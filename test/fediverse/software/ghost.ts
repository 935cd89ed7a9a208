// The mirror of Ghost: NodeInfo of the shared ActivityPub service, which counts one actor and names no version of its own.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { localPosts, localComments } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.1',
    path: '/.ghost/activitypub/nodeinfo/2.1',
    version: '0.1.0',
    openRegistrations: false,
    usage: { users: { total: 1, activeMonth: 1, activeHalfyear: 1 }, localPosts, localComments },
    metadata: {
      nodeName: instance.name,
      nodeDescription: instance.shortDescription,
      nodeIcon: `${originOf(instance)}/icon.png`,
      private: instance.variant?.private === true,
      postFormats: ['text/html'],
    },
    contentType: 'application/jrd+json',
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { localPosts, localComments } = instance.usage
  return {
    software: 'ghost',
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: 'closed' },
    usage: { users: 1, activeMonth: 1, activeHalfyear: 1, localPosts, localComments, quality: 'constant' },
  }
}

/** Variants: `private`. */
export const ghostMirror: Mirror = {
  software: ['ghost'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /ghost/\nDisallow: /email/\nDisallow: /members/api/comments/counts/\n',
  expected,
  choices: { ghost: [{ software: 'ghost', versions: ['0.1.0'], variants: [{}, { private: true }] }] },
}
