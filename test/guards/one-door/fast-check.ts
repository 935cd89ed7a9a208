// Breaks atlas/one-door where it stands as model/ages.ts: the program does not need its tests.
import * as fc from 'fast-check'

export const property = fc.property
