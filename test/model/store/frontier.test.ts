// Proves the frontier: claims never overlap, nobody starves, crowds under one name wait their turn, and a lease always ends.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDomains, findDomainIds } from '#model/store/domains.ts'
import { claimSlots, hastenSlots, heartbeat, nextDueAt, releaseOwner, releaseSlots, type ClaimOptions } from '#model/store/frontier.ts'
import { bumpKeys, freeKeys, takeKeys } from '#model/store/pace-keys.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'
import { domain, HOUR, NOON, paceKeys } from './sample-visits.ts'

const options: ClaimOptions = { owner: 'a', limit: 10, now: NOON, leaseMs: 90_000, paceKeys }

function names(count: number, pattern: (n: number) => string): ReturnType<typeof domain>[] {
  return Array.from({ length: count }, (_, n) => domain(pattern(n)))
}

async function expireLeases(db: Kysely<Schema>): Promise<void> {
  await sql`update frontier_slot set lease_until = clock_timestamp() - interval '1 second' where lease_owner is not null`.execute(db)
  await sql`update pace_key set until = clock_timestamp() - interval '1 second' where owner is not null`.execute(db)
}

describe('names', () => {
  test('get ids without gaps, however often and by however many they are added', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lists = Array.from({ length: 8 }, (_, list) => names(40, (n) => `s${(n * 7 + list * 13) % 90}.example`))
    const results = await Promise.all(lists.map((list) => addDomains(db, list, { now: NOON, dueAt: NOON })))
    const all = new Map(results.flatMap((map) => [...map]))
    expect([...all.values()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: all.size }, (_, n) => n + 1))
    for (const [index, list] of lists.entries())
      expect([...(results[index] ?? [])]).toEqual(expect.arrayContaining(list.map((name) => [name, all.get(name)])))
    expect(await findDomainIds(db, [...all.keys(), 'never-seen.example'])).toEqual(all)
  })

  test('keep id, due time and discoverer when they are listed again', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const first = await addDomains(db, [domain('harbour.example')], { now: NOON, dueAt: NOON })
    await addDomains(db, [domain('harbour.example'), domain('new.example')], { now: NOON + HOUR, dueAt: NOON + HOUR, discoveredBy: 1 })
    const rows = await db
      .selectFrom('domain')
      .innerJoin('frontierSlot', 'domainId', 'id')
      .select(['name', 'id', 'dueAt', 'discoveredBy', 'registrable'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      {
        name: 'harbour.example',
        id: first.get('harbour.example'),
        dueAt: new Date(NOON),
        discoveredBy: null,
        registrable: 'harbour.example',
      },
      { name: 'new.example', id: 2, dueAt: new Date(NOON + HOUR), discoveredBy: 1, registrable: 'new.example' },
    ])
  })

  test('of an id once given never come back under another', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const [first] = (await addDomains(db, [domain('gone.example')], { now: NOON, dueAt: NOON })).values()
    await sql`delete from frontier_slot; delete from domain`.execute(db)
    const [second] = (await addDomains(db, [domain('next.example')], { now: NOON, dueAt: NOON })).values()
    expect(second).toBeGreaterThan(first ?? Infinity)
  })
})

