// What a catalogue of the match and of comparisons must hold: the English one gives the shape, as in ../contract.ts.
import type { Widened } from '../contract.ts'
import type { en } from './en.ts'

export type MatchMessages = Widened<typeof en>
