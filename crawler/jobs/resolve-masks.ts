// Job: looks again whose name stands behind masked rows of block lists, since names arrive every day.
import { HOUR } from '#model/clock.ts'
import { resolveMasks as resolve } from '#model/store/block-resolution.ts'
import type { Job } from './contract.ts'

export const resolveMasks: Job = {
  name: 'resolve-masks',
  summary: 'Holds masked rows of block lists against the names that are known by now.',
  every: 6 * HOUR,
  run: async ({ database }) => {
    const { digest, inferred, ambiguous, unresolved, changed } = await resolve(database.db)
    return `${digest} certain, ${inferred} probable, ${ambiguous} ambiguous, ${unresolved} unknown; ${changed} changed`
  },
}
