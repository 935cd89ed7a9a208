// The mirror of BookWyrm: NodeInfo without services and metadata, the instance document, peers, and two pages.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

const PUBLISHED = ['users', 'activeMonth', 'activeHalfyear', 'localPosts'] as const

function instanceDocument(instance: VirtualInstance): unknown {
  const { mode } = instance.registrations
  const { users = 0, localPosts = 0 } = instance.usage
  return {
    uri: instance.host,
    title: instance.name,
    short_description: instance.shortDescription,
    description: instance.description === undefined ? '' : `<p>${instance.description}</p>`,
    version: instance.version,
    stats: { user_count: users, status_count: localPosts },
    thumbnail: `${originOf(instance)}/images/logos/a.png`,
    languages: instance.languages.slice(0, 1),
    registrations: mode === 'open',
    approval_required: mode === 'approval',
    email: `staff@${instance.host}`,
  }
}

function page(title: string, words: string): VirtualReply {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, text: html }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0',
      openRegistrations: instance.registrations.mode === 'open',
      usage: fullUsage({ ...instance.usage, localComments: undefined }),
      more: { services: undefined },
    }),
    'GET /api/v1/instance': { json: instanceDocument(instance) },
    'GET /api/v1/instance/peers': { json: instance.peers },
    'GET /conduct': page('Code of Conduct', textOf(instance, 'conduct') ?? ''),
    'GET /privacy': page('Privacy Policy', textOf(instance, 'privacy') ?? ''),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  return {
    software: 'bookwyrm',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: instance.languages.length === 0 ? undefined : instance.languages.slice(0, 1),
    registrations: { mode: mode === 'open' || mode === 'approval' ? mode : 'closed' },
    usage: figures({ users: 0, localPosts: 0, ...instance.usage }, ...PUBLISHED),
    peers: instance.peers,
  }
}

export const bookwyrmMirror: Mirror = {
  software: ['bookwyrm'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /static/js/\nDisallow: /static/css/\n',
  expected,
  choices: { bookwyrm: [{ software: 'bookwyrm', versions: ['0.6.0', '0.7.5'] }] },
}
