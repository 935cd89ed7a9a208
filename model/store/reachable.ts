// Whether the database answers, for the question of a load balancer.
import { sql, type Kysely } from 'kysely'
import type { Published } from './published.ts'

/** True when a trivial query over the schema `published` is answered. */
export async function isReachable(db: Kysely<Published>): Promise<boolean> {
  try {
    await sql`select 1 from published.run_day limit 1`.execute(db)
    return true
  } catch {
    return false
  }
}
