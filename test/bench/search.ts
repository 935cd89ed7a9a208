// Bench of search on PostgreSQL: classes of questions over a large atlas, one client, all facet counts in every answer.
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { FacetFilters, SearchBackend, SearchQuery } from '#model/search.ts'
import { createColumnHolder } from '#model/store/search-columns.ts'
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { makeDraws, wordAt, type Draws } from './generated-servers.ts'
import type { LargeAtlas } from './large-atlas.ts'
import { measureTimes, time, type Times } from './measuring.ts'
import { startPostgresMeter } from './postgres-meter.ts'

export const search: BenchGroup = {
  name: 'search',
  summary: 'Search over 40,000 servers by class of question, with all facet counts; as-you-type.',
  minutes: 3,
  run: measureSearch,
}

const FACET_VALUES: readonly (readonly [FacetKey, readonly string[]])[] = [
  ['software', ['mastodon', 'misskey', 'lemmy', 'peertube', 'diaspora']],
  ['registrations', ['open', 'approval', 'closed', 'invite', 'unknown']],
  ['language', ['en', 'de', 'fr', 'ja', 'es', 'pt']],
  ['size', ['11-100', '101-1000', '1001-10000', '1-10']],
  ['federation', ['open', 'unknown', 'limited']],
]

/** Five filters at once, as somebody sets them who knows what they want; hardly ever the same twice. */
function drawFilters({ random }: Draws): FacetFilters {
  return Object.fromEntries(
    FACET_VALUES.map(([key, values], facet) => [key, values.filter((_, place) => place === facet % 2 || random() < 0.5)]),
  )
}

const COMMON: readonly string[] = Array.from({ length: 60 }, (_, rank) => wordAt(rank + 2))
const BUDGET_MS = 25
const TYPED_BUDGET_MS = 15

type MakeQuery = () => Partial<SearchQuery>

function misspell({ random }: Draws, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  return word.slice(0, at) + word.slice(at + 1)
}

/** A word of at least six letters, drawn as words of texts are. */
export function drawLongWord({ word }: Draws): string {
  for (;;) {
    const drawn = word()
    if (drawn.length >= 6) return drawn
  }
}

function classesOf(draws: Draws): Readonly<Record<string, MakeQuery>> {
  const { pick, name } = draws
  return {
    'common word, five filters': () => ({ text: pick(COMMON), filters: drawFilters(draws), sort: 'relevance' }),
    'common word': () => ({ text: pick(COMMON), sort: 'relevance' }),
    'two words, one common, five filters': () => ({
      text: `${pick(COMMON)} ${drawLongWord(draws)}`,
      filters: drawFilters(draws),
      sort: 'relevance',
    }),
    'five filters only': () => ({ filters: drawFilters(draws), sort: pick(['fair', 'newest', 'actives', 'name'] as const) }),
    'nothing asked': () => ({}),
    'misspelled word, five filters': () => ({ text: misspell(draws, drawLongWord(draws)), filters: drawFilters(draws), sort: 'relevance' }),
    'misspelled word': () => ({ text: misspell(draws, drawLongWord(draws)), sort: 'relevance' }),
    'link to a host': () => ({ text: `https://${name()}1.example/@a/1`, sort: 'relevance' }),
  }
}

async function measureSearch(context: BenchContext): Promise<readonly BenchRow[]> {
  const atlas = await context.largeAtlas()
  const servers = atlas.servers.length
  const holder = createColumnHolder(atlas.database.db)
  // Opened for each question, over the same columns: what was found before is kept, and answers of a memory are another class.
  const open = (): SearchBackend => openPostgresSearch(atlas.database, holder)
  const draws = makeDraws(11)
  const ask = (query: Partial<SearchQuery>, backend = open()): Promise<unknown> =>
    backend.search({ filters: {}, sort: 'fair', limit: 20, day: '2026-11-02', ...query })
  const memory = process.memoryUsage().rss
  const first = await time(() => ask({}))
  const held = process.memoryUsage().rss - memory
  const rows: BenchRow[] = [
    ...indexRows(atlas),
    {
      what: 'first search of a process',
      measured: first,
      unit: 'ms',
      how: `${FACETS.length} facets of ${servers} servers read into memory`,
    },
    { what: 'memory of that', measured: held / 2 ** 20, unit: 'MB', how: 'resident size after it less before' },
  ]
  const meter = startPostgresMeter((await context.postgres()).folder)
  const measure = async (what: string, atMost: number, work: () => Promise<unknown>): Promise<BenchRow> => {
    const before = meter.read()
    const times = await measureTimes(context.size === 'tiny' ? 5 : 300, work, context.size === 'tiny' ? 1 : 20)
    return { what: `${what}, p95`, measured: times.p95, unit: 'ms', budget: { atMost }, how: describe(times, meter.since(before)) }
  }
  for (const [what, make] of Object.entries(classesOf(draws))) rows.push(await measure(what, BUDGET_MS, () => ask(make())))
  const remembering = open()
  rows.push(await measure('what was asked before', BUDGET_MS, () => ask({ text: COMMON[0], filters: {}, sort: 'relevance' }, remembering)))
  rows.push(...(await measureTyping(open, draws, measure)))
  return rows
}

function indexRows({ indexMs, idleIndexMs, servers }: LargeAtlas): readonly BenchRow[] {
  const how = `${servers.length} servers`
  return [
    { what: 'index made', measured: indexMs / 1000, unit: 's', how: `${how}: words, languages, postings` },
    { what: 'index run without changes', measured: idleIndexMs, unit: 'ms', how },
  ]
}

async function measureTyping(
  open: () => SearchBackend,
  draws: Draws,
  measure: (what: string, atMost: number, work: () => Promise<unknown>) => Promise<BenchRow>,
): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const letters of [1, 2, 3, 5]) {
    const what = `as you type, ${letters} letter${letters === 1 ? '' : 's'}`
    rows.push(await measure(what, TYPED_BUDGET_MS, () => open().suggest(drawLongWord(draws).slice(0, letters), 8)))
  }
  rows.push(await measure('as you type, a wrong letter', TYPED_BUDGET_MS, () => open().suggest(misspell(draws, drawLongWord(draws)), 8)))
  return rows
}

// Times are those of a busy machine; the work of both processes is not.
function describe({ runs, warmUp, p50, ownCpu }: Times, postgresMs: number | undefined): string {
  const theirs = postgresMs === undefined ? '' : ` + ${(postgresMs / (runs + warmUp)).toFixed(1)} of PostgreSQL`
  return `${runs} questions, one client; p50 ${p50.toFixed(1)}; CPU each ${ownCpu.toFixed(1)}${theirs}`
}
