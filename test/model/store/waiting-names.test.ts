// Names that wait: how many come in on whose word, and how the lists that named them are completed.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { ADVERTISER_SAMPLE, GROUP_SAMPLE } from '#model/discovery-policy.ts'
import { admitCandidates } from '#model/store/admission.ts'
import { addDomains } from '#model/store/domains.ts'
import { loadPeerSets, peerSetAt } from '#model/store/peer-sets.ts'
import type { Schema } from '#model/store/schema.ts'
import { resolveWaiting } from '#model/store/waiting-names.ts'
import { admitByBudget } from '../../../crawler/run-crawler.ts'
import { freshDatabase } from '../../support/database.ts'
import { addAdvertiser, admit, candidates, crowded, listNames, scattered, visitNew } from './sample-lists.ts'
import { context, DAY, domain, HOUR, NOON, peers, PEERS, read, visitHost } from './sample-visits.ts'

describe('an advertiser', () => {
  test('brings in a dozen names, and no more before they were visited', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('place', 100))
    expect((await admit(db)).admitted).toBe(ADVERTISER_SAMPLE)
    expect((await admit(db)).admitted).toBe(0)
    expect(await candidates(db)).toHaveLength(100 - ADVERTISER_SAMPLE)
  })

  test('whose names are alive doubles its budget every round, until nobody waits', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('place', 100))
    const rounds: number[] = []
    for (let round = 0; round < 6; round += 1) {
      rounds.push((await admit(db)).admitted)
      await visitNew(db, (name) => (name.endsWith('0.example') ? 'dead' : 'alive'))
    }
    expect(rounds).toEqual([12, 12, 24, 48, 4, 0])
  })

  test('whose names are dead is held after names that cost nothing, and sooner after names that cost requests', async () => {
    for (const [fate, most] of [
      ['dead', 120],
      ['empty', 12],
    ] as const) {
      await using database = await freshDatabase()
      const { db } = database
      const lister = await addAdvertiser(db, 'lister.example')
      await listNames(db, lister, scattered('nothing', 1000))
      let admitted = 0
      for (let held = 0; held === 0; held = (await admit(db)).held.length) {
        admitted += (await visitNew(db, () => fate)).length
      }
      expect(admitted).toBeLessThanOrEqual(most)
      expect(admitted).toBeGreaterThan(0)
    }
  })

  test('that is held has its fruitless names rest for a week, whatever they are due for', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('nothing', 50))
    await admit(db)
    await visitNew(db, () => 'empty')
    await admit(db)
    const due = await sql<{ due: Date }>`
      select s.due_at as due from frontier_slot s join domain d on d.id = s.domain_id where d.discovered_by is not null`.execute(db)
    expect(due.rows).toHaveLength(ADVERTISER_SAMPLE)
    expect(due.rows.every((row) => row.due.getTime() === NOON + 7 * DAY)).toBe(true)
  })

  test('cannot choose which of its names are tried first', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const [one, other] = [await addAdvertiser(db, 'one.example'), await addAdvertiser(db, 'other.example')]
    await listNames(db, one, scattered('place', 40))
    await db.transaction().execute(async (trx) => admit(trx))
    const first = await visitNew(db, () => 'alive')
    await listNames(db, other, scattered('place', 40).toReversed())
    expect(first).not.toEqual(scattered('place', 40).toSorted().slice(0, ADVERTISER_SAMPLE))
    expect(await candidates(db)).toHaveLength(40 - ADVERTISER_SAMPLE)
  })
})

describe('names that two unrelated servers list', () => {
  test('wait for no budget, though not all of them come at once', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const names = scattered('place', 500)
    for (const lister of ['one.example', 'two.example']) await listNames(db, await addAdvertiser(db, lister), names)
    // Each of the two stands for its own; nothing more comes before these were visited.
    expect([(await admit(db)).admitted, (await admit(db)).admitted, (await admit(db)).admitted]).toEqual([48, 48, 0])
    await visitNew(db, () => 'alive')
    const rounds: number[] = []
    while ((await candidates(db)).length > 0) {
      rounds.push((await admit(db)).admitted)
      await visitNew(db, () => 'alive')
    }
    expect(rounds.every((admitted) => admitted > 0)).toBe(true)
    expect(rounds.length).toBeLessThan(8)
  })

  test('are not believed for ever when two advertisers make them up together', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const names = scattered('nothing', 2000)
    for (const lister of ['one.example', 'two.example']) await listNames(db, await addAdvertiser(db, lister), names)
    let visited = 0
    while ((await admit(db)).admitted > 0) visited += (await visitNew(db, () => 'empty')).length
    expect(visited).toBeLessThanOrEqual(100)
    expect(await candidates(db)).toEqual([])
  })
})

