// Breaks atlas/one-door where it stands as model/ages.ts: tools stay tools.
import { ESLint } from 'eslint'

export const linter = ESLint
