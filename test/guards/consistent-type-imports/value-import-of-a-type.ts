// Breaks @typescript-eslint/consistent-type-imports where it stands as model/jitter.ts: it would be loaded at run time for nothing.
import { Clock } from './clock.ts'

export type Time = Clock
