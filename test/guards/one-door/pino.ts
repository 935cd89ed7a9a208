// Breaks atlas/one-door where it stands as crawler/ages.ts: lines are written by model/log.ts.
import { pino } from 'pino'

export const log = pino
