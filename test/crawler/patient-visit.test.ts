// One visit over as many slots as a server wants.
import { expect, onTestFinished, test } from 'vitest'
import { SECOND } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import type { Visited } from '../../crawler/crawl.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { visitPatiently, type Pause } from '../../crawler/patient-visit.ts'
import { localPaceBook } from '../../crawler/politeness.ts'
import { dns, rateLimited } from '../fediverse/faults.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { USER_AGENT } from '../support/conversation.ts'

interface Ended {
  readonly visited: Visited
  readonly fediverse: Fediverse
  readonly pauses: readonly Pause[]
}

async function visit(host: string, definition: HostDefinition, stopAfter = Infinity): Promise<Ended> {
  const fediverse = await startFediverse(defineWorld({ mirrors, hosts: { [host]: definition } }))
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  onTestFinished(async () => {
    await network.close()
    await fediverse.close()
  })
  const { clock } = fediverse
  const pauses: Pause[] = []
  const stop = new AbortController()
  const context = { network, clock, pace: localPaceBook(clock), gapMs: 1000, signal: stop.signal }
  const visited = await clock.run(() =>
    visitPatiently(parseDomain(host) as Domain, context, (pause) => {
      pauses.push(pause)
      if (pauses.length >= stopAfter) stop.abort()
    }),
  )
  return { visited, fediverse, pauses }
}

const lemmy = server('cove.example', 'lemmy', '0.19.12', { peers: ['far.example'] })

test('a Lemmy server, which asks for a minute between requests, is read whole', async () => {
  const { visited, fediverse, pauses } = await visit('cove.example', { instance: lemmy })
  expect(visited.crawl).toMatchObject({ outcome: { kind: 'answered' }, adapter: 'lemmy', requests: fediverse.ledger.count() })
  expect(visited.crawl.peers.flatMap(({ names }) => names)).toEqual(['far.example'])
  expect(visited.crawl.documents.filter(({ state }) => state === 'waiting')).toEqual([])
  expect(visited.crawl.nodeinfo?.schema).toMatch(/^2\./)
  expect(visited.endpointOrder.length).toBeGreaterThan(0)
  expect(pauses.length).toBeGreaterThan(2)
  expect(visited.crawl.finishedAt - visited.crawl.startedAt).toBeGreaterThanOrEqual(pauses.length * 59 * SECOND)
  expect(fediverse.ledger.hastierThanCrawlDelay(fediverse.world)).toEqual([])
  // Nothing is asked for twice.
  const paths = fediverse.ledger.requests().map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

test('a server without wishes is read without a pause', async () => {
  const { visited, pauses } = await visit('tube.example', { instance: server('tube.example', 'peertube', '8.0.1') })
  expect(visited.crawl.outcome).toEqual({ kind: 'answered' })
  expect(pauses).toEqual([])
})

test('whoever is told to stop during a pause ends with what was read so far', async () => {
  const { visited, fediverse } = await visit('cove.example', { instance: lemmy }, 3)
  expect(visited.crawl.documents.filter(({ state }) => state === 'ok').length).toBeGreaterThan(0)
  expect(fediverse.ledger.count()).toBe(3)
})

test('a server that is not there, or busy for hours, is not waited for', async () => {
  expect((await visit('gone.example', { fault: dns() })).visited.crawl.outcome).toMatchObject({
    kind: 'failed',
    failure: { reason: 'dns' },
  })
  const busy = await visit('busy.example', { instance: server('busy.example', 'peertube', '8.0.1'), fault: rateLimited(7200) })
  expect(busy.visited.crawl.outcome).toMatchObject({ kind: 'failed', failure: { reason: 'rate-limited' } })
  expect(busy.pauses).toEqual([])
})