describe('a claim', () => {
  test('takes what is due, oldest first, and nothing that is not', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [domain('late.example')], { now: NOON, dueAt: NOON - 1 })
    await addDomains(db, [domain('early.example')], { now: NOON, dueAt: NOON - HOUR })
    await addDomains(db, [domain('tomorrow.example')], { now: NOON, dueAt: NOON + HOUR })
    const claimed = await claimSlots(db, options)
    expect(claimed.map((slot) => slot.domain)).toEqual(['early.example', 'late.example'])
    expect(claimed[0]).toMatchObject({ registrable: 'early.example', keys: ['host:early.example', 'site:early.example'], domainId: 2 })
    expect(await claimSlots(db, options)).toEqual([])
    expect((await nextDueAt(db)).dueAt).toBe(NOON + HOUR)
  })

  test('never overlaps with the claims of other processes', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(
      db,
      names(300, (n) => `s${n}.example`),
      { now: NOON, dueAt: NOON },
    )
    await sql`update domain set address = '203.0.113.' || (id % 200)`.execute(db)
    const rounds = await Promise.all(
      Array.from({ length: 8 }, async (_, owner) => {
        const mine = []
        for (let round = 0; round < 6; round += 1) mine.push(...(await claimSlots(db, { ...options, owner: `p${owner}`, limit: 9 })))
        return mine
      }),
    )
    const claimed = rounds.flat()
    const keys = claimed.flatMap((slot) => slot.keys)
    expect(new Set(claimed.map((slot) => slot.domainId)).size).toBe(claimed.length)
    expect(new Set(claimed.map((slot) => slot.crawlId)).size).toBe(claimed.length)
    expect(new Set(keys).size).toBe(keys.length)
    expect(claimed).toHaveLength(200)
  })

  test('takes no host whose domain, name or address somebody speaks to, or whose gap is not over', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, ['a.one.example', 'b.two.example', 'three.test', 'four.test', 'free.test'].map(domain), { now: NOON, dueAt: NOON })
    await sql`update domain set address = '203.0.113.4' where name = 'four.test'`.execute(db)
    const suffix = (host: string, address: string | undefined): readonly string[] => [
      `host:${host}`,
      `site:${host.split('.').slice(-3).join('.')}`,
      ...(address === undefined ? [] : [`addr:${address}`]),
    ]
    await takeKeys(db, { keys: ['host:a.one.example'], owner: 'other', now: NOON, leaseMs: 90_000 })
    await takeKeys(db, { keys: ['addr:203.0.113.4'], owner: 'other', now: NOON, leaseMs: 90_000 })
    await bumpKeys(db, [
      { key: 'site:b.two.example', notBefore: NOON + 500_000 },
      { key: 'host:three.test', notBefore: NOON + 1 },
    ])
    const claimed = await claimSlots(db, { ...options, paceKeys: suffix })
    expect(claimed.map((slot) => slot.domain)).toEqual(['free.test'])
    const due = await db
      .selectFrom('domain')
      .innerJoin('frontierSlot', 'domainId', 'id')
      .select(['name', 'dueAt'])
      .where('dueAt', '>', new Date(NOON))
      .orderBy('dueAt')
      .execute()
    // Resting keys say when they are free; nobody knows when a holder ends, so its slots come back after one pace.
    expect(due.map(({ name, dueAt }) => [name, dueAt.getTime() - NOON])).toEqual([
      ['three.test', 1],
      ['a.one.example', 1000],
      ['four.test', 1000],
      ['b.two.example', 500_000],
    ])
  })

  test('of 20,000 names of one domain takes one, looks at each once, and reaches the servers behind them', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(
      db,
      names(20_000, (n) => `n${n}.crowd.example`),
      { now: NOON, dueAt: NOON - HOUR },
    )
    await addDomains(
      db,
      names(50, (n) => `alone${n}.test`),
      { now: NOON, dueAt: NOON },
    )
    const crowd = (host: string): readonly string[] => [`host:${host}`, `site:${host.endsWith('.crowd.example') ? 'crowd.example' : host}`]
    const claimed = []
    let claims = 0
    while (claimed.length < 51 && claims < 40) {
      claimed.push(...(await claimSlots(db, { ...options, limit: 200, paceKeys: crowd })))
      claims += 1
    }
    expect(claimed.filter((slot) => slot.domain.endsWith('.crowd.example'))).toHaveLength(1)
    expect(claimed.filter((slot) => slot.domain.startsWith('alone'))).toHaveLength(50)
    const waiting = await sql<{ n: number; moments: number; last: Date }>`
      select count(*)::int as n, count(distinct due_at)::int as moments, max(due_at) as last from frontier_slot where due_at > ${new Date(NOON)}`.execute(
      db,
    )
    // The whole crowd stands in one line, one pace apart: none comes back before its turn.
    expect(waiting.rows[0]).toEqual({ n: 19_999, moments: 19_999, last: new Date(NOON + 19_999 * 1000) })
    const later = await claimSlots(db, { ...options, now: NOON + 2500, limit: 200, paceKeys: crowd })
    expect(later).toEqual([])
    const back = await sql<{
      n: number
    }>`select count(*)::int as n from frontier_slot where due_at > ${new Date(NOON + 19_999 * 1000)}`.execute(db)
    expect(back.rows[0]?.n).toBe(2)
  })

  test('shares between known servers and new names, also one slot at a time', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(
      db,
      names(5000, (n) => `new${n}.example`),
      { now: NOON, dueAt: NOON - 10 * HOUR },
    )
    await addDomains(
      db,
      names(500, (n) => `known${n}.test`),
      { now: NOON, dueAt: NOON, priority: 0 },
    )
    const whole = (host: string): readonly string[] => [`host:${host}`]
    const many = await claimSlots(db, { ...options, limit: 100, paceKeys: whole })
    expect(many.filter((slot) => slot.domain.startsWith('known'))).toHaveLength(75)
    const single = []
    for (let n = 0; n < 40; n += 1) single.push(...(await claimSlots(db, { ...options, limit: 1, paceKeys: whole })))
    expect(single.filter((slot) => slot.domain.startsWith('known'))).toHaveLength(30)
    const rest = await claimSlots(db, { ...options, limit: 1000, paceKeys: whole })
    expect(rest.filter((slot) => slot.domain.startsWith('known'))).toHaveLength(395)
    expect(rest).toHaveLength(1000)
  })
})

