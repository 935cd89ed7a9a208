// The virtual clock carries every proof about time, so its own promises are tested one by one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '#model/clock.ts'
import { createVirtualClock, WORLD_START, type Stall } from './clock.ts'
import { createSleepers } from './sleepers.ts'

describe('virtual time', () => {
  test('begins on the same day in every world', () => {
    expect(new Date(createVirtualClock().now()).toISOString()).toBe('2026-01-05T00:00:00.000Z')
  })

  test('lets sixty days of hourly visits pass at once', async () => {
    const clock = createVirtualClock()
    let visits = 0
    await clock.run(async () => {
      for (let hour = 0; hour < 60 * 24; hour++) {
        await clock.sleep(HOUR)
        visits++
      }
    })
    expect(visits).toBe(1440)
    expect(clock.now()).toBe(WORLD_START + 60 * DAY)
  })

  test('stands still while tracked work is in flight, however long it really takes', async () => {
    const clock = createVirtualClock()
    const woken: string[] = []
    const sleeper = clock.sleep(1).then(() => woken.push('sleeper'))
    await clock.track(async () => {
      await workFor(200)
      expect(clock.now()).toBe(WORLD_START)
      woken.push('work')
    })
    await sleeper
    expect(woken).toEqual(['work', 'sleeper'])
  })

  test('does not wait for work that itself sleeps', async () => {
    const clock = createVirtualClock()
    const order: string[] = []
    await Promise.all(
      [3, 1, 2].map((hours) =>
        clock.track(async () => {
          await clock.sleep(hours * HOUR)
          order.push(`${hours} h at ${(clock.now() - WORLD_START) / HOUR}`)
        }),
      ),
    )
    expect(order).toEqual(['1 h at 1', '2 h at 2', '3 h at 3'])
  })

  test('lets a child at work speak for its sleeping parent', async () => {
    const clock = createVirtualClock()
    await clock.run(async () => {
      const nap = clock.sleep(SECOND)
      await clock.track(async () => {
        await workFor(50)
        expect(clock.now()).toBe(WORLD_START)
      })
      await nap
      expect(clock.now()).toBe(WORLD_START + SECOND)
    })
  })

  test('moves for sleeping children while their parent waits for them', async () => {
    const clock = createVirtualClock()
    await clock.run(async () => {
      await Promise.all([MINUTE, HOUR].map((length) => clock.track(() => clock.sleep(length))))
    })
    expect(clock.now()).toBe(WORLD_START + HOUR)
  })

  test('holds the parent busy again once its children have ended', async () => {
    const clock = createVirtualClock()
    const other = clock.sleep(2 * SECOND)
    await clock.track(async () => {
      await clock.track(() => clock.sleep(SECOND))
      await workFor(50)
      expect(clock.now()).toBe(WORLD_START + SECOND)
    })
    await other
  })

  test('goes on after tracked work has failed', async () => {
    const clock = createVirtualClock()
    const failing = clock.track(async () => {
      await clock.sleep(SECOND)
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    await clock.sleep(SECOND)
    expect(clock.now()).toBe(WORLD_START + 2 * SECOND)
  })

  test('wakes sleepers of one moment together, in the order in which they lay down', async () => {
    const clock = createVirtualClock()
    const order: number[] = []
    const together: number[] = []
    let awake = 0
    await clock.run(async () => {
      const sleepers = [1, 2, 3, 4].map((number) =>
        clock.track(async () => {
          await clock.sleep(SECOND)
          order.push(number)
          together.push(++awake)
          await new Promise((resolve) => setImmediate(resolve))
          awake--
        }),
      )
      await Promise.all(sleepers)
    })
    expect(order).toEqual([1, 2, 3, 4])
    expect(together).toEqual([1, 2, 3, 4])
  })

  test('never wakes a sleeper early, and on a coarse grain only at its multiples', async () => {
    const clock = createVirtualClock({ grainMs: 250 })
    await clock.sleep(1)
    expect(clock.now()).toBe(WORLD_START + 250)
    await clock.sleep(250)
    expect(clock.now()).toBe(WORLD_START + 500)
  })

  test('does not move for a sleep of nothing', async () => {
    const clock = createVirtualClock()
    const release = clock.hold('the test')
    await clock.sleep(0)
    await clock.sleep(-5)
    release()
    expect(clock.now()).toBe(WORLD_START)
  })

  test('refuses a sleep that is not a number', () => {
    expect(() => createVirtualClock().sleep(Number.NaN)).toThrow(RangeError)
  })

  test('stands still under a hold, and only under it', async () => {
    const clock = createVirtualClock()
    let woken = false
    const sleeper = clock.sleep(SECOND).then(() => (woken = true))
    {
      using _pause = clock.hold('setting up')
      await workFor(50)
      expect(woken).toBe(false)
      expect(clock.waiting()).toEqual(['in flight: setting up', 'asleep until 2026-01-05T00:00:01.000Z: nobody tracked'])
    }
    await sleeper
    expect(clock.now()).toBe(WORLD_START + SECOND)
  })

  test('lets go of a hold once, though it is released twice', async () => {
    const clock = createVirtualClock()
    const first = clock.hold('first')
    const second = clock.hold('second')
    first()
    first()
    expect(clock.waiting()).toEqual(['in flight: second'])
    second()
    expect(clock.waiting()).toEqual([])
  })
})

describe('a sleep with a signal', () => {
  test('ends early without an error and without moving time', async () => {
    const clock = createVirtualClock({ drive: 'hand' })
    const stop = new AbortController()
    const sleeping = clock.sleep(DAY, stop.signal)
    stop.abort()
    await sleeping
    expect(clock.now()).toBe(WORLD_START)
    expect(clock.waiting()).toEqual([])
  })

  test('does not begin when the signal is aborted already', async () => {
    const clock = createVirtualClock({ drive: 'hand' })
    await clock.sleep(DAY, AbortSignal.abort())
    expect(clock.now()).toBe(WORLD_START)
  })

  test('counts its work as in flight again the moment it is woken', async () => {
    const clock = createVirtualClock()
    const stop = new AbortController()
    const other = clock.sleep(MINUTE)
    const held = clock.hold('the test')
    const work = clock.track(async () => {
      await clock.sleep(HOUR, stop.signal)
      await workFor(50)
      expect(clock.now()).toBe(WORLD_START)
    })
    stop.abort()
    held()
    await work
    await other
    expect(clock.now()).toBe(WORLD_START + MINUTE)
  })
})

describe('a clock driven by hand', () => {
  test('never moves on its own', async () => {
    const clock = createVirtualClock({ drive: 'hand' })
    let woken = false
    void clock.sleep(1).then(() => (woken = true))
    await clock.settled()
    await clock.settled()
    expect(woken).toBe(false)
    expect(clock.now()).toBe(WORLD_START)
  })

  test('advances through every sleeper on the way and arrives exactly', async () => {
    const clock = createVirtualClock({ drive: 'hand' })
    const ticks: number[] = []
    void clock.track(async () => {
      for (;;) {
        await clock.sleep(20 * MINUTE)
        await workFor(1)
        ticks.push((clock.now() - WORLD_START) / MINUTE)
      }
    })
    await clock.advance(HOUR + MINUTE)
    expect(ticks).toEqual([20, 40, 60])
    expect(clock.now()).toBe(WORLD_START + HOUR + MINUTE)
    await clock.advance(19 * MINUTE)
    expect(ticks).toEqual([20, 40, 60, 80])
  })

  test('refuses to go back', async () => {
    await expect(createVirtualClock({ drive: 'hand' }).advance(-1)).rejects.toThrow(RangeError)
  })
})

describe('a clock that drives itself', () => {
  test('advances too, letting others act on the way', async () => {
    const clock = createVirtualClock()
    let ticks = 0
    const stop = new AbortController()
    const ticker = clock.track(async () => {
      while (!stop.signal.aborted) {
        await clock.sleep(HOUR, stop.signal)
        ticks++
      }
    })
    await clock.advance(DAY)
    stop.abort()
    await ticker
    expect(ticks).toBeGreaterThanOrEqual(24)
  })
})

describe('a clock that others follow', () => {
  test('tells every moment before anybody wakes in it, and waits until it was heard', async () => {
    const heard: number[] = []
    const clock = createVirtualClock({
      followers: async (moment) => {
        await new Promise((resolve) => setImmediate(resolve))
        heard.push(moment)
      },
    })
    await clock.run(async () => {
      for (const length of [SECOND, MINUTE]) {
        await clock.sleep(length)
        expect(heard.at(-1)).toBe(clock.now())
      }
    })
    expect(heard).toEqual([WORLD_START + SECOND, WORLD_START + SECOND + MINUTE])
  })

  test('lets work that begins while the others are told begin at the new moment', async () => {
    const moments: number[] = []
    const clock = createVirtualClock({
      followers: async () => {
        if (moments.length === 0) await clock.track(async () => void moments.push(clock.now()))
      },
    })
    await clock.sleep(HOUR)
    expect(moments).toEqual([WORLD_START + HOUR])
  })
})

describe('a stall', () => {
  test('is reported with what waits, when everything sleeps for ever', async () => {
    const clock = createVirtualClock()
    const stall = await clock
      .run(async function crawlToIdle() {
        await clock.track(async function claimSlot() {
          await clock.sleep(Infinity)
        })
      })
      .catch((error: unknown) => error as Stall)
    expect((stall as Stall).waiting).toEqual(['asleep for ever: claimSlot'])
    expect((stall as Stall).message).toContain('claimSlot')
  })

  test('is not reported while a sleeper is still due', async () => {
    const clock = createVirtualClock()
    const stop = new AbortController()
    await clock.run(async () => {
      const waitForStop = clock.track(() => clock.sleep(Infinity, stop.signal))
      await clock.track(async () => {
        await clock.sleep(90 * DAY)
        stop.abort()
      })
      await waitForStop
    })
    expect(clock.now()).toBe(WORLD_START + 90 * DAY)
  })

  test('is not reported for work that ended', async () => {
    const clock = createVirtualClock()
    await expect(clock.run(() => Promise.resolve('done'))).resolves.toBe('done')
    await clock.settled()
  })
})

describe('any mixture of sleeping workers', () => {
  test('wakes everybody exactly when due and ends at the longest total', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 6 }), { maxLength: 8 }), async (workers) => {
        const clock = createVirtualClock()
        let latest = WORLD_START
        await clock.run(async () => {
          await Promise.all(
            workers.map((naps) =>
              clock.track(async () => {
                let due = WORLD_START
                for (const nap of naps) {
                  await clock.sleep(nap)
                  due += nap
                  expect(clock.now()).toBe(due)
                  expect(due).toBeGreaterThanOrEqual(latest)
                  latest = due
                }
              }),
            ),
          )
        })
        expect(clock.now()).toBe(WORLD_START + Math.max(0, ...workers.map((naps) => naps.reduce((sum, nap) => sum + nap, 0))))
        expect(clock.waiting()).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('comes out of the heap in order, without those taken out early', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean())), (entries) => {
        const sleepers = createSleepers()
        const added = entries.map(([wakeAt, stays]) => ({ stays, sleeper: sleepers.add(wakeAt, undefined, () => {}) }))
        for (const { stays, sleeper } of added) if (!stays) expect(sleepers.remove(sleeper)).toBe(true)
        for (const { stays, sleeper } of added) if (!stays) expect(sleepers.remove(sleeper)).toBe(false)
        const expected = added.filter(({ stays }) => stays).map(({ sleeper }) => sleeper)
        expected.sort((a, b) => a.wakeAt - b.wakeAt || a.order - b.order)
        const taken = [...sleepers.takeUntil(25), ...sleepers.takeUntil(50)]
        expect(taken).toEqual(expected)
        expect(sleepers.earliest()).toBeUndefined()
      }),
    )
  })
})

// Work that takes turns of the event loop, many more than the clock waits before it moves.
async function workFor(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}
