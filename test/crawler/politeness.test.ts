// Pace: one at a time and with a gap, for every host, site and address; keys go back with the moment from which they may be used.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SECOND } from '#model/clock.ts'
import { addressKey, beginManners, localPaceBook, paceKeysOf, type Manners } from '../../crawler/politeness.ts'
import { createVirtualClock } from '../fediverse/clock.ts'

const GAP = SECOND
const COVE = ['cove.example', '185.40.4.5'] as const

function setUp(more: { readonly held?: readonly string[]; readonly signal?: AbortSignal } = {}) {
  const clock = createVirtualClock()
  const book = localPaceBook(clock)
  const begin = (held: readonly string[] = more.held ?? []): Manners => beginManners({ clock, book, gapMs: GAP, held, signal: more.signal })
  return { clock, book, begin, start: clock.now() }
}

describe('what is paced', () => {
  test('is the host, its registrable domain and its address', () => {
    expect(paceKeysOf('a.cove.example', '185.40.4.5')).toEqual(['host:a.cove.example', 'site:cove.example', 'addr:185.40.4.5'])
    expect(paceKeysOf('cove.example', undefined)).toEqual(['host:cove.example', 'site:cove.example'])
  })

  test('is one customer under a public suffix, and not the suffix', () => {
    expect(paceKeysOf('www.a.github.io', undefined)).toEqual(['host:www.a.github.io', 'site:a.github.io'])
  })

  test.each([
    ['2a01:4f8:1:2::1', '2a01:4f8:1:2::/64'],
    ['2a01:4f8:1:2:ffff::9', '2a01:4f8:1:2::/64'],
    ['2a01:04f8:0001:0002:3:4:5:6', '2a01:4f8:1:2::/64'],
    ['2a01::1', '2a01:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2a01:4f8:1::', '2a01:4f8:1:0::/64'],
    ['185.40.4.5', '185.40.4.5'],
  ])('of the address %s is %s', (address, key) => {
    expect(addressKey(address)).toBe(`addr:${key}`)
  })

  test('of any IPv6 address is its network of 64 bits, however it is written', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(groups, (parts) => {
        const long = parts.map((part) => part.toString(16).padStart(4, '0')).join(':')
        const short = new URL(`http://[${long}]/`).hostname.slice(1, -1)
        const neighbour = [...parts.slice(0, 4), 1, 2, 3, 4].map((part) => part.toString(16)).join(':')
        expect(addressKey(short)).toBe(addressKey(long))
        expect(addressKey(neighbour)).toBe(addressKey(long))
      }),
    )
  })
})

describe('within one slot', () => {
  test('the first request starts at once, the next a gap after the answer', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      expect(await manners.approach(...COVE)).toBeUndefined()
      expect(clock.now()).toBe(start)
      await clock.sleep(300)
      manners.leave(...COVE)
      await manners.approach(...COVE)
    })
    expect(clock.now()).toBe(start + 300 + GAP)
  })

  test('the gap holds for another host of the same site and for another site at the same address', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach('a.cove.example', '185.40.4.5')
      manners.leave('a.cove.example', '185.40.4.5')
      await manners.approach('b.cove.example', '185.40.4.6')
      expect(clock.now()).toBe(start + GAP)
      manners.leave('b.cove.example', '185.40.4.6')
      await manners.approach('far.example', '185.40.4.6')
    })
    expect(clock.now()).toBe(start + 2 * GAP)
  })

  test('the gap does not hold for strangers', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      manners.leave(...COVE)
      expect(await manners.approach('far.example', '185.40.4.9')).toBeUndefined()
    })
    expect(clock.now()).toBe(start)
  })

  test('a Crawl-delay counts from the answer that told of it, and only for its host', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach('a.cove.example', '185.40.4.5')
      manners.leave('a.cove.example', '185.40.4.5')
      manners.slowDown('a.cove.example', 7 * SECOND)
      manners.slowDown('a.cove.example', 3 * SECOND)
      await manners.approach('b.cove.example', '185.40.4.6')
      expect(clock.now()).toBe(start + GAP)
      await manners.approach('a.cove.example', '185.40.4.5')
    })
    expect(clock.now()).toBe(start + 7 * SECOND)
  })

  test('a Crawl-delay beyond ten seconds ends the slot, and says when the next may begin', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      manners.leave(...COVE)
      manners.slowDown('cove.example', 500 * SECOND)
      expect(await manners.approach(...COVE)).toBe(start + 500 * SECOND)
    })
    expect(clock.now()).toBe(start)
  })

  test('a host that asked to be left alone is, for as long as it asked at most', async () => {
    const { clock, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      manners.leave(...COVE)
      manners.holdOff('cove.example', start + 60 * SECOND)
      manners.holdOff('cove.example', start + 30 * SECOND)
      expect(await manners.approach(...COVE)).toBe(start + 60 * SECOND)
      manners.holdOff('far.example', start + 4 * SECOND)
      await manners.approach('far.example', '185.40.4.9')
    })
    expect(clock.now()).toBe(start + 4 * SECOND)
  })

  test('nobody waits for a gap once the process is told to stop', async () => {
    const stop = new AbortController()
    const { clock, begin, start } = setUp({ signal: stop.signal })
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      manners.leave(...COVE)
      const waiting = manners.approach(...COVE)
      await clock.sleep(100)
      stop.abort()
      expect(await waiting).toBe(start + GAP)
    })
    expect(clock.now()).toBe(start + 100)
  })
})

