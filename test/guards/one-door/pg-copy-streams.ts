// Breaks atlas/one-door where it stands as crawler/ages.ts: only the store loads in bulk.
import { from } from 'pg-copy-streams'

export const load = from
