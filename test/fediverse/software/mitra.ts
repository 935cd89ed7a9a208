// The mirror of Mitra: its instance documents, a NodeInfo link document with a subject, peers for everybody (microblog.md 10).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { gotosocialList, suspensionLines } from './block-lists.ts'
import { plainV1, plainV2, SIGN_IN } from './instance-documents.ts'
import { escapeHtml } from './mastodon-documents.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const open = instance.registrations.mode === 'open'
  const origin = originOf(instance)
  const { localComments: _, ...usage } = instance.usage
  const shared = { languages: undefined, rules: undefined, version: `4.0.0 (compatible; Mitra ${instance.version})`, like_emoji: '❤' }
  const link = (schema: string) => ({ rel: `http://nodeinfo.diaspora.software/ns/schema/${schema}`, href: `${origin}/nodeinfo/${schema}` })
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: open,
      usage: fullUsage(usage),
      metadata: {
        nodeName: instance.name,
        nodeDescription: instance.shortDescription,
        federation: { enabled: true },
        staffAccounts: [`${origin}/users/head.gardener`],
      },
    }),
    'GET /.well-known/nodeinfo': { json: { subject: origin, links: [link('2.0'), link('2.1')] } },
    'GET /api/v1/instance': {
      json: plainV1(instance, {
        ...shared,
        registrations: open,
        approval_required: false,
        invites_enabled: !open,
        login_message: 'Sign this.',
        new_accounts_read_only: instance.variant?.newAccountsReadOnly === true,
        post_character_limit: 5000,
      }),
    },
    'GET /api/v2/instance': {
      json: plainV2(instance, {
        ...shared,
        registrations: { enabled: open, approval_required: false, message: null, url: null },
        extended_description: `<p>${escapeHtml(instance.description ?? '')}</p>`,
        configuration: { timelines_access: { live_feeds: { local: 'public', remote: 'restricted' } } },
      }),
    },
    'GET /api/v1/instance/peers': { json: instance.peers },
    'GET /api/v1/instance/domain_blocks': instance.blocks === undefined ? SIGN_IN : { json: gotosocialList(instance) },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'mitra',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'invite' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
    peers: instance.peers,
    blocks: instance.blocks === undefined ? undefined : suspensionLines(instance, 'suspend'),
  }
}

/** Variants: `newAccountsReadOnly`. */
export const mitraMirror: Mirror = {
  software: ['mitra'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { mitra: [{ software: 'mitra', versions: ['2.0.0', '4.10.0'], variants: [{}, { newAccountsReadOnly: true }] }] },
}
