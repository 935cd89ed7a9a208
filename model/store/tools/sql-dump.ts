// Writes a catalog as readable SQL, for reviewers and for diffs; it must not be used to make a database.
import type { Catalog, Column, Relation } from './catalog.ts'

/** Gives the text of migrations/schema.sql: one statement a thing, tables by name. */
export function writeSql(catalog: Catalog): string {
  const blocks = [
    '-- What the migrations make of an empty database. Generated from the catalogs of a migrated one: node model/store/tools/dump-schema.ts',
    catalog.extensions.map((name) => `create extension ${name};`).join('\n'),
    catalog.schemas
      .flatMap(({ name, comment }) => [
        `create schema ${name};`,
        ...(comment === null ? [] : [`comment on schema ${name} is ${quote(comment)};`]),
      ])
      .join('\n'),
    ...catalog.types,
    ...catalog.functions.map((statement) => `${statement.trim()};`),
    catalog.sequences
      .map(
        ({ schema, name, type, owner }) =>
          `create sequence ${place(schema, name)} as ${type}${owner === null ? '' : ` owned by ${owner}`};`,
      )
      .join('\n'),
    ...catalog.relations.map(writeRelation),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function writeRelation(relation: Relation): string {
  const name = place(relation.schema, relation.name)
  const body =
    relation.kind === 'table'
      ? [`create table ${name} (`, listParts(relation).join(',\n'), ');'].join('\n')
      : `create ${relation.kind} ${name} as\n${relation.query ?? ''}`
  const comments = [
    ...(relation.comment === null ? [] : [`comment on ${relation.kind} ${name} is ${quote(relation.comment)};`]),
    ...relation.columns
      .filter((column) => column.comment !== null)
      .map((column) => `comment on column ${name}.${column.name} is ${quote(column.comment ?? '')};`),
  ]
  // A statement of its own, because `create table` takes it only since PostgreSQL 16.
  const storage = relation.columns.flatMap((column) =>
    column.storage === null
      ? []
      : [`alter table ${name} alter column ${column.name} set storage ${STORAGE[column.storage] ?? column.storage};`],
  )
  const endings = [...relation.indexes, ...relation.triggers].map((statement) => `${statement};`)
  return [body, ...storage, ...comments, ...endings].join('\n')
}

function listParts(relation: Relation): readonly string[] {
  return [
    ...relation.columns.map((column) => `  ${writeColumn(column)}`),
    ...relation.constraints.map(([name, definition]) => `  constraint ${name} ${definition}`),
  ]
}

const STORAGE: Readonly<Record<string, string>> = { p: 'plain', e: 'external', x: 'extended', m: 'main' }

function writeColumn(column: Column): string {
  const parts = [column.name, column.type]
  if (column.collation !== null) parts.push(`collate "${column.collation}"`)
  if (!column.nullable) parts.push('not null')
  if (column.identity) parts.push('generated always as identity')
  if (column.default !== null) parts.push(column.generated ? `generated always as (${column.default}) stored` : `default ${column.default}`)
  return parts.join(' ')
}

function place(schema: string, name: string): string {
  return schema === 'public' ? name : `${schema}.${name}`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
