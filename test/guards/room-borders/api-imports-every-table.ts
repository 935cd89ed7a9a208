// Breaks atlas/room-borders where it stands as api/ages.ts: the API reads the schema `published` only, so it must not even know the other tables.
import type { Schema } from '#model/store/schema.ts'

export type Everything = Schema
