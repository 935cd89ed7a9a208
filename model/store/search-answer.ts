// From what a text finds to an answer: pages, cursors, hits checked again, names as they are typed; shared by the backends, which only find.
import { readCursor, writeCursor, type CursorPlace } from '#model/search-cursor.ts'
import type { FacetFilters, SearchAnswer, SearchBackend, SearchDocument, SearchQuery, SearchRefusal } from '#model/search.ts'
import { readQueryText, type QueryText } from '#model/search-words.ts'
import { readTypedName } from '#model/typed-name.ts'
import { facetsOfRow, rowOfId, type FacetColumns } from './facet-columns.ts'
import type { Database } from './postgres.ts'
import type { HeldIndex } from './search-columns.ts'
import { loadHits } from './search-hits.ts'
import { LEVELS } from './search-matches.ts'
import { labelsOfRow, wantedOfRow } from './rule-columns.ts'
import { createFoundMemory, type FoundMemory } from './search-memory.ts'
import { makePage, type Levels } from './search-page.ts'
import { findRuleText } from './search-rule-text.ts'

/** A typed text as both backends read it. */
export interface TypedText {
  readonly text: QueryText
  /** The host name in it, where it is one, a URL, an account or a link. */
  readonly host: string | undefined
}

/** What a text found as it was typed. */
export interface FoundText {
  readonly held: HeldIndex
  /** By row; the levels of rows that two or more of the filters leave out may be missing. */
  readonly levels: Levels
  /** Whether so little was found, filters aside, that other spellings are worth a try. */
  readonly little: boolean
}

/** What one backend does in its own way. */
export interface TextFinder {
  readonly backend: SearchAnswer['backend']
  /** The columns, where no text is to be looked up. */
  readonly hold: () => Promise<HeldIndex>
  /** What a text finds changes with the version of the columns only, so that it may be kept for as long. */
  readonly changesWithColumns: boolean
  readonly findAsTyped: (typed: TypedText, filters: FacetFilters) => Promise<FoundText>
  /** Raises the levels of what other spellings find; gives the spelling that found something by its words, if there is one. */
  readonly correct: (typed: TypedText, found: FoundText) => Promise<string | undefined>
}

/** With fewer results than that, none of them by a name, other spellings are tried. */
export const FEW = 5
/** Shorter texts are not corrected: every spelling is near to them. */
const LEAST_CORRECTED = 4
/** Names that are being typed stand still from day to day: always the same shuffle. */
const EVERY_DAY = '1970-01-01'

/** A backend out of its way to find texts. It reads hits through `published`, and has nothing to close. */
export function answerWith({ published }: Pick<Database, 'published'>, finder: TextFinder): SearchBackend {
  const pages = createFoundMemory<FoundPage>(MOST_PAGES)
  const names = createFoundMemory<readonly number[]>(MOST_NAMES)
  return {
    search: async (query) => {
      const find = (): Promise<Versioned<FoundPage> | SearchRefusal> => findPage(published, finder, query)
      // Whom somebody wants to reach is kept nowhere.
      const found = query.reach === undefined ? await keep(finder, pages, JSON.stringify(query), find) : await foundOf(find)
      return 'refused' in found ? found : answer(published, found, finder.backend)
    },
    suggest: async (typed, limit) => {
      const ids = await keep(finder, names, JSON.stringify([typed, limit]), () => findNamed(finder, { typed, limit }))
      return loadNames(published, 'refused' in ids ? [] : ids)
    },
    close: async () => undefined,
  }
}

function keptVersion({ version }: HeldIndex, text: string): number | undefined {
  return readTypedName(text) === undefined ? version : undefined
}

/** A page takes some kilobytes, a list of names some hundred bytes. */
const MOST_PAGES = 500
const MOST_NAMES = 5000

interface Versioned<Found> {
  /** Undefined for what may change without the index, such as aliases, or is not asked again. */
  readonly version: number | undefined
  readonly found: Found
}

/** Looks into a memory before something is looked for, where that may be kept. */
async function keep<Found extends object>(
  { hold, changesWithColumns }: TextFinder,
  memory: FoundMemory<Found>,
  question: string,
  find: () => Promise<Versioned<Found> | SearchRefusal>,
): Promise<Found | SearchRefusal> {
  if (changesWithColumns) {
    const known = memory.get((await hold()).version, question)
    if (known !== undefined) return known
  }
  const made = await find()
  if ('refused' in made) return made
  if (changesWithColumns && made.version !== undefined) memory.put(made.version, question, made.found)
  return made.found
}

// Of a URL or an account only the host is meant, and who types a host name means a server and no word in a description.
function readTyped(typed: string): TypedText {
  const host = readTypedName(typed)
  return { host, text: host === undefined ? readQueryText(typed) : { ...readQueryText(host), namesOnly: true } }
}

/** Whether levels are so few and low that something else was likely meant: what is in a name is likely what was meant. */
export function findsLittle(levels: Levels): boolean {
  let found = 0
  for (const level of levels) {
    if (level >= LEVELS.inside) return false
    if (level > 0) found += 1
  }
  return found < FEW
}

