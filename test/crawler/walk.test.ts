// The walk: what a bug, a stop, a slow visit, a lost network and other processes do to it.
import { describe, expect, onTestFinished, test } from 'vitest'
import { DAY, HOUR, systemClock } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { createEvents, type Events } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { addDomains } from '#model/store/domains.ts'
import { admitAll } from '#model/store/record-peers.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import type { ExchangeRequest, Network } from '../../crawler/network/contract.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { watchOutage } from '../../crawler/outage.ts'
import { walk, type WalkOptions, type WalkSummary } from '../../crawler/walk.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { plainServer } from '../fediverse/worlds/hosts.ts'
import { USER_AGENT } from '../support/conversation.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { openLine } from '../support/line-to-database.ts'

const named = (name: string): Domain => parseDomain(name) as Domain

function plain(host: string, more: HostDefinition = {}): Readonly<Record<string, HostDefinition>> {
  return { [host]: { instance: plainServer(host, { peers: [] }), robots: null, ...more } }
}

interface Ground {
  readonly database: TestDatabase
  readonly fediverse: Fediverse
  readonly network: Network
  readonly events: Events
  readonly logged: readonly string[]
  readonly go: (more?: Partial<WalkOptions>) => Promise<WalkSummary>
  /** Every host with its status, the reason of its last visit, and whether somebody holds its slot. */
  readonly hosts: () => Promise<Readonly<Record<string, { status: string; reason: string | null; held: boolean; dueIn: number }>>>
  readonly keysHeld: () => Promise<number>
}

/** A world of which every host is due now, and everything a walk needs. */
async function prepare(hosts: Readonly<Record<string, HostDefinition>>): Promise<Ground> {
  const database = await freshDatabase()
  const fediverse = await startFediverse(defineWorld({ mirrors, hosts }))
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  onTestFinished(async () => {
    await network.close()
    await fediverse.close()
    await database.close()
  })
  const { clock } = fediverse
  const logged: string[] = []
  const log = createLogger({ level: 'debug', now: clock.now, destination: { write: (line) => void logged.push(line) } })
  const events = createEvents(log)
  await addDomains(database.db, Object.keys(hosts).map(named), { now: clock.now(), dueAt: clock.now(), priority: 0 })
  const common: WalkOptions = {
    database,
    network,
    clock,
    events,
    owner: 'walker-1',
    concurrency: 20,
    gapMs: 1000,
    leaseMs: 90_000,
    admitNames: admitAll,
    siteSecret: await loadSiteSecret(database.db, clock.now()),
    whenQuiet: async () => ({ moved: false }),
    outage: watchOutage(network, [], () => {}),
    signal: new AbortController().signal,
    stopWhenIdleFor: 60_000,
  }
  return {
    database,
    fediverse,
    network,
    events,
    logged,
    go: (more = {}) => walk({ ...common, ...more }),
    hosts: async () => {
      const rows = await database.db
        .selectFrom('domain')
        .innerJoin('frontierSlot', 'domainId', 'id')
        .select(['name', 'status', 'reason', 'leaseOwner', 'dueAt'])
        .execute()
      return Object.fromEntries(
        rows.map(({ name, status, reason, leaseOwner, dueAt }) => [
          name,
          { status, reason, held: leaseOwner !== null, dueIn: dueAt.getTime() - clock.now() },
        ]),
      )
    },
    keysHeld: async () => (await database.db.selectFrom('paceKey').select('key').where('owner', 'is not', null).execute()).length,
  }
}

/** The network, but for one host it does something else. */
function exceptFor(network: Network, host: string, exchange: (request: ExchangeRequest) => ReturnType<Network['exchange']>): Network {
  return { ...network, exchange: (request) => (request.url.hostname === host ? exchange(request) : network.exchange(request)) }
}

