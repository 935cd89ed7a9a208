// When an atlas that fills will be ready: reckoned from what it has seen, also where a trial run ends before all is visited.
import { expect, test } from 'vitest'
import { describeCoverage, reckonReady } from '../../api/network.ts'

const RATE = { visits: 100, overMs: 60_000 }

test('nobody can tell before some visits were made, and all is ready when little is left', () => {
  expect(reckonReady({ known: 1000, visited: 5, answered: 3, partial: true }, { visits: 5, overMs: 60_000 })).toBeNull()
  expect(reckonReady({ known: 0, visited: 0, answered: 0, partial: true }, RATE)).toBeNull()
  expect(reckonReady({ known: 1000, visited: 950, answered: 700, partial: false }, RATE)).toBe(0)
})

test('a public atlas is ready when nine of ten known names were visited', () => {
  expect(reckonReady({ known: 1000, visited: 400, answered: 300, partial: true }, RATE)).toBe(5 * 60_000)
})

test('a trial run is ready when it has its number of servers, and says nothing more at its end', () => {
  const coverage = { known: 10_000, visited: 2000, answered: 1000, partial: true }
  expect(reckonReady(coverage, RATE, 1500)).toBe(10 * 60_000)
  expect(reckonReady({ ...coverage, visited: 3000, answered: 1500 }, RATE, 1500)).toBeNull()
})

test('coverage is partial while names wait, and while nothing is known', () => {
  const alive = { status: 'alive', hosts: 90, visited: 90, answered: 90, reason: null } as const
  expect(describeCoverage([alive], 5, undefined)).toMatchObject({ known: 95, visited: 90, partial: false })
  expect(describeCoverage([alive], 50, undefined)).toMatchObject({ known: 140, partial: true })
  expect(describeCoverage([], 0, undefined)).toMatchObject({ partial: true })
})
