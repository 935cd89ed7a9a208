// The mirror of GoToSocial: shut by its robots.txt, with figures that are true, none, or noise (microblog.md 5).
import { hash32 } from '../addresses.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { gotosocialList, suspensionLines } from './block-lists.ts'
import { expectedLanguages, expectedRules, isOpen, NO_SUCH_ROUTE, plainRules, plainV1, plainV2, SIGN_IN } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { nodeinfoRoutes, textOf } from './nodeinfo-documents.ts'

interface Shown {
  readonly users: number
  readonly posts: number
  readonly active: number
}

// Noise is the same in all documents of an hour; honest servers do not count who is active.
function figuresOf(instance: VirtualInstance): Shown {
  const { users = 0, localPosts = 0 } = instance.usage
  const stats = instance.variant?.stats
  if (stats === 'zero') return { users: 0, posts: 0, active: 0 }
  if (stats !== 'baffle') return { users, posts: localPosts, active: 0 }
  const noise = (what: string): number => 1 + (hash32(`${what} ${instance.host}`) % 999_999)
  return { users: noise('users'), posts: noise('posts'), active: noise('active') }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, posts, active } = figuresOf(instance)
  const terms = textOf(instance, 'terms')
  const own = { version: instance.version, ...(terms !== undefined && { terms: `<p>${escapeHtml(terms)}</p>` }) }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: isOpen(instance),
      usage: { users: { total: users, activeMonth: active || undefined }, localPosts: posts || undefined },
      metadata: {},
      contentType: 'application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#"',
    }),
    'GET /api/v1/instance': {
      json: plainV1(instance, {
        ...own,
        account_domain: instance.host,
        uri: instance.apiHost ?? instance.host,
        description: `<p>${escapeHtml(instance.description ?? instance.shortDescription)}</p>`,
        stats: { user_count: users, status_count: posts, domain_count: instance.peers.length },
        approval_required: true,
        invites_enabled: false,
        max_toot_chars: 5000,
      }),
    },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        ...own,
        account_domain: instance.host,
        description: `<p>${escapeHtml(instance.description ?? instance.shortDescription)}</p>`,
        usage: { users: { active_month: active } },
        registrations: {
          enabled: isOpen(instance),
          approval_required: true,
          message: null,
          min_age: null,
          reason_required: instance.registrations.reasonRequired ?? true,
        },
      }),
    },
    'GET /api/v1/instance/rules': { json: plainRules(instance) },
    'GET /api/v1/instance/peers': instance.variant?.peersShown === true ? { json: instance.peers } : SIGN_IN,
    'GET /api/v1/instance/domain_blocks': instance.blocks === undefined ? SIGN_IN : { json: gotosocialList(instance) },
    'GET /api/v1/instance/activity': NO_SUCH_ROUTE,
  }
}

// The API is forbidden always, NodeInfo unless the admin wants to be counted (1.9).
function shippedRobots(instance: VirtualInstance): string {
  const nodeinfo = instance.variant?.stats === 'serve' ? [] : ['Disallow: /.well-known/nodeinfo', 'Disallow: /nodeinfo/']
  const rest = ['Disallow: /api/', 'Disallow: /.well-known/webfinger', 'Disallow: /users/', 'Disallow: /about/suspended']
  return ['User-agent: GPTBot', 'User-agent: CCBot', 'Disallow: /', '', 'User-agent: *', 'Crawl-delay: 500', ...rest, ...nodeinfo, ''].join(
    '\n',
  )
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { users = 0, localPosts = 0 } = instance.usage
  const hidden = ['zero', 'baffle'].includes(String(instance.variant?.stats)) || users === 0
  const { reasonRequired = true } = instance.registrations
  return {
    software: 'gotosocial',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: expectedLanguages(instance),
    registrations: isOpen(instance) ? { mode: 'approval', reasonRequired } : { mode: 'closed' },
    usage: hidden ? { quality: 'hidden' } : { users, localPosts },
    rules: expectedRules(instance),
    peers: instance.variant?.peersShown === true ? instance.peers : undefined,
    blocks: instance.blocks === undefined ? undefined : suspensionLines(instance, 'suspend'),
  }
}

/** Variants: `stats` (serve, zero, baffle; default: true figures that robots.txt forbids), `peersShown`. */
export const gotosocialMirror: Mirror = {
  software: ['gotosocial'],
  routes,
  shippedRobots,
  expected,
  choices: {
    gotosocial: [
      {
        software: 'gotosocial',
        versions: ['0.17.4', '0.20.0'],
        variants: [{}, { stats: 'serve' }, { stats: 'zero' }, { stats: 'baffle' }, { peersShown: true }],
      },
    ],
  },
}
