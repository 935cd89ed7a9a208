// Opening PostgreSQL: what its values look like here, and what an operator is told when it cannot be used.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction, judgeServer, openDatabase } from '#model/store/postgres.ts'
import { freshDatabase, requireServer } from '../../support/database.ts'
import { withDatabase } from '../../support/postgres-setup.ts'

describe('values', () => {
  test('counts are numbers, days are texts, moments are Dates', async () => {
    await using database = await freshDatabase()
    const { rows } = await database.pool.query<Record<string, unknown>>(
      `select 9007199254740991::int8 as count, array[1, null, 3]::int8[] as counts, '2026-03-29'::date as day,
        array['2026-03-29', null]::date[] as days, '2026-03-29T00:30:00.5Z'::timestamptz as moment`,
    )
    expect(rows).toEqual([
      {
        count: 9007199254740991,
        counts: [1, null, 3],
        day: '2026-03-29',
        days: ['2026-03-29', null],
        moment: new Date('2026-03-29T00:30:00.500Z'),
      },
    ])
  })

  test('an absurd count that a server claims is still a number', async () => {
    await using database = await freshDatabase()
    const { rows } = await database.pool.query<{ count: number }>('select 9223372036854775807::int8 as count')
    expect(rows[0]?.count).toBe(2 ** 63)
  })

  test('the day of a moment is the UTC day', async () => {
    await using database = await freshDatabase()
    const { rows } = await database.pool.query<{ day: string }>(`select '2026-03-29T23:59:59.999Z'::timestamptz::date as day`)
    expect(rows[0]?.day).toBe('2026-03-29')
  })

  test('names of columns are camelCase and the keys inside jsonb stay as the server wrote them', async () => {
    await using database = await freshDatabase()
    await database.db
      .insertInto('runDay')
      .values({ day: '2026-01-02', verdict: 'good', detail: JSON.stringify({ snake_case: [{ open_registrations: true }] }) })
      .execute()
    const row = await database.db.selectFrom('runDay').selectAll().executeTakeFirstOrThrow()
    expect(row).toEqual({ day: '2026-01-02', verdict: 'good', detail: { snake_case: [{ open_registrations: true }] } })
  })

  test('letters beyond ASCII have trigrams, so that Привет and 日本語 can be found by a part', async () => {
    await using database = await freshDatabase()
    const { rows } = await database.pool.query<{ n: number }>(
      `select cardinality(show_trgm('Привет')) as n union all select cardinality(show_trgm('日本語'))`,
    )
    expect(rows.every((row) => row.n > 0)).toBe(true)
  })
})

