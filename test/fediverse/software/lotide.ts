// The mirror of Lotide: a NodeInfo with one figure, and its instance document.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { mode } = instance.registrations
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/api/unstable/nodeinfo/2.0',
      openRegistrations: mode === 'open',
      usage: { users: { total: instance.usage.users } },
      metadata: {},
    }),
    'GET /api/unstable/instance': {
      json: {
        description: { content_text: null, content_markdown: instance.shortDescription, content_html_safe: '' },
        web_push_vapid_key: 'x',
        software: { name: 'lotide', version: instance.version },
        signup_allowed: mode === 'open',
        invitations_enabled: mode === 'invite',
        community_creation_requirement: null,
        invitation_creation_requirement: 'site_admin',
      },
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  return {
    software: 'lotide',
    version: instance.version,
    shortDescription: instance.shortDescription,
    registrations: { mode: mode === 'open' || mode === 'invite' ? mode : 'closed' },
    usage: figures(instance.usage, 'users'),
  }
}

export const lotideMirror: Mirror = {
  software: ['lotide'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { lotide: [{ software: 'lotide', versions: ['0.15.0'] }] },
}
