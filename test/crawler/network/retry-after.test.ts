// When to come back: what servers really send beside 429 and 503.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, SECOND } from '#model/clock.ts'
import { readRetryAfter } from '../../../crawler/network/retry-after.ts'

const NOW = Date.UTC(2026, 3, 11, 23, 10, 0)

describe('a server that asks us to come back', () => {
  test('in a number of seconds', () => {
    expect(readRetryAfter({ 'retry-after': '120' }, NOW)).toBe(NOW + 120 * SECOND)
    expect(readRetryAfter({ 'retry-after': ' 0 ' }, NOW)).toBe(NOW)
    expect(readRetryAfter({ 'retry-after': '30, 60' }, NOW)).toBe(NOW + 30 * SECOND)
  })

  test('at a date, in each of the three forms that HTTP allows', () => {
    const expected = Date.UTC(2026, 3, 12, 8, 49, 37)
    for (const date of ['Sun, 12 Apr 2026 08:49:37 GMT', 'Sunday, 12-Apr-26 08:49:37 GMT', 'Sun Apr 12 08:49:37 2026']) {
      expect(readRetryAfter({ 'retry-after': date }, NOW)).toBe(expected)
    }
  })

  test('by the rate-limit header of Mastodon, to the microsecond', () => {
    expect(readRetryAfter({ 'x-ratelimit-reset': '2026-04-11T23:15:00.302773Z' }, NOW)).toBe(Date.UTC(2026, 3, 11, 23, 15, 0, 302))
  })

  test('by seconds since 1970', () => {
    expect(readRetryAfter({ 'x-ratelimit-reset': String(NOW / SECOND + 300) }, NOW)).toBe(NOW + 300 * SECOND)
  })

  test('by seconds since 1970 under the name that Mbin gives them', () => {
    expect(readRetryAfter({ 'x-ratelimit-retry-after': String(NOW / SECOND + 40) }, NOW)).toBe(NOW + 40 * SECOND)
    expect(readRetryAfter({ 'x-ratelimit-retry-after': String(NOW / SECOND + 40), 'retry-after': '5' }, NOW)).toBe(NOW + 5 * SECOND)
  })

  test('and Retry-After goes before the rate-limit header, unless it makes no sense', () => {
    const reset = { 'x-ratelimit-reset': '2026-04-11T23:15:00Z' }
    expect(readRetryAfter({ ...reset, 'retry-after': '5' }, NOW)).toBe(NOW + 5 * SECOND)
    expect(readRetryAfter({ ...reset, 'retry-after': 'soon' }, NOW)).toBe(NOW + 300 * SECOND)
  })

  test('never later than in 90 days', () => {
    expect(readRetryAfter({ 'retry-after': '999999999999999' }, NOW)).toBe(NOW + 90 * DAY)
    expect(readRetryAfter({ 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }, NOW)).toBe(NOW + 90 * DAY)
  })
})

describe('a server that says nothing usable', () => {
  test.each([
    [{}],
    [{ 'x-ratelimit-reset': '2026-04-11T23:05:00.302773Z' }],
    [{ 'retry-after': 'Sat, 11 Apr 2026 23:09:59 GMT' }],
    [{ 'x-ratelimit-reset': '300' }],
    [{ 'retry-after': '-5' }],
    [{ 'retry-after': 'Tue' }],
    [{ 'x-ratelimit-reset': '2026-99-99T99:99:99Z' }],
  ])('names no time: %j', (headers) => {
    expect(readRetryAfter(headers, NOW)).toBeUndefined()
  })
})

test('whatever a server writes, the time is none or lies within 90 days from now', () => {
  const near = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('0', '1', '9', '-', ':', 'T', 'Z', '.', ',', ' ', '+', 'e') }),
    fc.bigInt().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  )
  fc.assert(
    fc.property(near, near, fc.integer({ min: 0, max: 4_000_000_000_000 }), (after, reset, now) => {
      const moment = readRetryAfter({ 'retry-after': after, 'x-ratelimit-reset': reset }, now)
      if (moment === undefined) return
      expect(moment).toBeGreaterThanOrEqual(now)
      expect(moment).toBeLessThanOrEqual(now + 90 * DAY)
    }),
  )
})

test('every future date that a server can write is read to the second', () => {
  const soon = fc.integer({ min: 1, max: (89 * DAY) / SECOND })
  fc.assert(
    fc.property(soon, (seconds) => {
      const moment = NOW + seconds * SECOND
      expect(readRetryAfter({ 'retry-after': new Date(moment).toUTCString() }, NOW)).toBe(moment)
      expect(readRetryAfter({ 'x-ratelimit-reset': new Date(moment).toISOString() }, NOW)).toBe(moment)
    }),
  )
})
