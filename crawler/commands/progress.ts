// Progress of a long work: one live line in a terminal, a log line every half minute elsewhere.
import { SECOND, type Clock } from '#model/clock.ts'
import type { Counters, Events } from '#model/events.ts'
import type { Log, LogData } from '#model/log.ts'
import { countDue } from '#model/store/frontier-counts.ts'
import type { Database } from '#model/store/postgres.ts'
import type { Terminal } from './contract.ts'

export interface ProgressOptions {
  readonly terminal: Terminal
  readonly events: Events
  readonly store: Database
  readonly log: Log
  readonly clock: Clock
}

const LIVE_MS = SECOND
const LOGGED_MS = 30 * SECOND
const MOST_REASONS = 4

export interface ProgressFigures {
  readonly counters: Counters
  readonly due: number
  readonly known: number
  /** Visits a second since the last line. */
  readonly rate: number
  /** Bytes. */
  readonly memory: number
}

/** Begins to show progress; `stop` may be called twice. */
export function startProgress(options: ProgressOptions): { readonly stop: () => Promise<void> } {
  const stop = new AbortController()
  const running = show(options, stop.signal)
  return {
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

async function show({ terminal, events, store, log, clock }: ProgressOptions, signal: AbortSignal): Promise<void> {
  const { columns } = terminal
  let visits = 0
  let at = clock.now()
  while (!signal.aborted) {
    await clock.sleep(columns === undefined ? LOGGED_MS : LIVE_MS, signal)
    const counters = events.counters()
    const elapsed = Math.max(1, clock.now() - at) / SECOND
    // A database that is away for a moment is told of by those who work with it; progress only looks on.
    const counted = await countDue(store.db, clock.now()).catch(() => undefined)
    if (counted === undefined) continue
    const figures = { counters, ...counted, rate: (counters.visits - visits) / elapsed, memory: process.memoryUsage().rss }
    visits = counters.visits
    at = clock.now()
    if (columns === undefined) log.info('progress', loggedFigures(figures))
    else terminal.error(`\r\u001b[2K${describeProgress(figures).slice(0, columns - 1)}`)
  }
  if (columns !== undefined) terminal.error('\n')
}

function loggedFigures({ counters, due, known, rate, memory }: ProgressFigures): LogData {
  return { visited: counters.visits, due, known, rate, failures: counters.failures, memory }
}

/** The live line: visited, due, rate, failures by kind, memory. */
export function describeProgress({ counters, due, known, rate, memory }: ProgressFigures): string {
  const failures = Object.entries(counters.failures).toSorted(([, a], [, b]) => b - a)
  const shown = failures.slice(0, MOST_REASONS).map(([reason, count]) => `${reason} ${grouped(count)}`)
  const rest = failures.slice(MOST_REASONS).reduce((sum, [, count]) => sum + count, 0)
  const parts = [
    `${grouped(counters.visits)} visited`,
    `${grouped(due)} due of ${grouped(known)} known`,
    `${rate.toFixed(1)}/s`,
    ...shown,
    ...(rest > 0 ? [`other failures ${grouped(rest)}`] : []),
    `${Math.round(memory / 2 ** 20)} MB`,
  ]
  return parts.join(' · ')
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
