// Bench: node test/bench/search.ts [servers] measures search on PostgreSQL over generated servers, one client; prints a table.
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { FacetFilters, SearchBackend, SearchQuery } from '#model/search.ts'
import { openEmbedded } from '#model/store/embedded.ts'
import { migrateToLatest } from '#model/store/migrate.ts'
import { openDatabase, type Database } from '#model/store/postgres.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import { publishServers, READ_AT, saveRegistry, type PublishedServer } from '../model/store/search/publish-servers.ts'
import { makeScratch } from '../support/scratch.ts'

const WORDS = 25_000
const QUERIES = 300
// Two hundred syllables: with few of them every part of a word would be a part of most words.
const SYLLABLES = Array.from('bcdfghjklmnprstvwz').flatMap((onset) =>
  ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'ist', 'ol', 'um', 'ei'].map((rest) => onset + rest),
)

/** Numbers in [0, 1) that are the same in every run (mulberry32, public domain). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = makeRandom(7)

function wordAt(rank: number): string {
  let word = ''
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? ''
  return word
}

/** The rank of a word drawn as words are in texts: the commonest are in nearly every one (Zipf). */
function drawRank(): number {
  return Math.floor(Math.exp(random() * Math.log(WORDS))) - 1
}

function draw<T>(values: readonly T[]): T {
  const value = values[Math.floor(random() ** 2 * values.length)]
  if (value === undefined) throw new Error('nothing to draw from')
  return value
}

function text(words: number): string {
  return Array.from({ length: words }, () => wordAt(drawRank())).join(' ')
}

function makeServer(_: unknown, index: number): PublishedServer {
  const word = wordAt(Math.floor(random() * WORDS))
  const users = Math.floor(Math.exp(random() * 12))
  return {
    domain: `${word}${index.toString(36)}.example`,
    name: `${word} ${text(2)}`,
    short: text(15),
    long: text(70),
    rules: Array.from({ length: 5 }, () => text(8)),
    software: draw([
      'mastodon',
      'misskey',
      'lemmy',
      'peertube',
      'diaspora',
      ...Array.from({ length: 40 }, (_each, other) => `software${other}`),
    ]),
    version: `4.${Math.floor(random() * 6)}.${Math.floor(random() * 9)}`,
    signUp: draw(['open', 'approval', 'closed', 'invite', 'unknown', 'full', 'external']),
    languages: random() < 0.3 ? [] : [draw(['en', 'de', 'fr', 'ja', 'es', 'pt', 'ru', 'it', 'nl', 'pl']), draw(['en', 'de', 'ko', 'zh'])],
    users,
    actives: random() < 0.1 ? null : Math.floor(users * random()),
    since: `20${String(17 + Math.floor(random() * 9))}-0${String(1 + Math.floor(random() * 9))}-11`,
    ...(random() < 0.3 ? { minAge: draw([13, 16, 18]) } : {}),
    switches: random() < 0.5 ? { limitedFederation: random() < 0.1 } : {},
  }
}

const FIVE: readonly (readonly [FacetKey, readonly string[]])[] = [
  ['software', ['mastodon', 'misskey', 'lemmy']],
  ['registrations', ['open', 'approval']],
  ['language', ['en', 'de']],
  ['size', ['11-100', '101-1000', '1001-10000', '1-10']],
  ['federation', ['open', 'unknown']],
]
const FIVE_FILTERS: FacetFilters = Object.fromEntries(FIVE)

function misspell(word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  return word.slice(0, at) + word.slice(at + 1)
}

/** A word of at least six letters that is not in nearly every text. */
function longWord(): string {
  for (;;) {
    const word = wordAt(drawRank())
    if (word.length >= 6) return word
  }
}

type MakeQuery = () => Partial<SearchQuery>

const COMMON: readonly string[] = Array.from({ length: 60 }, (_, rank) => wordAt(rank + 2))
const CLASSES: Readonly<Record<string, MakeQuery>> = {
  'common word, five filters': () => ({ text: draw(COMMON), filters: FIVE_FILTERS, sort: 'relevance' }),
  'common word': () => ({ text: draw(COMMON), sort: 'relevance' }),
  'two words, one common': () => ({ text: `${draw(COMMON)} ${longWord()}`, filters: FIVE_FILTERS, sort: 'relevance' }),
  'filters only': () => ({ filters: FIVE_FILTERS, sort: draw(['fair', 'newest', 'actives', 'name'] as const) }),
  'nothing asked': () => ({}),
  'misspelled word, five filters': () => ({ text: misspell(longWord()), filters: FIVE_FILTERS, sort: 'relevance' }),
  'host name': () => ({ text: `https://${wordAt(Math.floor(random() * WORDS))}1.example/@a/1`, sort: 'relevance' }),
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Prints times as a client sees them, and the work of this process a query: on a busy machine only that can be compared. */
async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < 20; index += 1) await work()
  const times: number[] = []
  const before = process.cpuUsage()
  for (let index = 0; index < QUERIES; index += 1) times.push(await time(work))
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? NaN).toFixed(1).padStart(7)
  const ownWork = ((user + system) / 1000 / QUERIES).toFixed(1).padStart(6)
  console.log(`${name.padEnd(32)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   own work ${ownWork} ms`)
}

async function measureSearch(search: SearchBackend): Promise<void> {
  for (const [name, make] of Object.entries(CLASSES)) {
    await measure(name, () => search.search({ filters: {}, sort: 'fair', limit: 20, day: '2026-11-02', ...make() }))
  }
  for (const letters of [1, 2, 3, 5]) {
    await measure(`as you type, ${letters} letters`, () => search.suggest(longWord().slice(0, letters), 8))
  }
}

async function measureIndex(database: Database, servers: number): Promise<void> {
  const whole = await time(() => refreshIndex(database, { now: READ_AT }))
  console.log(`index of ${servers} servers made in ${(whole / 1000).toFixed(1)} s (words, languages, postings)`)
  console.log(`run without changes ${(await time(() => refreshIndex(database, { now: READ_AT }))).toFixed(0)} ms`)
  console.log(`every server looked at ${((await time(() => refreshIndex(database, { now: READ_AT, all: true }))) / 1000).toFixed(1)} s`)
}

async function main(servers: number): Promise<void> {
  await using scratch = await makeScratch()
  await using server = await openEmbedded({ dataDir: `${scratch.folder}/data`, durable: false })
  await using database = await openDatabase({ url: server.url, max: 4 })
  await migrateToLatest(database.pool)
  await saveRegistry(database)
  await publishServers(database, Array.from({ length: servers }, makeServer))
  await measureIndex(database, servers)
  await database.pool.query('vacuum analyze')
  const search = openPostgresSearch(database)
  const memory = process.memoryUsage().rss
  const first = await time(() => search.search({ filters: {}, sort: 'fair', limit: 20, day: '2026-11-02' }))
  console.log(
    `first search, ${FACETS.length} facets read into memory: ${first.toFixed(0)} ms, ${((process.memoryUsage().rss - memory) / 1e6).toFixed(0)} MB`,
  )
  await measureSearch(search)
}

await main(Number(process.argv[2] ?? 40_000))
