// How much there is to do: figures for the progress line and for `atlas doctor`.
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Hosts due at `now` (milliseconds since 1970) and hosts known at all. */
export async function countDue(db: Kysely<Schema>, now: number): Promise<{ readonly due: number; readonly known: number }> {
  const found = await sql<{ due: number; known: number }>`
    select (select count(*)::int from frontier_slot where due_at <= ${new Date(now)}) as due, (select count(*)::int from frontier_slot) as known`.execute(
    db,
  )
  return found.rows[0] ?? { due: 0, known: 0 }
}
