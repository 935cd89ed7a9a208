// Breaks atlas/one-door where it stands as api/ages.ts: only the store opens connections.
import { Pool } from 'pg'

export const pool = Pool
