// Totals of the network: what is summed, what is left out, how concentrated it is.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCountable, measureConcentration, sumBy, sumNetwork, type CountedFigures } from '#model/network-totals.ts'

const server = (activeMonth: number | null, more: Partial<CountedFigures> = {}): CountedFigures => ({
  software: 'mastodon',
  registrations: 'open',
  users: activeMonth === null ? null : activeMonth * 3,
  activeMonth,
  activeHalfyear: activeMonth === null ? null : activeMonth * 2,
  localPosts: 10,
  quality: 'measured',
  ...more,
})

describe('totals', () => {
  test('count every server and sum only what is measured and plausible', () => {
    const servers = [
      server(10),
      server(20),
      server(null),
      server(1000, { quality: 'constant' }),
      server(50, { users: 5 }),
      server(5, { users: 20_000_000 }),
    ]
    expect(servers.map(isCountable)).toEqual([true, true, true, false, false, false])
    expect(sumNetwork(servers)).toEqual({ servers: 6, users: 90, activeMonth: 30, posts: 30, flagged: 3, unknownUsers: 1 })
  })

  test('are not known, and not zero, where nobody states a figure', () => {
    expect(sumNetwork([server(null)])).toMatchObject({ servers: 1, users: null, activeMonth: null })
    expect(sumNetwork([server(0)])).toMatchObject({ servers: 1, users: 0, activeMonth: 0 })
    expect(sumNetwork([])).toMatchObject({ servers: 0, users: null, posts: null })
  })

  test('of the parts are those of the whole', () => {
    const servers = [server(10), server(20, { software: 'lemmy' }), server(5, { software: null }), server(7, { users: 1 })]
    const parts = sumBy(servers, (one) => one.software ?? 'unknown')
    const whole = sumNetwork(servers)
    expect(parts.map((part) => part.word)).toEqual(['lemmy', 'mastodon', 'unknown'])
    expect(parts.reduce((sum, part) => sum + (part.activeMonth ?? 0), 0)).toBe(whole.activeMonth)
    expect(parts.reduce((sum, part) => sum + part.servers, 0)).toBe(whole.servers)
  })
})

describe('concentration', () => {
  test('of four equal servers is a quarter, and they count as four', () => {
    expect(measureConcentration([server(5), server(5), server(5), server(5)])).toMatchObject({
      top1: 0.25,
      top10: 1,
      hhi: 0.25,
      effective: 4,
    })
  })

  test('of one server beside many small ones is high', () => {
    const { top1, effective } = measureConcentration([server(900), ...Array.from({ length: 100 }, () => server(1))])
    expect(top1).toBeCloseTo(0.9)
    expect(effective).toBeLessThan(1.3)
  })

  test('cannot be told while nobody is active, and says how many were left out', () => {
    expect(measureConcentration([server(0), server(null)])).toEqual({
      top1: null,
      top10: null,
      top100: null,
      hhi: null,
      effective: null,
      counted: 1,
      leftOut: 1,
    })
  })

  test('lies within its bounds for any network', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (actives) => {
        const { hhi, effective, top1, top10, top100 } = measureConcentration(actives.map((value) => server(value, { users: null })))
        if (hhi === null || effective === null) return expect(actives.every((value) => value === 0)).toBe(true)
        expect(hhi).toBeGreaterThanOrEqual(1 / actives.length - 1e-9)
        expect(hhi).toBeLessThanOrEqual(1 + 1e-9)
        expect(effective).toBeLessThanOrEqual(actives.length + 1e-6)
        expect([top1, top10, top100].every((share) => share !== null && share > 0 && share <= 1)).toBe(true)
      }),
    )
  })
})
