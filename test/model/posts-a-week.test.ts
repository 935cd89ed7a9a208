// Posts a week: the median of whole weeks before the growth of a count, and nothing where neither can be told.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, dayOf, HOUR } from '#model/clock.ts'
import { bucketOf, BUCKETS_OF_PACE, facetOf } from '#model/facets.ts'
import { reckonPosts, type StatedDay, type StatedWeek } from '#model/posts-a-week.ts'

/** A Thursday. */
const NOW = Date.parse('2026-11-19T15:00:00Z')
const MONDAY = Date.parse('2026-11-16T00:00:00Z')

/** Weeks as published, the running one first. */
const weeks = (...statuses: readonly (number | null)[]): readonly StatedWeek[] =>
  statuses.map((count, back) => ({ week: dayOf(MONDAY - back * 7 * DAY), statuses: count }))

/** A count of posts so many days ago. */
const count = (daysAgo: number, localPosts: number | null, quality = 'measured'): StatedDay => ({
  day: dayOf(NOW - daysAgo * DAY),
  localPosts,
  quality,
})

const ofWeeks = (stated: readonly StatedWeek[], now = NOW): number | undefined => reckonPosts({ weeks: stated, days: [] }, now)?.value
const ofDays = (...days: readonly StatedDay[]): number | undefined => reckonPosts({ weeks: [], days }, NOW)?.value

describe('weeks of activity', () => {
  test('give their median, and the running week never counts', () => {
    expect(ofWeeks(weeks(3, 100, 300, 120, 140))).toBe(130)
    expect(ofWeeks(weeks(9_999, 100, 110))).toBe(105)
    expect(ofWeeks(weeks(9_999, 100))).toBe(100)
    expect(ofWeeks(weeks(9_999))).toBeUndefined()
  })

  test('are the last four: what was before them does not count', () => {
    expect(ofWeeks(weeks(1, 10, 10, 10, 10, 900_000, 900_000))).toBe(10)
  })

  test('of which one is missing are made up from the week before, five weeks back at most', () => {
    expect(ofWeeks(weeks(1, 10, null, 10, 30, 30))).toBe(20)
    expect(ofWeeks(weeks(1, null, null, null, null, 70))).toBe(70)
    expect(ofWeeks(weeks(1, null, null, null, null, null, 70))).toBeUndefined()
  })

  test('that were read before the week was over leave out the newest they have', () => {
    const readInTheWeekBefore = weeks(null, 5, 100, 100).slice(1)
    expect(ofWeeks(readInTheWeekBefore)).toBe(100)
  })

  test('of a server that stopped publishing them are forgotten', () => {
    expect(ofWeeks(weeks(1, 50, 50, 50, 50), NOW + 28 * DAY)).toBe(50)
    expect(ofWeeks(weeks(1, 50, 50, 50, 50), NOW + 35 * DAY)).toBeUndefined()
  })

  test('of the future, as a wrong clock makes them, do not count', () => {
    const ahead = { week: dayOf(MONDAY + 700 * DAY), statuses: 1_000_000 }
    expect(ofWeeks([ahead, ...weeks(3, 100, 100)])).toBe(100)
  })

  test('without a post are a figure: none', () => expect(ofWeeks(weeks(0, 0, 0, 0, 0))).toBe(0))

  test('come before the growth of a count, and say until when they reach', () => {
    const days = [count(0, 10_000), count(28, 0)]
    expect(reckonPosts({ weeks: weeks(1, 7), days }, NOW)).toEqual({ value: 7, reckonedFrom: 'weeks', asOf: MONDAY })
    expect(reckonPosts({ weeks: weeks(1), days }, NOW)).toMatchObject({ value: 2500, reckonedFrom: 'growth' })
  })
})

