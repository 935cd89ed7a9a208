// The first walk: from one seed to everything it knows.
import { expect, test } from 'vitest'
import { defineWorld } from '../fediverse/world.ts'
import type { VirtualInstance } from '../fediverse/contract.ts'
import { dns } from '../fediverse/faults.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

const server = (host: string, software: string, version: string, peers: readonly string[]): VirtualInstance => ({
  host,
  software,
  version,
  name: `Server ${host}`,
  shortDescription: 'A small server.',
  languages: ['en'],
  registrations: { mode: 'open' },
  usage: { users: 100, activeMonth: 30, activeHalfyear: 50, localPosts: 1000 },
  rules: [{ nativeId: '1', text: 'Be kind.' }],
  peers,
})

test('a walk from one seed finds the servers it lists, and the ones those list', async () => {
  const instances = [
    server('first.example', 'mastodon', '4.5.4', ['second.example', 'gone.example']),
    server('second.example', 'lemmy', '0.19.12', ['third.example']),
    server('third.example', 'misskey', '2025.10.2', ['first.example', 'tube.example']),
    server('tube.example', 'peertube', '8.0.1', ['first.example']),
  ]
  const world = defineWorld({
    mirrors,
    hosts: { ...Object.fromEntries(instances.map((instance) => [instance.host, { instance }])), 'gone.example': { fault: dns() } },
  })
  await using database = await freshDatabase()
  await using crawl = await openWorld(world, database, { seeds: ['first.example'] })
  const done = await crawl.crawlToIdle()
  const rows = await database.db
    .selectFrom('domain')
    .leftJoin('instance', 'instance.domainId', 'domain.id')
    .select(['domain.name', 'domain.status', 'instance.software', 'instance.users'])
    .orderBy('domain.name')
    .execute()
  expect(rows).toEqual([
    { name: 'first.example', status: 'alive', software: 'mastodon', users: 100 },
    { name: 'gone.example', status: 'failing', software: null, users: null },
    { name: 'second.example', status: 'alive', software: 'lemmy', users: 100 },
    { name: 'third.example', status: 'alive', software: 'misskey', users: 100 },
    { name: 'tube.example', status: 'alive', software: 'peertube', users: 100 },
  ])
  expect(done.requests).toBe(crawl.fediverse.ledger.count())
})
