// Virtual time: a Clock that stands still while anybody is at work and jumps to the next sleeper when nobody is.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '#model/clock.ts'
import { createFlight, type Flight, type Work } from './flight.ts'
import { createSleepers, type Sleeper, type Sleepers } from './sleepers.ts'

/** When every world begins: Monday, 5 January 2026, midnight UTC. */
export const WORLD_START = Date.UTC(2026, 0, 5)

/** What a virtual clock can do beside being a `Clock`. */
export interface VirtualClock extends Clock {
  /** Lets that much time pass, waking sleepers in their order; resolves when everybody woken has slept again or ended. */
  readonly advance: (milliseconds: number) => Promise<void>
  /** Resolves when nothing is in flight; moves no time. */
  readonly settled: () => Promise<void>
  /** Stops time until the returned function is called or the hold is disposed; `what` names it in `waiting`. */
  readonly hold: (what: string) => Hold
  /** Runs work as tracked work; rejects with a `Stall` when everything sleeps for ever and the work cannot end. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
  /** One line for everything in flight and everything asleep; for messages. */
  readonly waiting: () => readonly string[]
}

/** A reason why time stands still; call it once to let go, or bind it with `using`. */
export interface Hold extends Disposable {
  (): void
}

export interface VirtualClockOptions {
  /** First moment, milliseconds since 1970. */
  readonly start?: number
  /** `auto` jumps whenever nobody is at work; `hand` moves only by `advance`. */
  readonly drive?: 'auto' | 'hand'
  /** Sleepers wake on multiples of this many milliseconds, never early; a coarse grain wakes many at once. */
  readonly grainMs?: number
  /** Told of every new moment, and waited for before anybody wakes: so that whoever follows this clock in another process is not behind it. */
  readonly followers?: (moment: number) => Promise<void>
}

/** Everything sleeps for ever; `waiting` says what. */
export interface Stall extends Error {
  readonly waiting: readonly string[]
}

// After the last work fell asleep the loop turns this often before time moves, so that continuations and arrived bytes are handled first.
const SETTLE_TURNS = 4

interface State {
  now: number
  /** The moment up to which time may run: for ever when the clock drives itself, else as far as `advance` has asked for. */
  horizon: number
  settling: boolean
  arrive: (() => void) | undefined
  readonly grain: number
  readonly followers: ((moment: number) => Promise<void>) | undefined
  readonly flight: Flight
  readonly sleepers: Sleepers
  readonly current: AsyncLocalStorage<Work>
  readonly stalls: Set<(stall: Stall) => void>
}

/**
 * A clock for simulated days. Time moves only when no tracked work is in flight and nothing holds it; then it jumps to the earliest
 * sleeper, and all sleepers of that moment wake in the order in which they fell asleep. A work that sleeps in one branch and acts in
 * another must track the acting branch on its own: while any branch sleeps, only tracked children count. Real input and output
 * (sockets, queries) must happen inside tracked work or under a hold, for the clock cannot see it.
 */
export function createVirtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const state: State = {
    now: options.start ?? WORLD_START,
    horizon: options.drive === 'hand' ? -Infinity : Infinity,
    settling: false,
    arrive: undefined,
    grain: options.grainMs ?? 1,
    followers: options.followers,
    flight: createFlight(() => settle(state)),
    sleepers: createSleepers(),
    current: new AsyncLocalStorage<Work>(),
    stalls: new Set(),
  }
  return {
    now: () => state.now,
    sleep: (milliseconds, signal) => sleep(state, milliseconds, signal),
    track: (work) => track(state, work),
    advance: (milliseconds) => (options.drive === 'hand' ? advanceByHand(state, milliseconds) : advanceAlong(state, milliseconds)),
    settled: () => settled(state),
    hold: (what) => hold(state, what),
    run: (work) => run(state, work),
    waiting: () => describe(state),
  }
}

function settle(state: State): void {
  if (state.settling) return
  state.settling = true
  turn(state, SETTLE_TURNS, state.flight.changes())
}

function turn(state: State, left: number, seen: number): void {
  setImmediate(() => {
    const changes = state.flight.changes()
    if (state.flight.any()) state.settling = false
    else if (seen !== changes) turn(state, SETTLE_TURNS, changes)
    else if (left > 1) turn(state, left - 1, seen)
    else {
      state.settling = false
      move(state)
    }
  })
}

