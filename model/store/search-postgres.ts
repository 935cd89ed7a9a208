// Search on PostgreSQL: words, names and spellings from its tables, filters, counts and orders from columns in memory.
import { readCursor, writeCursor, type CursorPlace } from '#model/search-cursor.ts'
import type { SearchAnswer, SearchBackend, SearchDocument, SearchQuery, SearchRefusal } from '#model/search.ts'
import { readQueryText, type QueryText } from '#model/search-words.ts'
import { readTypedName } from '#model/typed-name.ts'
import { facetsOfRow } from './facet-columns.ts'
import type { Database } from './postgres.ts'
import { createColumnHolder, type ColumnHolder, type HeldIndex } from './search-columns.ts'
import { loadHits } from './search-hits.ts'
import { correctWords, findMatches, findSimilarNames, LEVELS, raise, rankMatches } from './search-matches.ts'
import { makePage, type Levels, type ResultPage } from './search-page.ts'

type Connections = Pick<Database, 'db' | 'published'>

/** With fewer results than that, none of them by a name, other spellings are tried. */
const FEW = 5
/** Shorter texts are not corrected: every spelling is near to them. */
const LEAST_CORRECTED = 4

/** Opens search on a migrated database, which stays the caller's to close. The index is made by `refreshIndex`. */
export function openPostgresSearch(database: Connections): SearchBackend {
  const holder = createColumnHolder(database.db)
  return {
    search: (query) => search(database, holder, query),
    suggest: (text, limit) => suggest(database, holder, { text, limit }),
    close: async () => undefined,
  }
}

async function search(database: Connections, holder: ColumnHolder, query: SearchQuery): Promise<SearchAnswer | SearchRefusal> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, query)
  if (after !== undefined && 'refused' in after) return after
  const found = await findText(database, holder, query.text ?? '')
  const page = makePage(found.held.orders, query, found.matches, after)
  return answer(database, { query, held: found.held, page, suggestion: found.matches?.suggestion })
}

interface Answered {
  readonly query: SearchQuery
  readonly held: HeldIndex
  readonly page: ResultPage
  readonly suggestion: string | undefined
}

async function answer({ published }: Connections, { query, held, page, suggestion }: Answered): Promise<SearchAnswer> {
  const facets = new Map(page.rows.map((row) => [held.columns.ids[row] ?? 0, facetsOfRow(held.columns, row)]))
  const ids = [...facets.keys()]
  const loaded = await loadHits(published, ids)
  const hits = ids.flatMap((id) => toDocument(loaded.get(id), facets.get(id)))
  const next = page.next === undefined ? {} : { next: writeCursor(query, page.next satisfies CursorPlace) }
  return {
    hits,
    // Who left since the index was made is not counted where it would have been seen.
    total: page.total - (ids.length - hits.length),
    totalIsLimit: page.totalIsLimit,
    facets: page.facets,
    ...next,
    ...(suggestion === undefined ? {} : { suggestion }),
    backend: 'postgres',
  }
}

function toDocument(
  hit: Omit<SearchDocument, 'facets'> | undefined,
  facets: SearchDocument['facets'] | undefined,
): readonly SearchDocument[] {
  return hit === undefined || facets === undefined ? [] : [{ ...hit, facets }]
}

interface FoundText {
  readonly held: HeldIndex
  /** Absent without a text. */
  readonly matches: { readonly levels: Levels; readonly suggestion: string | undefined } | undefined
}

// Of a URL or an account only the host is meant, and who types a host name means a server and no word in a description.
function readText(typed: string, host: string | undefined): QueryText {
  return host === undefined ? readQueryText(typed) : { ...readQueryText(host), namesOnly: true }
}

async function findText(database: Connections, holder: ColumnHolder, typed: string): Promise<FoundText> {
  if (typed.trim() === '') return { held: await holder.hold(), matches: undefined }
  const host = readTypedName(typed)
  const text = readText(typed, host)
  const { held, levels } = await findAsTyped(database, holder, { text, host })
  const correct = text.letters >= LEAST_CORRECTED && findsLittle(levels)
  const suggestion = correct ? await findCorrected(database, holder, { text, host, held, levels }) : undefined
  return { held, matches: { levels, suggestion } }
}

// What is in a name is likely what was meant.
function findsLittle(levels: Levels): boolean {
  let found = 0
  for (const level of levels) {
    if (level >= LEVELS.inside) return false
    if (level > 0) found += 1
  }
  return found < FEW
}

async function findAsTyped(
  { db }: Connections,
  holder: ColumnHolder,
  { text, host }: { readonly text: QueryText; readonly host: string | undefined },
): Promise<{ readonly held: HeldIndex; readonly levels: Levels }> {
  for (;;) {
    const found = await findMatches(db, text, host)
    const held = await holder.hold(found.version)
    // The index moved between the two looks: postings and columns must be of one state.
    if (held.version === found.version) return { held, levels: rankMatches(held.columns, text, found) }
  }
}

interface FoundAsTyped {
  readonly text: QueryText
  readonly host: string | undefined
  readonly held: HeldIndex
  readonly levels: Levels
}

/** Raises what other spellings find; the suggestion is the spelling that found something by words. */
async function findCorrected(
  database: Connections,
  holder: ColumnHolder,
  { text, host, held, levels }: FoundAsTyped,
): Promise<string | undefined> {
  const { columns } = held
  // Nearly every host name is near to one that shares its last label.
  const letters = host === undefined ? text.folded : host.slice(0, host.lastIndexOf('.'))
  const [similar, words] = await Promise.all([findSimilarNames(database.db, letters), correctWords(database.db, text.words)])
  raise(columns, levels, similar, LEVELS.letters)
  if (words === undefined) return undefined
  const corrected: QueryText = { ...text, folded: words.map(({ word }) => word).join(' '), words }
  const again = await findAsTyped(database, holder, { text: corrected, host: undefined })
  const rows = [...again.levels.keys()].filter((row) => (again.levels[row] ?? 0) > 0)
  const ids = rows.map((row) => again.held.columns.ids[row] ?? 0)
  raise(columns, levels, ids, LEVELS.corrected)
  return ids.length > 0 ? corrected.folded : undefined
}

type Suggested = Awaited<ReturnType<SearchBackend['suggest']>>

async function suggest(
  database: Connections,
  holder: ColumnHolder,
  { text: typed, limit }: { readonly text: string; readonly limit: number },
): Promise<Suggested> {
  const host = readTypedName(typed)
  const text = readText(typed, host)
  if (text.folded === '') return []
  const { held, levels } = await findAsTyped(database, holder, { text, host })
  // Only names: a word in a description explains nothing in a list of names.
  for (const [row, level] of levels.entries()) if (level < LEVELS.inside) levels[row] = 0
  const page = makePage(held.orders, { text: typed, filters: {}, sort: 'relevance', limit, day: EVERY_DAY }, { levels })
  const ids = page.rows.map((row) => held.columns.ids[row] ?? 0)
  const loaded = await loadHits(database.published, ids)
  return ids.flatMap((id) => {
    const hit = loaded.get(id)
    return hit === undefined ? [] : [{ domain: hit.domain, name: hit.name, software: hit.software }]
  })
}

/** Names that are being typed stand still from day to day: always the same shuffle. */
const EVERY_DAY = '1970-01-01'
