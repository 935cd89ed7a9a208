// The tools that write down what the migrations make: what they read out of a database, and what they name a new migration.
import { expect, test } from 'vitest'
import { readCatalog } from '#model/store/tools/catalog.ts'
import { nextFileName } from '#model/store/tools/new-migration.ts'
import { writePublishedTypes, writeSchemaTypes } from '#model/store/tools/row-types.ts'
import { writeSql } from '#model/store/tools/sql-dump.ts'
import { freshDatabase } from '../../support/database.ts'

test('tables and views become types with the comments of the database, and a view knows which of its columns can be null', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await database.pool.query(`
    create table host (id int primary key, open_since date, names text[] not null default '{}', memo jsonb, seen_at timestamptz not null);
    comment on table host is 'A host. */ still a comment';
    comment on column host.seen_at is 'When it last answered.';
    create schema published;
    create view published.host as select h.id, h.seen_at, h.open_since, upper('x') as made, o.id as other_id
      from host h join host o on o.id = h.id where h.id in (select id from host);
    create view published.lonely_host as select h.id from host o left join host h on h.id = o.id + 1`)
  const catalog = await readCatalog(database.pool)
  expect(writeSchemaTypes(catalog).split('\n').slice(1)).toEqual([
    `import type { ColumnType } from 'kysely'`,
    '',
    expect.stringContaining('jsonb') as string,
    'type NullableJson = ColumnType<unknown, string | null | undefined, string | null>',
    '',
    '/** A host. * / still a comment */',
    'export interface HostTable {',
    'readonly id: number',
    'readonly openSince: string | null',
    'readonly names: ColumnType<string[], readonly string[] | undefined, readonly string[]>',
    'readonly memo: NullableJson',
    '/** When it last answered. */',
    'readonly seenAt: Date',
    '}',
    '',
    '/** Every table, by its name. */',
    'export interface Schema {',
    'readonly host: HostTable',
    '}',
    '',
  ])
  expect(writePublishedTypes(catalog).split('\n').slice(2)).toEqual([
    'export interface PublishedHost {',
    'readonly id: number',
    '/** When it last answered. */',
    'readonly seenAt: Date',
    'readonly openSince: string | null',
    'readonly made: string | null',
    'readonly otherId: number',
    '}',
    '',
    'export interface PublishedLonelyHost {',
    'readonly id: number | null',
    '}',
    '',
    '/** The views, by their qualified names. */',
    'export interface Published {',
    `readonly 'published.host': PublishedHost`,
    `readonly 'published.lonelyHost': PublishedLonelyHost`,
    '}',
    '',
  ])
})

test('a column of a type that nobody has decided is an error that says where to decide it', async () => {
  await using database = await freshDatabase({ unmigrated: true })
  await database.pool.query('create table place (at point)')
  const catalog = await readCatalog(database.pool)
  expect(() => writeSchemaTypes(catalog)).toThrow('No TypeScript type is decided for the SQL type point')
})

test('the dump is SQL that makes the same tables again', async () => {
  await using database = await freshDatabase()
  await using second = await freshDatabase({ unmigrated: true })
  const dump = writeSql(await readCatalog(database.pool))
  // Tables stand in the order of their names, so what refers to another one is left for later.
  const statements = dump.replace(/--.*\n/, '').split(/;\n/)
  const isReference = (line: string): boolean => / FOREIGN KEY /.test(line)
  const tables = statements.filter((statement) => /^\s*create table/.test(statement))
  const bare = tables.map((table) => {
    const lines = table.split('\n').filter((line) => !isReference(line))
    return lines.join('\n').replace(/,\n\)/, '\n)')
  })
  const early = statements.filter((statement) => /^\s*create (extension|schema|sequence)/.test(statement))
  const storage = statements.filter((statement) => statement.includes(' set storage '))
  for (const statement of [...early, ...bare, ...storage]) await second.pool.query(statement.replace(/ owned by \S+$/, ''))
  const columns = (catalog: Awaited<ReturnType<typeof readCatalog>>): unknown =>
    catalog.relations
      .filter((one) => one.kind === 'table')
      .map((one) => one.columns.map(({ name, type, nullable, storage }) => ({ name, type, nullable, storage })))
  expect(columns(await readCatalog(second.pool))).toEqual(columns(await readCatalog(database.pool)))
})

test('a new migration gets the number after the highest', () => {
  expect(nextFileName([], 'create-ground')).toBe('0001-create-ground.ts')
  expect(nextFileName(['0001-create-ground.ts', '0012-add-x.ts', 'schema.sql'], 'add-y')).toBe('0013-add-y.ts')
})
