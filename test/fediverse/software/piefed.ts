// The mirror of PieFed: NodeInfo, the site in its own API and in Lemmy's shape, the chooser's card, and the linked servers.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { blockLine, blocksOf, lemmyRows, mastodonList } from './block-lists.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

const MODES: Readonly<Record<string, string>> = { open: 'Open', approval: 'RequireApplication' }
/** Lists carry the moment of the request in place of dates, without a zone. */
const ASKED_AT = '2026-11-01T00:00:00.000000'

function registrationMode(instance: VirtualInstance): string {
  return MODES[instance.registrations.mode] ?? 'Closed'
}

function site(instance: VirtualInstance): object {
  const origin = originOf(instance)
  return {
    actor_id: `${origin}/`,
    name: instance.name,
    icon: `${origin}/static/logo.png`,
    description: instance.shortDescription,
    sidebar: `<p>${textOf(instance, 'sidebar') ?? ''}</p>`,
  }
}

function alphaSite(instance: VirtualInstance): unknown {
  return {
    version: instance.version,
    admins: [
      { person: { id: 1, user_name: 'head.gardener', title: 'Robin Gardener', actor_id: `${originOf(instance)}/u/root` }, is_admin: true },
    ],
    site: {
      ...site(instance),
      sidebar_md: textOf(instance, 'sidebar') ?? '',
      enable_downvotes: true,
      registration_mode: registrationMode(instance),
      user_count: instance.usage.users,
      all_languages: [{ id: 1, code: 'und', name: 'Undetermined' }],
    },
  }
}

function imitatedSite(instance: VirtualInstance): unknown {
  return {
    site_view: {
      site: { id: 1, ...site(instance), banner: '', published: ASKED_AT, updated: ASKED_AT },
      local_site: {
        enable_downvotes: true,
        enable_nsfw: false,
        enable_nsfl: false,
        registration_mode: registrationMode(instance),
        private_instance: false,
      },
      counts: { users: instance.usage.users },
    },
    admins: [],
    version: instance.version,
    all_languages: [
      { id: 1, code: 'und', name: 'Undetermined' },
      { id: 2, code: 'en', name: 'English' },
    ],
    discussion_languages: [1, 2],
  }
}

function card(instance: VirtualInstance): VirtualReply {
  if (instance.variant?.choosable !== true) return { status: 404, json: { message: 'not found' } }
  const [code] = instance.languages
  return {
    json: {
      language: { id: 2, code: code ?? 'und', name: 'A language' },
      nsfw: false,
      newbie_friendly: true,
      name: instance.name,
      elevator_pitch: instance.shortDescription,
      maturity: 'Medium',
      tos_url: `${originOf(instance)}/tos`,
      can_make_communities: true,
      defederation: ['threads.net'],
      registration_mode: registrationMode(instance),
    },
  }
}

function linked(instance: VirtualInstance): unknown {
  const row = (domain: string, id: number) => ({ id, domain, published: ASKED_AT, updated: ASKED_AT, software: 'lemmy', version: '0.19.5' })
  return { federated_instances: { linked: instance.peers.map(row), allowed: [], blocked: lemmyRows(instance) } }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const off = { status: 400, json: { message: 'alpha api is not enabled' } }
  const hasAlpha = instance.variant?.alphaOff !== true
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: registrationMode(instance) !== 'Closed',
      usage: fullUsage(instance.usage),
      metadata: { capabilities: ['fep-1b12', 'fep-5feb'] },
    }),
    'GET /api/alpha/site': hasAlpha ? { json: alphaSite(instance) } : off,
    'GET /api/alpha/site/instance_chooser': hasAlpha ? card(instance) : off,
    'GET /api/v3/site': { json: imitatedSite(instance) },
    'GET /api/v3/federated_instances': { json: linked(instance) },
    'GET /api/v1/instance/domain_blocks': {
      json: mastodonList({ ...instance, blocks: blocksOf(instance).filter(({ level }) => level === 'suspend') }),
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  const [language] = instance.languages
  const isChoosable = instance.variant?.choosable === true && instance.variant.alphaOff !== true
  return {
    software: 'piefed',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: isChoosable && language !== undefined ? [language] : undefined,
    registrations: { mode: mode === 'open' || mode === 'approval' ? mode : 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    peers: instance.peers,
    blocks: blocksOf(instance)
      .filter(({ level }) => level === 'suspend')
      .map(({ target, reason }) => blockLine(target, ['blocked', 'suspend'], reason)),
  }
}

/** Variants: `alphaOff`, `choosable` (the site presents itself to choosers). */
export const piefedMirror: Mirror = {
  software: ['piefed'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /d/\nDisallow: /static/media/users/\nDisallow: /post/*/options\nDisallow: /search\n',
  expected,
  choices: {
    piefed: [{ software: 'piefed', versions: ['1.0.0', '1.6.18'], variants: [{}, { alphaOff: true }, { choosable: true }] }],
  },
}
