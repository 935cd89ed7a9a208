// Which backend answers searches: decided once, by the settings, for whoever opens a website.
import type { SearchBackend } from '#model/search.ts'
import type { Database } from './postgres.ts'
import { openPostgresSearch } from './search-postgres.ts'

export interface OpenSearch {
  readonly search: SearchBackend
  /** Exports come from PostgreSQL, whatever answers searches (DESIGN 3, search semantics). */
  readonly exports: SearchBackend
  readonly backend: 'postgres' | 'meilisearch'
  readonly close: () => Promise<void>
}

/** Opens search over a store, which stays the caller's to close. */
export function openSearch(database: Pick<Database, 'db' | 'published'>): OpenSearch {
  const postgres = openPostgresSearch(database)
  return { search: postgres, exports: postgres, backend: 'postgres', close: () => postgres.close() }
}
