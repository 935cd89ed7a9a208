// The life of a host, told as sentences.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { INSTANCE_STATUSES, type CrawlOutcome, type HostPast } from '#model/crawl.ts'
import { FAILURE_REASONS, type FailureReason } from '#model/failure.ts'
import { nextHost } from '#model/life-cycle.ts'

const START = Date.UTC(2026, 0, 1)
const fresh: HostPast = { status: 'discovered', failures: 0 }
const failed = (reason: FailureReason): CrawlOutcome => ({ kind: 'failed', failure: { reason } })

function failRepeatedly(past: HostPast, reason: FailureReason, days: number): HostPast & { visits: number } {
  let state = past
  let now = START
  let visits = 0
  while (now < START + days * DAY) {
    const next = nextHost(state, failed(reason), now, 'a.example')
    state = next
    visits += 1
    now = next.dueAt ?? now + DAY
  }
  return { ...state, visits }
}

describe('the life of a host', () => {
  test('one good answer makes anything alive', () => {
    for (const status of INSTANCE_STATUSES) {
      const next = nextHost({ status, failures: 7, failingSince: START }, { kind: 'answered' }, START, 'a.example')
      expect(next).toEqual({ status: 'alive', failures: 0, lastAnswer: START })
    }
  })

  test('a living server that fails once is failing, not dead, and is asked again within hours', () => {
    const next = nextHost({ status: 'alive', failures: 0, lastAnswer: START }, failed('timeout'), START, 'a.example')
    expect(next.status).toBe('failing')
    expect(next.dueAt).toBeLessThan(START + 2 * HOUR)
  })

  test('a server that once answered is dead only after a month of failures', () => {
    expect(failRepeatedly({ status: 'alive', failures: 0, lastAnswer: START - DAY }, 'connect', 20).status).toBe('failing')
    expect(failRepeatedly({ status: 'alive', failures: 0, lastAnswer: START - DAY }, 'connect', 80).status).toBe('dead')
  })

  test('a name that never existed costs few look-ups in a year and is never forgotten', () => {
    const year = failRepeatedly(fresh, 'dns', 365)
    expect(year.status).toBe('dead')
    expect(year.visits).toBeGreaterThan(3)
    expect(year.visits).toBeLessThan(10)
  })

  test('410 for the host is dead at once', () => {
    expect(nextHost({ status: 'alive', failures: 0, lastAnswer: START }, failed('gone'), START, 'a.example').status).toBe('dead')
  })

  test('a host that refuses us is refused, neither failing nor dead', () => {
    const outcome: CrawlOutcome = { kind: 'refused', failure: { reason: 'robots' } }
    expect(nextHost({ status: 'alive', failures: 0 }, outcome, START, 'a.example').status).toBe('refused')
  })

  test('a bug of ours does not change what a host is', () => {
    expect(nextHost({ status: 'alive', failures: 0 }, failed('crashed'), START, 'a.example').status).toBe('alive')
  })

  test('Retry-After is kept even when it is later than our own wait', () => {
    const retryAt = START + 40 * DAY
    const outcome: CrawlOutcome = { kind: 'failed', failure: { reason: 'rate-limited', retryAt } }
    expect(nextHost(fresh, outcome, START, 'a.example').dueAt).toBe(retryAt)
  })

  test('every failure waits between one hour and ninety days, give or take the jitter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAILURE_REASONS), fc.nat(40), fc.boolean(), (reason, failures, known) => {
        const past: HostPast = { status: 'failing', failures, failingSince: START, ...(known ? { lastAnswer: START } : {}) }
        const next = nextHost(past, failed(reason), START, 'a.example')
        const wait = (next.dueAt ?? 0) - START
        expect(wait).toBeGreaterThanOrEqual(0.9 * HOUR)
        expect(wait).toBeLessThanOrEqual(99 * DAY)
      }),
    )
  })
})
