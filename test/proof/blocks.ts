// Proof: servers of every software whose block lists change and break for sixty days leave a history that is true, and never a false withdrawal.
import { createHash } from 'node:crypto'
import { DAY, HOUR } from '#model/clock.ts'
import type { Database } from '#model/store/postgres.ts'
import { WORLD_START } from '../fediverse/clock.ts'
import { blockingWorld, type Blocker, type BlockingWorld, type TrueBlock } from '../fediverse/worlds/blocking.ts'
import { openWorld } from '../support/crawl-world.ts'
import { loadBlockRows, loadReadableShares, type StoredRow } from '../support/stored-blocks.ts'
import type { Figure, Proof, ProofContext, ProofResult } from './contract.ts'
import { openProofDatabase } from './database.ts'
import { collectReadings, type ListReadings } from './list-readings.ts'

const FULL = { servers: 1040, blocksEach: 52, days: 60 }
const STEP = 5
/** Dates are as exact as that wherever both neighbouring readings succeeded. */
const WIDEST_HOURS = 24

export const blocks: Proof = {
  name: 'blocks',
  summary:
    'A thousand servers publish fifty thousand blocks that change for sixty days: true intervals, no false edge, no false withdrawal.',
  minutes: 45,
  run: async (context) => {
    await using database = await openProofDatabase()
    const { scale = 1 } = context
    return await proveBlocks(database, { ...FULL, servers: Math.max(16, Math.round(FULL.servers * scale)) }, context)
  },
}

/** Crawls a blocking world for its days and compares every stored row with the truth. */
export async function proveBlocks(
  database: Database,
  size: { readonly servers: number; readonly blocksEach: number; readonly days: number },
  { say }: ProofContext,
): Promise<ProofResult> {
  const world = blockingWorld(size)
  await using crawl = await openWorld(world, database, { seeds: [world.seed], tickEveryMs: HOUR })
  let visits = 0
  for (let day = 0; day < size.days; day += STEP) {
    visits += (await crawl.crawlFor(STEP * DAY)).visits
    say(`day ${day + STEP}: ${visits} visits`)
  }
  const readings = collectReadings(crawl.fediverse.ledger.table, world.isBroken)
  const checked = await checkBlocks(database, world, readings, crawl.fediverse.clock.now())
  return {
    failures: checked.failures.slice(0, 20),
    figures: [
      { what: 'servers', value: size.servers },
      { what: 'days', value: size.days },
      { what: 'visits', value: visits },
      { what: 'requests', value: crawl.fediverse.ledger.count() },
      ...checked.figures,
      ...(await readableShare(database)),
    ],
  }
}

interface Tally {
  open: number
  withdrawn: number
  masked: number
  /** Hours. */
  widest: number
  falseEdges: number
  falseWithdrawals: number
}

async function checkBlocks(database: Database, world: BlockingWorld, readings: ListReadings, end: number): Promise<ProofResult> {
  const failures: string[] = []
  const blockers = new Map(world.blockers.map((blocker) => [blocker.host, blocker]))
  const rows = await loadBlockRows(database)
  const seen = new Set<string>()
  const tally: Tally = { open: 0, withdrawn: 0, masked: 0, widest: 0, falseEdges: 0, falseWithdrawals: 0 }
  for (const row of rows) failures.push(...checkRow(row, blockers.get(row.host), { world, readings, tally, seen, end }))
  failures.push(...missingBlocks(world, rows, seen, readings))
  const named: readonly (readonly [string, number])[] = [
    ['rows open', tally.open],
    ['rows withdrawn', tally.withdrawn],
    ['rows masked', tally.masked],
    ['false edges', tally.falseEdges],
    ['false withdrawals', tally.falseWithdrawals],
  ]
  return {
    failures,
    figures: [
      ...named.map(([what, value]) => ({ what, value })),
      { what: 'widest interval between two good readings', value: tally.widest.toFixed(1), unit: 'h' },
    ],
  }
}

interface Checking {
  readonly world: BlockingWorld
  readonly readings: ListReadings
  readonly tally: Tally
  /** Host, kind of list and target of every row that is true. */
  readonly seen: Set<string>
  readonly end: number
}

/** What is wrong with one stored row; counts it in the tally. */
function checkRow(row: StoredRow, blocker: Blocker | undefined, { world, readings, tally, seen, end }: Checking): readonly string[] {
  const block = blocker && findBlock(blocker, row)
  const span = blocker && block && spanIn(block, levelsOf(row, blocker))
  if (blocker === undefined || block === undefined || span === undefined || span.from >= span.to) {
    tally.falseEdges += 1
    return [`${row.host} never blocked ${row.observed} (${row.endpoint})`]
  }
  seen.add(placeOf(blocker, row, block.target))
  if (row.observed.includes('*')) tally.masked += 1
  tally[row.goneSeen === null ? 'open' : 'withdrawn'] += 1
  const width = hasHalved(row, blocker, world) ? 0 : widthOf(row, readings)
  tally.widest = Math.max(tally.widest, width)
  const wide = width > WIDEST_HOURS ? [`${row.host} on ${row.observed} began within ${width.toFixed(1)} h (${row.endpoint})`] : []
  return [...wide, ...wrongDates(row, span, tally), ...wrongWords(row, block, end)]
}

const digests = new Map<string, string>()

function digestOf(target: string): string {
  const known = digests.get(target) ?? createHash('sha256').update(target).digest('hex')
  digests.set(target, known)
  return known
}

function findBlock({ blocks: all }: Blocker, { observed, digest }: StoredRow): TrueBlock | undefined {
  return all.find(({ target }) => target === observed) ?? all.find(({ target }) => digest !== null && digestOf(target) === digest)
}

