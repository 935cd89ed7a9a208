// Breaks atlas/room-borders where it stands as web/ages.ts: the browser knows no rows.
import type { Schema } from '#model/store/schema.ts'

export type Everything = Schema
