// Reads what a migrated database consists of from PostgreSQL's own catalogs, as plain values; it must not format anything.
import type { Pool } from 'pg'
import { readViewTree } from './view-tree.ts'

export interface Column {
  readonly name: string
  /** As PostgreSQL writes it, such as `text`, `timestamp with time zone`, `integer[]`. */
  readonly type: string
  readonly nullable: boolean
  readonly default: string | null
  readonly identity: boolean
  readonly generated: boolean
  /** Only where it is not the one of the type. */
  readonly collation: string | null
  /** Only where it is not the one of the type: p, e, x or m (pg_attribute.attstorage). */
  readonly storage: string | null
  readonly comment: string | null
}

type PlacedColumn = Column & { readonly oid: number; readonly number: number }

export interface Relation {
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'view' | 'materialized view'
  readonly comment: string | null
  readonly columns: readonly Column[]
  /** `name` and definition of each constraint, primary key first. */
  readonly constraints: readonly (readonly [name: string, definition: string])[]
  /** Statements of the indexes that no constraint brings. */
  readonly indexes: readonly string[]
  readonly triggers: readonly string[]
  /** The query of a view. */
  readonly query: string | null
}

export interface Catalog {
  readonly extensions: readonly string[]
  readonly schemas: readonly { readonly name: string; readonly comment: string | null }[]
  readonly types: readonly string[]
  readonly functions: readonly string[]
  readonly sequences: readonly { readonly schema: string; readonly name: string; readonly type: string; readonly owner: string | null }[]
  readonly relations: readonly Relation[]
}

/** Neither the server's own objects, nor what an extension brought, nor the migrator's bookkeeping. */
const OWN_SCHEMAS = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`

function notOfExtension(catalog: string, oid: string): string {
  return `not exists (select 1 from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${oid} and x.deptype = 'e')`
}

const EXTENSIONS = `select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`

const SCHEMAS = `select n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment from pg_namespace n
  where ${OWN_SCHEMAS} and n.nspname <> 'public' order by n.nspname collate "C"`

const TYPES = `select format('create type %I.%I as enum (%s);', n.nspname, t.typname,
    (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)) as statement
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'e' and ${OWN_SCHEMAS} and ${notOfExtension('pg_type', 't.oid')} order by n.nspname collate "C", t.typname collate "C"`

const FUNCTIONS = `select pg_get_functiondef(p.oid) as statement from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${OWN_SCHEMAS} and ${notOfExtension('pg_proc', 'p.oid')}
  order by n.nspname collate "C", p.proname collate "C", p.oid`

const SEQUENCES = `select n.nspname as schema, c.relname as name, format_type(s.seqtypid, null) as type,
    (select format('%I.%I', t.relname, a.attname) from pg_depend d join pg_class t on t.oid = d.refobjid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'a') as owner
  from pg_class c join pg_sequence s on s.seqrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
  where ${OWN_SCHEMAS} and ${notOfExtension('pg_class', 'c.oid')}
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i')
  order by n.nspname collate "C", c.relname collate "C"`

const RELATIONS = `select c.oid::int as oid, n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as query
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and ${OWN_SCHEMAS} and ${notOfExtension('pg_class', 'c.oid')}
    and c.relname not in ('kysely_migration', 'kysely_migration_lock')
  order by n.nspname collate "C", c.relname collate "C"`

const COLUMNS = `select a.attrelid::int as oid, a.attnum as number, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
    pg_get_expr(d.adbin, d.adrelid) as default, a.attidentity <> '' as identity, a.attgenerated <> '' as generated,
    case when a.attcollation <> t.typcollation then (select collname from pg_collation where oid = a.attcollation) end as collation,
    case when a.attstorage <> t.typstorage then a.attstorage end as storage,
    col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and a.attrelid = any($1) order by a.attrelid, a.attnum`

const VIEW_TREES = `select ev_class::int as oid, ev_action::text as tree from pg_rewrite where ev_type = '1' and ev_class = any($1)`

// Not-null constraints are rows of their own since PostgreSQL 18; the columns already say so.
const CONSTRAINTS = `select conrelid::int as oid, conname as name, pg_get_constraintdef(oid, true) as definition from pg_constraint
  where contype <> 'n' and conrelid = any($1)
  order by conrelid, array_position(array['p', 'u', 'x', 'c', 'f'], contype::text), conname collate "C"`

const INDEXES = `select i.indrelid::int as oid, pg_get_indexdef(i.indexrelid) as statement from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where i.indrelid = any($1) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indrelid, c.relname collate "C"`

const TRIGGERS = `select tgrelid::int as oid, pg_get_triggerdef(oid, true) as statement from pg_trigger
  where not tgisinternal and tgrelid = any($1) order by tgrelid, tgname collate "C"`

/**
 * PostgreSQL takes every column of a view for nullable and leaves it without a comment. A column that is nothing but a column of
 * a table takes both from there, unless an outer join may have made it null.
 */
function inheritFacts(own: readonly PlacedColumn[], tree: string, all: readonly PlacedColumn[]): readonly Column[] {
  const { origins, outerJoin } = readViewTree(tree)
  return own.map((column) => {
    const origin = origins.get(column.number)
    const base = all.find((row) => row.oid === origin?.table && row.number === origin.column)
    if (base === undefined) return column
    return { ...column, nullable: outerJoin || base.nullable, comment: column.comment ?? base.comment }
  })
}

/** Reads the catalog of the database behind a pool: everything the migrations made, in an order that never changes by itself. */
export async function readCatalog(pool: Pool): Promise<Catalog> {
  const list = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => (await pool.query(text, values)).rows as Row[]
  const relations = await list<Omit<Relation, 'columns'> & { oid: number }>(RELATIONS)
  const ids = relations.map((relation) => relation.oid)
  const columns = await list<PlacedColumn>(COLUMNS, [ids])
  const constraints = await list<{ oid: number; name: string; definition: string }>(CONSTRAINTS, [ids])
  const indexes = await list<{ oid: number; statement: string }>(INDEXES, [ids])
  const triggers = await list<{ oid: number; statement: string }>(TRIGGERS, [ids])
  const trees = await list<{ oid: number; tree: string }>(VIEW_TREES, [ids])
  const columnsOf = (oid: number): readonly Column[] => {
    const own = columns.filter((row) => row.oid === oid)
    const tree = trees.find((row) => row.oid === oid)?.tree
    return tree === undefined ? own : inheritFacts(own, tree, columns)
  }
  return {
    extensions: (await list<{ name: string }>(EXTENSIONS)).map((row) => row.name),
    schemas: await list(SCHEMAS),
    types: (await list<{ statement: string }>(TYPES)).map((row) => row.statement),
    functions: (await list<{ statement: string }>(FUNCTIONS)).map((row) => row.statement),
    sequences: await list(SEQUENCES),
    relations: relations.map(({ oid, ...relation }) => ({
      ...relation,
      columns: columnsOf(oid),
      constraints: constraints.filter((row) => row.oid === oid).map((row) => [row.name, row.definition] as const),
      indexes: indexes.filter((row) => row.oid === oid).map((row) => row.statement),
      triggers: triggers.filter((row) => row.oid === oid).map((row) => row.statement),
    })),
  }
}
