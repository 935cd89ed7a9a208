// The mirror of relays: a NodeInfo with constants, and in most of them the servers that are connected.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { suspensionLines } from './block-lists.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

const LISTING: readonly string[] = ['aoderelay', 'activityrelay', 'pub-relay', 'selective-relay']

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const isShort = instance.software.startsWith('a') && instance.software !== 'activity-relay'
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: isShort ? '/nodeinfo/2.0.json' : '/nodeinfo/2.0',
    openRegistrations: instance.software === 'activityrelay',
    usage: { users: { total: 1, activeHalfyear: 1, activeMonth: 1 }, localPosts: 0, localComments: 0 },
    metadata: LISTING.includes(instance.software)
      ? {
          peers: instance.variant?.peersHidden === true ? [] : instance.peers,
          ...(publishesBlocks(instance) && { blocks: blocked(instance) }),
        }
      : {},
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: instance.software,
    version: instance.version,
    usage: { users: 1, activeMonth: 1, activeHalfyear: 1, localPosts: 0, localComments: 0, quality: 'constant' },
    peers: listsPeers(instance) ? instance.peers : undefined,
    blocks: publishesBlocks(instance) && blocked(instance).length > 0 ? suspensionLines(instance, 'block', false) : undefined,
  }
}

function publishesBlocks({ software }: VirtualInstance): boolean {
  return software === 'aoderelay'
}

function blocked({ blocks = [] }: VirtualInstance): readonly string[] {
  return blocks.filter(({ level }) => level === 'suspend').map(({ target }) => target)
}

function listsPeers(instance: VirtualInstance): boolean {
  return LISTING.includes(instance.software) && instance.variant?.peersHidden !== true && instance.peers.length > 0
}

/** Variants: `peersHidden`. */
export const relayMirror: Mirror = {
  software: ['aoderelay', 'activityrelay', 'pub-relay', 'selective-relay', 'unciarelay', 'activity-relay', 'buzzrelay'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    aoderelay: [
      { software: 'aoderelay', versions: ['v0.1.0-master', '0.3.116'], variants: [{}, { peersHidden: true }] },
      { software: 'activityrelay', versions: ['0.3.3'] },
      { software: 'pub-relay', versions: ['0.2.0'] },
      { software: 'selective-relay', versions: ['0.1'] },
      { software: 'unciarelay', versions: ['0.1.0'] },
      { software: 'activity-relay', versions: ['2.0.0'] },
      { software: 'buzzrelay', versions: ['0.1.0'] },
    ],
  },
}