// Misskey's list of silences holds silences alone; Mastodon and Pleroma show both; the others know suspensions only.
function levelsOf({ endpoint }: Pick<StoredRow, 'endpoint'>, { software }: Blocker): readonly string[] {
  if (endpoint.includes('silenced=')) return ['silence']
  if (endpoint === 'nodeinfo' || software === 'mastodon') return ['suspend', 'silence']
  return ['suspend']
}

interface Span {
  readonly from: number
  readonly to: number
}

/** When a block stands on a list that shows these levels, in milliseconds of world time. */
function spanIn({ from, to, levels, levelChange }: TrueBlock, shown: readonly string[]): Span | undefined {
  const moment = (day: number): number => (Number.isFinite(day) ? WORLD_START + day * DAY : day)
  const [first, second] = levels.map((level) => shown.includes(level))
  if (first === true && second === true) return { from: moment(from), to: moment(to) }
  if (first === true) return { from: moment(from), to: moment(Math.min(to, levelChange)) }
  return second === true ? { from: moment(Math.max(from, levelChange)), to: moment(to) } : undefined
}

function wrongDates(row: StoredRow, span: Span, tally: Tally): readonly string[] {
  const name = `${row.host} on ${row.observed}`
  const failures = beganWithin(row, span) ? [] : [`${name} began outside its interval`]
  if (endedWithin(row, span)) return failures
  tally.falseWithdrawals += 1
  return [...failures, `${name} was withdrawn outside its interval`]
}

function beganWithin({ firstSeen, notBefore }: StoredRow, span: Span): boolean {
  return span.from <= firstSeen.getTime() && (notBefore === null || span.from > notBefore.getTime())
}

function endedWithin({ goneSeen, lastSeen, closeCause }: StoredRow, span: Span): boolean {
  if (goneSeen === null || closeCause !== 'withdrawn') return true
  return span.to <= goneSeen.getTime() && (lastSeen === null || span.to >= lastSeen.getTime())
}

/** Whether a list lost more than half of its rows before a row came: what is read then is not believed before a third reading. */
function hasHalved({ endpoint, firstSeen, notBefore }: StoredRow, blocker: Blocker, { blocksAt }: BlockingWorld): boolean {
  if (notBefore === null) return false
  const shown = levelsOf({ endpoint }, blocker)
  const sizeAt = (at: number): number => blocksAt(blocker, at).filter(({ level }) => shown.includes(level)).length
  const [from, to] = [notBefore.getTime() - 2 * DAY, firstSeen.getTime()]
  const sizes = Array.from({ length: Math.ceil((to - from) / HOUR) }, (_, hour) => sizeAt(from + hour * HOUR))
  return Math.min(...sizes) * 2 < Math.max(...sizes)
}

/** Hours between the readings around a beginning; 0 where something went wrong between them. */
function widthOf({ host, firstSeen, notBefore }: StoredRow, readings: ListReadings): number {
  if (notBefore === null || !readings.isCalm(host, notBefore.getTime(), firstSeen.getTime())) return 0
  return (firstSeen.getTime() - notBefore.getTime()) / HOUR
}

// What an open row says must have been true when its list was read last.
function wrongWords(row: StoredRow, block: TrueBlock, end: number): readonly string[] {
  if (row.goneSeen !== null || row.lastSeen !== null) return []
  const day = ((row.readAt?.getTime() ?? end) - WORLD_START) / DAY
  // A short answer may have left the row as it was read some days before.
  const reasons = [block.reasons[0], block.reasons[1], undefined]
  const isKnown = reasons.some((reason) => (reason ?? null) === row.reason)
  const settled = day - block.reasonChange > 4 || day < block.reasonChange
  const expected = day < block.reasonChange ? block.reasons[0] : block.reasons[1]
  if (!isKnown || (settled && row.reason !== null && row.reason !== (expected ?? null)))
    return [`${row.host} on ${row.observed} has a wrong reason`]
  return []
}

// PieFed shows its blocks in two places, limits in one of them alone: found in either is found.
function placeOf(blocker: Blocker, source: Pick<StoredRow, 'endpoint'>, target: string): string {
  return `${blocker.host} ${levelsOf(source, blocker).join()} ${target}`
}

/** Blocks that stood on a list while it was answered whole twice, half a day apart, must have been found. */
function missingBlocks(
  world: BlockingWorld,
  rows: readonly StoredRow[],
  seen: ReadonlySet<string>,
  readings: ListReadings,
): readonly string[] {
  const blockers = new Map(world.blockers.map((blocker) => [blocker.host, blocker]))
  const sources = new Map(rows.map(({ host, endpoint }) => [`${host} ${endpoint}`, { blocker: blockers.get(host), endpoint }]))
  const failures: string[] = []
  for (const { blocker, endpoint } of sources.values()) {
    if (blocker === undefined) continue
    const moments = readings.of(blocker.host, endpoint)
    for (const block of blocker.blocks) {
      const span = spanIn(block, levelsOf({ endpoint }, blocker))
      if (span === undefined || seen.has(placeOf(blocker, { endpoint }, block.target))) continue
      const within = moments.filter((at) => span.from <= at && at < span.to)
      if ((within.at(-1) ?? 0) - (within[0] ?? 0) >= 12 * HOUR)
        failures.push(`${blocker.host} blocks ${block.target}, unseen at ${endpoint} though read ${within.length} times`)
    }
  }
  return failures
}

/** The share of servers whose list can be read, by software. */
async function readableShare(database: Database): Promise<readonly Figure[]> {
  const found = await loadReadableShares(database, '%blocker%')
  return found.map(({ software, readable, total }) => ({ what: `lists readable, ${software}`, value: `${readable} of ${total}` }))
}
