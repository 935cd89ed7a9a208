// Breaks atlas/sql-clock where it stands as model/store/frontier.ts: now by another spelling.
import type { Kysely } from 'kysely'

/** The time by the database. */
export const now = (db: Kysely<unknown>): unknown => db.fn('now')
