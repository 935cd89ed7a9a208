// Breaks atlas/sql-clock where it stands as model/store/frontier.ts: the crawl may live in another time than the database.
import { sql } from 'kysely'

export const due = sql`select domain_id from frontier_slot where due_at <= now()`