describe('between slots', () => {
  test('a site that another slot speaks to is waited for while that is short', async () => {
    const { clock, begin, start } = setUp()
    const [one, other] = [begin(), begin()]
    await clock.run(async () => {
      await one.approach(...COVE)
      one.leave(...COVE)
      const waiting = clock.track(() => other.approach(...COVE))
      await clock.sleep(3 * SECOND)
      await one.finish()
      expect(await waiting).toBeUndefined()
      expect(clock.now()).toBeLessThanOrEqual(start + 4 * SECOND)
      expect(clock.now()).toBeGreaterThanOrEqual(start + 3 * SECOND)
    })
  })

  test('a site that another slot keeps for long is left, with a moment to try again', async () => {
    const { clock, begin, start } = setUp()
    const [one, other] = [begin(), begin()]
    await clock.run(async () => {
      await one.approach(...COVE)
      const later = await other.approach(...COVE)
      expect(later).toBeGreaterThan(start + 10 * SECOND)
      await other.finish()
      await one.finish()
    })
  })

  test('keys that the claim took are not taken again, and go back at the end', async () => {
    const held = paceKeysOf('cove.example', undefined)
    const { clock, book, begin } = setUp()
    expect(await book.take(held)).toEqual({ granted: true })
    const manners = begin(held)
    await clock.run(async () => {
      expect(await manners.approach(...COVE)).toBeUndefined()
      manners.leave(...COVE)
      await manners.finish()
      expect(await book.take(['host:cove.example'])).toEqual({ granted: false, freeAt: clock.now() + GAP })
      await clock.sleep(GAP)
      expect(await book.take(paceKeysOf(...COVE))).toEqual({ granted: true })
    })
  })

  test('a moment that a server named outlives the slot', async () => {
    const { clock, book, begin, start } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      manners.leave(...COVE)
      manners.holdOff('cove.example', start + 600 * SECOND)
      await manners.finish()
    })
    expect(await book.take(['host:cove.example'])).toEqual({ granted: false, freeAt: start + 600 * SECOND })
    expect(await book.take(['site:cove.example'])).toMatchObject({ freeAt: start + GAP })
  })

  test('a slot that said nothing leaves no moment behind', async () => {
    const { clock, book, begin } = setUp()
    const manners = begin()
    await clock.run(async () => {
      await manners.approach(...COVE)
      await manners.finish()
    })
    expect(await book.take(paceKeysOf(...COVE))).toEqual({ granted: true })
  })

  test('all keys are granted or none', async () => {
    const { book } = setUp()
    await book.take(['a'])
    expect(await book.take(['b', 'a'])).toMatchObject({ granted: false })
    expect(await book.take(['b'])).toEqual({ granted: true })
  })
})

test('any number of slots that meet at a few machines speak one at a time, a gap apart', async () => {
  const places = fc.record({
    host: fc.integer({ min: 0, max: 2 }),
    machine: fc.integer({ min: 0, max: 2 }),
    took: fc.integer({ min: 0, max: 2000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(places, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), async (slots) => {
      const { clock, begin } = setUp()
      const spoken: { readonly keys: readonly string[]; readonly from: number; readonly to: number }[] = []
      await clock.run(async () => {
        const runs = slots.map((slot) =>
          clock.track(async () => {
            const manners = begin()
            for (const { host, machine, took } of slot) {
              const place = [`h${host}.site${host % 2}.example`, `185.40.4.${machine + 1}`] as const
              if ((await manners.approach(...place)) !== undefined) break
              const from = clock.now()
              await clock.sleep(took)
              manners.leave(...place)
              spoken.push({ keys: paceKeysOf(...place), from, to: clock.now() })
            }
            await manners.finish()
          }),
        )
        await Promise.all(runs)
      })
      for (const [index, one] of spoken.entries()) {
        for (const other of spoken.slice(index + 1)) {
          if (!one.keys.some((key) => other.keys.includes(key))) continue
          const [first, second] = one.from <= other.from ? [one, other] : [other, one]
          expect(second.from - first.to).toBeGreaterThanOrEqual(GAP)
        }
      }
    }),
    { numRuns: 40 },
  )
})
