// Breaks atlas/one-door where it stands as model/ages.ts: tools stay tools.
import { format } from 'prettier'

export const print = format
