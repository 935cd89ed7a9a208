// The tick of the jobs: every full minute by the machine's clock, one at a time, and orderly at the end.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startSchedule } from '../../crawler/schedule.ts'

describe('a schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 0, 0, 30) })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('ticks at every full minute', async () => {
    const at: string[] = []
    const schedule = startSchedule(async () => void at.push(new Date().toISOString().slice(11, 19)))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(at).toEqual([])
    await vi.advanceTimersByTimeAsync(121_000)
    await schedule.stop()
    expect(at).toEqual(['00:01:00', '00:02:00', '00:03:00'])
  })

  test('does not tick while the last tick is still at work', async () => {
    const open = Promise.withResolvers<undefined>()
    let ticks = 0
    const schedule = startSchedule(async () => {
      ticks += 1
      await open.promise
    })
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(ticks).toBe(1)
    open.resolve(undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(ticks).toBe(2)
    await schedule.stop()
  })

  test('goes on after a tick that failed', async () => {
    let ticks = 0
    const schedule = startSchedule(async () => {
      ticks += 1
      throw new Error('no tide today')
    })
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    expect(ticks).toBe(3)
    await schedule.stop()
  })

  test('that is stopped waits for the tick at work, and ticks no more', async () => {
    const open = Promise.withResolvers<undefined>()
    let [ticks, stopped] = [0, false]
    const schedule = startSchedule(async () => {
      ticks += 1
      await open.promise
    })
    await vi.advanceTimersByTimeAsync(60_000)
    const stopping = schedule.stop().then(() => (stopped = true))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stopped).toBe(false)
    open.resolve(undefined)
    await stopping
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(ticks).toBe(1)
  })
})
