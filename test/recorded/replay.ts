// The replay: each recorded world crawled to idle into a database of its own, and the API asked for every server by its exact name.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { HOUR, systemClock, type Clock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { at } from '#model/json.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import type { Database } from '#model/store/postgres.ts'
import type { BlocksReply, CrawlsReply, LookupReply, ServerReply, UsageReply } from '../../api/contract.ts'
import { startApi } from '../../api/start.ts'
import { openWorld } from '../support/crawl-world.ts'
import type { NamedServer, RecordedWorld } from './worlds.ts'

/** What the API says of one replayed server. */
export interface Told extends NamedServer {
  readonly lookup: LookupReply
  /** Present where the name has a page. */
  readonly page: ServerReply | undefined
  readonly usage: UsageReply | undefined
  /** Documents and their states; absent where the name is not answered with more than "not known". */
  readonly crawls: CrawlsReply | undefined
  /** Its block lists. */
  readonly blocks: BlocksReply | undefined
  /** Its own documents ask that it be listed nowhere, so that the API knows nothing of it. */
  readonly unlisted: boolean
  /** What is wrong with the API itself where it answered with an error. */
  readonly apiError: string | undefined
}

/** A database that is disposed of when the replay of one world is over. */
export type OpenDatabase = () => Promise<Database & AsyncDisposable>

/** Crawls the worlds one after another, in virtual time, and asks the API about every server in them. */
export async function replay(worlds: readonly RecordedWorld[], open: OpenDatabase): Promise<readonly Told[]> {
  const told: Told[] = []
  for (const recorded of worlds) {
    await using database = await open()
    const now = await crawlWorld(recorded, database)
    told.push(...(await askAbout(recorded.servers, database, now + HOUR)))
  }
  return told
}

async function crawlWorld({ world, servers }: RecordedWorld, database: Database): Promise<number> {
  await using crawl = await openWorld(world, database, {
    seeds: servers.map(({ server, name }) => server.seed?.(name) ?? name),
    tickEveryMs: HOUR,
  })
  await crawl.crawlToIdle()
  return crawl.fediverse.clock.now()
}

const AT_ONCE = 8

async function askAbout(servers: readonly NamedServer[], database: Database, now: number): Promise<readonly Told[]> {
  await using opened = new AsyncDisposableStack()
  const folder = await mkdtemp(path.join(tmpdir(), 'atlas-recorded-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  const clock: Clock = { ...systemClock, now: () => now }
  const reading = readConfig({ PORT: '0', ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  const { search, close } = openSearch(database)
  opened.defer(close)
  const listening = await startApi({
    config: reading.config,
    version: '0.0.0-recorded',
    database,
    search,
    searchBackend: 'postgres',
    clock,
    log: createLogger({ level: 'error', now: clock.now }),
    reservedNames: true,
    checkReplies: true,
    host: '127.0.0.1',
    webFolder: folder,
    limits: { reads: Number.MAX_SAFE_INTEGER, writes: 1 },
  })
  if (typeof listening === 'string') throw new Error(listening)
  opened.defer(listening.close)
  const origin = `http://127.0.0.1:${listening.port}/api/v1`
  const read: Read = (address) => readReply(origin, address)
  const told: Told[] = []
  for (let next = 0; next < servers.length; next += AT_ONCE)
    told.push(...(await Promise.all(servers.slice(next, next + AT_ONCE).map((server) => ask(server, database, read)))))
  return told
}

type Read = <T>(address: string) => Promise<T | undefined>

async function ask(server: NamedServer, database: Database, read: Read): Promise<Told> {
  try {
    return await askAll(server, database, read)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const lookup = { kind: 'unknown', domain: server.name, target: null, status: null, reason: null } as const
    return {
      ...server,
      lookup,
      page: undefined,
      usage: undefined,
      crawls: undefined,
      blocks: undefined,
      unlisted: false,
      apiError: error.message,
    }
  }
}

async function askAll(server: NamedServer, database: Database, read: Read): Promise<Told> {
  const name = encodeURIComponent(server.name)
  const lookup = await read<LookupReply>(`/lookup?q=${name}`)
  if (lookup === undefined) throw new ApiError(`there is no answer to a look-up of ${server.name}`)
  const page = lookup.kind === 'server' ? await read<ServerReply>(`/servers/${name}`) : undefined
  // The states of single documents and weeks of activity are wanted of documents that stand for themselves.
  const alone = server.server.addresses.size > 0
  return {
    ...server,
    lookup,
    page,
    usage: alone && page !== undefined ? await read<UsageReply>(`/servers/${name}/usage`) : undefined,
    crawls: alone ? await read<CrawlsReply>(`/servers/${name}/crawls`) : undefined,
    blocks: alone && page !== undefined ? await read<BlocksReply>(`/servers/${name}/blocks?limit=1`) : undefined,
    unlisted: lookup.kind === 'unknown' && (await asksNotToBeListed(database, server.name)),
    apiError: undefined,
  }
}

async function asksNotToBeListed({ db }: Database, name: string): Promise<boolean> {
  const found = await db
    .selectFrom('instance')
    .innerJoin('domain', 'domain.id', 'instance.domainId')
    .select('facts')
    .where('domain.name', '=', name)
    .executeTakeFirst()
  return at(found?.facts, 'doNotList', 'value') === true
}

// A mistake of the API over one server is told as such and spoils no other comparison.
class ApiError extends Error {}

/** The JSON of an answer with status 200, undefined for 308 and 404; whatever else is a bug of the API. */
async function readReply<T>(origin: string, address: string): Promise<T | undefined> {
  const response = await fetch(origin + address, { redirect: 'manual' })
  const body = await response.text()
  if (response.status === 308 || response.status === 404) return undefined
  if (response.status !== 200) throw new ApiError(`the API answers ${address} with ${response.status}`)
  return JSON.parse(body) as T
}
