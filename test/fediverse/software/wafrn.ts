// The mirror of Wafrn: figures, and a flag that says "open" always (other-software.md 4.17).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { blocksOf, suspensionLines } from './block-lists.ts'
import { figures, fullUsage, nodeinfoRoutes } from './nodeinfo-documents.ts'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { localComments: _, ...usage } = instance.usage
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/.well-known/nodeinfo/2.0',
      openRegistrations: true,
      usage: fullUsage(usage),
      metadata: { themeColor: '#96d8d1' },
    }),
    'GET /api/status/blocks': {
      json: blocksOf(instance)
        .filter(({ level }) => level === 'suspend')
        .map(({ target }) => ({ displayName: target })),
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'wafrn',
    version: instance.version,
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts'),
    blocks: suspensionLines(instance, 'block', false),
  }
}

export const wafrnMirror: Mirror = {
  software: ['wafrn'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { wafrn: [{ software: 'wafrn', versions: ['2025.08.01'] }] },
}
