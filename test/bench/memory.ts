// Bench: the memory of the crawler over the size of the world it walks through, which should not matter (DESIGN 7, whole walk).
import { measureWalk } from '../proof/full-walk.ts'
import { openProofServer } from '../proof/database.ts'
import type { BenchContext, BenchGroup, BenchRow, BenchSize } from './contract.ts'

const WORLDS: Readonly<Record<BenchSize, readonly number[]>> = {
  tiny: [20, 60],
  usual: [1000, 3000, 10_000],
  full: [1000, 3000, 10_000, 30_000],
}
const PEAK_MB = 1024
/** Flat: what a garbage collector leaves about from one run to the next is more than what a server costs. */
const FLAT = 1.3
const PAIRS_EACH = 50
const MB = 2 ** 20

export const memory: BenchGroup = {
  name: 'memory',
  summary: 'The peak memory of the crawler in worlds of 1,000 to 30,000 servers.',
  minutes: 8,
  run: async (context) => {
    const peaks: { live: number; peak: number }[] = []
    for (const live of WORLDS[context.size]) peaks.push({ live, peak: await measurePeak(context, live) })
    return listRows(peaks)
  },
}

async function measurePeak({ say }: BenchContext, live: number): Promise<number> {
  await using server = await openProofServer({ durable: true })
  await using database = await server.create()
  const size = { seed: 'memory', live, names: Math.ceil(live * 1.2), pairs: live * PAIRS_EACH }
  const { report } = await measureWalk(database, size, { say, folder: server.folder })
  return report.peakRssBytes / MB
}

function listRows(peaks: readonly { readonly live: number; readonly peak: number }[]): readonly BenchRow[] {
  const [first, last] = [peaks[0], peaks.at(-1)]
  if (first === undefined || last === undefined) return []
  const how = `largest resident size of the crawler process, ${PAIRS_EACH} pairs a server`
  return [
    ...peaks.map(({ live, peak }) => ({
      what: `${live.toLocaleString('en')} servers`,
      measured: peak,
      unit: 'MB',
      budget: { atMost: PEAK_MB },
      how,
    })),
    { what: 'the largest world over the smallest', measured: last.peak / first.peak, unit: '×', budget: { atMost: FLAT }, how },
  ]
}
