// Bench of the engine: the crawler's CPU for visits of about six requests against a bare client that fetches, inflates and parses the same bodies.
import type { KnownHost } from '#model/crawl.ts'
import { fetchBare, type BareRequest } from './bare-client.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { newHost, openVisits, PLACES, visitedHost, type SimulatedVisits } from './simulated-visits.ts'

export const engine: BenchGroup = {
  name: 'engine',
  summary: "The crawler's CPU against a bare client that fetches, inflates and parses the same bodies, plain and over TLS; an empty visit.",
  minutes: 2,
  run: async (context) => [...(await measureRatio(context, false)), ...(await measureRatio(context, true))],
}

/** What a visit takes on average: documents of servers whose visits take about six requests. */
const REQUESTS = [5, 6, 7]
const ROUNDS = 5
/** A crawler runs for days: what its code costs before it is compiled is not asked. */
const WARM_UP = 4
const SERVERS = 2400

async function measureRatio({ size, say }: BenchContext, tls: boolean): Promise<readonly BenchRow[]> {
  const isTiny = size === 'tiny'
  await using world = await openVisits(isTiny ? 40 : SERVERS, { tls })
  const { known, byHost } = await chooseHosts(world)
  const requests = [...byHost.values()].reduce((sum, list) => sum + list.length, 0) / known.length
  say(`${known.length} servers whose visit takes five to seven requests`)
  const bare = (): Promise<unknown> => fetchAll(world, byHost)
  const crawl = (): Promise<unknown> => world.visit(known)
  for (let round = 0; round < (isTiny ? 1 : WARM_UP); round += 1) {
    await crawl()
    await bare()
  }
  let [crawler, client, simulator] = [0, 0, 0]
  for (let round = 0; round < (isTiny ? 1 : ROUNDS); round += 1) {
    const before = await world.workDone()
    crawler += await cpuMs(crawl)
    simulator += (await world.workDone()).cpuMs - before.cpuMs
    client += await cpuMs(bare)
  }
  const visits = known.length * (isTiny ? 1 : ROUNDS)
  const each = (ms: number): string => (ms / visits).toFixed(2)
  const how = `${visits} visits of ${requests.toFixed(1)} requests, ${PLACES} at once, no database, after as many to warm up; crawler ${each(crawler)} ms a visit, bare client ${each(client)}, simulator beside ${each(simulator)}`
  const ratio = { measured: crawler / client, unit: '×', how }
  if (tls) return [{ what: 'CPU against a bare client, TLS', ...ratio }]
  return [{ what: 'CPU against a bare client, plain', budget: { atMost: 2 }, ...ratio }, await measureEmpty(world, known)]
}

interface Chosen {
  readonly known: readonly KnownHost[]
  /** What the crawler asked of each of them. */
  readonly byHost: ReadonlyMap<string, readonly BareRequest[]>
}

async function chooseHosts(world: SimulatedVisits): Promise<Chosen> {
  const { visits, requests } = await world.watchVisits(world.hosts.map(newHost))
  const byDomain = Map.groupBy(requests, ({ host }) => host)
  const domains = visits.flatMap(({ crawl }) => (REQUESTS.includes(crawl.requests) ? [crawl.domain] : []))
  return { known: domains.map(newHost), byHost: new Map(domains.map((domain) => [domain as string, byDomain.get(domain) ?? []])) }
}

async function fetchAll({ seam }: SimulatedVisits, byHost: Chosen['byHost']): Promise<void> {
  const left = [...byHost.values()]
  const client = async (): Promise<void> => {
    for (let requests = left.pop(); requests !== undefined; requests = left.pop()) await fetchBare(seam, requests)
  }
  await Promise.all(Array.from({ length: PLACES }, client))
}

async function measureEmpty(world: SimulatedVisits, known: readonly KnownHost[]): Promise<BenchRow> {
  const visited = (await world.visit(known)).map(visitedHost)
  const { requests } = await world.watchVisits(visited)
  const cpu = await cpuMs(() => world.visit(visited))
  const how = `${visited.length} visits at which nothing is due, through engine and conversation; ${requests.length} requests`
  return { what: 'CPU of an empty visit', measured: cpu / visited.length, unit: 'ms', budget: { atMost: 1 }, how }
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
