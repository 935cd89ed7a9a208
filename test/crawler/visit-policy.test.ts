// When a document is asked for again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { FAILURE_REASONS, failureClass } from '#model/failure.ts'
import { dueAfterFailure, dueAfterSuccess, isDue, type Period } from '../../crawler/visit-policy.ts'

const NOW = Date.UTC(2026, 0, 5)
const PERIODS = ['day', 'week', 'month'] as const
const LENGTHS: Readonly<Record<Period, number>> = { day: DAY, week: 7 * DAY, month: 30 * DAY }

const period = fc.constantFrom(...PERIODS)
const reason = fc.constantFrom(...FAILURE_REASONS)
const moment = fc.integer({ min: 0, max: 4e12 })

describe('a document that was read', () => {
  test.each(PERIODS)('is due again after about a %s', (every) => {
    for (let i = 0; i < 200; i += 1) {
      const wait = dueAfterSuccess(every, NOW, `host${i} /a`) - NOW
      expect(Math.abs(wait - LENGTHS[every])).toBeLessThan(LENGTHS[every] * 0.09)
    }
  })

  test('every day is due before the day is over, so that no day is without a reading', () => {
    for (let i = 0; i < 200; i += 1) expect(dueAfterSuccess('day', NOW, `host${i} /a`)).toBeLessThan(NOW + DAY)
  })

  test('is due at another time than its neighbours, and at the same in every run', () => {
    const dues = Array.from({ length: 100 }, (_, i) => dueAfterSuccess('day', NOW, `host${i} /a`))
    expect(new Set(dues).size).toBeGreaterThan(95)
    expect(dueAfterSuccess('day', NOW, 'host1 /a')).toBe(dues[1])
  })
})

describe('a document that failed', () => {
  test('for a passing reason is tried soon, then ever more rarely', () => {
    for (const [failures, hours] of [1, 3, 9, 27].entries()) {
      const wait = dueAfterFailure('month', { reason: 'server-error' }, failures + 1, NOW, 'x') - NOW
      expect(Math.abs(wait - hours * HOUR)).toBeLessThan(0.04 * hours * HOUR)
    }
  })

  test('for good waits its period, then twice and four times that', () => {
    const waits = [1, 2, 3].map((failures) => (dueAfterFailure('week', { reason: 'not-found' }, failures, NOW, 'x') - NOW) / DAY)
    expect(waits[0]).toBeCloseTo(6.9, 0)
    expect((waits[1] ?? 0) / (waits[0] ?? 1)).toBeCloseTo(2, 0)
    expect((waits[2] ?? 0) / (waits[0] ?? 1)).toBeCloseTo(4, 0)
  })

  test('is never due before the moment that the server named', () => {
    const retryAt = NOW + 40 * DAY
    expect(dueAfterFailure('day', { reason: 'rate-limited', retryAt }, 1, NOW, 'x')).toBe(retryAt)
  })

  test('is due in the future and within 90 days, whatever happened and however often', () => {
    fc.assert(
      fc.property(period, reason, fc.integer({ min: 1, max: 1e6 }), moment, fc.string(), (every, why, failures, now, seed) => {
        const wait = dueAfterFailure(every, { reason: why }, failures, now, seed) - now
        expect(wait).toBeGreaterThan(0.9 * HOUR)
        expect(wait).toBeLessThanOrEqual(90 * DAY)
        if (failureClass(why) !== 'passing' && failureClass(why) !== 'ours') expect(wait).toBeGreaterThan(0.9 * DAY * 0.94)
      }),
    )
  })
})

describe('a visit', () => {
  test('asks for what was never asked for', () => {
    expect(isDue('month', undefined, NOW)).toBe(true)
  })

  test('asks for what is due now or will be soon, so that one visit does for both', () => {
    expect(isDue('day', NOW, NOW)).toBe(true)
    expect(isDue('day', NOW + 3 * HOUR, NOW)).toBe(true)
    expect(isDue('day', NOW + 3 * HOUR + 1, NOW)).toBe(false)
    expect(isDue('week', NOW + 12 * HOUR + 1, NOW)).toBe(false)
    expect(isDue('month', NOW + 2 * DAY + 1, NOW)).toBe(false)
  })

  test('never asks again for what it has just read', () => {
    fc.assert(
      fc.property(period, moment, fc.string(), (every, now, seed) => {
        const due = dueAfterSuccess(every, now, seed)
        expect(due).toBeGreaterThan(now)
        expect(isDue(every, due, now)).toBe(false)
        expect(isDue(every, due, due)).toBe(true)
      }),
    )
  })
})
