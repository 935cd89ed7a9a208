// The life of a host: what one visit makes of its status and when it is worth the next; pure, the time is passed in.
import { DAY, HOUR } from './clock.ts'
import type { CrawlOutcome, HostPast, InstanceStatus } from './crawl.ts'
import { failureClass, type Failure, type FailureReason } from './failure.ts'
import { jitter } from './jitter.ts'

/** What a host is after a visit. */
export interface HostNext extends HostPast {
  readonly reason?: FailureReason | undefined
  /** When the host as a whole may be visited again; undefined when only its documents decide. */
  readonly dueAt?: number | undefined
}

// Waits after the 1st, 2nd, 3rd … failed visit in a row; the last one is repeated for ever: a dead host is asked rarely, never
// forgotten (directories.md 6.5). Periods are odd so that no visit keeps meeting the same backup window (Minoru).
const WAITS = {
  passing: [HOUR, 3 * HOUR, 9 * HOUR, 23 * HOUR, 3 * DAY, 7 * DAY, 13 * DAY, 29 * DAY, 61 * DAY, 89 * DAY],
  absent: [7 * HOUR, 23 * HOUR, 3 * DAY, 7 * DAY, 13 * DAY, 29 * DAY, 61 * DAY, 89 * DAY],
  absentUnknown: [23 * HOUR, 7 * DAY, 29 * DAY, 89 * DAY],
  broken: [23 * HOUR, 3 * DAY, 7 * DAY, 13 * DAY, 29 * DAY, 61 * DAY, 89 * DAY],
  refusal: [25 * HOUR, 7 * DAY, 13 * DAY, 29 * DAY],
  ours: [HOUR, 3 * HOUR, 9 * HOUR, 23 * HOUR],
} as const

const MOVED_WAIT = 13 * DAY
const JITTER = 0.1
/** Failing that long, and at least that often, makes a host that once answered dead; research-and-ethics.md D6. */
const DEAD_AFTER = { known: { span: 30 * DAY, failures: 5 }, unknown: { span: 7 * DAY, failures: 3 } }

/**
 * The next state of a host. One good answer makes anything alive; failures make it failing; only many failures over many days
 * make it dead; 410 for the host itself is dead at once.
 *
 * @param past what the store knows of the host
 * @param outcome what the visit found
 * @param now milliseconds since 1970
 * @param seed the host's name: spreads the due times of hosts that failed together
 */
export function nextHost(past: HostPast, outcome: CrawlOutcome, now: number, seed: string): HostNext {
  switch (outcome.kind) {
    case 'partial':
      return past
    case 'answered':
      return { status: 'alive', failures: 0, lastAnswer: now }
    case 'alias':
      return { status: 'moved', failures: 0, lastAnswer: now, dueAt: now + jitter(MOVED_WAIT, JITTER, seed, now) }
    case 'refused':
    case 'failed':
      return afterFailure(past, outcome.failure, now, seed)
  }
}

function afterFailure(past: HostPast, failure: Failure, now: number, seed: string): HostNext {
  const failures = past.failures + 1
  const failingSince = past.failingSince ?? now
  const status = failedStatus(past, failure, failures, now - failingSince)
  const wait = jitter(waitAfter(past, failure, failures), JITTER, seed, failures)
  const dueAt = Math.max(now + wait, failure.retryAt ?? 0)
  return { status, failures, failingSince, lastAnswer: past.lastAnswer, reason: failure.reason, dueAt }
}

function failedStatus(past: HostPast, failure: Failure, failures: number, span: number): InstanceStatus {
  const kind = failureClass(failure.reason)
  if (kind === 'ours') return past.status
  if (failure.reason === 'gone') return 'dead'
  if (kind === 'refusal') return 'refused'
  const limit = past.lastAnswer === undefined ? DEAD_AFTER.unknown : DEAD_AFTER.known
  if (past.status === 'dead' || (failures >= limit.failures && span >= limit.span)) return 'dead'
  return 'failing'
}

/** Milliseconds to wait after a failed visit, without jitter: 1 h to 90 d by kind of failure (DESIGN 5, visits). */
export function waitAfter(past: HostPast, failure: Failure, failures: number): number {
  const kind = failureClass(failure.reason)
  const table = kind === 'absent' && past.lastAnswer === undefined ? WAITS.absentUnknown : WAITS[kind]
  return table[Math.min(failures, table.length) - 1] ?? table[0]
}