describe('transactions', () => {
  test('a transaction that loses a race is run again', async () => {
    await using database = await freshDatabase({ max: 4 })
    const { db } = database
    await sql`create table tally (id int primary key, n int not null)`.execute(db)
    await sql`insert into tally values (1, 0)`.execute(db)
    const both = Promise.withResolvers<undefined>()
    let readers = 0
    let runs = 0
    const addOne = (): Promise<unknown> =>
      inTransaction(
        db,
        async (transaction) => {
          runs += 1
          const { rows } = await sql<{ n: number }>`select n from tally where id = 1`.execute(transaction)
          // Both have read before either writes: one of them must fail once.
          if (++readers === 2) both.resolve(undefined)
          await both.promise
          await sql`update tally set n = ${(rows[0]?.n ?? 0) + 1} where id = 1`.execute(transaction)
        },
        'repeatable read',
      )
    await Promise.all([addOne(), addOne()])
    const { rows } = await sql<{ n: number }>`select n from tally where id = 1`.execute(db)
    expect(rows).toEqual([{ n: 2 }])
    expect(runs).toBe(3)
  })

  test('two transactions that wait for each other both end well', async () => {
    await using database = await freshDatabase({ max: 4 })
    const { db } = database
    await sql`create table seat (id int primary key, n int not null)`.execute(db)
    await sql`insert into seat values (1, 0), (2, 0)`.execute(db)
    const both = Promise.withResolvers<undefined>()
    let holders = 0
    const takeBoth = (first: number, second: number): Promise<unknown> =>
      inTransaction(db, async (transaction) => {
        await sql`update seat set n = n + 1 where id = ${first}`.execute(transaction)
        if (++holders === 2) both.resolve(undefined)
        await both.promise
        await sql`update seat set n = n + 1 where id = ${second}`.execute(transaction)
      })
    await Promise.all([takeBoth(1, 2), takeBoth(2, 1)])
    const { rows } = await sql<{ n: number }>`select n from seat`.execute(db)
    expect(rows).toEqual([{ n: 2 }, { n: 2 }])
  })

  test('any other error is reported at once and nothing is written', async () => {
    await using database = await freshDatabase()
    let runs = 0
    const work = inTransaction(database.db, async (transaction) => {
      runs += 1
      await sql`insert into run_day (day, verdict, detail) values ('2026-01-01', 'good', '{}')`.execute(transaction)
      await sql`select 1 / 0`.execute(transaction)
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(runs).toBe(1)
    expect(await database.db.selectFrom('runDay').selectAll().execute()).toEqual([])
  })

  test('a conflict that never ends is reported after five runs', async () => {
    await using database = await freshDatabase()
    let runs = 0
    const work = inTransaction(database.db, async (transaction) => {
      runs += 1
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(transaction)
    })
    await expect(work).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(5)
  })
})

describe('what an operator is told', () => {
  test('nobody listens at DATABASE_URL', async () => {
    const failure: unknown = await openDatabase({ url: 'postgresql://atlas:secret@127.0.0.1:1/atlas' }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'StoreError', reason: 'unreachable' })
    expect(String(failure)).toMatch(/The database cannot be reached: .+\.$/)
    expect(String(failure)).not.toContain('secret')
  })

  test('DATABASE_URL is no address, and its password is not repeated', async () => {
    for (const url of ['postgresql://atlas:secret@[half/atlas', 'mysql://atlas:secret@localhost/atlas', 'localhost:5432']) {
      const sentence = 'The database address is not a URL like postgresql://user:password@host:5432/atlas.'
      await expect(openDatabase({ url })).rejects.toMatchObject({ reason: 'unreachable', message: sentence })
    }
  })

  test('the database of DATABASE_URL does not exist', async () => {
    const { url } = requireServer()
    await expect(openDatabase({ url: withDatabase(url, 'nowhere') })).rejects.toMatchObject({ reason: 'unreachable' })
  })

  test('PostgreSQL 15 and later will do, and an older one is told apart by its number', () => {
    expect(judgeServer({ version: 150_000, encoding: 'UTF8' })).toBeUndefined()
    expect(judgeServer({ version: 180_004, encoding: 'UTF8' })).toBeUndefined()
    expect(judgeServer({ version: 140_017, encoding: 'UTF8' })).toMatchObject({
      reason: 'too-old',
      message: 'PostgreSQL 15 or newer is needed; this server is 14.17.',
    })
  })

  test('a database that is not UTF-8 is refused by name of its encoding', async () => {
    const { url } = requireServer()
    await using server = await openDatabase({ url, max: 1 })
    const name = `atlas_ascii_${String(process.pid)}`
    await server.pool.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`)
    try {
      await expect(openDatabase({ url: withDatabase(url, name) })).rejects.toThrow(
        'The database must be in UTF8; this one is in SQL_ASCII.',
      )
    } finally {
      await server.pool.query(`drop database ${name} with (force)`)
    }
  })
})

test('closing twice is closing once, and closing without a query closes', async () => {
  const { url } = requireServer()
  const database = await openDatabase({ url })
  await Promise.all([database.close(), database.close()])
  expect(database.pool.ended).toBe(true)
})

test('a connection that the server ends while it is idle is news, not a crash', async () => {
  await using other = await freshDatabase()
  const news = Promise.withResolvers<Error>()
  await using database = await openDatabase({ url: other.url, onIdleError: news.resolve })
  const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  await other.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  expect(await news.promise).toBeInstanceOf(Error)
  expect((await database.pool.query('select 1')).rowCount).toBe(1)
})
