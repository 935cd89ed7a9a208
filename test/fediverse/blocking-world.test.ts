// The blocking world: what is true of a block is what its list shows, to the hour.
import { expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { WORLD_START } from './clock.ts'
import { blockingWorld } from './worlds/blocking.ts'

test('a block is listed from the hour of its beginning to the hour before its end', () => {
  const { blockers, blocksAt } = blockingWorld({ servers: 16, blocksEach: 52, days: 60 })
  const isListed = (blocker: (typeof blockers)[number], target: string, at: number): boolean =>
    blocksAt(blocker, at).some((block) => block.target === target)
  for (const blocker of blockers) {
    for (const { target, from, to } of blocker.blocks) {
      const [begin, end] = [from, to].map((day) => WORLD_START + Math.round(day * 24) * HOUR)
      if (Number.isFinite(begin) && begin !== undefined)
        expect([isListed(blocker, target, begin - HOUR), isListed(blocker, target, begin)], target).toEqual([false, true])
      if (Number.isFinite(end) && end !== undefined)
        expect([isListed(blocker, target, end - HOUR), isListed(blocker, target, end)], target).toEqual([true, false])
      expect(Number.isFinite(to) ? Math.abs(to * DAY - Math.round(to * 24) * HOUR) < 1 : true).toBe(true)
    }
  }
})
