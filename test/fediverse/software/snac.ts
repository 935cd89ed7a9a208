// The mirror of snac: everything shut by robots.txt, and behind it figures that are copies or zeros (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { plainV1 } from './instance-documents.ts'
import { nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0 } = instance.usage
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo_2_0',
      openRegistrations: false,
      usage: { users: { total: users, activeMonth: users, activeHalfyear: users }, localPosts: 0 },
      metadata: {},
    }),
    'GET /api/v1/instance': {
      json: plainV1(instance, {
        version: `4.0.0 (not true; really snac/${instance.version})`,
        email: 'admin@localhost',
        stats: { user_count: 0, status_count: 0, domain_count: 0 },
        languages: undefined,
        rules: undefined,
        registrations: false,
        approval_required: false,
        invites_enabled: false,
        configuration: { statuses: { max_characters: 100_000 } },
      }),
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { users } = instance.usage
  return {
    software: 'snac',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: 'closed' },
    usage: users === undefined ? undefined : { users },
  }
}

export const snacMirror: Mirror = {
  software: ['snac'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /\n',
  expected,
  choices: { snac: [{ software: 'snac', versions: ['2.45', '2.80'] }] },
}
