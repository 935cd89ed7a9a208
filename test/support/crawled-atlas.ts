// A whole atlas for tests of its API: a small world crawled once, with a name for every policy, served on loopback.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HOUR, systemClock, type Clock } from '#model/clock.ts'
import { readConfig, type Environment } from '#model/config.ts'
import type { Domain } from '#model/domain.ts'
import { createLogger } from '#model/log.ts'
import { addDomains } from '#model/store/domains.ts'
import { quarantineGroup } from '#model/store/farms.ts'
import { openSearch } from '#model/store/open-search.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import type { SearchBackend } from '#model/search.ts'
import type { RequestLimits } from '../../api/security.ts'
import { startApi, type OperatorTexts } from '../../api/start.ts'
import { dns, redirectTo, robotsDisallowAll, xRobotsTag } from '../fediverse/faults.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { HUB, server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from './crawl-world.ts'
import { readRules } from '../model/store/search/publish-servers.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { simpleSearch } from './simple-search.ts'

/** Names of the little world, by what is special about them. */
export const NAMES = {
  hub: HUB,
  forum: 'forum.example',
  alias: 'old-forum.example',
  personal: 'tiny.example',
  boaster: 'boaster.example',
  refused: 'refused.example',
  failed: 'gone.example',
  unlisted: 'unlisted.example',
  off: 'off.example',
  waiting: 'waiting.example',
  farm: 'spam.example',
  inFarm: 'a1.spam.example',
  unknown: 'never-seen.example',
} as const

const HOSTS: Readonly<Record<string, HostDefinition>> = {
  // Without the robots.txt that Lemmy ships, so that its API is read.
  [NAMES.forum]: { instance: server(NAMES.forum, 'lemmy', '1.0.0'), robots: null },
  [NAMES.alias]: { faults: [redirectTo(`https://${NAMES.forum}/`, { keepPath: true })] },
  [NAMES.personal]: {
    instance: server(NAMES.personal, 'mastodon', '4.5.4', {
      registrations: { mode: 'closed' },
      usage: { users: 2, activeMonth: 1, activeHalfyear: 2, localPosts: 10 },
    }),
  },
  [NAMES.boaster]: {
    instance: server(NAMES.boaster, 'mastodon', '4.4.1', { usage: { users: 10, activeMonth: 5000, activeHalfyear: 6000, localPosts: 1 } }),
  },
  [NAMES.refused]: { instance: server(NAMES.refused, 'mastodon', '4.5.4'), faults: [robotsDisallowAll()] },
  [NAMES.failed]: { fault: dns() },
  [NAMES.unlisted]: { instance: server(NAMES.unlisted, 'mastodon', '4.5.4'), faults: [xRobotsTag()] },
  [NAMES.off]: { instance: server(NAMES.off, 'mastodon', '4.5.4') },
}

export interface AtlasOptions {
  /** More hosts of the world, all known to the hub. */
  readonly hosts?: Readonly<Record<string, HostDefinition>>
  readonly limits?: RequestLimits
  readonly environment?: Environment
  /** What the operator wrote for the imprint. */
  readonly texts?: OperatorTexts
  readonly webFolder?: string
  /** The simple one unless given; `indexed` is the one that serves. */
  readonly search?: SearchBackend | 'indexed'
}

export interface CrawledAtlas extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly origin: string
  readonly database: TestDatabase
  /** Moves the clock of the API. */
  readonly wait: (milliseconds: number) => void
  readonly now: () => number
  readonly secret: Uint8Array
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  /** Reads JSON of a path below /api/v1. */
  readonly read: (path: string) => Promise<{ readonly status: number; readonly body: never }>
  readonly post: (path: string, body: unknown) => Promise<{ readonly status: number; readonly body: never }>
  readonly errors: readonly string[]
}

const GENEROUS: RequestLimits = { reads: 1_000_000, writes: 1_000_000, lookups: 1_000_000 }

/** Crawls the world and opens the API over it; every reply is checked against its schema. */
export async function openAtlas(options: AtlasOptions = {}): Promise<CrawledAtlas> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await freshDatabase())
  const moment = await crawlLittleWorld(database, options.hosts ?? {})
  const secret = await loadSiteSecret(database.db, moment)
  await applyPolicies(database, moment, secret)
  const emptyFolder = await mkdtemp(path.join(tmpdir(), 'atlas-test-web-'))
  opened.defer(() => rm(emptyFolder, { recursive: true, force: true }))
  let now = moment + HOUR
  const errors: string[] = []
  const clock: Clock = { ...systemClock, now: () => now }
  const reading = readConfig({
    PORT: '0',
    ATLAS_PUBLIC_URL: 'https://atlas.example',
    ATLAS_CONTACT: 'admin@atlas.example',
    ...options.environment,
  })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  const listening = await startApi({
    config: reading.config,
    version: '0.0.0-test',
    database,
    search: await chooseSearch(database, options.search, moment),
    searchBackend: 'postgres',
    clock,
    log: createLogger({ level: 'error', now: clock.now, destination: { write: (line) => void errors.push(line) } }),
    reservedNames: true,
    texts: options.texts,
    checkReplies: true,
    host: '127.0.0.1',
    webFolder: options.webFolder ?? emptyFolder,
    limits: options.limits ?? GENEROUS,
  })
  if (typeof listening === 'string') throw new Error(listening)
  opened.defer(listening.close)
  const origin = `http://127.0.0.1:${listening.port}`
  const get = (address: string, init?: RequestInit): Promise<Response> => fetch(origin + address, { redirect: 'manual', ...init })
  const owned = opened.move()
  return {
    origin,
    database,
    wait: (milliseconds) => void (now += milliseconds),
    now: () => now,
    secret,
    get,
    read: async (address) => readJson(await get(`/api/v1${address}`)),
    post: async (address, body) =>
      readJson(
        await get(`/api/v1${address}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ),
    errors,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

async function chooseSearch(database: TestDatabase, wanted: AtlasOptions['search'], now: number): Promise<SearchBackend> {
  if (wanted !== 'indexed') return wanted ?? simpleSearch(database)
  await readRules(database)
  await refreshIndex(database, { now, all: true })
  return openSearch(database).search
}

async function readJson(response: Response): Promise<{ readonly status: number; readonly body: never }> {
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never }
}

async function crawlLittleWorld(database: TestDatabase, more: Readonly<Record<string, HostDefinition>>): Promise<number> {
  const hosts = { ...HOSTS, ...more }
  const world = defineWorld({
    mirrors,
    hosts: { [HUB]: { instance: server(HUB, 'mastodon', '4.5.4', { peers: Object.keys(hosts) }) }, ...hosts },
  })
  await using crawl = await openWorld(world, database, { seeds: [HUB, ...Object.keys(hosts)] })
  await crawl.crawlToIdle()
  return crawl.fediverse.clock.now()
}

// What a crawl alone does not bring about: somebody opts out, a name waits for its first visit, a farm is found.
async function applyPolicies(database: TestDatabase, now: number, secret: Uint8Array): Promise<void> {
  const { db } = database
  await setOptOut(db, { domain: NAMES.off as Domain, grade: 'off', proof: 'dns-txt', now, secret })
  await addDomains(db, [NAMES.waiting as Domain], { now, dueAt: now + HOUR })
  await db.transaction().execute((trx) => quarantineGroup(trx, { registrable: NAMES.farm, reason: 'all-alike', waiting: 120_000, now }))
}
