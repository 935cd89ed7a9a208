// Visits to simulated servers without a database: what the crawler does itself, from the engine to the value of a visit.
import { systemClock } from '#model/clock.ts'
import type { KnownHost, StoredDocument } from '#model/crawl.ts'
import type { Domain } from '#model/domain.ts'
import { crawlInstance, type Visited } from '../../crawler/crawl.ts'
import { startEngine } from '../../crawler/engine.ts'
import type { Network, Seam } from '../../crawler/network/contract.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { localPaceBook } from '../../crawler/politeness.ts'
import { createSeam } from '../fediverse/seam.ts'
import { generateWorld, type GeneratedOptions } from '../fediverse/worlds/generated.ts'
import type { BareRequest } from './bare-client.ts'
import type { FediverseOrders, FediverseReady } from './fediverse-process.ts'
import { startProcess, type WorkDone } from './processes.ts'

/** Visits under way at once. */
export const PLACES = 50

export interface SimulatedVisits extends AsyncDisposable {
  readonly seam: Seam
  readonly hosts: readonly Domain[]
  /** Visits hosts as the engine does; the visits in the order of the hosts. */
  readonly visit: (known: readonly KnownHost[]) => Promise<readonly Visited[]>
  /** Visits hosts and gives every request besides, as a client without our code would make it. */
  readonly watchVisits: (
    known: readonly KnownHost[],
  ) => Promise<{ readonly visits: readonly Visited[]; readonly requests: readonly BareRequest[] }>
  /** The work of the simulator. */
  readonly workDone: () => Promise<WorkDone>
}

/** A world whose servers let everybody read and answer at once. */
function worldOf(live: number): GeneratedOptions {
  return { seed: 'bench', live, dead: 0, peers: 200, robots: 'User-agent: *\nAllow: /\n' }
}

/** Starts a simulator of that many living servers, and what visits them. */
export async function openVisits(live: number, { tls }: { readonly tls: boolean }): Promise<SimulatedVisits> {
  const world = worldOf(live)
  const simulator = await startProcess<FediverseReady>('fediverse-process.ts', { world, tls } satisfies FediverseOrders)
  const seam = createSeam({ port: simulator.ready.port, ca: simulator.ready.ca })
  const network = createNetwork(seam, { userAgent: USER_AGENT })
  const means = { clock: systemClock, pace: localPaceBook(systemClock), gapMs: 0, storedRobots: async () => undefined }
  const visitOver = (used: Network, known: readonly KnownHost[]): Promise<readonly Visited[]> =>
    runAll(known, (host) => crawlInstance(host, { network: used, ...means }))
  const hosts = generateWorld(world).hosts?.() ?? []
  return {
    seam,
    hosts: [...hosts] as Domain[],
    visit: (known) => visitOver(network, known),
    watchVisits: async (known) => {
      const { network: watched, requests } = watch(network)
      return { visits: await visitOver(watched, known), requests }
    },
    workDone: simulator.workDone,
    [Symbol.asyncDispose]: async () => {
      await network.close()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

const USER_AGENT = 'FediverseAtlas/bench (+https://atlas.example/crawler)'

function watch(network: Network): { readonly network: Network; readonly requests: readonly BareRequest[] } {
  const requests: BareRequest[] = []
  return {
    network: {
      ...network,
      exchange: (request) => {
        const { url, method = 'GET', headers = {}, body } = request
        const sent = { ...headers, 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, br' }
        requests.push({ host: url.hostname, method, path: url.pathname + url.search, headers: sent, body })
        return network.exchange(request)
      },
    },
    requests,
  }
}

async function runAll(known: readonly KnownHost[], visit: (host: KnownHost) => Promise<Visited>): Promise<readonly Visited[]> {
  const visits = new Map<KnownHost, Visited>()
  const engine = await startEngine(PLACES, (error) => {
    throw error
  })
  for (const [index, host] of known.entries()) {
    engine.push({ id: String(index), run: async () => void visits.set(host, await visit(host)) })
  }
  await engine.stop()
  return known.flatMap((host) => visits.get(host) ?? [])
}

/** A host of which nothing is known yet. */
export function newHost(domain: Domain): KnownHost {
  return { domain, past: { status: 'discovered', failures: 0 }, documents: new Map() }
}

/** A host as it is known after a visit: nothing of it is due. */
export function visitedHost({ crawl }: Visited): KnownHost {
  const documents = crawl.documents.map((result): [string, StoredDocument] => {
    const { endpoint, state, dueAt, facts, memo, url } = result
    return [
      endpoint,
      {
        ...{ endpoint, state, dueAt, facts, memo, url, failures: 0, complete: true, pagesRead: 0, namesRead: 0, pendingNames: 0 },
        ...{ checkedAt: crawl.finishedAt, readAt: crawl.finishedAt },
      },
    ]
  })
  const past = { status: 'alive', failures: 0, lastAnswer: crawl.finishedAt } as const
  return { domain: crawl.domain, past, documents: new Map(documents) }
}
