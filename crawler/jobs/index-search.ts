// Jobs: keep search equal to what is published; every minute what changed, every night everything that moves without a visit.
import { DAY, MINUTE } from '#model/clock.ts'
import { refreshIndex, type IndexRun } from '#model/store/search-index.ts'
import type { Job } from './contract.ts'

export const indexSearch: Job = {
  name: 'index-search',
  summary: 'Brings search up to date with the servers that changed.',
  every: MINUTE,
  run: async ({ database, clock }) => describe(await refreshIndex(database, { now: clock.now() })),
}

export const renewSearch: Job = {
  name: 'renew-search',
  summary: 'Looks at every server in search anew: uptime, posts a week and the newest versions change without a visit.',
  every: DAY,
  run: async ({ database, clock }) => describe(await refreshIndex(database, { now: clock.now(), all: true })),
}

function describe({ written, removed, merged }: IndexRun): string {
  return `${written} written, ${removed} removed${merged ? ', postings merged' : ''}`
}
