// Breaks atlas/one-door where it stands as model/ages.ts: the program does not need its tests.
import { expect } from 'vitest'

export const claim = expect
