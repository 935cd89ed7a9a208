// Meilisearch as a search backend: the suite that all backends must pass, over the stand-in and over a real server where one is given.
import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { systemClock } from '#model/clock.ts'
import type { Database } from '#model/store/postgres.ts'
import type { SearchBackend } from '#model/search.ts'
import { createColumnHolder } from '#model/store/search-columns.ts'
import { openMeili, type MeiliAddress } from '#model/store/search-meilisearch.ts'
import { nameIndexes } from '#model/store/search-meilisearch-index.ts'
import { openCopy } from '#model/store/search-meilisearch-copy.ts'
import { openMeiliSearch } from '#model/store/search-meilisearch-reader.ts'
import { startStandIn } from '../../../support/meilisearch/stand-in.ts'
import { describeSearch } from './conformance.ts'

const { MEILI_URL: url = '', MEILI_KEY: key } = process.env

process.stdout.write(
  `Search conformance: PostgreSQL; a stand-in of Meilisearch${url === '' ? '; no real Meilisearch (MEILI_URL is not set)' : `; the Meilisearch of MEILI_URL`}.\n`,
)

async function fill(database: Database, address: MeiliAddress, prefix: string): Promise<SearchBackend> {
  const [clock, indexes] = [systemClock, nameIndexes(prefix)]
  await openCopy(database, { address, indexes, clock }).refresh()
  // Without the fallback: what Meilisearch cannot answer fails here.
  return openMeiliSearch(database, { address, indexes, clock, holder: createColumnHolder(database.db) })
}

const standIn = await startStandIn({ masterKey: 'a-master-key-of-tests' })
afterAll(() => standIn[Symbol.asyncDispose]())
describeSearch('a stand-in of Meilisearch', (database) => fill(database, { url: standIn.url, key: 'a-master-key-of-tests' }, 'atlas'))

if (url !== '') {
  const prefix = `atlas-test-${randomBytes(4).toString('hex')}`
  const address = { url, key: key === '' ? undefined : key }
  afterAll(async () => {
    const meili = openMeili(address, { clock: systemClock, timeoutMs: 60_000 })
    const { servers, next, state } = nameIndexes(prefix)
    for (const index of [servers, next, state]) await meili.dropIndex(index)
  })
  describeSearch('Meilisearch', (database) => fill(database, address, prefix))
}
