// The mirror of Pixelfed: the Mastodon-shaped API, a curated door, and a list of peers that is empty when it is hidden (microblog.md 6).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedRules, modeOf, NO_SUCH_ROUTE, plainV1, plainV2, webPage } from './instance-documents.ts'
import { figures, nodeinfoRoutes, textOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear, localPosts } = instance.usage
  const mode = modeOf(instance, ['open', 'curated'])
  const shared = { languages: [localeOf(instance)], version: `3.5.3 (compatible; Pixelfed ${instance.version})` }
  const open = { registrations: mode === 'open', approval_required: mode === 'curated', invites_enabled: undefined }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/api/nodeinfo/2.0.json',
      openRegistrations: mode === 'open',
      usage: { localPosts, localComments: 0, users: { total: users, activeHalfyear, activeMonth } },
      metadata: {
        nodeName: instance.name,
        software: { homepage: 'https://pixelfed.org', repo: 'https://github.com/pixelfed/pixelfed' },
        config: { features: { timelines: { local: true, network: true }, mobile_apis: true, stories: true, video: false } },
      },
    }),
    'GET /api/v1/instance': { json: plainV1(instance, { ...shared, ...open, description: instance.shortDescription }) },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        ...shared,
        registrations: { enabled: mode === 'open', approval_required: mode === 'curated', message: null, url: null },
      }),
    },
    'GET /api/v1/instance/peers': { json: instance.variant?.peersHidden === true ? [] : instance.peers },
    'GET /site/terms': pageOf(instance, 'terms'),
    'GET /site/privacy': pageOf(instance, 'privacy'),
  }
}

function pageOf(instance: VirtualInstance, kind: string): VirtualRoute {
  const words = textOf(instance, kind)
  return words === undefined ? NO_SUCH_ROUTE : webPage(kind, words)
}

function localeOf({ languages }: VirtualInstance): string {
  return languages[0] ?? 'en'
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'pixelfed',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: [localeOf(instance)],
    registrations: { mode: modeOf(instance, ['open', 'curated']) },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
    rules: expectedRules(instance),
    peers: instance.variant?.peersHidden === true || instance.peers.length === 0 ? undefined : instance.peers,
  }
}

/** Variants: `peersHidden`. */
export const pixelfedMirror: Mirror = {
  software: ['pixelfed'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /discover/places/\nDisallow: /stories/\nDisallow: /i/\n',
  expected,
  choices: { pixelfed: [{ software: 'pixelfed', versions: ['0.11.13', '0.12.5'], variants: [{}, { peersHidden: true }] }] },
}