describe('a bug that one host brings out', () => {
  test('spoils neither its neighbours nor the run, and the host is tried again later', async () => {
    const ground = await prepare({ ...plain('a.example'), ...plain('broken.example'), ...plain('z.example') })
    const network = exceptFor(ground.network, 'broken.example', () => {
      throw new Error('a bug of ours')
    })
    expect(await ground.go({ network })).toMatchObject({ visits: 2 })
    const hosts = await ground.hosts()
    expect(hosts['a.example']).toMatchObject({ status: 'alive', reason: null, held: false })
    expect(hosts['z.example']).toMatchObject({ status: 'alive', held: false })
    expect(hosts['broken.example']).toMatchObject({ status: 'discovered', reason: 'crashed', held: false })
    expect(hosts['broken.example']?.dueIn).toBeGreaterThan(0.8 * HOUR)
    expect(hosts['broken.example']?.dueIn).toBeLessThan(2 * HOUR)
    expect(await ground.keysHeld()).toBe(0)
    expect(ground.events.counters().crashes).toBe(1)
    expect(ground.logged.filter((line) => line.includes('a bug of ours'))).toHaveLength(1)
  })

  test('once mended, is forgotten with the next visit', async () => {
    const ground = await prepare(plain('broken.example'))
    let bugs = 1
    const network = exceptFor(ground.network, 'broken.example', async (request) => {
      if (bugs-- > 0) throw new Error('a bug of ours')
      return ground.network.exchange(request)
    })
    await ground.go({ network, stopWhenIdleFor: 2 * HOUR })
    expect((await ground.hosts())['broken.example']).toMatchObject({ status: 'alive', reason: null })
  })

  test('while what it told is stored, loses that and nothing else', async () => {
    const hosts = {
      ...plain('a.example'),
      'lists.example': { instance: plainServer('lists.example', { peers: ['a.example'], variant: {} }) },
    }
    const ground = await prepare(hosts)
    await ground.go({
      admitNames: async () => {
        throw new Error('a bug of ours')
      },
    })
    expect(await ground.hosts()).toMatchObject({
      'a.example': { status: 'alive', held: false },
      'lists.example': { status: 'discovered', reason: 'crashed', held: false },
    })
    const rows = await ground.database.db
      .selectFrom('instance')
      .innerJoin('domain', 'domain.id', 'domainId')
      .select('domain.name')
      .execute()
    expect(rows).toEqual([{ name: 'a.example' }])
  })

  test('that cannot even be recorded frees its slot, and does not come back at once', async () => {
    const ground = await prepare(plain('a.example'))
    await ground.go({ siteSecret: undefined as unknown as Uint8Array })
    const { held, dueIn } = (await ground.hosts())['a.example'] ?? {}
    expect(held).toBe(false)
    expect(dueIn).toBeGreaterThan(0.9 * HOUR)
    expect(ground.events.counters().crashes).toBe(2)
    expect(await ground.keysHeld()).toBe(0)
  })

  test('in the loop itself ends the walk with that error, and still gives back what it held', async () => {
    const ground = await prepare({ ...plain('a.example'), ...plain('b.example') })
    const going = ground.go({
      outage: { judge: async () => true, pause: async () => Promise.reject(new Error('a bug of ours')) },
    })
    await expect(going).rejects.toThrow('a bug of ours')
    expect(Object.values(await ground.hosts()).filter(({ held }) => held)).toEqual([])
  })
})

