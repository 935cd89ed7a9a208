// Breaks atlas/one-door where it stands as api/ages.ts: security headers are set in one place.
import helmet from 'helmet'

export const headers = helmet