describe('a lease', () => {
  test('lasts while its owner gives signs of life, keys included', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, names(3, (n) => `s${n}.example`).slice(0, 1), { now: NOON, dueAt: NOON })
    const slots = await claimSlots(db, options)
    const held = { crawlIds: slots.map((slot) => slot.crawlId), keys: slots.flatMap((slot) => slot.keys) }
    await sql`update frontier_slot set lease_until = clock_timestamp() + interval '1 second'`.execute(db)
    expect(await heartbeat(db, 'a', 90_000, { crawlIds: [], keys: [] })).toBe(0)
    expect(await heartbeat(db, 'a', 90_000, held)).toBe(1)
    expect(await heartbeat(db, 'b', 90_000, held)).toBe(0)
    const left = await sql<{ slot: number; key: number }>`
      select extract(epoch from lease_until - clock_timestamp())::float8 as slot,
        (select extract(epoch from min(until) - clock_timestamp())::float8 from pace_key) as key from frontier_slot`.execute(db)
    expect(left.rows[0]?.slot).toBeGreaterThan(60)
    expect(left.rows[0]?.key).toBeGreaterThan(60)
    const next = await nextDueAt(db)
    expect(next.dueAt).toBeUndefined()
    expect(next.leaseEndsInMs).toBeGreaterThan(60_000)
  })

  test('that ran out frees slot and keys for the next claimer', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [domain('harbour.example')], { now: NOON, dueAt: NOON })
    const [first] = await claimSlots(db, options)
    await expireLeases(db)
    expect((await nextDueAt(db)).leaseEndsInMs).toBe(0)
    const [second] = await claimSlots(db, { ...options, owner: 'b' })
    expect(second).toMatchObject({ domain: 'harbour.example' })
    expect(second?.crawlId).not.toBe(first?.crawlId)
    const taken = await takeKeys(db, { keys: ['host:harbour.example'], owner: 'c', now: NOON, leaseMs: 1000 })
    expect(taken).toEqual({ granted: false, freeAt: NOON })
  })

  test('given back in order leaves everything due as before', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, ['one.example', 'two.test'].map(domain), { now: NOON, dueAt: NOON })
    const claimed = await claimSlots(db, options)
    await releaseSlots(db, [claimed[0]?.crawlId ?? ''])
    expect(await claimSlots(db, options)).toEqual([])
    await freeKeys(db, { keys: (claimed[0]?.keys ?? []).map((key) => ({ key, notBefore: NOON })), owner: 'a' })
    // The slot waits one pace, because its keys were still held when it was looked at.
    expect(await claimSlots(db, { ...options, now: NOON + 1000 })).toHaveLength(1)
    await releaseOwner(db, 'a')
    expect(await claimSlots(db, { ...options, now: NOON + 1000, owner: 'b' })).toHaveLength(2)
  })

  test('is not shortened by haste: only waiting slots come forward', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const ids = await addDomains(db, ['one.example', 'two.test'].map(domain), { now: NOON, dueAt: NOON + 90 * HOUR })
    expect(await hastenSlots(db, [...ids.values()], NOON)).toBe(2)
    expect(await claimSlots(db, options)).toHaveLength(2)
    expect(await hastenSlots(db, [...ids.values()], NOON - HOUR)).toBe(0)
  })
})
