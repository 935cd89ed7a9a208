// Breaks @typescript-eslint/no-import-type-side-effects where it stands as model/jitter.ts: the module would be loaded at run time for nothing.
import { type Clock } from './clock.ts'

export type Time = Clock
