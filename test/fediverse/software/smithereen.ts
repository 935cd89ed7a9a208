// The mirror of Smithereen: three flags of which one is true, in an instance document without the rest (other-software.md 4.16).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { blocksOf, suspensionLines } from './block-lists.ts'
import { modeOf } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

const MODES = ['open', 'approval', 'invite'] as const

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0, localPosts = 0 } = instance.usage
  const mode = modeOf(instance, MODES)
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: mode === 'open',
      usage: fullUsage(instance.usage),
      metadata: {
        nodeName: instance.name,
        nodeDescription: instance.shortDescription,
        faspBaseUrl: `https://${instance.host}/api/fasp`,
      },
    }),
    'GET /api/v1/instance': {
      json: {
        uri: instance.host,
        title: instance.name,
        short_description: instance.shortDescription,
        description: `<p>${escapeHtml(instance.description ?? instance.shortDescription)}</p>`,
        email: `staff@${instance.host}`,
        version: `Smithereen ${instance.version}`,
        registrations: mode === 'open',
        approval_required: mode === 'approval',
        invites_enabled: mode === 'invite',
        stats: { user_count: users, status_count: localPosts, domain_count: instance.peers.length },
      },
    },
    'GET /api/v1/instance/peers': { json: instance.peers },
    'GET /api/method/server.getRestrictedServers': {
      json: {
        response: {
          count: blocksOf(instance).length,
          items: blocksOf(instance)
            .filter(({ level }) => level === 'suspend')
            .map(({ target, reason = '' }) => ({ domain: target, reason, restriction: 'suspension' })),
        },
      },
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'smithereen',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: modeOf(instance, MODES) },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    peers: instance.peers,
    blocks: suspensionLines(instance, 'suspension'),
  }
}

export const smithereenMirror: Mirror = {
  software: ['smithereen'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { smithereen: [{ software: 'smithereen', versions: ['0.7.1', '0.10.1'] }] },
}
