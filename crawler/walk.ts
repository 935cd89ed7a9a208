// The walk: claims slots that are due, has them visited at a bounded concurrency, records what they learned, and sleeps until more are due.
import { HOUR, type Clock } from '#model/clock.ts'
import type { Crawl, CrawlOutcome, KnownHost } from '#model/crawl.ts'
import type { Events } from '#model/events.ts'
import type { FailureReason } from '#model/failure.ts'
import { nextHost } from '#model/life-cycle.ts'
import { claimSlots, nextDueAt, releaseOwner, releaseSlots, type ClaimedSlot, type NextWork } from '#model/store/frontier.ts'
import { loadKnownHosts } from '#model/store/known-hosts.ts'
import { dropClosedSlots, isOptedOut } from '#model/store/opt-outs.ts'
import type { Database } from '#model/store/postgres.ts'
import { recordCrawl, type RecordContext } from '#model/store/record-crawl.ts'
import type { AdmitNames } from '#model/store/record-peers.ts'
import { loadRobots } from '#model/store/robots-cache.ts'
import { crawlInstance, type Visited } from './crawl.ts'
import { startEngine, type Engine } from './engine.ts'
import { createLeases, type Leases } from './leases.ts'
import type { Network } from './network/contract.ts'
import type { OutageWatch } from './outage.ts'
import { paceKeysOf } from './politeness.ts'
import { createPatience, type Patience } from './patient-store.ts'
import type { PageReader } from './rendered-page.ts'

export interface WalkOptions {
  readonly database: Database
  readonly network: Network
  readonly clock: Clock
  readonly events: Events
  /** Unique to this process. */
  readonly owner: string
  readonly concurrency: number
  readonly gapMs: number
  readonly leaseMs: number
  /** Decides which listed names get an id; crawler/jobs/admit-names.ts repeats the decision as budgets grow. */
  readonly admitNames: AdmitNames
  /** Key of the opt-out digests; model/store/site.ts. */
  readonly siteSecret: Uint8Array
  /** The browser for pages without static text; absent when none is configured. */
  readonly pages?: PageReader | undefined
  /** Called when nothing is due: admits waiting names. */
  readonly whenQuiet: () => Promise<Quiet>
  /** Tells our own outage from theirs. */
  readonly outage: OutageWatch
  readonly signal: AbortSignal
  /** Stop when nothing is in flight and nothing is due within so many milliseconds. Absent: walk until told to stop. */
  readonly stopWhenIdleFor?: number | undefined
  /** The longest sleep without looking at the frontier again, a minute by default: other processes add names too. */
  readonly lookAgainMs?: number | undefined
}

/** What came of a quiet moment. */
export interface Quiet {
  /** Something may be due now. */
  readonly moved: boolean
  /** Names may be waiting still, and are looked at again after so many milliseconds. */
  readonly againInMs?: number | undefined
}

export interface WalkSummary {
  readonly visits: number
  readonly requests: number
}

const LOOK_AGAIN_MS = 60_000
/** A claim is worth its cost for that share of all places at least, while more is due than fits. */
const CLAIM_SHARE = 8

/** A walk under way. */
interface Walking extends WalkOptions {
  readonly patient: Patience
  readonly leases: Leases
}

/**
 * Walks until the signal is aborted or, if asked so, until nothing is due. Leases are given back at the end. While the database is away,
 * everything waits for it.
 */
export async function walk(asked: WalkOptions): Promise<WalkSummary> {
  const { clock } = asked
  const patient = createPatience(asked)
  const options: Walking = { ...asked, patient, leases: createLeases({ ...asked, patient }) }
  const tally = { visits: 0, requests: 0 }
  // Starting takes real time, in which virtual time must not run on to the next tick of the jobs.
  const engine = await clock.track(() => startEngine(options.concurrency, (error, id) => options.events.crashed(id, error)))
  const stopHeartbeat = options.leases.beat(options.events)
  try {
    await clock.track(() => claimUntilDone(options, engine, tally))
  } finally {
    // Visits under way end by themselves, also where the loop ended with an error.
    await engine.stop()
    await stopHeartbeat()
    await releaseOwner(options.database.db, options.owner)
  }
  return tally
}

