// The mirror of Takahē: NodeInfo behind a slash, every identity "active", weeks counted in numbers (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedLanguages, expectedRules, modeOf, plainV1, plainV2 } from './instance-documents.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0, localPosts } = instance.usage
  const open = modeOf(instance, ['open']) === 'open'
  const shared = { version: `takahe/${instance.version}`, email: '' }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0/',
      openRegistrations: open,
      usage: { users: { total: users }, localPosts },
      metadata: { nodeName: instance.name },
    }),
    'GET /api/v1/instance': {
      json: plainV1(instance, { ...shared, registrations: open, approval_required: false, invites_enabled: false }),
    },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        ...shared,
        usage: { users: { active_month: users } },
        registrations: { enabled: open, approval_required: false, message: null },
      }),
    },
    'GET /api/v1/instance/peers': { json: instance.peers },
    'GET /api/v1/instance/activity': { json: [{ week: 1_775_433_600, statuses: 12, logins: 3, registrations: 0 }] },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'takahe',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: expectedLanguages(instance),
    registrations: { mode: modeOf(instance, ['open']) },
    usage: figures(instance.usage, 'users', 'localPosts'),
    rules: expectedRules(instance),
    peers: instance.peers,
  }
}

export const takaheMirror: Mirror = {
  software: ['takahe'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { takahe: [{ software: 'takahe', versions: ['0.9.0', '0.11.0'] }] },
}
