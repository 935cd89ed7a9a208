// What every route is given: the store, the search, the clock and what this installation says of itself.
import type { Clock } from '#model/clock.ts'
import type { Log } from '#model/log.ts'
import type { SearchBackend } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'
import type { ColumnHolder } from '#model/store/search-columns.ts'
import type { BlockFigures } from './block-figures.ts'
import type { Network } from './network.ts'

/** This installation as its pages describe it. */
export interface Site {
  readonly version: string
  readonly userAgent: string
  readonly publicUrl: string | undefined
  readonly contact: string | undefined
  /** A trial run (DESIGN 2, first run). */
  readonly taster: boolean
  readonly maxServers: number | undefined
  readonly paceMs: number
  readonly readsPublishedBlocklists: boolean
  /** Plain texts of the operator; absent: not given. */
  readonly imprint: string | undefined
  readonly privacy: string | undefined
  /** The address of the running source, on this host or elsewhere (AGPL, section 13). */
  readonly source: string
  readonly searchBackend: 'postgres' | 'meilisearch'
}

export interface ApiContext {
  readonly database: Pick<Database, 'db' | 'published'>
  readonly search: SearchBackend
  /** Answers exports: PostgreSQL, whatever answers searches. */
  readonly exports: SearchBackend
  /** What is known of the servers in search, in memory: for counts and comparisons over all of them. */
  readonly columns: ColumnHolder
  /** Figures about the network as a whole, remembered for a moment. */
  readonly network: Network
  /** What answers about blocks count, remembered likewise. */
  readonly blocks: BlockFigures
  readonly clock: Clock
  /** Key of the hashes of opted-out names (model/store/site.ts). */
  readonly secret: Uint8Array
  readonly site: Site
  readonly log: Log
  /** Names for documentation and tests can be visited: in a simulated fediverse only. */
  readonly reservedNames: boolean
  /** Tests and development: a reply that is not as documented is an error. */
  readonly checkReplies: boolean
}
