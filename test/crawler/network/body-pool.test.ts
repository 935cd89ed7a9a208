// The room that all bodies share: never over its size, and nobody waits for ever.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBodyPool } from '../../../crawler/network/body-pool.ts'

const settled = async (promise: Promise<void> | undefined): Promise<boolean> => {
  let done = promise === undefined
  void promise?.then(() => (done = true))
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  return done
}

describe('the pool of bodies', () => {
  test('gives room at once while there is some', () => {
    const pool = createBodyPool(100, 40)
    expect(pool.open(40).take(30)).toBeUndefined()
    expect(pool.open(40).take(30)).toBeUndefined()
    expect(pool.used()).toBe(60)
  })

  test('lets the first that has to wait go on from the reserve, and the second wait until the first is done', async () => {
    const pool = createBodyPool(100, 40)
    const [a, b, c] = [pool.open(40), pool.open(40), pool.open(40)]
    void a.take(30)
    void b.take(30)
    expect(await settled(a.take(10))).toBe(true)
    const waiting = b.take(10)
    const behind = c.take(5)
    expect(await settled(waiting)).toBe(false)
    a.close()
    expect(await settled(waiting)).toBe(true)
    expect(await settled(behind)).toBe(true)
    expect(pool.used()).toBe(45)
  })

  test('serves in order, so that small bodies do not starve a big one', async () => {
    const pool = createBodyPool(100, 40)
    const holders = [pool.open(40), pool.open(40), pool.open(40)] as const
    void holders[0].take(40)
    void holders[1].take(15)
    void holders[1].take(20)
    const big = holders[2].take(30)
    const small = pool.open(40).take(1)
    expect(await settled(big)).toBe(false)
    expect(await settled(small)).toBe(false)
  })

  test('frees a body that gave up while it waited', async () => {
    const pool = createBodyPool(100, 40)
    const [a, b, c] = [pool.open(40), pool.open(40), pool.open(40)]
    void a.take(40)
    void b.take(40)
    const waiting = c.take(10)
    c.close()
    c.close()
    expect(await settled(waiting)).toBe(true)
    a.close()
    b.close()
    expect(pool.used()).toBe(0)
  })

  test('takes a body that could never fit for the bug it is', () => {
    const pool = createBodyPool(100, 40)
    expect(() => pool.open(41)).toThrow(RangeError)
    expect(() => pool.open(10).take(11)).toThrow(RangeError)
  })

  test('never passes its size and lets every body finish, whatever their sizes, pieces and order', async () => {
    const body = fc.record({
      pieces: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 8 }),
      patience: fc.integer({ min: 0, max: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(body, { maxLength: 12 }), fc.integer({ min: 80, max: 200 }), async (bodies, capacity) => {
        const pool = createBodyPool(capacity, 80)
        let highest = 0
        await Promise.all(
          bodies.map(async ({ pieces, patience }) => {
            const lease = pool.open(80)
            for (const bytes of pieces) {
              await lease.take(bytes)
              highest = Math.max(highest, pool.used())
              for (let turn = 0; turn < patience; turn++) await Promise.resolve()
            }
            lease.close()
          }),
        )
        expect(highest).toBeLessThanOrEqual(capacity)
        expect(pool.used()).toBe(0)
      }),
    )
  })
})
