// The fair order: chances in proportion to weights, every day another shuffle, and no way to state oneself to the top.
import { describe, expect, test } from 'vitest'
import { fairKey, fairWeight, SHUFFLES, shuffleOf, type FairTraits } from '#model/fair-order.ts'

const traits: FairTraits = {
  status: 'alive',
  uptime: 'steady',
  versionCurrency: 'current',
  registrations: 'open',
  activeMonth: 300,
  described: 4,
}
const weight = (more: Partial<FairTraits> = {}): number => fairWeight({ ...traits, ...more })

describe('the weight', () => {
  test('is greatest for a healthy, mid-sized, open, described server', () => expect(weight()).toBe(1))

  test.each<Partial<FairTraits>>([
    { status: 'failing' },
    { uptime: 'poor' },
    { versionCurrency: 'behind' },
    { registrations: 'closed' },
    { registrations: 'unknown' },
    { activeMonth: 3 },
    { activeMonth: 50_000_000 },
    { activeMonth: null },
    { described: 0 },
  ])('is less with %j', (more) => expect(weight(more)).toBeLessThan(1))

  test('never shuts anybody out', () => {
    expect(
      weight({ status: 'failing', uptime: 'poor', versionCurrency: 'behind', registrations: 'closed', activeMonth: 0, described: 0 }),
    ).toBe(0.01)
  })
})

describe('the order of a day', () => {
  const hosts = Array.from({ length: 4000 }, (_, index) => `host-${index}.example`)

  test('lets weights be chances: of pairs with weights 3 to 1 the heavier is first in three of four', () => {
    let first = 0
    for (const [index, host] of hosts.entries()) {
      if (fairKey(0.9, host, index % SHUFFLES) < fairKey(0.3, `other-${index}.example`, index % SHUFFLES)) first += 1
    }
    expect(first / hosts.length).toBeGreaterThan(0.72)
    expect(first / hosts.length).toBeLessThan(0.78)
  })

  test('is another for every shuffle: no host stays in front', () => {
    const front = Array.from({ length: SHUFFLES }, (_, shuffle) =>
      hosts.toSorted((a, b) => fairKey(1, a, shuffle) - fairKey(1, b, shuffle)).slice(0, 40),
    )
    expect(new Set(front.flat()).size).toBeGreaterThan(800)
  })

  test('changes at midnight UTC and comes again after four weeks', () => {
    expect(shuffleOf('2026-11-03')).toBe((shuffleOf('2026-11-02') + 1) % SHUFFLES)
    expect(shuffleOf('2026-11-30')).toBe(shuffleOf('2026-11-02'))
  })

  test('knows only numbers that sort', () => {
    for (const host of hosts) expect(Number.isFinite(fairKey(0.01, host, 27)) && fairKey(0.01, host, 27) > 0).toBe(true)
  })
})
