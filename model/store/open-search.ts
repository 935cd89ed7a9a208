// Which backend answers searches, and who keeps it filled: decided once, by the settings.
import type { Clock } from '#model/clock.ts'
import type { Config } from '#model/config.ts'
import type { Log } from '#model/log.ts'
import type { SearchBackend } from '#model/search.ts'
import type { Database } from './postgres.ts'
import { createColumnHolder, type ColumnHolder } from './search-columns.ts'
import { fallBack } from './search-fallback.ts'
import { openMeili, type MeiliAddress } from './search-meilisearch.ts'
import { nameIndexes } from './search-meilisearch-index.ts'
import { openCopy, type SearchCopy } from './search-meilisearch-copy.ts'
import { openMeiliSearch } from './search-meilisearch-reader.ts'
import { openPostgresSearch } from './search-postgres.ts'

export interface OpenSearch {
  readonly search: SearchBackend
  /** Exports come from PostgreSQL, whatever answers searches (DESIGN 3, search semantics). */
  readonly exports: SearchBackend
  /** What both make counts and orders of. */
  readonly columns: ColumnHolder
  readonly backend: 'postgres' | 'meilisearch'
  readonly close: () => Promise<void>
}

type MeiliConfig = Pick<Config, 'meiliUrl' | 'meiliKey'>

export interface SearchStart {
  readonly config: MeiliConfig
  readonly clock: Clock
  readonly log: Pick<Log, 'info' | 'warn'>
  /** Begins the names of the indexes in Meilisearch; `atlas` unless given. */
  readonly prefix?: string | undefined
}

/** Opens search over a store, which stays the caller's to close: on PostgreSQL, and on Meilisearch where the settings name one. */
export function openSearch(database: Pick<Database, 'db' | 'published'>, start?: SearchStart): OpenSearch {
  const holder = createColumnHolder(database.db)
  const postgres = openPostgresSearch(database, holder)
  const address = start === undefined ? undefined : readAddress(start.config)
  if (start === undefined || address === undefined) {
    return { search: postgres, exports: postgres, columns: holder, backend: 'postgres', close: () => postgres.close() }
  }
  const { clock, prefix } = start
  const meilisearch = openMeiliSearch(database, { address, indexes: nameIndexes(prefix), clock, holder })
  const search = fallBack({ first: meilisearch, second: postgres }, start)
  return { search, exports: postgres, columns: holder, backend: 'meilisearch', close: () => search.close() }
}

/** What fills Meilisearch from the index in PostgreSQL; undefined where the settings name none. */
export function openSearchCopy(
  database: Pick<Database, 'db'>,
  { config, clock, prefix, signal }: Omit<SearchStart, 'log'> & { readonly signal?: AbortSignal | undefined },
): SearchCopy | undefined {
  const address = readAddress(config)
  return address === undefined ? undefined : openCopy(database, { address, indexes: nameIndexes(prefix), clock, signal })
}

/** The version of the Meilisearch that the settings name, undefined where they name none; throws a MeiliError with one sentence. */
export async function askSearchVersion(config: MeiliConfig, clock: Clock, timeoutMs: number): Promise<string | undefined> {
  const address = readAddress(config)
  return address === undefined ? undefined : openMeili(address, { clock, timeoutMs }).version()
}

function readAddress({ meiliUrl, meiliKey }: MeiliConfig): MeiliAddress | undefined {
  return meiliUrl === undefined ? undefined : { url: meiliUrl, key: meiliKey }
}
