// Breaks atlas/one-door where it stands as api/ages.ts: answers are compressed in one place.
import compression from 'compression'

export const squeeze = compression
