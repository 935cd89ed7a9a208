// What tests of Meilisearch stand on: three servers in a database, a stand-in beside it, and a clock that is moved by hand.
import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { systemClock, type Clock } from '#model/clock.ts'
import type { SearchBackend } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'
import { createColumnHolder } from '#model/store/search-columns.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { nameIndexes } from '#model/store/search-meilisearch-index.ts'
import { openCopy, type SearchCopy } from '#model/store/search-meilisearch-copy.ts'
import { openMeiliSearch } from '#model/store/search-meilisearch-reader.ts'
import { freshDatabase } from '../../../support/database.ts'
import { startStandIn, type StandIn } from '../../../support/meilisearch/stand-in.ts'
import { publishServers, READ_AT, saveRegistry, type PublishedServer } from './publish-servers.ts'

export const MASTER = 'a-master-key-of-tests'
export const INDEXES = nameIndexes()

export const THREE: readonly PublishedServer[] = [
  { domain: 'harbour.example', name: 'The Harbour', short: 'Boats and weather', rules: ['Be kind'], version: '4.5.1' },
  { domain: 'forest.example', name: 'The Forest', short: 'Trees and moss', version: '4.5.1', signUp: 'closed', languages: ['fr'] },
  { domain: 'meadow.example', name: 'The Meadow', short: 'Flowers and boats', version: '4.4.0', languages: ['fr'] },
]

export interface Ground {
  readonly database: Database
  readonly standIn: StandIn
  readonly clock: Clock
  readonly wait: (milliseconds: number) => void
  readonly copy: SearchCopy
  /** Search on the stand-in alone; with another key where one is given. */
  readonly open: (key?: string) => SearchBackend
}

/** Prepares all of it, ended with the running test; the index of PostgreSQL is made, and the stand-in is empty. */
export async function prepareSearch(servers: readonly PublishedServer[] = THREE, masterKey: string | undefined = MASTER): Promise<Ground> {
  const database = await freshDatabase()
  const standIn = await startStandIn(masterKey === '' ? {} : { masterKey })
  onTestFinished(async () => {
    await standIn[Symbol.asyncDispose]()
    await database.close()
  })
  await saveRegistry(database)
  await publishServers(database, servers)
  await refreshIndex(database, { now: READ_AT })
  let now = READ_AT
  // The stand-in goes on at every look, so that nobody has to wait between two.
  const clock: Clock = { ...systemClock, now: () => now, sleep: () => setImmediate() }
  const addressOf = (key: string | undefined) => ({ url: standIn.url, key: key === '' ? undefined : key })
  const open = (key?: string): SearchBackend =>
    openMeiliSearch(database, {
      address: addressOf(key ?? masterKey),
      indexes: INDEXES,
      clock,
      holder: createColumnHolder(database.db),
      patienceMs: 300,
    })
  const copy = openCopy(database, { address: addressOf(masterKey), indexes: INDEXES, clock })
  return { database, standIn, clock, wait: (milliseconds) => void (now += milliseconds), copy, open }
}
