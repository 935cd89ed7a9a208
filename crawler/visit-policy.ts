// When a document is next worth asking for: periods, jitter and the waits after a document failed; pure.
import { DAY, HOUR } from '#model/clock.ts'
import type { Failure } from '#model/failure.ts'
import { failureClass } from '#model/failure.ts'
import { jitter } from '#model/jitter.ts'

export type Period = 'day' | 'week' | 'month'

// Odd periods (Minoru): never the same hour twice. A daily document is asked a little more than once a day, so that no UTC day
// stays without a reading.
const PERIODS: Readonly<Record<Period, number>> = { day: 22.7 * HOUR, week: 6.9 * DAY, month: 29.3 * DAY }
// What is due that soon after the moment of a visit is asked in the same visit: fewer visits, fewer connections.
const SLACK: Readonly<Record<Period, number>> = { day: 3 * HOUR, week: 12 * HOUR, month: 2 * DAY }
const JITTER = 0.03
const LONGEST = 90 * DAY

/** The next due time of a document that was read, or answered 304. */
export function dueAfterSuccess(period: Period, now: number, seed: string): number {
  return now + jitter(PERIODS[period], JITTER, seed, now)
}

/**
 * The next due time of a document that failed while its host answers: soon for what mends itself, twice the period after a second
 * failure, four times … up to 90 days; a `Retry-After` is always kept.
 *
 * @param failures failed readings of this document in a row, this one included
 */
export function dueAfterFailure(period: Period, failure: Failure, failures: number, now: number, seed: string): number {
  const passing = failureClass(failure.reason) === 'passing' || failureClass(failure.reason) === 'ours'
  const base = passing ? HOUR * 3 ** Math.min(failures - 1, 8) : PERIODS[period] * 2 ** Math.min(failures - 1, 8)
  const wait = jitter(Math.min(base, LONGEST * (1 - JITTER)), JITTER, seed, failures)
  return Math.max(now + wait, failure.retryAt ?? 0)
}

/** Whether a document is asked for in a visit that begins at `now`. */
export function isDue(period: Period, dueAt: number | undefined, now: number): boolean {
  return dueAt === undefined || dueAt <= now + SLACK[period]
}
