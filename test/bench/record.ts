// Bench of the store: slots claimed, visits recorded that teach everything and visits that teach nothing, with the CPU of both processes beside.
import { sql } from 'kysely'
import { DAY, MINUTE, systemClock } from '#model/clock.ts'
import { addDomains } from '#model/store/domains.ts'
import { claimSlots, type ClaimedSlot } from '#model/store/frontier.ts'
import { freeKeys } from '#model/store/pace-keys.ts'
import { recordCrawl } from '#model/store/record-crawl.ts'
import { admitAll } from '#model/store/record-peers.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import type { Visited } from '../../crawler/crawl.ts'
import type { ProofDatabase } from '../proof/database.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { startPostgresMeter, type PostgresMeter } from './postgres-meter.ts'
import { newHost, openVisits } from './simulated-visits.ts'

export const record: BenchGroup = {
  name: 'record',
  summary: 'Slots claimed and visits recorded a second, the first of each server and one that finds it unchanged.',
  minutes: 2,
  run: measureRecord,
}

const RECORDERS = 8
const CLAIM = 50
const OWNER = 'bench'

async function measureRecord(context: BenchContext): Promise<readonly BenchRow[]> {
  const server = await context.postgres()
  const visits = await makeVisits(context.size === 'tiny' ? 20 : 1000)
  context.say(`${visits.size} visits to record`)
  await using database = await server.create()
  const meter = startPostgresMeter(server.folder)
  const bench = { database, meter, visits, siteSecret: await loadSiteSecret(database.db, systemClock.now()) }
  const now = systemClock.now() + MINUTE
  await addDomains(database.db, [...visits.keys()] as never, { now, dueAt: now })
  const [firstClaim, first] = await measureRound(bench, { what: 'first visits recorded', now })
  // What was listed is due too, and nobody visits it here.
  await sql`update frontier_slot set due_at = ${new Date(now + 2 * DAY)} where domain_id > ${visits.size}`.execute(database.db)
  const [, second] = await measureRound(bench, { what: 'unchanged visits recorded', now: now + DAY })
  return [firstClaim, first, second]
}

/** Visits as values, made once: what is measured is the store alone. */
async function makeVisits(live: number): Promise<ReadonlyMap<string, Visited>> {
  await using world = await openVisits(live, { tls: false })
  const visits = await world.visit(world.hosts.map(newHost))
  return new Map(visits.filter(({ crawl }) => crawl.outcome.kind === 'answered').map((visited) => [visited.crawl.domain, visited]))
}

interface RecordBench {
  readonly database: ProofDatabase
  readonly meter: PostgresMeter
  readonly visits: ReadonlyMap<string, Visited>
  readonly siteSecret: Buffer
}

async function measureRound(
  bench: RecordBench,
  { what, now }: { readonly what: string; readonly now: number },
): Promise<readonly [BenchRow, BenchRow]> {
  const { db } = bench.database
  await sql`update frontier_slot set due_at = ${new Date(now)} where domain_id <= ${bench.visits.size}`.execute(db)
  const slots: ClaimedSlot[] = []
  const claims = await measureWork(bench.meter, async () => {
    const options = { owner: OWNER, limit: CLAIM, now, leaseMs: 60 * MINUTE, paceKeys: (host: string) => [`host:${host}`] }
    while (slots.length < bench.visits.size) slots.push(...(await claimSlots(db, options)))
  })
  const records = await measureWork(bench.meter, async () => {
    const left = [...slots]
    const recorder = async (): Promise<void> => {
      for (let slot = left.pop(); slot !== undefined; slot = left.pop()) await recordOne(bench, slot, now)
    }
    await Promise.all(Array.from({ length: RECORDERS }, recorder))
  })
  const keys = slots.flatMap((slot) => slot.keys.map((key) => ({ key, notBefore: now })))
  await freeKeys(db, { keys, owner: OWNER })
  const how = `${slots.length} servers with lists of 200 names on average, ${RECORDERS} at once`
  return [
    {
      what: 'slots claimed',
      measured: claims.rate(slots.length),
      unit: '/s',
      how: `${CLAIM} a claim, one process; ${claims.describe(slots.length)}`,
    },
    { what, measured: records.rate(slots.length), unit: '/s', how: `${how}; ${records.describe(slots.length)}` },
  ]
}

async function recordOne({ database, visits, siteSecret }: RecordBench, slot: ClaimedSlot, now: number): Promise<void> {
  const visited = visits.get(slot.domain)
  if (visited === undefined) throw new Error(`${slot.domain} was never visited`)
  const crawl = { ...visited.crawl, id: slot.crawlId, startedAt: now, finishedAt: now + 6000 }
  const done = await recordCrawl(database.db, crawl, { endpointOrder: visited.endpointOrder, siteSecret, admitNames: admitAll })
  if (done !== 'recorded') throw new Error(`the visit to ${slot.domain} was ${done}`)
}

interface Work {
  readonly rate: (times: number) => number
  readonly describe: (times: number) => string
}

async function measureWork(meter: PostgresMeter, work: () => Promise<void>): Promise<Work> {
  const before = { own: process.cpuUsage(), postgres: meter.read(), at: performance.now() }
  await work()
  const wallMs = performance.now() - before.at
  const { user, system } = process.cpuUsage(before.own)
  const theirs = meter.since(before.postgres)
  return {
    rate: (times) => (times / wallMs) * 1000,
    describe: (times) => {
      const postgres = theirs === undefined ? '' : ` + ${(theirs / times).toFixed(2)} of PostgreSQL`
      return `CPU each ${((user + system) / 1000 / times).toFixed(2)}${postgres}`
    },
  }
}