type Published = Database['published']

/** A page of what was found, without what servers say of themselves. */
interface FoundPage extends Pick<SearchAnswer, 'total' | 'totalIsLimit' | 'facets' | 'topics' | 'next' | 'suggestion'> {
  /** In their order, each with what the columns know of its row. */
  readonly rows: ReadonlyMap<number, RowWords>
}

type RowWords = Pick<SearchDocument, 'facets' | 'labels' | 'wanted'>

async function foundOf(find: () => Promise<Versioned<FoundPage> | SearchRefusal>): Promise<FoundPage | SearchRefusal> {
  const made = await find()
  return 'refused' in made ? made : made.found
}

async function findPage(published: Published, finder: TextFinder, query: SearchQuery): Promise<Versioned<FoundPage> | SearchRefusal> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, query)
  if (after !== undefined && 'refused' in after) return after
  const { held, levels, suggestion } = await findText(finder, query)
  const { columns } = held
  const only = await findOnly(published, columns, query)
  const page = makePage(held.orders, query, { levels, only }, after)
  const want = query.rules?.want ?? []
  const wordsOf = (row: number): RowWords => ({
    facets: facetsOfRow(columns, row),
    labels: labelsOfRow(columns.rules, row),
    wanted: wantedOfRow(columns.rules, want, row),
  })
  const rows = new Map(page.rows.map((row) => [columns.ids[row] ?? 0, wordsOf(row)]))
  const next = page.next === undefined ? {} : { next: writeCursor(query, page.next satisfies CursorPlace) }
  const said = suggestion === undefined ? {} : { suggestion }
  const version = after === undefined ? keptVersion(held, query.text ?? '') : undefined
  const { total, totalIsLimit } = page
  return { version, found: { rows, total, totalIsLimit, facets: page.facets(), topics: page.topics(), ...next, ...said } }
}

// What words inside rules and a wish to reach somebody leave; undefined where nothing of that is asked.
async function findOnly(
  published: Published,
  columns: FacetColumns,
  { ruleText = '', reach }: SearchQuery,
): Promise<Uint8Array | undefined> {
  const worded = ruleText.trim() === '' ? undefined : await findRuleText(published, columns, ruleText)
  if (reach === undefined) return worded
  const only = worded ?? new Uint8Array(columns.size).fill(1)
  for (const id of reach.without) {
    const row = rowOfId(columns, id)
    if (row !== undefined) only[row] = 0
  }
  return only
}

interface Found {
  readonly held: HeldIndex
  /** Absent without a text. */
  readonly levels?: Levels
  readonly suggestion?: string | undefined
}

async function findText(finder: TextFinder, { text: words = '', filters }: SearchQuery): Promise<Found> {
  if (words.trim() === '') return { held: await finder.hold() }
  const typed = readTyped(words)
  const found = await finder.findAsTyped(typed, filters)
  const wanted = typed.text.letters >= LEAST_CORRECTED && found.little
  return { held: found.held, levels: found.levels, suggestion: wanted ? await finder.correct(typed, found) : undefined }
}

async function answer(published: Published, { rows, ...found }: FoundPage, backend: SearchAnswer['backend']): Promise<SearchAnswer> {
  const loaded = await loadHits(published, [...rows.keys()])
  const hits = [...rows].flatMap(([id, words]) => toDocument(loaded.get(id), words))
  // Who left since the index was made is not counted where it would have been seen.
  return { ...found, hits, total: found.total - (rows.size - hits.length), backend }
}

function toDocument(hit: Omit<SearchDocument, keyof RowWords> | undefined, words: RowWords): readonly SearchDocument[] {
  return hit === undefined ? [] : [{ ...hit, ...words }]
}

async function findNamed(
  finder: TextFinder,
  { typed: words, limit }: { readonly typed: string; readonly limit: number },
): Promise<Versioned<readonly number[]>> {
  const typed = readTyped(words)
  if (typed.text.folded === '') return { version: (await finder.hold()).version, found: [] }
  const { held, levels } = await finder.findAsTyped(typed, {})
  // Only names: a word in a description explains nothing in a list of names.
  for (let row = 0; row < levels.length; row += 1) if ((levels[row] ?? 0) < LEVELS.inside) levels[row] = 0
  const page = makePage(held.orders, { text: words, filters: {}, sort: 'relevance', limit, day: EVERY_DAY }, { levels })
  return { version: keptVersion(held, words), found: page.rows.map((row) => held.columns.ids[row] ?? 0) }
}

type Suggested = Awaited<ReturnType<SearchBackend['suggest']>>

async function loadNames(published: Published, ids: readonly number[]): Promise<Suggested> {
  const loaded = await loadHits(published, ids)
  return ids.flatMap((id) => {
    const hit = loaded.get(id)
    return hit === undefined ? [] : [{ domain: hit.domain, name: hit.name, software: hit.software }]
  })
}