type Tally = { visits: number; requests: number }

async function claimUntilDone(options: Walking, engine: Engine, tally: Tally): Promise<void> {
  const bell = createBell(options.signal)
  let full = true
  while (!options.signal.aborted) {
    // Taken before anything is looked at: a slot that ends while we look has rung it by the time we want to sleep.
    const rung = bell.next()
    const pause = await options.outage.pause()
    if (pause > 0) {
      await options.clock.sleep(pause, rung)
      continue
    }
    const free = options.concurrency - engine.inFlight()
    let quiet: Quiet = { moved: false }
    let busy = true
    // While more is due than fits, a claim waits until it is worth its cost.
    const worthwhile = free >= Math.max(1, full ? options.concurrency / CLAIM_SHARE : 1)
    if (worthwhile) {
      const slots = await claim(options, free)
      full = slots.length >= free
      if (slots.length > 0) await begin(options, engine, slots, tally, bell.ring)
      if (slots.length > 0) continue
      // A visit that ends during the look at waiting names may bring others: only the next look can tell that there are none.
      busy = engine.inFlight() > 0
      quiet = await options.patient(options.whenQuiet)
      if (quiet.moved) continue
    }
    const next = await options.patient(() => nextDueAt(options.database.db))
    if (!busy && quiet.againInMs === undefined && isIdle(options, engine, next)) return
    await options.clock.sleep(Math.min(sleepUntil(options, engine, next), quiet.againInMs ?? Infinity), rung)
  }
}

function sleepUntil(options: WalkOptions, engine: Engine, next: NextWork): number {
  const { lookAgainMs = LOOK_AGAIN_MS } = options
  const due = next.dueAt === undefined ? lookAgainMs : Math.max(50, next.dueAt - options.clock.now())
  const untilLease = engine.inFlight() === 0 ? (next.leaseEndsInMs ?? lookAgainMs) + 50 : lookAgainMs
  return Math.min(due, untilLease, lookAgainMs)
}

function isIdle(options: WalkOptions, engine: Engine, next: NextWork): boolean {
  if (options.stopWhenIdleFor === undefined || engine.inFlight() > 0 || next.leaseEndsInMs !== undefined) return false
  return next.dueAt === undefined || next.dueAt > options.clock.now() + options.stopWhenIdleFor
}

/** Wakes the sleeping loop when a slot ends or the walk is told to stop. */
function createBell(signal: AbortSignal): { readonly next: () => AbortSignal; readonly ring: () => void } {
  let controller = new AbortController()
  signal.addEventListener('abort', () => controller.abort())
  return {
    next: () => {
      if (controller.signal.aborted && !signal.aborted) controller = new AbortController()
      return controller.signal
    },
    ring: () => controller.abort(),
  }
}

function claim(options: Walking, limit: number): Promise<readonly ClaimedSlot[]> {
  const { database, owner, clock, leaseMs, gapMs } = options
  return options.patient(() => claimSlots(database.db, { owner, limit, now: clock.now(), leaseMs, paceKeys: paceKeysOf, spacingMs: gapMs }))
}

async function begin(options: Walking, engine: Engine, slots: readonly ClaimedSlot[], tally: Tally, ring: () => void): Promise<void> {
  const { database, clock, leases, patient } = options
  for (const slot of slots) leases.hold(slot)
  const ids = slots.map((slot) => slot.domainId)
  const known = await patient(() => loadKnownHosts(database.db, ids))
  const closed = await patient(() => dropClosedSlots(database.db, options.siteSecret, slots))
  for (const slot of slots) {
    if (closed.has(slot.domainId)) {
      leases.drop(slot)
      await leases.freeClaimed(slot)
      continue
    }
    const host = known.get(slot.domainId)
    if (host === undefined) throw new Error(`slot without a domain: ${slot.domainId}`)
    const started = Promise.withResolvers<undefined>()
    // Between the claim and the moment at which Crawlee starts the slot, virtual time must not run away.
    void clock.track(() => started.promise)
    const run = async (): Promise<void> => {
      started.resolve(undefined)
      try {
        await visit(options, slot, host, tally)
      } finally {
        leases.drop(slot)
        ring()
      }
    }
    engine.push({ id: slot.crawlId, run: () => clock.track(run) })
  }
}

