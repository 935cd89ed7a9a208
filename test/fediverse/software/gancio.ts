// The mirror of Gancio: NodeInfo and the list of trusted servers.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function trusted(instance: VirtualInstance): unknown {
  const rows = instance.peers.map((host) => ({
    ap_id: `https://${host}/federation/u/relay`,
    follower: true,
    following: true,
    trusted: true,
    blocked: false,
    object: { type: 'Application', name: 'relay' },
    instanceDomain: host,
    instance: { domain: host, name: host, blocked: false },
  }))
  return [...rows, { ap_id: 'https://unfollowed.example/federation/u/relay', following: false, instanceDomain: 'unfollowed.example' }]
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, localPosts, localComments } = instance.usage
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/.well-known/nodeinfo/2.1',
      openRegistrations: instance.registrations.mode === 'open',
      usage: { users: { total: users }, localPosts, localComments },
      metadata: { nodeDescription: instance.shortDescription, nodeName: instance.name, nodeTimezone: 'Europe/Rome', nodeActor: 'relay' },
    }),
    'GET /api/instances/trusted': { json: trusted(instance) },
    'GET /api/instances': { status: 403, text: '' },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'gancio',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, 'users', 'localPosts'),
    peers: instance.peers,
  }
}

export const gancioMirror: Mirror = {
  software: ['gancio'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { gancio: [{ software: 'gancio', versions: ['1.19.4', '1.21.0'] }] },
}
