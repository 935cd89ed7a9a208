// Breaks atlas/one-door where it stands as test/tooling/ages.ts: the rules are put together in eslint.config.js.
import tseslint from 'typescript-eslint'

export const parser = tseslint
