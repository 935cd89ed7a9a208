// Proves the choice among due slots: no key twice, every candidate chosen or placed in a line, and lines that only grow.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseSlots, type Candidate, type KeyState } from '#model/store/slot-choice.ts'

const NOW = 1_000_000
const key = fc.integer({ min: 0, max: 6 }).map((n) => `k${String(n)}`)
const candidates = fc
  .array(fc.record({ priority: fc.constantFrom(0, 1), keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }) }), { maxLength: 40 })
  .map((list) => list.map((entry, n): Candidate => ({ ...entry, domainId: n, domain: `d${String(n)}`, registrable: 'r', address: null })))
const states = fc.dictionary(
  key,
  fc.record({
    taken: fc.boolean(),
    notBefore: fc.integer({ min: NOW - 5000, max: NOW + 5000 }),
    lines: fc.tuple(fc.nat({ max: NOW * 2 }), fc.nat({ max: NOW * 2 })),
  }),
)

describe('the choice of slots', () => {
  test('never gives a key twice, nor one that is taken or rests, and forgets nobody it looked at', () => {
    fc.assert(
      fc.property(candidates, states, fc.nat({ max: 20 }), fc.nat(), (list, known, limit, turn) => {
        const keys = new Map<string, KeyState>(Object.entries(known))
        const { chosen, waiting, lines } = chooseSlots(list, keys, { limit, now: NOW, spacingMs: 1000, turn })
        const used = chosen.flatMap((slot) => slot.keys)
        expect(new Set(used).size).toBe(used.length)
        expect(used.every((name) => keys.get(name)?.taken !== true && (keys.get(name)?.notBefore ?? 0) <= NOW)).toBe(true)
        expect(chosen.length).toBeLessThanOrEqual(limit)
        if (chosen.length < limit) expect(chosen.length + waiting.length).toBe(list.length)
        for (const { domainId, dueAt } of waiting) {
          expect(dueAt).toBeGreaterThan(NOW)
          expect(chosen.some((slot) => slot.domainId === domainId)).toBe(false)
        }
        for (const [name, [line, fresh]] of lines) {
          expect(line).toBeGreaterThanOrEqual(keys.get(name)?.lines[0] ?? 0)
          expect(fresh).toBeGreaterThanOrEqual(keys.get(name)?.lines[1] ?? 0)
        }
      }),
    )
  })

  test('places those who wait for one key one pace apart, behind those who wait already', () => {
    const list = Array.from({ length: 4 }, (_, n): Candidate => ({
      domainId: n,
      priority: 1,
      domain: `d${String(n)}`,
      registrable: 'r',
      address: null,
      keys: ['site:r'],
    }))
    const fresh = chooseSlots(list, new Map(), { limit: 9, now: NOW, spacingMs: 1000, turn: 0 })
    expect(fresh.chosen.map((slot) => slot.domainId)).toEqual([0])
    expect(fresh.waiting.map(({ dueAt }) => dueAt - NOW)).toEqual([1000, 2000, 3000])
    const behind = chooseSlots(list, new Map([['site:r', { taken: true, notBefore: 0, lines: [0, NOW + 60_000] }]]), {
      limit: 9,
      now: NOW,
      spacingMs: 1000,
      turn: 0,
    })
    expect(behind.waiting.map(({ dueAt }) => dueAt - NOW)).toEqual([61_000, 62_000, 63_000, 64_000])
  })
})
