// Lists recorded at the same time: nobody waits for anybody, nothing is offered twice, and what is no longer true is not counted.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { quarantineGroup } from '#model/store/farms.ts'
import { addDomains } from '#model/store/domains.ts'
import { countOffers, forgetWord } from '#model/store/offers.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { addAdvertiser, admit, candidates, crowded, listNames, scattered, visitNew } from './sample-lists.ts'
import { domain, NOON } from './sample-visits.ts'

async function queued({ db }: TestDatabase): Promise<readonly { readonly by: number; readonly names: readonly string[] }[]> {
  const rows = await sql<{ by: number; names: string[] }>`select advertiser_id as by, names from offer order by id`.execute(db)
  return rows.rows
}

describe('an offer', () => {
  test('of one list waits for no other list that is being recorded with the same names', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const [one, two] = [await addAdvertiser(db, 'one.example'), await addAdvertiser(db, 'two.example')]
    // The first recording is not done when the second begins and ends.
    await db.transaction().execute(async (trx) => {
      await listNames(trx, one, ['new.example'])
      await db.transaction().execute(async (other) => {
        await sql`set local lock_timeout = '1s'`.execute(other)
        await listNames(other, two, ['new.example'])
      })
    })
    expect(await candidates(db)).toEqual([{ name: 'new.example', listedBy: [one, two], corroborated: true }])
  })

  test('that was counted is not made again, nor one of a name that eight others vouch for', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const names = scattered('place', 20)
    for (let lister = 0; lister < 8; lister += 1) await listNames(db, await addAdvertiser(db, `lister-${lister}.example`), names)
    await countOffers(db)
    expect(await queued(database)).toEqual([])
    const late = await addAdvertiser(db, 'late.example')
    await listNames(db, 1, names)
    await listNames(db, late, [...names, 'new.example'])
    expect(await queued(database)).toEqual([{ by: late, names: ['new.example'] }])
  })

  test('does not make a name wait that got an id, or whose group was quarantined, since it was made', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), ['known.example', 'waits.example', ...crowded('farm.example', 10)])
    await addDomains(db, [domain('known.example')], { now: NOON, dueAt: NOON })
    await db
      .transaction()
      .execute((trx) => quarantineGroup(trx, { registrable: 'farm.example', reason: 'wildcard', waiting: 10, now: NOON }))
    expect((await candidates(db)).map(({ name }) => name)).toEqual(['waits.example'])
  })

  test('is gone with the word of its advertiser', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lister = await addAdvertiser(db, 'lister.example')
    await listNames(db, lister, ['new.example'])
    await db.transaction().execute((trx) => forgetWord(trx, [lister]))
    expect(await candidates(db)).toEqual([])
  })

  test('is counted with a hundred others, each once', async () => {
    await using database = await freshDatabase()
    const { db } = database
    for (let lister = 0; lister < 120; lister += 1)
      await listNames(db, await addAdvertiser(db, `lister-${lister}.example`), scattered('place', 3))
    const found = await candidates(db)
    expect(found.map(({ name }) => name)).toEqual(scattered('place', 3))
    expect(found.every(({ listedBy, corroborated }) => corroborated && listedBy.join() === '1,2,3,4,5,6,7,8')).toBe(true)
    expect(await queued(database)).toEqual([])
  })
})

describe('a round of admission', () => {
  test('without news looks at nothing, and any visit to a new name is news', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await listNames(db, await addAdvertiser(db, 'lister.example'), scattered('place', 100))
    await admit(db)
    expect((await admit(db)).admitted).toBe(0)
    // Whoever judges nobody does not miss what trials are judged by.
    await db.schema.alterTable('instance').renameTo('instance_elsewhere').execute()
    expect((await admit(db)).admitted).toBe(0)
    await db.schema.alterTable('instance_elsewhere').renameTo('instance').execute()
    await visitNew(db, () => 'alive')
    expect((await admit(db)).admitted).toBe(12)
  })
})