describe('a count of posts', () => {
  test('that grew gives posts a week', () => {
    expect(reckonPosts({ weeks: [], days: [count(28, 1000), count(0, 1400)] }, NOW)).toEqual({
      value: 100,
      reckonedFrom: 'growth',
      asOf: Date.parse(dayOf(NOW)),
    })
  })

  test('is compared with the one nearest to four weeks before it, the older of two as near', () => {
    expect(ofDays(count(0, 1000), count(8, 0), count(27, 0), count(45, 999))).toBe(Math.round((1000 / 27) * 7))
    expect(ofDays(count(0, 1000), count(27, 0), count(29, 130))).toBe(210)
    expect(ofDays(count(10, 1000), count(38, 600), count(28, 0))).toBe(100)
  })

  test('needs six days, and sixty are too many', () => {
    expect(ofDays(count(0, 100), count(5, 0))).toBeUndefined()
    expect(ofDays(count(0, 60), count(6, 0))).toBe(70)
    expect(ofDays(count(0, 60), count(60, 0))).toBe(7)
    expect(ofDays(count(0, 100), count(61, 0))).toBeUndefined()
    expect(ofDays(count(0, 100))).toBeUndefined()
  })

  test('that shrank says nothing, one that stood still says none', () => {
    expect(ofDays(count(0, 900), count(28, 1000))).toBeUndefined()
    expect(ofDays(count(0, 1000), count(28, 1000))).toBe(0)
  })

  test('that is not given, or not measured, is none', () => {
    expect(ofDays(count(0, null), count(28, null))).toBeUndefined()
    expect(ofDays(count(0, null), count(1, 300), count(29, 100))).toBe(50)
    for (const quality of ['constant', 'unreliable', 'hidden']) {
      expect([quality, ofDays(count(0, 300, quality), count(28, 100))]).toEqual([quality, undefined])
      expect([quality, ofDays(count(0, 300), count(28, 100, quality))]).toEqual([quality, undefined])
    }
  })

  test('is forgotten after five weeks without a newer one', () => {
    expect(ofDays(count(35, 400), count(63, 0))).toBe(100)
    expect(ofDays(count(36, 400), count(64, 0))).toBeUndefined()
  })
})

test('more than anybody can believe is not known', () => {
  expect(ofWeeks(weeks(1, 10_000_000))).toBe(10_000_000)
  expect(ofWeeks(weeks(1, 10_000_001))).toBeUndefined()
  expect(ofWeeks(weeks(1, Number.MAX_SAFE_INTEGER))).toBeUndefined()
  expect(ofDays(count(0, Number.MAX_SAFE_INTEGER), count(28, 0))).toBeUndefined()
})

const figures = fc.option(fc.oneof(fc.maxSafeNat(), fc.nat(5000)), { nil: null })
const day = fc.integer({ min: -20, max: 100 })
const stated = fc.record({
  weeks: fc
    .uniqueArray(fc.record({ back: fc.integer({ min: -3, max: 12 }), statuses: figures }), { selector: ({ back }) => back })
    .map((list) => list.map(({ back, statuses }) => ({ week: dayOf(MONDAY - back * 7 * DAY), statuses }))),
  days: fc
    .uniqueArray(fc.record({ day, posts: figures, quality: fc.constantFrom('measured', 'measured', 'hidden') }), {
      selector: (one) => one.day,
    })
    .map((list) => list.map(({ day: ago, posts, quality }) => count(ago, posts, quality))),
})

test('whatever servers state, the figure is whole, believable, in a bucket, not of the future, and the same in any order', () => {
  fc.assert(
    fc.property(stated, fc.integer({ min: 0, max: 48 }), (given, hours) => {
      const now = NOW + hours * HOUR
      const figure = reckonPosts(given, now)
      expect(reckonPosts({ weeks: given.weeks.toReversed(), days: given.days.toReversed() }, now)).toEqual(figure)
      if (figure === undefined) return
      expect(Number.isInteger(figure.value) && figure.value >= 0 && figure.value <= 10_000_000).toBe(true)
      expect(bucketOf(facetOf('pace').buckets!, figure.value)).not.toBe('unknown')
      expect(figure.asOf).toBeLessThanOrEqual(now)
    }),
  )
})

test('a median lies between the least and the most of the weeks', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 4 }), (statuses) => {
      const median = ofWeeks(weeks(1_000_000, ...statuses)) ?? NaN
      expect(median).toBeGreaterThanOrEqual(Math.min(...statuses))
      expect(median).toBeLessThanOrEqual(Math.max(...statuses))
    }),
  )
})

test('each known pace has one of the three words, and none has "not known"', () => {
  const { values } = facetOf('pace')
  expect([...Object.values(BUCKETS_OF_PACE).flat(), 'unknown']).toEqual(values)
})
