// Job: lets names that got an id since join the sets of the lists that named them.
import { HOUR } from '#model/clock.ts'
import { resolveWaiting } from '#model/store/waiting-names.ts'
import type { Job } from './contract.ts'

export const completeLists: Job = {
  name: 'complete-lists',
  summary: 'Completes the stored peer lists by names that have become servers since the lists were read.',
  every: HOUR,
  run: async ({ database, clock }) => `${await resolveWaiting(database.db, clock.now())} lists looked at`,
}
