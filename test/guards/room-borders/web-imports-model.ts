// Breaks atlas/room-borders where it stands as web/ages.ts: the browser gets facets and types, not the model.
import { dayOf } from '#model/clock.ts'

export const day = dayOf
