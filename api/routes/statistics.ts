// GET /statistics: the network in numbers, with what was left out of them.
import { z } from 'zod'
import { measureConcentration, sumBy, sumNetwork } from '#model/network-totals.ts'
import type { CountedServer, HostCount } from '#model/store/published-totals.ts'
import { listFarms } from '#model/store/published-totals.ts'
import type { StatisticsReply } from '../contract.ts'
import { statisticsReply } from '../replies/network.ts'
import { answer, defineRoute } from '../route.ts'

export const statistics = defineRoute({
  method: 'GET',
  path: '/statistics',
  summary: 'Totals, shares and concentration. Implausible and unmeasured figures are left out and counted as such; see `coverage`.',
  query: z.strictObject({}),
  reply: { name: 'StatisticsReply', schema: statisticsReply },
  cacheSeconds: 60,
  heldSeconds: 5,
  handle: async ({ network, database }) => {
    const [servers, hosts, coverage, registry, farms] = await Promise.all([
      network.counted(),
      network.hosts(),
      network.coverage(),
      network.software(),
      listFarms(database.published),
    ])
    const { bySoftware, ...figures } = figuresOf(servers)
    return answer<StatisticsReply>({
      coverage,
      ...figures,
      bySoftware: bySoftware.map(({ word, ...sums }) => ({ software: word, label: registry.get(word)?.label ?? word, ...sums })),
      byStatus: countHostsBy(hosts, (host) => host.status).map(([status, count]) => ({ status, hosts: count })),
      byReason: countHostsBy(hosts, (host) => host.reason).map(([reason, count]) => ({ reason, hosts: count })),
      farms,
    })
  },
})

const made = new WeakMap<readonly CountedServer[], ReturnType<typeof makeFigures>>()

/** What is reckoned from every server: once for each reading of them all, which is far less often than somebody asks. */
function figuresOf(servers: readonly CountedServer[]): ReturnType<typeof makeFigures> {
  const known = made.get(servers) ?? makeFigures(servers)
  made.set(servers, known)
  return known
}

function makeFigures(servers: readonly CountedServer[]) {
  return {
    totals: sumNetwork(servers),
    bySoftware: sumBy(servers, softwareOf),
    byRegistrations: sumBy(servers, (server) => server.registrations).map(({ word, ...sums }) => ({ registrations: word, ...sums })),
    versions: countVersions(servers),
    concentration: measureConcentration(servers),
  }
}

function softwareOf(server: CountedServer): string {
  return server.software ?? 'unknown'
}

const MOST_VERSIONS = 500

function countVersions(servers: readonly CountedServer[]): StatisticsReply['versions'] {
  const counts = new Map<string, { readonly software: string; readonly version: string; servers: number }>()
  for (const server of servers) {
    const version = server.softwareVersion
    if (version === null) continue
    const software = softwareOf(server)
    const key = JSON.stringify([software, version])
    const entry = counts.get(key)
    if (entry === undefined) counts.set(key, { software, version, servers: 1 })
    else entry.servers += 1
  }
  return [...counts.values()].toSorted((a, b) => b.servers - a.servers || (a.version < b.version ? -1 : 1)).slice(0, MOST_VERSIONS)
}

function countHostsBy(hosts: readonly HostCount[], wordOf: (host: HostCount) => string | null): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const host of hosts) {
    const word = wordOf(host)
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + host.hosts)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
