// Breaks atlas/one-door where it stands as crawler/ages.ts: only the store speaks SQL.
import { sql } from 'kysely'

export const query = sql
