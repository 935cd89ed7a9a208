// Rows in binary format: whole whatever pieces they arrive in, refused where they are none, and the same as an ordinary answer.
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { encodeSet } from '#model/graph/packed-set.ts'
import { copyRows, CopyFormatError, readCopied, type CopiedRow } from '#model/store/copied-rows.ts'
import { eachPeerSet } from '#model/store/peer-sets.ts'
import { freshDatabase } from '../../support/database.ts'
import { addAdvertiser } from './sample-lists.ts'
import { NOON } from './sample-visits.ts'

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), int32(0), int32(0)])

function writeRows(rows: readonly CopiedRow[]): Buffer {
  const written = rows.flatMap((row) => [
    int16(row.length),
    ...row.flatMap((value) => (value === null ? [int32(-1)] : [int32(value.length), value])),
  ])
  return Buffer.concat([HEADER, ...written, int16(-1)])
}

async function read(bytes: Buffer, cuts: readonly number[] = []): Promise<readonly CopiedRow[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
    for (let index = 1; index < places.length; index += 1) yield bytes.subarray(places[index - 1], places[index])
  }
  const rows: CopiedRow[] = []
  for await (const row of readCopied(pieces())) rows.push(row.map((value) => value && Buffer.from(value)))
  return rows
}

const value = fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)))
const table = fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 12 })

describe('rows in binary format', () => {
  test('are the same in whatever pieces they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.nat(), { maxLength: 20 }), async (rows, cuts) => {
        expect(await read(writeRows(rows), cuts)).toEqual(rows)
      }),
    )
  })

  test('that break off are no rows, wherever that is', async () => {
    const bytes = writeRows([
      [Buffer.from('one'), null],
      [Buffer.alloc(0), Buffer.from('two')],
    ])
    for (let length = 0; length < bytes.length; length += 1) await expect(read(bytes.subarray(0, length))).rejects.toThrow(CopyFormatError)
  })

  test('are refused where the beginning is not theirs', async () => {
    await expect(read(Buffer.from('1\t2\n3\t4\nand so on, as text'))).rejects.toThrow(CopyFormatError)
  })
})

describe('a copied query', () => {
  test('gives what the same query answers', async () => {
    await using database = await freshDatabase()
    const rows: CopiedRow[] = []
    const query = `select n::int4, case when n % 3 > 0 then decode(repeat('ff00', n), 'hex') end from generate_series(1, 500) as n`
    for await (const row of copyRows(database.pool, query)) rows.push(row)
    const asked = await sql<{
      n: number
      bytes: Buffer | null
    }>`${sql.raw(query.replace('::int4', '::int4 as n').replace(' end', ' end as bytes'))}`.execute(database.db)
    expect(rows.map(([n, bytes]) => ({ n: n?.readInt32BE(), bytes }))).toEqual(asked.rows)
  })

  test('leaves a connection that can be used, also for those who do not read to the end and for queries that fail', async () => {
    await using database = await freshDatabase({ max: 1 })
    for await (const row of copyRows(database.pool, 'select n from generate_series(1, 100000) as n')) if (row[0]?.readInt32BE() === 3) break
    await expect(copyRows(database.pool, 'select 1 / 0').next()).rejects.toMatchObject({ code: '22012' })
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }])
  })
})

test('all lists of a kind come one after another, packed as they are stored', async () => {
  await using database = await freshDatabase()
  const { db } = database
  for (let lister = 1; lister <= 3; lister += 1) await addAdvertiser(db, `lister-${lister}.example`)
  const set = (n: number): Buffer => Buffer.from(encodeSet([n, n + 300]))
  for (let n = 0; n < 60; n += 1) {
    await sql`
      insert into peer_set (domain_id, endpoint, kind, as_of, n, listed, pending, complete, names_hash, ids)
      values (${1 + (n % 3)}, ${`list ${n}`}, ${n % 10 === 9 ? 'follows' : 'knows'}, ${new Date(NOON)}, 2, 2, 0, true, '', ${set(n)})`.execute(
      db,
    )
  }
  const found = new Set<string>()
  let before = 0
  for await (const { domainId, endpoint, ids } of eachPeerSet(database, 'knows')) {
    const n = Number(endpoint.slice('list '.length))
    expect([domainId, Buffer.from(ids)]).toEqual([1 + (n % 3), set(n)])
    expect(domainId).toBeGreaterThanOrEqual(before)
    before = domainId
    found.add(endpoint)
  }
  expect(found.size).toBe(54)
})
