// All that a database holds, as text: for tests that ask what must not be stored anywhere.
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#model/store/schema.ts'

/** Every row of every table, behind the table's name. */
export async function readEveryRow(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db)
  const rows: string[] = []
  for (const { name } of tables.rows) {
    const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db)
    rows.push(...found.rows.map(({ row }) => `${name}: ${row}`))
  }
  return rows
}
