// Breaks atlas/one-door where it stands as model/ages.ts: tools stay tools.
import ts from 'typescript'

export const compiler = ts
