// How long a server answered, over thirty days, ninety and a year.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { shareAnswered, type AnswerHistory } from '#model/uptime.ts'

const NOW = Date.UTC(2026, 10, 21)
const ago = (days: number): number => NOW - days * DAY
const history = (more: Partial<AnswerHistory> = {}): AnswerHistory => ({ countedSince: ago(400), outages: [], downSince: null, ...more })

describe('the share of days in which a server answered', () => {
  test('is whole without an outage', () => {
    for (const days of [30, 90, 365]) expect(shareAnswered(history(), NOW, days)).toEqual({ share: 1, whole: true })
  })

  test('is less what it missed within the span, also where an outage began before it', () => {
    const outages = [
      { since: ago(100), until: ago(84) },
      { since: ago(10), until: ago(7) },
    ]
    expect(shareAnswered(history({ outages }), NOW, 30)).toEqual({ share: 0.9, whole: true })
    expect(shareAnswered(history({ outages }), NOW, 90)).toEqual({ share: 0.9, whole: true })
  })

  test('is less the outage of the moment', () => {
    expect(shareAnswered(history({ downSince: ago(3) }), NOW, 30)).toEqual({ share: 0.9, whole: true })
    expect(shareAnswered(history({ downSince: ago(60) }), NOW, 30)).toEqual({ share: 0, whole: true })
  })

  test('is of the days that are known, and says so', () => {
    const young = history({ countedSince: ago(20), outages: [{ since: ago(20) + HOUR, until: ago(15) + HOUR }] })
    expect(shareAnswered(young, NOW, 30)).toEqual({ share: 0.75, whole: false })
  })

  test('is not told of a server that is known for less than a week, or whose history is not shown', () => {
    expect(shareAnswered(history({ countedSince: ago(6) }), NOW, 30)).toBeUndefined()
    expect(shareAnswered(history({ countedSince: null }), NOW, 30)).toBeUndefined()
  })

  test('lies between nothing and everything, whatever the outages', () => {
    const moment = fc.integer({ min: ago(500), max: NOW + DAY })
    const outage = fc.tuple(moment, moment).map(([a, b]) => ({ since: Math.min(a, b), until: Math.max(a, b) }))
    const some = fc.record({ countedSince: moment, outages: fc.array(outage, { maxLength: 20 }), downSince: fc.option(moment) })
    fc.assert(
      fc.property(some, fc.constantFrom(30, 90, 365), (any, days) => {
        const answered = shareAnswered(any, NOW, days)
        if (answered === undefined) return
        expect(answered.share).toBeGreaterThanOrEqual(0)
        expect(answered.share).toBeLessThanOrEqual(1)
      }),
    )
  })
})
