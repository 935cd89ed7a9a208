// The mirror of Hubzilla: NodeInfo with ones in every place for those who hide, and the site document (microblog.md 9.1).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { modeOf } from './instance-documents.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

const MODES = ['open', 'approval', 'invite'] as const
const POLICIES: Readonly<Record<string, string>> = { open: 'REGISTER_OPEN', invite: 'REGISTER_OPEN', approval: 'REGISTER_APPROVE' }

function isHidden({ variant }: VirtualInstance): boolean {
  return variant?.hideInStatistics === true
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const ones = { users: 1, activeMonth: 1, activeHalfyear: 1, localPosts: 1, localComments: 1 }
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/nodeinfo/2.0',
      openRegistrations: !isHidden(instance) && modeOf(instance, MODES) === 'open',
      usage: fullUsage(isHidden(instance) ? ones : instance.usage),
      metadata: { nodeName: instance.name },
      more: { protocols: ['zot', 'diaspora', 'activitypub'], services: [] },
    }),
    'GET /siteinfo.json': { json: siteinfo(instance) },
  }
}

function siteinfo(instance: VirtualInstance): unknown {
  const { users, activeMonth, activeHalfyear, localPosts, localComments } = instance.usage
  const mode = modeOf(instance, MODES)
  return {
    url: originOf(instance),
    platform: instance.software,
    site_name: instance.name,
    version: instance.version,
    server_role: 'pro',
    plugins: ['diaspora', 'pubcrawl', 'statistics'],
    register_policy: POLICIES[mode] ?? 'REGISTER_CLOSED',
    invitation_only: instance.variant?.numbersForBooleans === true ? Number(mode === 'invite') : mode === 'invite',
    directory_mode: 'DIRECTORY_MODE_NORMAL',
    language: instance.languages[0] ?? 'en',
    locked_features: [],
    admin: instance.variant?.numbersForBooleans === true ? false : [{ name: 'Robin Gardener', address: `head.gardener@${instance.host}` }],
    info: instance.shortDescription,
    hide_in_statistics: Number(isHidden(instance)),
    ...(!isHidden(instance) && {
      channels_total: users,
      channels_active_halfyear: activeHalfyear,
      channels_active_monthly: activeMonth,
      local_posts: localPosts,
      local_comments: localComments,
    }),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: instance.software,
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: [instance.languages[0] ?? 'en'],
    registrations: { mode: modeOf(instance, MODES) },
    usage: isHidden(instance)
      ? { quality: 'hidden' }
      : figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
  }
}

/** Variants: `hideInStatistics`, `numbersForBooleans` (as older versions write them, with no admin to name). */
export const hubzillaMirror: Mirror = {
  software: ['hubzilla', 'redmatrix'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    hubzilla: [
      { software: 'hubzilla', versions: ['5.6.1', '8.8.7'], variants: [{}, { hideInStatistics: true }, { numbersForBooleans: true }] },
      { software: 'redmatrix', versions: ['1.4.2'] },
    ],
  },
}
