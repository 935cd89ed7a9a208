// The mirror of WriteFreely: one NodeInfo document, in which zeros are left out.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { mode } = instance.registrations
  const { users, activeMonth, activeHalfyear, localPosts } = instance.usage
  const hidden = instance.variant?.statisticsHidden === true
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: '/api/nodeinfo',
    openRegistrations: mode === 'open',
    usage: {
      users: {
        total: users || undefined,
        ...(!hidden && { activeHalfyear: activeHalfyear || undefined, activeMonth: activeMonth || undefined }),
      },
      localPosts: localPosts || undefined,
    },
    metadata: {
      nodeName: instance.name,
      nodeDescription: instance.shortDescription,
      private: instance.variant?.private === true ? true : undefined,
      software: { homepage: 'https://writefreely.org', github: 'https://github.com/writefreely/writefreely' },
      maxBlogs: Number(instance.variant?.maxBlogs ?? 5),
      publicReader: true,
      invites: mode === 'invite',
    },
  })
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  const stated = Object.fromEntries(Object.entries(instance.usage).filter(([, value]) => value !== 0))
  const published =
    instance.variant?.statisticsHidden === true
      ? (['users', 'localPosts'] as const)
      : (['users', 'activeMonth', 'activeHalfyear', 'localPosts'] as const)
  return {
    software: 'writefreely',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    registrations: { mode: mode === 'open' || mode === 'invite' ? mode : 'closed' },
    usage: figures(stated, ...published),
  }
}

/** Variants: `statisticsHidden`, `private`, `maxBlogs`. */
export const writefreelyMirror: Mirror = {
  software: ['writefreely'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /login\n',
  expected,
  choices: {
    writefreely: [
      { software: 'writefreely', versions: ['0.13.2', '0.15.1'], variants: [{}, { statisticsHidden: true }, { private: true }] },
    ],
  },
}
