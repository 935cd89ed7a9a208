// `npm run dev`: the written world, crawled once into a database that is thrown away, and the website over it; started anew when a file changes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import { systemClock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import { openStore } from '#model/store/open-store.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { startApi } from '../../api/start.ts'
import { VERSION } from '../../crawler/version.ts'
import { SLOW_HOSTS, WRITTEN_SEEDS, writtenWorld } from '../fediverse/worlds/written.ts'
import { openWorld } from './crawl-world.ts'

const reading = readConfig(process.env)
if (!reading.ok) throw new Error(reading.problems.join(' '))
const { config } = reading
const dataDir = await mkdtemp(path.join(tmpdir(), 'atlas-dev-'))
await using opened = new AsyncDisposableStack()
opened.defer(() => rm(dataDir, { recursive: true, force: true }))
const store = opened.use(await openStore({ dataDir }))
process.stdout.write('Crawling the written world …\n')
const world = opened.use(await openWorld(writtenWorld(), store, { seeds: WRITTEN_SEEDS, hurriedHosts: new Set(SLOW_HOSTS) }))
const { visits } = await world.crawlToIdle()
const now = world.fediverse.clock.now()
await refreshIndex(store, { now, all: true })
const listening = await startApi({
  config,
  version: VERSION,
  database: store,
  search: openSearch(store).search,
  searchBackend: 'postgres',
  // The world's time stands still where its crawl ended.
  clock: { ...systemClock, now: () => now },
  log: createLogger({ level: 'warn', now: systemClock.now, pretty: true }),
  reservedNames: true,
  checkReplies: true,
})
if (typeof listening === 'string') throw new Error(`Port ${config.port} cannot be had (${listening}).`)
opened.defer(listening.close)
process.stdout.write(`${visits} visits; the website is at http://localhost:${listening.port}\n`)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
