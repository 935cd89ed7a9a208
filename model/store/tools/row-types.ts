// Writes a catalog as TypeScript row types, with the comments of the database as doc comments; it must not touch the file system.
import { CamelCasePlugin } from 'kysely'
import type { Catalog, Column, Relation } from './catalog.ts'

/** How PostgreSQL types are read and written by model/store/postgres.ts; arrays of these get `[]`. */
const TYPES: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'string',
  boolean: 'boolean',
  text: 'string',
  'character varying': 'string',
  uuid: 'string',
  date: 'string',
  'timestamp with time zone': 'Date',
  interval: 'string',
  bytea: 'Uint8Array',
  jsonb: 'Json',
  tsvector: 'string',
}

/** The builder's own rule for names, so that types and rows never disagree. */
class Names extends CamelCasePlugin {
  camel(name: string): string {
    return this.camelCase(name)
  }
}
const names = new Names()

const JSON_COMMENT =
  '/** jsonb: read as any JSON value, to be checked by its reader; written as JSON text, because the driver takes arrays for SQL arrays. */'
const JSON_TYPES = [
  ['Json', 'ColumnType<unknown, string, string>'],
  ['NullableJson', 'ColumnType<unknown, string | null | undefined, string | null>'],
  ['GeneratedJson', 'ColumnType<unknown, string | undefined, string>'],
] as const

/** Gives model/store/schema.ts: the tables and views of every schema but `published`. Unformatted. */
export function writeSchemaTypes(catalog: Catalog): string {
  const relations = catalog.relations.filter((relation) => relation.schema !== 'published')
  const tables = writeAll('Schema', 'Every table, by its name.', relations, false)
  const json = JSON_TYPES.filter(([name]) => tables.includes(`: ${name}\n`)).map(([name, definition]) => `type ${name} = ${definition}`)
  const body = [...(json.length === 0 ? [] : [JSON_COMMENT, ...json, '']), tables].join('\n')
  const imports = ['ColumnType', 'Generated'].filter((name) => body.includes(`${name}<`))
  return [
    '// The tables as TypeScript sees them. Generated from a migrated database: node model/store/tools/dump-schema.ts',
    ...(imports.length === 0 ? [] : [`import type { ${imports.join(', ')} } from 'kysely'`]),
    '',
    body,
  ].join('\n')
}

/** Gives model/store/published.ts: the views of the schema `published`, read only. Unformatted. */
export function writePublishedTypes(catalog: Catalog): string {
  const relations = catalog.relations.filter((relation) => relation.schema === 'published')
  return [
    '// All that the API, the exports and the index may read. Generated from a migrated database: node model/store/tools/dump-schema.ts',
    '',
    writeAll('Published', 'The views, by their qualified names.', relations, true),
  ].join('\n')
}

function writeAll(name: string, comment: string, relations: readonly Relation[], readOnly: boolean): string {
  const members = relations.map((relation) => {
    const key = relation.schema === 'public' ? names.camel(relation.name) : `'${relation.schema}.${names.camel(relation.name)}'`
    return `readonly ${key}: ${interfaceName(relation)}`
  })
  const rows = relations.map((relation) => writeInterface(relation, readOnly))
  return [...rows, `/** ${comment} */`, `export interface ${name} {`, ...members, '}', ''].join('\n')
}

function interfaceName(relation: Relation): string {
  const camel = names.camel(relation.name)
  const base = `${camel.charAt(0).toUpperCase()}${camel.slice(1)}`
  return relation.schema === 'published' ? `Published${base}` : `${base}Table`
}

function writeInterface(relation: Relation, readOnly: boolean): string {
  const members = relation.columns.flatMap((column) => [
    ...writeComment(column.comment),
    `readonly ${names.camel(column.name)}: ${readOnly ? writeViewType(column) : writeType(column)}`,
  ])
  return [...writeComment(relation.comment), `export interface ${interfaceName(relation)} {`, ...members, '}', ''].join('\n')
}

function writeComment(comment: string | null): readonly string[] {
  return comment === null ? [] : [`/** ${comment.replaceAll('*/', '* /')} */`]
}

function writeType(column: Column): string {
  const base = readType(column.type)
  const orNull = column.nullable ? ' | null' : ''
  if (column.generated) return `ColumnType<${base}${orNull}, never, never>`
  if (base === 'Json') return writeJsonType(column)
  const mayBeLeftOut = isFilled(column) || column.nullable ? ' | undefined' : ''
  // An array is read as the reader's own and written from anybody's.
  if (base.endsWith('[]')) return `ColumnType<${base}${orNull}, readonly ${base}${orNull}${mayBeLeftOut}, readonly ${base}${orNull}>`
  return isFilled(column) ? `Generated<${base}${orNull}>` : `${base}${orNull}`
}

function writeJsonType(column: Column): string {
  if (column.nullable) return 'NullableJson'
  return isFilled(column) ? 'GeneratedJson' : 'Json'
}

/** True when PostgreSQL fills the column of a row that leaves it out. */
function isFilled(column: Column): boolean {
  return column.default !== null || column.identity
}

function writeViewType(column: Column): string {
  const base = readType(column.type)
  return base === 'Json' ? 'unknown' : column.nullable ? `${base} | null` : base
}

/** Throws for a type without an entry: a new one must be decided here and in model/store/postgres.ts. */
function readType(type: string): string {
  const element = type.replace(/\[\]$/, '').replace(/\(\d+(,\d+)?\)/, '')
  const found = TYPES[element]
  if (found === undefined)
    throw new Error(`No TypeScript type is decided for the SQL type ${type}: add it to row-types.ts and postgres.ts.`)
  return type.endsWith('[]') ? `${found}[]` : found
}
