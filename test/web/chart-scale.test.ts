// Charts: axes with round values from zero, lines that leave days without a reading open.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOutLine, roundTicks } from '../../web/chart-scale.ts'

const PLACE = { left: 0, right: 100, top: 0, bottom: 50 }

describe('an axis', () => {
  test('begins at zero, reaches the greatest value, and has two to five round steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 53 - 1 }), (most) => {
        const ticks = roundTicks(most)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('stands even where all values are zero', () => {
    expect(roundTicks(0)).toEqual([0, 1])
  })
})

describe('a line', () => {
  test('is cut where nothing was read, and a single day between two holes is a dot', () => {
    const days = [1, 2, null, 3, null, 4, 5].map((value, index) => ({ day: `2026-01-0${String(index + 1)}`, value }))
    const { path, dots } = layOutLine(days, PLACE)
    expect(path.match(/M/g)).toHaveLength(3)
    expect(dots).toHaveLength(1)
  })

  test('stays inside its place', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat()), { minLength: 1, maxLength: 60 }), (values) => {
        const days = values.map((value, index) => ({ day: new Date(index * 86_400_000).toISOString().slice(0, 10), value }))
        const { path, end } = layOutLine(days, PLACE)
        for (const [, x, y] of path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(100)
          expect(Number(y)).toBeGreaterThanOrEqual(0)
          expect(Number(y)).toBeLessThanOrEqual(50)
        }
        expect(end.x).toBeLessThanOrEqual(100)
      }),
    )
  })
})
