// Job: decides every night what may be shown of every host, since decisions change without a visit too (an opt-out, a farm, a rule of ours).
import { DAY } from '#model/clock.ts'
import { decideAll } from '#model/store/publications.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import type { Job } from './contract.ts'

export const decidePublications: Job = {
  name: 'decide-publications',
  summary: 'Decides anew what may be shown of every server.',
  every: DAY,
  run: async ({ database, clock }) => {
    const secret = await loadSiteSecret(database.db, clock.now())
    return `${await decideAll(database.db, secret, clock.now())} decisions changed`
  },
}
