// Statements whose plans connections keep: planned once, and answered also where the plan is lost.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { KEPT } from '#model/store/kept-statements.ts'
import { inTransaction } from '#model/store/postgres.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'

async function double(db: Kysely<Schema>, number: number): Promise<number | undefined> {
  const found = await sql<{ twice: number }>`${KEPT} select ${number}::int * 2 as twice`.execute(db)
  return found.rows[0]?.twice
}

async function countPlans(db: Kysely<Schema>): Promise<number | undefined> {
  const found = await sql<{ plans: number }>`select count(*) as plans from pg_prepared_statements`.execute(db)
  return found.rows[0]?.plans
}

describe('a kept statement', () => {
  test('is planned once a connection, whatever its parameters are', async () => {
    await using database = await freshDatabase({ max: 1 })
    const { db } = database
    expect([await double(db, 1), await double(db, 2), await double(db, 3)]).toEqual([2, 4, 6])
    expect(await countPlans(db)).toBe(1)
  })

  test('is answered where the server has forgotten the plan, as behind a pooler', async () => {
    await using database = await freshDatabase({ max: 1 })
    const { db } = database
    await double(db, 1)
    await sql`deallocate all`.execute(db)
    expect(await double(db, 2)).toBe(4)
    expect(await double(db, 3)).toBe(6)
    expect(await countPlans(db)).toBe(0)
  })

  test('is answered when a view that it reads has become another', async () => {
    await using database = await freshDatabase({ max: 1 })
    const { db } = database
    const read = async (): Promise<unknown> => (await sql`${KEPT} select * from changing`.execute(db)).rows
    await sql`create view changing as select 1 as value`.execute(db)
    expect(await read()).toEqual([{ value: 1 }])
    await sql`drop view changing`.execute(db)
    await sql`create view changing as select 'one'::text as value, true as more`.execute(db)
    expect(await read()).toEqual([{ value: 'one', more: true }])
  })

  test('in a transaction whose connection lost the plan has the transaction begin again', async () => {
    await using database = await freshDatabase({ max: 1 })
    const { db } = database
    await double(db, 1)
    await sql`deallocate all`.execute(db)
    let attempts = 0
    const twice = await inTransaction(db, async (trx) => {
      attempts += 1
      return double(trx, 4)
    })
    expect([twice, attempts]).toEqual([8, 2])
  })

  test('reports what is wrong with it like any other', async () => {
    await using database = await freshDatabase({ max: 1 })
    await expect(sql`${KEPT} select 1 / ${0}::int`.execute(database.db)).rejects.toMatchObject({ code: '22012' })
    expect(await double(database.db, 2)).toBe(4)
  })
})
