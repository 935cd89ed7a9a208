// Job: copy what changed in search into Meilisearch, where one is set; last in its minute, since a rebuild takes a while.
import { MINUTE } from '#model/clock.ts'
import type { CopyRun } from '#model/store/search-meilisearch-copy.ts'
import type { Job } from './contract.ts'

export const copySearch: Job = {
  name: 'copy-search',
  summary: 'Copies what changed in search into Meilisearch, where MEILI_URL names one.',
  every: MINUTE,
  // A Meilisearch that is down fails the run, which says so; the next one sends what this one could not.
  run: async ({ copy }) => (copy === undefined ? 'PostgreSQL searches alone' : describe(await copy.refresh())),
}

function describe({ kind, written, removed }: CopyRun): string {
  switch (kind) {
    case 'elsewhere':
      return 'another process is at it'
    case 'rebuilt':
      return `rebuilt with ${written} servers`
    case 'changed':
      return `${written} sent, ${removed} removed`
  }
}