describe('a walk that is told to stop', () => {
  const patient = { robots: 'User-agent: *\nCrawl-delay: 9' }
  const hosts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => Object.entries(plain(`h${i}.example`, patient))).flat())

  test('asks for nothing more, and gives back every slot and key within seconds', async () => {
    const ground = await prepare(hosts)
    const stop = new AbortController()
    const { clock } = ground.fediverse
    const alarm = clock.track(async () => {
      await clock.sleep(4000)
      stop.abort()
    })
    await ground.go({ signal: stop.signal, stopWhenIdleFor: undefined })
    await alarm
    expect(clock.now()).toBeLessThan(ground.fediverse.ledger.requests()[0]!.at + 5000)
    const after = await ground.hosts()
    expect(Object.values(after).filter(({ held }) => held)).toEqual([])
    expect(await ground.keysHeld()).toBe(0)
    // Whom we were speaking to is neither blamed nor forgotten.
    expect(new Set(Object.values(after).map(({ status }) => status))).toEqual(new Set(['discovered']))
    expect(Math.max(...Object.values(after).map(({ dueIn }) => dueIn))).toBeLessThan(HOUR)
  })

  test('goes on where it was when it is started again', async () => {
    const ground = await prepare(hosts)
    const stop = new AbortController()
    const { clock } = ground.fediverse
    const alarm = clock.track(async () => {
      await clock.sleep(12_000)
      stop.abort()
    })
    await ground.go({ signal: stop.signal, stopWhenIdleFor: undefined })
    await alarm
    await ground.go({ owner: 'walker-2' })
    expect(new Set(Object.values(await ground.hosts()).map(({ status }) => status))).toEqual(new Set(['alive']))
    // robots.txt, the links and the document of each, once: nothing that was read is read again.
    expect(ground.fediverse.ledger.requests().filter(({ path }) => path === '/robots.txt')).toHaveLength(30)
    expect(ground.fediverse.ledger.hastierThanCrawlDelay(ground.fediverse.world)).toEqual([])
  })

  test('before it began visits nobody', async () => {
    const ground = await prepare(plain('a.example'))
    expect(await ground.go({ signal: AbortSignal.abort() })).toEqual({ visits: 0, requests: 0 })
    expect(ground.fediverse.ledger.count()).toBe(0)
    expect((await ground.hosts())['a.example']).toMatchObject({ held: false, status: 'discovered' })
  })
})

describe('a visit that takes longer than its lease', () => {
  test('keeps it by heartbeats, so that nobody else visits the host meanwhile', async () => {
    const ground = await prepare(plain('slow.example'))
    const release = Promise.withResolvers<undefined>()
    const begun = Promise.withResolvers<undefined>()
    const network = exceptFor(ground.network, 'slow.example', async (request) => {
      begun.resolve(undefined)
      await release.promise
      return ground.network.exchange(request)
    })
    // Leases are real time, and so is the clock of these walks.
    const going = ground.go({ network, clock: systemClock, leaseMs: 600 })
    await begun.promise
    const leaseOf = async (): Promise<number> =>
      (await ground.database.db.selectFrom('frontierSlot').select('leaseUntil').executeTakeFirstOrThrow()).leaseUntil?.getTime() ?? 0
    const first = await leaseOf()
    const other = new AbortController()
    const second = ground.go({ owner: 'walker-2', clock: systemClock, signal: other.signal, stopWhenIdleFor: undefined, lookAgainMs: 50 })
    await expect.poll(leaseOf, { timeout: 30_000 }).toBeGreaterThan(first + 1500)
    expect(ground.fediverse.ledger.count()).toBe(0)
    other.abort()
    expect(await second).toEqual({ visits: 0, requests: 0 })
    release.resolve(undefined)
    expect(await going).toMatchObject({ visits: 1 })
    expect((await ground.hosts())['slow.example']).toMatchObject({ status: 'alive', held: false })
  })
})