describe('a registrable domain', () => {
  test('has room for five names of which nobody knows more', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), crowded('town.example', 40))
    expect((await admit(db)).admitted).toBe(GROUP_SAMPLE)
  })

  test('that is full holds up no name beside it', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lister = await addAdvertiser(db, 'lister.example')
    await listNames(db, lister, [...crowded('town.example', 400), ...scattered('place', 7)])
    expect((await admit(db)).admitted).toBe(12)
    expect((await candidates(db)).every(({ name }) => name.endsWith('.town.example'))).toBe(true)
  })

  test('of a well-known provider has room for many', async () => {
    await using database = await freshDatabase()
    const { db } = database
    for (const lister of ['one.example', 'two.example']) await listNames(db, await addAdvertiser(db, lister), crowded('masto.host', 150))
    expect([(await admit(db)).admitted, (await admit(db)).admitted]).toEqual([48, 48])
  })
})

test('a limited crawler admits no more names than its limit', async () => {
  await using database = await freshDatabase()
  const { db } = database
  await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('place', 100))
  expect((await admitCandidates(db, { now: NOON, maxDomains: 4 })).admitted).toBe(3)
  expect((await admitCandidates(db, { now: NOON, maxDomains: 4 })).admitted).toBe(0)
})

test('a crawler of so many servers admits no name that could be one too many', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const maxServers = 10
  await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('place', 100))
  for (let round = 0; round < 8; round += 1) {
    await admitCandidates(db, { now: NOON, maxServers })
    await visitNew(db, (name) => (/[02468]\.example$/.test(name) ? 'dead' : 'alive'))
  }
  const answered = await sql<{ n: number }>`select count(*) as n from domain where last_answer is not null`.execute(db)
  expect(answered.rows[0]?.n).toBe(maxServers)
})

describe('a list with names that wait', () => {
  const using = { ...context, admitNames: admitByBudget }

  async function readList(db: Kysely<Schema>, at: number, names: readonly string[]): Promise<void> {
    await visitHost(db, domain('lister.example'), at, { documents: [read(PEERS, {}, at)], peers: [peers(names)] }, using)
  }

  async function namesAt(db: Kysely<Schema>, moment: number): Promise<readonly string[] | undefined> {
    const lister = await db.selectFrom('domain').select('id').where('name', '=', 'lister.example').executeTakeFirstOrThrow()
    const set = await peerSetAt(db, lister.id, PEERS, moment)
    if (set === undefined) return undefined
    const rows = await db
      .selectFrom('domain')
      .select('name')
      .where('id', 'in', [0, ...set])
      .orderBy('name')
      .execute()
    return rows.map(({ name }) => name)
  }

  test('is completed when they get their ids, as if it had been read so', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [domain('lister.example')], { now: NOON, dueAt: NOON })
    await readList(db, NOON, ['a.example', 'b.example'])
    const [lister] = await loadPeerSets(db, 1)
    expect(lister).toMatchObject({ listed: 2, pending: 2 })
    await admit(db)
    expect(await resolveWaiting(db, NOON + HOUR)).toBe(1)
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ listed: 2, pending: 0, asOf: NOON })
    expect(await namesAt(db, NOON)).toEqual(['a.example', 'b.example'])
    expect(await db.selectFrom('peerDelta').select('step').execute()).toEqual([{ step: 'opened' }])
    expect(await resolveWaiting(db, NOON + 2 * HOUR)).toBe(0)
  })

  test('says of names that were new on it only that they are there since it was read, not before', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, ['lister.example', 'a.example'].map(domain), { now: NOON, dueAt: NOON })
    await readList(db, NOON, ['a.example'])
    await readList(db, NOON + 7 * DAY, ['a.example', 'new.example'])
    await admit(db, NOON + 7 * DAY)
    await resolveWaiting(db, NOON + 7 * DAY + HOUR)
    expect(await namesAt(db, NOON + 6 * DAY)).toEqual(['a.example'])
    expect(await namesAt(db, NOON + 8 * DAY)).toEqual(['a.example', 'new.example'])
    const steps = await db.selectFrom('peerDelta').select('step').orderBy('at').execute()
    expect(steps.map(({ step }) => step)).toEqual(['opened', 'changed', 'admitted'])
  })

  test('can be had as it was on any day, also over key frames that were written while names waited', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [domain('lister.example')], { now: NOON, dueAt: NOON })
    const listed: string[] = []
    for (let week = 0; week < 12; week += 1) {
      listed.push(`w${week}.example`)
      const at = NOON + 7 * week * DAY
      await readList(db, at, listed)
      await admit(db, at)
      await visitNew(db, () => 'alive', at)
      await resolveWaiting(db, at + HOUR)
    }
    for (let week = 0; week < 12; week += 1) {
      expect(await namesAt(db, NOON + 7 * week * DAY + 2 * HOUR)).toEqual(listed.slice(0, week + 1).toSorted())
    }
    expect(await namesAt(db, NOON - HOUR)).toBeUndefined()
  })

  test('misses no name that another process admits at the same time', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [domain('lister.example')], { now: NOON, dueAt: NOON })
    await readList(db, NOON, ['a.example'])
    // The clock of the process that admits is behind.
    await resolveWaiting(db, NOON + DAY)
    await admit(db, NOON)
    expect(await resolveWaiting(db, NOON + DAY)).toBe(1)
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ pending: 0 })
  })
})
