// Proof: a fediverse of full size is walked through once, with its true outcome for every name, within time and memory (DESIGN 7, whole walk).
import { MINUTE } from '#model/clock.ts'
import { generateFediverse, scaleWorld, type WorldSize } from '../fediverse/worlds/generated/world.ts'
import { startPostgresMeter } from '../bench/postgres-meter.ts'
import { measureStore } from '../support/stored-figures.ts'
import type { Figure, Proof, ProofContext } from './contract.ts'
import { openProofServer, type ProofDatabase } from './database.ts'
import { compareEnds, startWorldWalk, type Comparison } from './world-walk.ts'
import type { WalkProgress, WalkReport } from './walk-process.ts'

/** Slots at the same time. */
const CONCURRENCY = 200
const MB = 2 ** 20
/** DESIGN 7: memory whatever the size of the world; wall clock of the full size; requests that a farm may cost. */
const LIMITS = { rssBytes: 1024 * MB, wallMs: 1.2 * 25 * MINUTE, farmRequests: 400 }
const SAY_EVERY_MS = 15_000

export const fullWalk: Proof = {
  name: 'full-walk',
  summary: '30,000 servers and 70,000 other names with 150 million pairs, walked through once: true outcomes, within time and memory.',
  minutes: 30,
  run: async (context) => {
    await using server = await openProofServer({ durable: true })
    await using database = await server.create()
    const { scale = 1 } = context
    const walk = await measureWalk(database, scaleWorld('full walk', scale), { ...context, folder: server.folder })
    return { failures: findFailures(walk, scale), figures: listFigures(walk) }
  },
}

/** A walk, its outcome and its cost. */
export interface MeasuredWalk {
  readonly report: WalkReport
  readonly comparison: Comparison
  readonly store: Awaited<ReturnType<typeof measureStore>>
  /** Pairs of all lists of the world. */
  readonly pairs: number
  readonly postgresCpuMs: number | undefined
}

/** Walks through a world of that size into an empty database; `folder` is where its PostgreSQL works, for its CPU. */
export async function measureWalk(
  database: ProofDatabase,
  size: WorldSize,
  { say, folder }: Pick<ProofContext, 'say'> & { readonly folder: string | undefined },
): Promise<MeasuredWalk> {
  const world = generateFediverse(size)
  const postgres = startPostgresMeter(folder)
  const before = postgres.read()
  const walk = startWorldWalk({ databaseUrl: database.url, world: size, concurrency: CONCURRENCY }, tellNowAndThen(size, say))
  const report = await walk.done
  if (report === undefined) throw new Error('the walk was stopped')
  const postgresCpuMs = postgres.since(before)
  await walk.stop()
  return {
    report,
    comparison: await compareEnds(database, world),
    store: await measureStore(database),
    pairs: world.countPairs(),
    postgresCpuMs,
  }
}

function tellNowAndThen({ live, names }: WorldSize, say: ProofContext['say']): (progress: WalkProgress) => void {
  let last = performance.now()
  let first: number | undefined
  return ({ at, visits, requests, rssBytes }) => {
    first ??= at
    if (performance.now() - last < SAY_EVERY_MS) return
    last = performance.now()
    const minutes = Math.round((at - first) / MINUTE)
    say(
      `${visits} visits, ${requests} requests to ${live} servers among ${names} names; ${minutes} min there; ${Math.round(rssBytes / MB)} MB`,
    )
  }
}

function findFailures({ report, comparison, store, pairs }: MeasuredWalk, scale: number): readonly string[] {
  return [
    ...(comparison.wrong === 0 ? [] : [`${comparison.wrong} names did not come to their end`, ...comparison.examples]),
    ...(report.crashes + report.lost === 0 ? [] : [`${report.crashes} crashes, ${report.lost} visits lost`]),
    ...(report.world.tooClose === 0 ? [] : [`${report.world.tooClose} requests came too soon`, ...report.world.examples]),
    ...(report.world.farmed <= LIMITS.farmRequests ? [] : [`farms cost ${report.world.farmed} requests`]),
    ...(store.pairs + store.waiting >= pairs * 0.999 ? [] : [`${store.pairs} pairs of ${pairs} are stored`]),
    ...(report.peakRssBytes <= LIMITS.rssBytes ? [] : ['the crawler took more than 1 GB']),
    ...(report.wallMs <= LIMITS.wallMs * scale || scale < 1 ? [] : ['it took more than 30 minutes']),
  ]
}

function listFigures({ report, comparison, store, pairs, postgresCpuMs }: MeasuredWalk): readonly Figure[] {
  const { world } = report
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
  const megabytes = (bytes: number): number => Math.round(bytes / MB)
  return [
    { what: 'names of the world', value: comparison.counts.reduce((sum, { expected }) => sum + expected, 0) },
    ...comparison.counts.map(({ end, expected, found }): Figure => ({
      what: `  ${end}`,
      value: expected === found ? found : `${found}, not ${expected}`,
    })),
    { what: 'visits', value: report.visits },
    { what: 'requests', value: report.requests },
    { what: 'pairs of the world', value: pairs },
    { what: 'pairs stored', value: store.pairs },
    { what: 'a pair in its set', value: (store.setBytes / store.pairs).toFixed(3), unit: 'B' },
    { what: 'requests too close to each other', value: world.tooClose },
    { what: 'requests to farms', value: world.farmed },
    { what: 'time passed there', value: seconds(report.worldMs), unit: 's' },
    { what: 'wall clock of the walk', value: seconds(report.wallMs), unit: 's' },
    { what: 'CPU of the crawler', value: seconds(report.cpuMs), unit: 's' },
    { what: 'CPU of PostgreSQL', value: postgresCpuMs === undefined ? 'unknown' : seconds(postgresCpuMs), unit: 's' },
    { what: 'CPU of the simulator', value: seconds(world.cpuMs), unit: 's' },
    { what: 'CPU of the crawler, a request', value: (report.cpuMs / report.requests).toFixed(2), unit: 'ms' },
    { what: 'peak memory of the crawler', value: megabytes(report.peakRssBytes), unit: 'MB' },
    { what: 'peak memory of the simulator', value: megabytes(world.peakRssBytes), unit: 'MB' },
    { what: 'database', value: megabytes(store.bytes), unit: 'MB' },
  ]
}