function move(state: State): void {
  // Those who wait for quiet come before the next sleeper.
  if (state.flight.announce()) return settle(state)
  const next = state.sleepers.earliest()
  if (next !== undefined && next <= state.horizon) {
    state.now = Math.max(state.now, next)
    if (state.followers === undefined) wakeDue(state)
    else void announce(state, state.followers)
  } else if (state.arrive !== undefined) {
    arrive(state, state.arrive)
  } else if (next === undefined && state.stalls.size > 0) {
    reportStall(state)
  }
}

// Work that begins while the followers are told begins at the new moment, there and here; sleepers wake when all know of it.
async function announce(state: State, tell: (moment: number) => Promise<void>): Promise<void> {
  state.settling = true
  await tell(state.now)
  state.settling = false
  wakeDue(state)
}

function wakeDue(state: State): void {
  for (const sleeper of state.sleepers.takeUntil(state.now)) wake(state, sleeper)
  // Whoever woke outside of tracked work may never sleep again, and the next sleeper is due all the same.
  if (!state.flight.any()) settle(state)
}

function arrive(state: State, tell: () => void): void {
  state.now = Math.max(state.now, state.horizon)
  state.horizon = -Infinity
  state.arrive = undefined
  tell()
}

function wake(state: State, sleeper: Sleeper): void {
  state.flight.change(sleeper.work, (work) => work.sleeping--)
  sleeper.resolve()
}

function sleep(state: State, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (Number.isNaN(milliseconds)) throw new RangeError('a sleep of NaN milliseconds')
  if (signal?.aborted === true) return Promise.resolve()
  if (milliseconds <= 0) return new Promise((resolve) => setImmediate(resolve))
  return new Promise((resolve) => {
    const wakeAt = Math.ceil((state.now + milliseconds) / state.grain) * state.grain
    const work = currentWork(state)
    const sleeper = state.sleepers.add(wakeAt, work, done)
    state.flight.stir()
    state.flight.change(work, (sleepy) => sleepy.sleeping++)
    signal?.addEventListener('abort', abort, { once: true })
    if (!state.flight.any()) settle(state)
    function abort(): void {
      if (state.sleepers.remove(sleeper)) wake(state, sleeper)
    }
    function done(): void {
      signal?.removeEventListener('abort', abort)
      resolve()
    }
  })
}

async function track<T>(state: State, work: () => Promise<T>): Promise<T> {
  const parent = currentWork(state)
  const piece: Work = { label: work.name === '' ? 'work' : work.name, ended: false, sleeping: 0, children: 0 }
  state.flight.count(piece.label, false, true)
  state.flight.change(parent, (older) => older.children++)
  try {
    return await state.current.run(piece, work)
  } finally {
    // The parent first, so that there is no moment in which neither is at work.
    state.flight.change(parent, (older) => older.children--)
    state.flight.change(piece, (ending) => (ending.ended = true))
  }
}

// A branch that outlives its work is nobody's: whoever tracked the work does not wait for it.
function currentWork(state: State): Work | undefined {
  const work = state.current.getStore()
  return work === undefined || work.ended ? undefined : work
}

function hold(state: State, what: string): Hold {
  let held = true
  state.flight.count(what, false, true)
  const release = (): void => {
    if (held) state.flight.count(what, true, false)
    held = false
  }
  return Object.assign(release, { [Symbol.dispose]: release })
}

function settled(state: State): Promise<void> {
  const quiet = state.flight.quiet()
  if (!state.flight.any()) settle(state)
  return quiet
}

async function advanceAlong(state: State, milliseconds: number): Promise<void> {
  if (!(milliseconds >= 0)) throw new RangeError('time goes forward only')
  await sleep(state, milliseconds, undefined)
  await settled(state)
}

async function advanceByHand(state: State, milliseconds: number): Promise<void> {
  if (!(milliseconds >= 0)) throw new RangeError('time goes forward only')
  await settled(state)
  if (state.arrive !== undefined) throw new Error('time is being advanced already')
  state.horizon = state.now + milliseconds
  await new Promise<void>((resolve) => {
    state.arrive = resolve
    settle(state)
  })
}

function describe(state: State): readonly string[] {
  return [...state.flight.labels().map((label) => `in flight: ${label}`), ...state.sleepers.describe()]
}

async function run<T>(state: State, work: () => Promise<T>): Promise<T> {
  const stalled = Promise.withResolvers<never>()
  state.stalls.add(stalled.reject)
  try {
    return await Promise.race([track(state, work), stalled.promise])
  } finally {
    state.stalls.delete(stalled.reject)
  }
}

function reportStall(state: State): void {
  const waiting = describe(state)
  const stall: Stall = Object.assign(new Error(`everything sleeps for ever:\n${waiting.join('\n')}`), { waiting })
  for (const reject of state.stalls) reject(stall)
}
