// Bench: the whole walk at a tenth of its size, and what follows from it for the full one; the full one itself on request (DESIGN 7).
import { MINUTE, SECOND } from '#model/clock.ts'
import { FULL_SIZE, scaleWorld, type WorldSize } from '../fediverse/worlds/generated/world.ts'
import { measureWalk, type MeasuredWalk } from '../proof/full-walk.ts'
import { openProofServer } from '../proof/database.ts'
import type { BenchContext, BenchGroup, BenchRow, BenchSize } from './contract.ts'

const SCALES: Readonly<Record<BenchSize, number>> = { tiny: 0.001, usual: 0.1, full: 1 }
/** DESIGN 7: 1.2 × 25 minutes on two cores, and at most 1 GB. */
const WALL_S = 1.2 * 25 * (MINUTE / SECOND)
const MEMORY_MB = 1024
const MB = 2 ** 20

export const wholeWalk: BenchGroup = {
  name: 'whole-walk',
  summary: 'A generated fediverse walked through once in virtual time, the world in a process of its own.',
  minutes: 12,
  run: async (context) => {
    const scale = SCALES[context.size]
    const dense = await walk(context, scaleWorld('whole walk', scale))
    if (scale === 1) return [...listCosts(dense, 'full size'), ...listWhole(wallOf(dense), cpuOf(dense), 'measured at full size')]
    const sparse = await walk(context, thinOut(scaleWorld('whole walk', scale / 2)))
    const how = `world of ${shown(FULL_SIZE.live * scale)} servers and ${shown((FULL_SIZE.names - FULL_SIZE.live) * scale)} other names`
    const [wallMs, cpuMs] = [wallOf, cpuOf].map((cost) => extrapolate(cost, dense, sparse, scale))
    const basis = `extrapolated from a ${how} and one of half that with short lists`
    return [...listCosts(dense, how), ...listWhole(wallMs ?? NaN, cpuMs ?? NaN, basis)]
  },
}

const shown = (value: number): string => Math.round(value).toLocaleString('en')

/** The same world with lists as short as they can be: what remains is the cost of visits. */
function thinOut(size: WorldSize): WorldSize {
  return { ...size, pairs: size.names * 10 }
}

async function walk({ say }: BenchContext, size: WorldSize): Promise<MeasuredWalk> {
  // The settings of an installation, vacuum included; a server of its own, so that its CPU is that of this walk.
  await using server = await openProofServer({ durable: true })
  await using database = await server.create()
  const measured = await measureWalk(database, size, { say, folder: server.folder })
  if (measured.comparison.wrong > 0)
    say(`${measured.comparison.wrong} names did not come to their true end: ${measured.comparison.examples[0] ?? ''}`)
  return measured
}

/** Fewer pairs than that cost less than what walks differ by. */
const PAIRS_THAT_TELL = 1_000_000

type Cost = (walk: MeasuredWalk) => number

const wallOf: Cost = ({ report }) => report.wallMs
const cpuOf: Cost = ({ report, postgresCpuMs }) => report.cpuMs + (postgresCpuMs ?? NaN)

// cost = visits × a + pairs × b, with a and b from two walks whose lists differ in length.
function extrapolate(cost: Cost, dense: MeasuredWalk, sparse: MeasuredWalk, scale: number): number {
  const { visits } = dense.report
  const larger = visits / sparse.report.visits
  const pairs = dense.pairs - sparse.pairs * larger
  const perPair = pairs > PAIRS_THAT_TELL ? Math.max(0, (cost(dense) - cost(sparse) * larger) / pairs) : 0
  const perVisit = (cost(dense) - perPair * dense.pairs) / visits
  return (visits / scale) * perVisit + FULL_SIZE.pairs * perPair
}

function listWhole(wallMs: number, cpuMs: number, how: string): readonly BenchRow[] {
  return [
    { what: 'whole walk, wall clock', measured: wallMs / SECOND, unit: 's', budget: { atMost: WALL_S }, how },
    ...(Number.isNaN(cpuMs) ? [] : [{ what: 'whole walk, CPU of crawler and PostgreSQL', measured: cpuMs / SECOND, unit: 's', how }]),
  ]
}

function listCosts({ report, store, postgresCpuMs }: MeasuredWalk, how: string): readonly BenchRow[] {
  const { visits, requests, world } = report
  const work = `${how}; ${shown(visits)} visits, ${shown(requests)} requests, ${shown(store.pairs)} pairs`
  return [
    { what: 'visits', measured: visits / (report.wallMs / SECOND), unit: '/s', how: work },
    { what: 'crawler CPU, a visit', measured: report.cpuMs / visits, unit: 'ms', how: work },
    ...(postgresCpuMs === undefined ? [] : [{ what: 'PostgreSQL CPU, a visit', measured: postgresCpuMs / visits, unit: 'ms', how: work }]),
    { what: 'simulator CPU, a visit', measured: world.cpuMs / visits, unit: 'ms', how: 'apart: no part of the program' },
    { what: 'crawler, peak memory', measured: report.peakRssBytes / MB, unit: 'MB', budget: { atMost: MEMORY_MB }, how: work },
    { what: 'database, without its log', measured: store.bytes / MB, unit: 'MB', how: work },
  ]
}
