// Job: reads what rules say, each sentence once; after a change of the lexicons all of them again, some thousands a minute.
import { MINUTE } from '#model/clock.ts'
import { judgeObjection, listObjecting, readStoredTexts } from '#model/store/objections.ts'
import type { Database } from '#model/store/postgres.ts'
import { inTransaction } from '#model/store/postgres.ts'
import { decideHosts } from '#model/store/publications.ts'
import { labelSentences, nameStoredRules } from '#model/store/sentences.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import type { Job } from './contract.ts'

/** Small slices, so that visits go on beside them. */
const RULES_AT_ONCE = 2000
const SENTENCES_AT_ONCE = 500
const TEXTS_AT_ONCE = 50
/** Slices of a run: the next one goes on a minute later, and search follows meanwhile. */
const MOST_SLICES = 40

export const labelRules: Job = {
  name: 'label-rules',
  summary: 'Reads what rules say, by topic and stance, and what texts say about crawlers.',
  every: MINUTE,
  run: async ({ database, clock }) => {
    const now = clock.now()
    const named = await inSlices(RULES_AT_ONCE, (most) => nameStoredRules(database.db, { now, most }))
    let changed = 0
    const read = await inSlices(SENTENCES_AT_ONCE, async (most) => {
      const run = await labelSentences(database.db, { now, most })
      changed += run.changed
      return run.read + run.forgotten
    })
    const concerned = new Set<number>()
    const texts = await inSlices(TEXTS_AT_ONCE, async (most) => {
      const slice = await readStoredTexts(database.db, most)
      for (const domainId of slice.domainIds) concerned.add(domainId)
      return slice.read
    })
    if (named + read > 0) for (const domainId of await listObjecting(database.db)) concerned.add(domainId)
    const decided = await judgeObjections(database, [...concerned], now)
    return `${read} sentences read, ${changed} with other labels; ${named} rules named, ${texts} texts looked through, ${decided} decisions changed`
  },
}

/** Works slice by slice until one is not full; returns how much was done. */
async function inSlices(most: number, work: (most: number) => Promise<number>): Promise<number> {
  let done = 0
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const worked = await work(most)
    done += worked
    if (worked < most) return done
  }
  return done
}

async function judgeObjections(database: Database, domainIds: readonly number[], now: number): Promise<number> {
  if (domainIds.length === 0) return 0
  for (const domainId of domainIds) await inTransaction(database.db, (trx) => judgeObjection(trx, domainId, new Date(now)))
  return decideHosts(database.db, { secret: await loadSiteSecret(database.db, now), now, domainIds })
}
