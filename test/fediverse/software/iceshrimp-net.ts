// The mirror of Iceshrimp.NET: placeholders in NodeInfo until 2025, the Mastodon-shaped API beside it (other-software.md 2.8).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedRules, modeOf, NO_SUCH_ROUTE, plainRules, plainV1, plainV2 } from './instance-documents.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function isEarly({ version }: VirtualInstance): boolean {
  return version.startsWith('2024.')
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear, localPosts } = instance.usage
  const mode = modeOf(instance, ['open', 'invite'])
  const filled = { nodeName: instance.name, nodeDescription: instance.shortDescription, maintainer: { email: 'unset@example.org' } }
  const empty = {
    nodeName: 'Iceshrimp.NET',
    nodeDescription: 'An Iceshrimp.NET instance',
    maintainer: { name: 'todo', email: 'todo' },
    tosUrl: 'todo',
  }
  const version = `4.2.1 (compatible; Iceshrimp.NET/${instance.version})`
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      name: 'Iceshrimp.NET',
      openRegistrations: false,
      usage: { users: { total: users, activeHalfyear, activeMonth }, localPosts, localComments: 0 },
      metadata: {
        ...(isEarly(instance) ? empty : filled),
        langs: [],
        disableRegistration: true,
        maxNoteTextLength: 0,
        features: ['pleroma_api'],
      },
    }),
    'GET /api/v1/instance': {
      json: plainV1(instance, {
        version,
        languages: undefined,
        rules: undefined,
        email: 'unset@example.org',
        contact_account: undefined,
        registrations: mode !== 'closed',
        approval_required: mode !== 'open',
        invites_enabled: false,
      }),
    },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        version,
        languages: undefined,
        rules: undefined,
        registrations: { enabled: mode !== 'closed', approval_required: mode !== 'open' },
      }),
    },
    'GET /api/v1/instance/rules': isEarly(instance) ? NO_SUCH_ROUTE : { json: plainRules(instance) },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'iceshrimp.net',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: modeOf(instance, ['open', 'invite']) },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
    rules: isEarly(instance) ? undefined : expectedRules(instance),
  }
}

export const iceshrimpNetMirror: Mirror = {
  software: ['iceshrimp.net'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { 'iceshrimp.net': [{ software: 'iceshrimp.net', versions: ['2024.1-beta4', '2025.1-beta5.patch2'] }] },
}
