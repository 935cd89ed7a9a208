// The mirror of Mbin and kbin: NodeInfo, the site's document and texts, and the servers that it has met.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { blocksOf, suspensionLines } from './block-lists.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

function hasLists(instance: VirtualInstance): boolean {
  const [major = 0, minor = 0] = instance.version.split('.').map(Number)
  return instance.software === 'mbin' && (major > 1 || minor >= 7)
}

function info(instance: VirtualInstance): unknown {
  return {
    softwareName: instance.software,
    softwareVersion: instance.version,
    softwareRepository: 'https://github.com/MbinOrg/mbin',
    websiteDomain: instance.host,
    websiteContactEmail: `staff@${instance.host}`,
    websiteTitle: instance.name,
    websiteOpenRegistrations: instance.registrations.mode === 'open',
    websiteFederationEnabled: true,
    websiteDefaultLang: instance.languages[0] ?? 'en',
    instanceModerators: [],
    instanceAdmins: [
      { type: 'Person', preferredUsername: 'head.gardener', name: 'Robin Gardener', url: `${originOf(instance)}/u/head.gardener` },
    ],
  }
}

function texts(instance: VirtualInstance): unknown {
  return {
    about: instance.description ?? null,
    contact: `staff@${instance.host}`,
    faq: null,
    privacyPolicy: textOf(instance, 'privacy') ?? null,
    terms: textOf(instance, 'terms') ?? null,
  }
}

/** Every third server has stopped to answer. */
function hosts(instance: VirtualInstance, dead: boolean): unknown {
  const chosen = instance.peers.filter((_, index) => (index % 3 === 2) === dead)
  return { instances: chosen.map((domain) => ({ domain, software: 'mastodon', version: null })) }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/nodeinfo/2.1',
      openRegistrations: instance.registrations.mode === 'open',
      usage: fullUsage(instance.usage),
      metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
    }),
    'GET /api/instance': { json: texts(instance) },
    'GET /api/defederated': {
      json: { instances: blocksOf(instance).flatMap(({ target, level }) => (level === 'suspend' ? [target] : [])) },
    },
    ...(instance.software === 'mbin' && { 'GET /api/info': { json: info(instance) } }),
    ...(hasLists(instance) && {
      'GET /api/federated': { json: hosts(instance, false) },
      'GET /api/dead': { json: hosts(instance, true) },
    }),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: instance.software === 'mbin' ? [instance.languages[0] ?? 'en'] : undefined,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    peers: hasLists(instance) ? instance.peers : undefined,
    blocks: suspensionLines(instance, 'ban', false),
  }
}

export const mbinMirror: Mirror = {
  software: ['mbin', 'kbin'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /ap/\nDisallow: /search\n',
  expected,
  choices: {
    mbin: [
      { software: 'mbin', versions: ['1.6.0', '1.10.1'] },
      { software: 'kbin', versions: ['0.10.1'] },
    ],
  },
}
