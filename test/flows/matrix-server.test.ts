// A Matrix server, from the host of its API to its own name: crawled to idle, and stored as what it is.
import { expect, test } from 'vitest'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

const API = 'matrix.meadow.example'

test('Whoever meets the API of a Matrix server comes to know the server under its name', async () => {
  const instance = server('meadow.example', 'synapse', '1.135.0', { apiHost: API, registrations: { mode: 'closed' } })
  const world = defineWorld({ mirrors, hosts: { 'meadow.example': { instance }, [API]: { instance } } })
  await using database = await freshDatabase()
  await using crawl = await openWorld(world, database, { seeds: [API] })
  await crawl.crawlToIdle()
  const domains = await database.db.selectFrom('domain').select(['name', 'status', 'apiHost']).orderBy('name').execute()
  expect(domains).toEqual([
    { name: API, status: 'moved', apiHost: null },
    { name: 'meadow.example', status: 'alive', apiHost: API },
  ])
  const known = await database.db.selectFrom('instance').select(['software', 'adapter', 'registrations', 'facts']).execute()
  expect(known).toMatchObject([
    { software: 'synapse', adapter: 'matrix', registrations: 'closed', facts: { protocols: { value: ['matrix'] } } },
  ])
  expect(crawl.fediverse.ledger.requests().every(({ method }) => method === 'GET')).toBe(true)
})
