// The registry of adapters as rows, so that API and web learn of a new software without importing the crawler.
import { sql, type Kysely } from 'kysely'
import { toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'

/** One software or fork of the registry. */
export interface SoftwareRow {
  /** NodeInfo `software.name`, lower case. */
  readonly name: string
  readonly label: string
  readonly kind: string
  /** The adapter that reads it. */
  readonly adapter: string
  /** What else the registry says, as plain data. */
  readonly definition: unknown
}

/** Makes the table equal to the registry: rows that differ are written, rows that are no longer registered go. */
export async function saveSoftware(db: Kysely<Schema>, rows: readonly SoftwareRow[]): Promise<void> {
  await sql`
    with registry as (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as r (name text, label text, kind text, adapter text, definition jsonb)
    ), gone as (
      delete from software s where not exists (select from registry r where r.name = s.name)
    )
    insert into software (name, label, kind, adapter, definition)
    select name, label, kind, adapter, coalesce(definition, 'null') from registry r
    where not exists (
      select from software s
      where (s.name, s.label, s.kind, s.adapter, s.definition) = (r.name, r.label, r.kind, r.adapter, coalesce(r.definition, 'null'))
    )
    on conflict (name) do update set label = excluded.label, kind = excluded.kind, adapter = excluded.adapter, definition = excluded.definition`.execute(
    db,
  )
}
