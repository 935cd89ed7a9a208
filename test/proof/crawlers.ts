// Proof: several crawlers on one database visit each server once, keep the pace together, and learn what one alone learns.
import { canonicalDump } from '#model/store/canonical-dump.ts'
import type { Proof, ProofContext, ProofResult } from './contract.ts'
import { countVisits } from '../support/stored-figures.ts'
import { openProofServer, type ProofDatabase } from './database.ts'
import { compare, crawlCalmly, ordersFor, PATIENT_LEASE_MS, SMALL_WORLD, TIMER_MS } from './kill.ts'
import { startCrawler, startSimulator } from './processes.ts'

export const crawlers: Proof = {
  name: 'crawlers',
  summary: 'Four crawlers on one database visit each server once, keep the pace together, and learn what one alone learns.',
  minutes: 1,
  run: async (context) => {
    await using server = await openProofServer()
    return await proveCrawlers(server.create, 4, context)
  },
}

/** Few enough places that no crawler takes all that is due. */
const PLACES = 3

/** Crawls the small world with one crawler and with several, and compares. */
export async function proveCrawlers(create: () => Promise<ProofDatabase>, count: number, { say }: ProofContext): Promise<ProofResult> {
  const alone = await crawlCalmly(create)
  say(`one crawler: ${alone.requests} requests`)
  await using database = await create()
  await using simulator = await startSimulator(SMALL_WORLD)
  const orders = { ...ordersFor(database, simulator), concurrency: PLACES, leaseMs: PATIENT_LEASE_MS, waits: true }
  const team = Array.from({ length: count }, () => startCrawler(orders))
  await Promise.all(team.map(({ ready }) => ready))
  for (const { begin } of team) begin()
  const reports = await Promise.all(team.map(({ ended }) => ended))
  const visits = reports.map((report) => report?.visits ?? 0)
  say(`${count} crawlers: ${visits.join(', ')} visits`)
  const judgement = await simulator.judge(orders.gapMs - TIMER_MS)
  const together = await countVisits(database)
  const twice = [...together].filter(([name, times]) => times !== alone.visits.get(name)).map(([name, times]) => `${name}: ${times} visits`)
  return {
    failures: [
      ...judgement.examples,
      ...twice.slice(0, 10),
      ...compare(alone.dump, await canonicalDump(database.db)),
      ...(visits.some((n) => n === 0) ? ['a crawler had nothing to do'] : []),
    ],
    figures: [
      { what: 'crawlers', value: count },
      { what: 'visits of each', value: visits.join(', ') },
      { what: 'requests, one crawler', value: alone.requests },
      { what: 'requests, together', value: judgement.requests },
      { what: 'requests closer than the pace', value: judgement.violations },
      { what: 'hosts not visited as often as by one', value: twice.length },
    ],
  }
}
