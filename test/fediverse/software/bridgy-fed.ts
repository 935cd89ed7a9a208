// The mirror of Bridgy Fed: bridged accounts of all networks for users, and parts of the Mastodon-shaped API (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { NO_SUCH_ROUTE, plainV1, plainV2 } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { nodeinfoRoutes, textOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0 } = instance.usage
  const without = {
    languages: undefined,
    rules: undefined,
    approval_required: undefined,
    invites_enabled: undefined,
    version: instance.version,
  }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo.json',
      openRegistrations: true,
      usage: { users: { total: users } },
      metadata: { users: { activitypub: users, atprotocol: 0, webmention: 0 } },
      applicationLink: true,
      contentType: 'application/jrd+json',
      more: { protocols: ['activitypub', 'atprotocol', 'nostr', 'webmention'] },
    }),
    'GET /api/v1/instance': { json: plainV1(instance, { ...without, stats: undefined, urls: undefined, registrations: true }) },
    'GET /api/v2/instance': { json: plainV2(instance, { ...without, usage: { users: { active_month: 0 } } }) },
    'GET /api/v1/instance/extended_description': textRoute(instance, 'description'),
    'GET /api/v1/instance/privacy_policy': textRoute(instance, 'privacy'),
    'GET /api/v1/instance/terms_of_service': textRoute(instance, 'terms'),
  }
}

function textRoute(instance: VirtualInstance, kind: string): VirtualRoute {
  const words = textOf(instance, kind)
  return words === undefined ? NO_SUCH_ROUTE : { json: { updated_at: null, content: `<p>${escapeHtml(words)}</p>` } }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'bridgy-fed',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    usage: { users: instance.usage.users ?? 0, quality: 'unreliable' },
  }
}

export const bridgyFedMirror: Mirror = {
  software: ['bridgy-fed'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { 'bridgy-fed': [{ software: 'bridgy-fed', versions: ['20260401t120000'] }] },
}
