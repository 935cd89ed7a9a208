// Farms of names under one registrable domain: how they are told from genuine hosting, and what becomes of their hosts.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noteProbe, quarantineGroup } from '#model/store/farms.ts'
import { recordCrawl } from '#model/store/record-crawl.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'
import { addAdvertiser, admit, candidates, crowded, listNames, visitNew, type Fate } from './sample-lists.ts'
import { claimHost, context, DAY, domain, HOUR, NOON, visit, visitHost } from './sample-visits.ts'

async function openGroup(db: Kysely<Schema>, fateOf: (name: string) => Fate): Promise<void> {
  await listNames(db, await addAdvertiser(db, 'lister.example'), crowded('group.example', 300))
  await admit(db)
  await visitNew(db, fateOf)
}

describe('a group of hosts', () => {
  test('of which nobody answers is quarantined after five names', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await openGroup(db, () => 'empty')
    expect((await admit(db)).quarantined).toEqual([{ registrable: 'group.example', reason: 'nobody-answers', names: 300 }])
    expect(await candidates(db)).toEqual([])
    expect(await db.selectFrom('farm').select(['state', 'names', 'budget']).execute()).toEqual([
      { state: 'quarantined', names: 300, budget: 0 },
    ])
    const [farm] = await db.selectFrom('farm').select('sample').execute()
    expect(farm?.sample).toHaveLength(5)
  })

  test('that all say the same is quarantined', async () => {
    await using database = await freshDatabase()
    await openGroup(database.db, () => 'alike')
    expect((await admit(database.db)).quarantined).toMatchObject([{ reason: 'all-alike' }])
  })

  test('that differ grows only when a made-up name beside them does not answer', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await openGroup(db, () => 'alive')
    expect(await admit(db)).toMatchObject({ probes: ['group.example'], admitted: 0 })
    await noteProbe(db, { registrable: 'group.example', answered: false, now: NOON })
    expect(await admit(db)).toMatchObject({ probes: [], admitted: 5 })
    await visitNew(db, () => 'alive')
    expect((await admit(db)).admitted).toBe(10)
  })

  test('that differ, but where even a made-up name answers, is quarantined', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await openGroup(db, () => 'alive')
    await admit(db)
    await noteProbe(db, { registrable: 'group.example', answered: true, now: NOON })
    expect(await db.selectFrom('farm').select(['state', 'reason', 'names']).execute()).toEqual([
      { state: 'quarantined', reason: 'wildcard', names: 300 },
    ])
    expect((await admit(db)).admitted).toBe(0)
  })

  test('that only began to speak, because it asks for long pauses, is not judged yet', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), crowded('slow.example', 20))
    await admit(db)
    const fresh = await db.selectFrom('domain').select('name').where('lastAttempt', 'is', null).execute()
    for (const { name } of fresh) {
      await visitHost(db, domain(name), NOON + HOUR, {
        outcome: { kind: 'partial' },
        documents: [],
        nodeinfo: undefined,
        adapter: undefined,
        requests: 1,
      })
    }
    expect(await admit(db, NOON + 2 * HOUR)).toMatchObject({ quarantined: [], admitted: 0 })
  })
})

describe('the hosts of a quarantined group', () => {
  test('are left alone for months, the one that is being visited too, and are not shown', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), crowded('group.example', 20))
    await admit(db)
    const [first, second] = await db
      .selectFrom('domain')
      .select('name')
      .where('registrable', '=', 'group.example')
      .orderBy('name')
      .execute()
    await visitHost(db, domain(first?.name ?? ''), NOON)
    const slot = await claimHost(db, domain(second?.name ?? ''), NOON + HOUR)
    await db
      .transaction()
      .execute((trx) => quarantineGroup(trx, { registrable: 'group.example', reason: 'wildcard', waiting: 15, now: NOON + HOUR }))
    await recordCrawl(db, visit(slot, NOON + HOUR), context)
    const due = await sql<{ due: Date }>`
      select s.due_at as due from frontier_slot s join domain d on d.id = s.domain_id where d.registrable = 'group.example'`.execute(db)
    expect(due.rows).toHaveLength(5)
    expect(due.rows.every((row) => row.due.getTime() >= NOON + HOUR + 89 * DAY)).toBe(true)
    const shown = await sql<{
      listed: boolean
    }>`select p.listed from publication p join domain d on d.id = p.domain_id where d.registrable = 'group.example'`.execute(db)
    expect(shown.rows).toEqual([{ listed: false }, { listed: false }])
  })
})
