// Proof: endless made-up names cost next to nothing, while the honest servers listed beside them are all visited (issue 2, must show 5).
import { DAY, HOUR } from '#model/clock.ts'
import type { Database } from '#model/store/postgres.ts'
import { farmWorld, FULL_SIZE, type FarmSizes, type FarmWorld } from '../fediverse/worlds/farm.ts'
import { openWorld, type CrawledWorld } from '../support/crawl-world.ts'
import { countHosts, listAnswered } from '../support/stored-figures.ts'
import type { Figure, Proof, ProofContext, ProofResult } from './contract.ts'
import { openProofDatabase } from './database.ts'

/** Requests that one farm may cost in two days. */
export const FARM_LIMIT = 200
const STEP = 2 * HOUR

export const farm: Proof = {
  name: 'farm',
  summary: 'Five farms of 120,000 names cost fewer than 200 requests each, while 20,000 honest servers and 300 under one roof are visited.',
  minutes: 20,
  run: async (context) => {
    await using database = await openProofDatabase()
    return await proveFarm(database, { ...FULL_SIZE, days: 2 }, context)
  },
}

/** Crawls the farm world of that size for so many days of its own time. */
export async function proveFarm(
  database: Database,
  { days, ...sizes }: FarmSizes & { readonly days: number },
  { say }: ProofContext,
): Promise<ProofResult> {
  const world = farmWorld(sizes)
  await using crawl = await openWorld(world, database, { seeds: world.seeds, concurrency: 200 })
  let visits = 0
  for (let passed = 0; passed < days * DAY; passed += STEP) {
    visits += (await crawl.crawlFor(STEP)).visits
    const { known, answered } = await countHosts(database)
    say(`hour ${(passed + STEP) / HOUR}: ${visits} visits, ${known} names with an id, ${answered} answered`)
  }
  const missing = await findUnvisited(database, world)
  const spent = world.farms.map(({ name, owns }) => ({ name, requests: countRequests(crawl, owns) }))
  const violations = crawl.fediverse.ledger.overlaps('registrable', 1000).length + crawl.fediverse.ledger.overlaps('address', 1000).length
  return {
    failures: [
      ...spent.filter(({ requests }) => requests >= FARM_LIMIT).map(({ name, requests }) => `the farm "${name}" cost ${requests} requests`),
      ...(missing.length === 0 ? [] : [`${missing.length} living servers were not visited, for example ${missing.slice(0, 5).join(', ')}`]),
      ...(violations === 0 ? [] : [`${violations} requests were closer than the pace allows`]),
    ],
    figures: [
      ...spent.map(({ name, requests }): Figure => ({ what: `requests to the farm "${name}"`, value: requests })),
      { what: 'living servers', value: [...world.living()].length },
      { what: 'not visited', value: missing.length },
      { what: 'visits', value: visits },
      { what: 'requests in all', value: crawl.fediverse.ledger.count() },
      { what: 'names with an id', value: (await countHosts(database)).known },
    ],
  }
}

function countRequests(crawl: CrawledWorld, owns: (host: string) => boolean): number {
  let requests = 0
  for (const entry of crawl.fediverse.ledger.entries({ kind: 'request' })) if (owns(entry.host)) requests += 1
  return requests
}

async function findUnvisited(database: Database, world: FarmWorld): Promise<readonly string[]> {
  const answered = await listAnswered(database)
  return [...world.living()].filter((name) => !answered.has(name))
}
