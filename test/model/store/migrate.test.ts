// Migrations: forward, once, by one starter at a time, and never over a database that is ahead of the code.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { migrateToLatest } from '#model/store/migrate.ts'
import { freshDatabase } from '../../support/database.ts'
import { makeScratch } from '../../support/scratch.ts'

/** Writes migrations `name: statement` into a new folder below a scratch folder. */
async function writeMigrations(folder: string, statements: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(folder, { recursive: true })
  // Outside the project the query builder cannot be imported, so the statements go to the executor as the plain queries they are.
  for (const [name, statement] of Object.entries(statements)) {
    const query = `{ sql: ${JSON.stringify(statement)}, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: '' } }`
    const body = `export async function up(db: { executeQuery: (query: unknown) => Promise<unknown> }): Promise<void> {\n  await db.executeQuery(${query})\n}\n`
    await writeFile(path.join(folder, `${name}.ts`), body)
  }
  return folder
}

test('an empty database becomes what this code knows, and a second run finds nothing to do', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  const first = await migrateToLatest(database.pool)
  expect(first[0]).toBe('0001-create-ground')
  expect(await migrateToLatest(database.pool)).toEqual([])
  expect(await database.published.selectFrom('published.instance').selectAll().execute()).toEqual([])
})

test('of many that start at once, one migrates and the others wait for it', async () => {
  await using database = await freshDatabase({ unmigrated: true, max: 12 })
  const runs = await Promise.all(Array.from({ length: 6 }, () => migrateToLatest(database.pool)))
  expect(runs.filter((names) => names.length > 0)).toHaveLength(1)
  expect(await database.db.selectFrom('domain').selectAll().execute()).toEqual([])
})

test('a database that a later release has migrated is refused by name and left alone', async () => {
  await using database = await freshDatabase()
  await database.pool.query(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')`)
  await expect(migrateToLatest(database.pool)).rejects.toMatchObject({
    reason: 'newer-database',
    message: 'A newer release has migrated this database (9999-from-the-future); start that release or a later one.',
  })
})

test('a migration that fails is named and taken back, with all that ran beside it', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await using scratch = await makeScratch()
  const folder = await writeMigrations(path.join(scratch.folder, 'broken'), {
    '0001-works': 'create table kept (id int)',
    '0002-breaks': 'select 1 / 0',
  })
  await expect(migrateToLatest(database.pool, folder)).rejects.toMatchObject({
    reason: 'migration-failed',
    message: 'Migration 0002-breaks failed and was taken back: division by zero.',
  })
  const { rows } = await database.pool.query<{ kept: string | null }>(`select to_regclass('kept') as kept`)
  expect(rows).toEqual([{ kept: null }])
})

test('migrations are found in a folder with any name', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await using scratch = await makeScratch()
  const folder = await writeMigrations(path.join(scratch.folder, 'Ä ? 100% #1'), { '0001-first': 'create table one (id int)' })
  // A process of its own, because the test runner loads modules in its own way.
  const program = `
    import { migrateToLatest } from '#model/store/migrate.ts'
    import { openDatabase } from '#model/store/postgres.ts'
    await using database = await openDatabase({ url: process.argv[1] })
    console.log(JSON.stringify(await migrateToLatest(database.pool, process.argv[2])))`
  const args = ['--input-type=module', '--eval', program, database.url, folder]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: path.resolve(import.meta.dirname, '../../..') })
  expect(JSON.parse(stdout)).toEqual(['0001-first'])
})

test('later migrations run alone', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await using scratch = await makeScratch()
  const folder = await writeMigrations(path.join(scratch.folder, 'm'), { '0001-first': 'create table one (id int)' })
  expect(await migrateToLatest(database.pool, folder)).toEqual(['0001-first'])
  await writeMigrations(folder, { '0002-second': 'create table two (id int)' })
  expect(await migrateToLatest(database.pool, folder)).toEqual(['0002-second'])
})

test('a migration squeezed in before one that has run is refused', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await using scratch = await makeScratch()
  const folder = await writeMigrations(path.join(scratch.folder, 'm'), { '0002-second': 'create table two (id int)' })
  await migrateToLatest(database.pool, folder)
  await writeMigrations(folder, { '0001-first': 'create table one (id int)' })
  await expect(migrateToLatest(database.pool, folder)).rejects.toMatchObject({ reason: 'migration-failed' })
})