describe('a walk', () => {
  test('ends when nothing is due, and says what it did', async () => {
    const ground = await prepare({ ...plain('a.example'), ...plain('b.example') })
    expect(await ground.go()).toEqual({ visits: 2, requests: ground.fediverse.ledger.count() })
    expect(await ground.go()).toEqual({ visits: 0, requests: 0 })
  })

  test('that sleeps until its next visit sees names that somebody adds meanwhile', async () => {
    const ground = await prepare({ ...plain('a.example'), ...plain('late.example') })
    const { clock } = ground.fediverse
    await ground.database.db.deleteFrom('frontierSlot').execute()
    await ground.database.db.deleteFrom('domain').execute()
    const stop = new AbortController()
    const going = ground.go({ signal: stop.signal, stopWhenIdleFor: undefined })
    const adding = clock.track(async () => {
      await clock.sleep(HOUR)
      await addDomains(ground.database.db, [named('late.example')], { now: clock.now(), dueAt: clock.now() })
      await clock.sleep(2 * 60_000)
      stop.abort()
    })
    await adding
    expect(await going).toMatchObject({ visits: 1 })
    expect((await ground.hosts())['late.example']).toMatchObject({ status: 'alive' })
  })

  test('tells of deaths and returns as they happen', async () => {
    const ground = await prepare({ 'gone.example': { robots: null, routes: {} } })
    const { db } = ground.database
    await db
      .updateTable('domain')
      .set({ status: 'dead', failures: 9, lastAnswer: new Date(ground.fediverse.clock.now() - 90 * DAY) })
      .execute()
    const living = createNetwork((await startFediverseFor(plain('gone.example'), ground)).seam, { userAgent: USER_AGENT })
    onTestFinished(() => living.close())
    await ground.go({ network: living })
    expect(ground.events.counters()).toMatchObject({ revived: 1, died: 0 })
  })

  test('waits for a database that goes away in the middle, loses no visit and goes on', async () => {
    const ground = await prepare({ ...plain('a.example'), ...plain('b.example'), ...plain('c.example') })
    const line = await openLine(ground.database.name)
    // The line is cut while all three are being visited, and joined when the walk has noticed. A claim whose answer is lost would run out
    // on the database's own clock, a minute and a half later.
    const begun = new Set<string>()
    const all = Promise.withResolvers<undefined>()
    let isCut = false
    const network: Network = {
      ...ground.network,
      exchange: async (request) => {
        if (begun.add(request.url.hostname).size === 3) all.resolve(undefined)
        await all.promise
        if (!isCut) line.cut()
        isCut = true
        return ground.network.exchange(request)
      },
    }
    const noticed: string[] = []
    const events: Events = {
      ...ground.events,
      storeLost: () => {
        noticed.push('lost')
        line.join()
      },
      storeBack: () => void noticed.push('back'),
    }
    expect(await ground.go({ database: line.database, network, events })).toMatchObject({ visits: 3 })
    expect(noticed.slice(0, 2)).toEqual(['lost', 'back'])
    expect(ground.events.counters()).toMatchObject({ crashes: 0, lost: 0 })
    for (const host of Object.values(await ground.hosts())) expect(host).toMatchObject({ status: 'alive', held: false })
    expect(await ground.keysHeld()).toBe(0)
  })

  test('that is told to stop does not wait for a database that is away', async () => {
    const ground = await prepare(plain('a.example'))
    const line = await openLine(ground.database.name)
    const stop = new AbortController()
    const network = exceptFor(ground.network, 'a.example', async (request) => {
      line.cut()
      return ground.network.exchange(request)
    })
    const events: Events = { ...ground.events, storeLost: () => stop.abort(), storeBack: () => {} }
    await expect(ground.go({ database: line.database, network, events, signal: stop.signal })).rejects.toThrow()
  })

  test('without the internet holds nothing against anybody and goes on when it is back', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => Object.entries(plain(`h${i}.example`))).flat())
    const ground = await prepare(many)
    const { clock } = ground.fediverse
    const back = clock.now() + 10 * 60_000
    const network: Network = {
      ...ground.network,
      locate: async (host) =>
        clock.now() < back ? { ok: false, failure: { reason: 'dns-temporary' }, tookMs: 1 } : ground.network.locate(host),
    }
    const changes: boolean[] = []
    const outage = watchOutage(network, [named('h0.example')], (cutOff) => changes.push(cutOff))
    await ground.go({ network, outage, stopWhenIdleFor: 3 * HOUR })
    expect(changes).toEqual([true, false])
    const statuses = Object.values(await ground.hosts()).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set(['alive']))
    const blamed = await ground.database.db.selectFrom('crawl').select('id').where('outcome', '=', 'failed').execute()
    expect(blamed.length).toBeLessThanOrEqual(20)
  })
})

async function startFediverseFor(hosts: Readonly<Record<string, HostDefinition>>, ground: Ground): Promise<Fediverse> {
  const fediverse = await startFediverse(defineWorld({ mirrors, hosts }), { clock: ground.fediverse.clock })
  onTestFinished(fediverse.close)
  return fediverse
}
