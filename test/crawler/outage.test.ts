// Our own outage is not theirs.
import { expect, test } from 'vitest'
import type { CrawlOutcome } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { watchOutage } from '../../crawler/outage.ts'

const name = (text: string): Domain => parseDomain(text) as Domain
const noName: CrawlOutcome = { kind: 'failed', failure: { reason: 'dns' } }
const wellKnown = [name('known.example')]

function networkOf(state: { online: boolean }) {
  return {
    locate: async (host: string) =>
      state.online
        ? ({ ok: true, location: { host, address: '192.0.2.1' } } as const)
        : ({ ok: false, failure: { reason: 'dns-temporary' }, tookMs: 1 } as const),
  }
}

test('a long row of dead names is recorded while servers that answered can still be found', async () => {
  const watch = watchOutage(networkOf({ online: true }), wellKnown, () => {})
  await watch.judge(name('alive.example'), { kind: 'answered' })
  for (let i = 0; i < 200; i += 1) expect(await watch.judge(name(`dead${i}.example`), noName)).toBe(true)
  expect(await watch.pause()).toBe(0)
})

test('without the internet nothing is held against anybody, and visits wait until it is back', async () => {
  const state = { online: true }
  const changes: boolean[] = []
  const watch = watchOutage(networkOf(state), wellKnown, (cutOff) => changes.push(cutOff))
  await watch.judge(name('alive.example'), { kind: 'answered' })
  state.online = false
  const recorded: boolean[] = []
  for (let i = 0; i < 60; i += 1) recorded.push(await watch.judge(name(`host${i}.example`), noName))
  expect(recorded.slice(20)).not.toContain(true)
  expect(await watch.pause()).toBeGreaterThan(0)
  state.online = true
  expect(await watch.pause()).toBe(0)
  expect(changes).toEqual([true, false])
})

test('a start without the internet holds not even the first silence against anybody', async () => {
  const state = { online: false }
  const seeds = Array.from({ length: 40 }, (_, index) => name(`seed${index}.example`))
  const watch = watchOutage(networkOf(state), seeds, () => {})
  expect(await watch.judge(name('seed0.example'), noName)).toBe(false)
  state.online = true
  expect(await watch.pause()).toBe(0)
  expect(await watch.judge(name('dead.example'), noName)).toBe(true)
})
