// Proof: a crawler that is killed at any moment, and started again, ends with the same knowledge as one that was left alone (issue 2, must show 6).
import { SECOND, systemClock } from '#model/clock.ts'
import { canonicalDump } from '#model/store/canonical-dump.ts'
import type { Database } from '#model/store/postgres.ts'
import { chanceOf } from '../fediverse/addresses.ts'
import { generateWorld, type GeneratedOptions } from '../fediverse/worlds/generated.ts'
import type { Proof, ProofContext, ProofResult } from './contract.ts'
import type { CrawlerOrders } from './crawler-process.ts'
import { countVisits, listLeases } from '../support/stored-figures.ts'
import { openProofServer, type ProofDatabase } from './database.ts'
import { startCrawler, startSimulator, type Simulator } from './processes.ts'

/** Sixty living servers, and names that lead nowhere. */
export const SMALL_WORLD: GeneratedOptions = { seed: 'kill', live: 60, dead: 20, peers: 15, robots: 'User-agent: *\nDisallow: /private\n' }
/** What a crawler of these proofs is held to; the gap is short because the world is ours. */
export const QUICK = { gapMs: 5, leaseMs: 2 * SECOND, concurrency: 12 }

export const kill: Proof = {
  name: 'kill',
  summary: 'A crawler that is killed at twenty random moments ends with the same knowledge as one that was left alone.',
  minutes: 3,
  run: async (context) => {
    await using server = await openProofServer()
    return await proveKills(server.create, { kills: 20, chance: 'twenty kills' }, context)
  },
}

export interface KillOptions {
  readonly kills: number
  /** Decides the moments. */
  readonly chance: string
}

/** Crawls the world once undisturbed and once with kills, and compares what is known at the end. */
export async function proveKills(
  create: () => Promise<ProofDatabase>,
  { kills, chance }: KillOptions,
  { say }: ProofContext,
): Promise<ProofResult> {
  const calm = await crawlCalmly(create)
  say(`undisturbed: ${calm.requests} requests, ${calm.dump.length} lines of knowledge`)
  await using database = await create()
  await using simulator = await startSimulator(SMALL_WORLD)
  const orders = ordersFor(database, simulator)
  const failures: string[] = []
  for (let n = 1; n <= kills; n += 1) {
    // A life is some requests long, and a little: so that death comes in the middle of a request, of a recording, of a claim.
    const life = 1 + Math.floor(((2 * calm.requests) / 20) * chanceOf(`${chance}, life ${n}`))
    const crawler = startCrawler(orders)
    const seen = await Promise.race([outlive(simulator, life), crawler.ended.then(() => undefined)])
    if (seen !== undefined) await systemClock.sleep(30 * chanceOf(`${chance}, last moments ${n}`))
    else failures.push(`nothing was left to do before kill ${n}`)
    crawler.kill()
    await crawler.ended
    say(`kill ${n} of ${kills}, after ${seen ?? '?'} requests: ${(await listLeases(database)).length} slots and keys held by the dead`)
    failures.push(...(await findStuck(database)))
  }
  await startCrawler(orders).ended
  const judgement = await simulator.judge(orders.gapMs - TIMER_MS)
  failures.push(...judgement.examples, ...compare(calm.dump, await canonicalDump(database.db)))
  failures.push(...(await listLeases(database)).map(({ what }) => `${what} is still held`))
  return {
    failures,
    figures: [
      { what: 'kills', value: kills },
      { what: 'requests, undisturbed', value: calm.requests },
      { what: 'requests, with kills', value: judgement.requests },
      { what: 'lines of knowledge', value: calm.dump.length },
      { what: 'requests closer than the pace', value: judgement.violations },
    ],
  }
}

async function outlive(simulator: Simulator, requests: number): Promise<number> {
  const before = (await simulator.judge(0)).requests
  return simulator.seen(before + requests)
}

/** Timers of Node wake up to a millisecond early by the wall clock, and two processes round it apart. */
export const TIMER_MS = 2

/** The orders of a crawler of the small world. */
export function ordersFor(database: ProofDatabase, simulator: Simulator): CrawlerOrders {
  return { ...QUICK, databaseUrl: database.url, port: simulator.port, seeds: [generateWorld(SMALL_WORLD).seed] }
}

/** A lease for crawlers that nobody kills: none is lost because the machine is busy. */
export const PATIENT_LEASE_MS = 30 * SECOND

/** One crawler, nobody disturbs it. */
export async function crawlCalmly(
  create: () => Promise<ProofDatabase>,
): Promise<{ readonly dump: readonly string[]; readonly requests: number; readonly visits: ReadonlyMap<string, number> }> {
  await using database = await create()
  await using simulator = await startSimulator(SMALL_WORLD)
  await startCrawler({ ...ordersFor(database, simulator), leaseMs: PATIENT_LEASE_MS }).ended
  const { requests } = await simulator.judge(0)
  return { requests, dump: await canonicalDump(database.db), visits: await countVisits(database) }
}

// Nothing may be held longer than one lease from now on, whoever holds it; database and proof share one machine and its clock.
async function findStuck(database: Database): Promise<readonly string[]> {
  const latest = systemClock.now() + QUICK.leaseMs
  const leases = await listLeases(database)
  return leases.filter(({ until }) => until > latest).map(({ what }) => `${what} is held for longer than a lease`)
}

/** What one side knows and the other does not, in a few lines. */
export function compare(expected: readonly string[], found: readonly string[]): readonly string[] {
  const [before, after] = [new Set(expected), new Set(found)]
  const lost = expected.filter((line) => !after.has(line))
  const strange = found.filter((line) => !before.has(line))
  if (lost.length + strange.length === 0) return []
  return [
    `${lost.length} lines of knowledge are missing and ${strange.length} are strange`,
    ...lost.slice(0, 5).map((line) => `missing: ${line.slice(0, 400)}`),
    ...strange.slice(0, 5).map((line) => `strange: ${line.slice(0, 400)}`),
  ]
}
