// The mirror of Loops: NodeInfo, one configuration document, and pages by their slug (other-software.md 4.10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'
import { modeOf, NO_SUCH_ROUTE } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { figures, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

const SLUGS: Readonly<Record<string, string>> = { terms: 'terms', privacy: 'privacy', 'community-guidelines': 'conduct' }

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, activeMonth, activeHalfyear, localPosts } = instance.usage
  const mode = modeOf(instance, ['open', 'curated'])
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: mode === 'open',
      usage: { users: { total: users, activeMonth, activeHalfyear }, localPosts },
      metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
    }),
    'GET /api/v1/config': {
      json: {
        app: {
          name: instance.name,
          url: originOf(instance),
          description: instance.shortDescription,
          software: 'loops',
          version: instance.version,
        },
        media: { max_video_size: 100, max_video_duration: 180, allowed_video_formats: ['mp4'] },
        registration: mode !== 'closed',
        registration_mode: mode,
        federation: true,
        account: { max_bio_length: 500 },
      },
    },
    'GET /api/v1/page/content': (request) => pageOf(instance, request),
    'GET /api/v1/platform/contact': { json: [] },
  }
}

function pageOf(instance: VirtualInstance, request: VirtualRequest): VirtualReply {
  const slug = request.query.get('slug') ?? ''
  const words = textOf(instance, SLUGS[slug] ?? '')
  if (words === undefined) return NO_SUCH_ROUTE
  return { json: { data: { title: slug, content: `<p>${escapeHtml(words)}</p>\n`, slug, updated_at: '2026-01-02T03:04:05.000000Z' } } }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'loops',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: modeOf(instance, ['open', 'curated']) },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
  }
}

export const loopsMirror: Mirror = {
  software: ['loops'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { loops: [{ software: 'loops', versions: ['1.0.0-beta.14'] }] },
}
