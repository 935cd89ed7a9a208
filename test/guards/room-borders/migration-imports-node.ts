// Breaks atlas/room-borders where it stands as migrations/9999-add-ages.ts: a migration imports nothing but kysely.
import { readFileSync } from 'node:fs'

export const read = readFileSync
