// What a scheduled job is: a name, a period, and a piece of work that any process may do once when it is due.
import type { Clock } from '#model/clock.ts'
import type { Events } from '#model/events.ts'
import type { Database } from '#model/store/postgres.ts'
import type { SearchCopy } from '#model/store/search-meilisearch-copy.ts'
import type { Network } from '../network/contract.ts'

export interface JobContext {
  readonly database: Database
  readonly network: Network
  readonly clock: Clock
  readonly events: Events
  /** Unique to this process. */
  readonly owner: string
  readonly gapMs: number
  readonly leaseMs: number
  /** Names with an id at most; the taster's limit. */
  readonly maxDomains?: number | undefined
  /** Servers at most, those that may still turn out to be one included; the limit of a trial run. */
  readonly maxServers?: number | undefined
  /** Fills Meilisearch; absent where PostgreSQL searches alone. */
  readonly copy?: SearchCopy | undefined
}

export interface Job {
  readonly name: string
  /** What it does, for `atlas doctor`. */
  readonly summary: string
  /** Milliseconds; due at every multiple of it since 1970. */
  readonly every: number
  /** Does the work; returns one line that says what was done. */
  readonly run: (context: JobContext) => Promise<string>
}