async function visit(options: Walking, slot: ClaimedSlot, known: KnownHost, tally: Tally): Promise<void> {
  const { database, events, patient } = options
  if (options.signal.aborted) return giveBack(options, slot)
  try {
    const visited = await converse(options, slot, known)
    if (!(await options.outage.judge(slot.domain, visited.crawl.outcome)))
      return await patient(() => releaseSlots(database.db, [slot.crawlId]))
    const context = { endpointOrder: visited.endpointOrder, ...recording(options) }
    const recorded = await patient(() => recordCrawl(database.db, visited.crawl, context))
    if (recorded !== 'recorded') return events.crawlLost(slot.domain)
    tally.visits += 1
    tally.requests += visited.crawl.requests
    tell(events, known, visited.crawl)
  } catch (error) {
    // A bug of ours, met at this host: noted with the host, which is tried again later; the run goes on.
    events.crashed(slot.domain, error)
    await recordCrash(options, slot)
  }
}

/** A host of which not even the crash can be recorded must not keep its lease, which heartbeats would hold for ever. */
const UNRECORDED_WAIT_MS = HOUR

async function recordCrash(options: Walking, slot: ClaimedSlot): Promise<void> {
  const { database, events, patient } = options
  const now = options.clock.now()
  try {
    await patient(() => recordCrawl(database.db, crashedCrawl(slot, now), { endpointOrder: [], ...recording(options) }))
  } catch (error) {
    events.crashed(slot.domain, error)
    await patient(() => releaseSlots(database.db, [slot.crawlId], now + UNRECORDED_WAIT_MS))
  }
}

function recording({ siteSecret, admitNames }: WalkOptions): Pick<RecordContext, 'siteSecret' | 'admitNames'> {
  return { siteSecret, admitNames }
}

function converse(options: Walking, slot: ClaimedSlot, known: KnownHost): Promise<Visited> {
  const { database, network, clock, gapMs, pages, signal, siteSecret, patient, leases } = options
  const storedRobots = async (host: string) => (await patient(() => loadRobots(database.db, [host]))).get(host)
  const isClosed = async (host: string) =>
    host !== slot.domain && (await patient(() => isOptedOut(database.db, siteSecret, [host]))).get(host) === 'off'
  const context = { network, clock, pace: leases.pace, gapMs, storedRobots, isClosed, pages, signal }
  return crawlInstance(known, context, { crawlId: slot.crawlId, heldKeys: slot.keys })
}

async function giveBack({ database, patient, leases }: Walking, slot: ClaimedSlot): Promise<void> {
  await patient(() => releaseSlots(database.db, [slot.crawlId]))
  await leases.freeClaimed(slot)
}

function crashedCrawl(slot: ClaimedSlot, now: number): Crawl {
  const outcome: CrawlOutcome = { kind: 'failed', failure: { reason: 'crashed' } }
  return {
    id: slot.crawlId,
    domain: slot.domain,
    startedAt: now,
    finishedAt: now,
    outcome,
    documents: [],
    peers: [],
    requests: 0,
    robots: [],
    noindex: false,
  }
}

function tell(events: Events, known: KnownHost, crawl: Crawl): void {
  const { domain, outcome, requests } = crawl
  events.crawlFinished({ domain, ...describeOutcome(outcome), requests, tookMs: crawl.finishedAt - crawl.startedAt })
  const { status } = nextHost(known.past, outcome, crawl.finishedAt, domain)
  if (status === 'dead' && known.past.status !== 'dead' && 'failure' in outcome) events.instanceDied(domain, outcome.failure.reason)
  if (status === 'alive' && known.past.status === 'dead') events.instanceRevived(domain)
}

function describeOutcome(outcome: CrawlOutcome): { readonly outcome: CrawlOutcome['kind']; readonly reason?: FailureReason | undefined } {
  return 'failure' in outcome ? { outcome: outcome.kind, reason: outcome.failure.reason } : { outcome: outcome.kind }
}
