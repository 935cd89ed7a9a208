// Breaks atlas/one-door where it stands as api/ages.ts: limits of requests stand in one place.
import { rateLimit } from 'express-rate-limit'

export const limit = rateLimit
