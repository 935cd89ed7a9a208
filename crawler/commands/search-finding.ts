// What the doctor says of search: which backend answers, and whether it can.
import { SECOND, systemClock } from '#model/clock.ts'
import type { Config } from '#model/config.ts'
import { askSearchVersion } from '#model/store/open-search.ts'
import { MeiliError } from '#model/store/search-meilisearch.ts'
import type { Finding } from './doctor.ts'

const PATIENCE_MS = 5 * SECOND

/** Asks the Meilisearch of the settings for its version; one that does not answer is a warning, since PostgreSQL then does. */
export async function findSearch(config: Pick<Config, 'meiliUrl' | 'meiliKey'>): Promise<Finding> {
  const what = 'Search'
  try {
    const version = await askSearchVersion(config, systemClock, PATIENCE_MS)
    const found = version === undefined ? 'PostgreSQL (MEILI_URL is not set)' : `Meilisearch ${version} answers`
    return { what, state: 'good', found }
  } catch (error) {
    if (!(error instanceof MeiliError)) throw error
    const advice = error.reason === 'key-refused' ? 'Give MEILI_KEY the master key, or one that may do everything.' : 'Look at MEILI_URL.'
    return { what, state: 'warning', found: error.message, advice: `${advice} Until then PostgreSQL answers searches.` }
  }
}
