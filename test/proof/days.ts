// Proof: sixty simulated days of a changing fediverse leave the history that is true, with manners and without a growing memory.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DAY, HOUR, SECOND } from '#model/clock.ts'
import type { Database } from '#model/store/postgres.ts'
import { changingWorld, type ChangingWorld } from '../fediverse/worlds/changing.ts'
import { openWorld, type CrawledWorld } from '../support/crawl-world.ts'
import { countFigureDays, countRows, listStatuses } from '../support/stored-figures.ts'
import type { Figure, Proof, ProofContext, ProofResult } from './contract.ts'
import { openProofDatabase } from './database.ts'
import { checkHistory } from './history.ts'

const DAYS = 60
const STEP = 5

export const days: Proof = {
  name: 'days',
  summary: 'Sixty days of servers that change, die and come back: true history, good manners, no growing memory.',
  minutes: 4,
  run: async (context) => {
    await using database = await openProofDatabase()
    return await proveDays(database, DAYS, context)
  },
}

/** Crawls the changing world for so many days of its own time. Memory is judged from the tenth day on. */
export async function proveDays(database: Database, length: number, { say }: ProofContext): Promise<ProofResult> {
  const world = changingWorld()
  await using crawl = await openWorld(world, database, { seeds: [world.seed], tickEveryMs: HOUR })
  const heaps: number[] = []
  let visits = 0
  for (let day = 0; day < length; day += STEP) {
    visits += (await crawl.crawlFor(STEP * DAY)).visits
    heaps.push(measureHeap())
    say(`day ${day + STEP}: ${visits} visits, ${heaps.at(-1)?.toFixed(1) ?? '?'} MB on the heap`)
  }
  const history = await checkHistory(database, world)
  const growth = Math.max(...heaps.slice(-2)) - Math.min(...heaps.slice(1, 3))
  return {
    failures: [
      ...findRudeness(crawl, world),
      ...(length >= DAYS ? await findWrongEnds(database, world) : []),
      ...(await findGaps(database, world, length)),
      ...history.failures,
      ...(growth > MEMORY_GROWTH_MB ? [`the heap grew by ${growth.toFixed(1)} MB`] : []),
    ],
    figures: [
      { what: 'days', value: length },
      { what: 'visits', value: visits },
      { what: 'requests', value: crawl.fediverse.ledger.count() },
      { what: 'heap at the end', value: (heaps.at(-1) ?? 0).toFixed(1), unit: 'MB' },
      { what: 'growth of the heap', value: growth.toFixed(1), unit: 'MB' },
      ...history.figures,
      ...[...(await countRows(database))].map(([table, value]): Figure => ({ what: `rows of ${table}`, value })),
    ],
  }
}

/** What a garbage collector may leave about from one time to the next. */
const MEMORY_GROWTH_MB = 12

function measureHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

function findRudeness({ fediverse: { ledger } }: CrawledWorld, world: ChangingWorld): readonly string[] {
  const pace = (['host', 'address', 'registrable'] as const).flatMap((by) => ledger.overlaps(by, SECOND))
  const early = ledger.beforeRetryAfter(SECOND)
  return [
    ...pace.slice(0, 5).map(({ key, gapMs }) => `two requests to ${key} were ${gapMs} ms apart`),
    ...early.slice(0, 5).map(({ request }) => `${request.host} was asked again before it wanted to be`),
    ...ledger
      .forbiddenByRobots(world)
      .slice(0, 5)
      .map((trespass) => `robots.txt was not obeyed: ${JSON.stringify(trespass).slice(0, 200)}`),
    ...(ledger.largestSlot(10 * SECOND) > 10 ? [`${ledger.largestSlot(10 * SECOND)} requests in one slot`] : []),
    ...(ledger.plain().length > 0 ? ['a request went without TLS'] : []),
  ]
}

async function findWrongEnds(database: Database, world: ChangingWorld): Promise<readonly string[]> {
  const found = await listStatuses(database)
  return world.stories.flatMap(({ host, end }) =>
    found.get(host) === end ? [] : [`${host} is ${found.get(host) ?? 'unknown'} and should be ${end}`],
  )
}

// A server that always answers has figures of every day but perhaps the last, which is not over.
async function findGaps(database: Database, world: ChangingWorld, length: number): Promise<readonly string[]> {
  const found = await countFigureDays(database)
  return world.stories
    .filter(({ host, steady }) => steady && (found.get(host) ?? 0) < length - 1)
    .map(({ host }) => `${host} has figures of ${found.get(host) ?? 0} days of ${length}`)
}
