// What a catalogue about rules must hold: the English one gives the shape, as in ../contract.ts.
import type { Widened } from '../contract.ts'
import type { en } from './en.ts'

export type RuleMessages = Widened<typeof en>
