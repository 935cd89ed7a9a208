// Search on Meilisearch: it says which servers have the words, or nearly; names, filters, counts and orders are those of PostgreSQL and the columns.
import { sql, type Kysely } from 'kysely'
import { SECOND, type Clock } from '#model/clock.ts'
import type { FacetFilters, SearchBackend } from '#model/search.ts'
import { countEdits, editsAllowed, readQueryText, type QueryText, type QueryWord } from '#model/search-words.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'
import type { FacetColumns } from './facet-columns.ts'
import { answerWith, FEW, findsLittle, type FoundText, type TypedText } from './search-answer.ts'
import type { ColumnHolder } from './search-columns.ts'
import { findNames, LEVELS, raise } from './search-matches.ts'
import { MeiliError, openMeili, type Meili, type MeiliAddress, type MeiliQuery, type MeiliResult } from './search-meilisearch.ts'
import {
  formOfIndex,
  LOCALE,
  nameInstallation,
  nameSearchKey,
  readCopyState,
  SPELLING_PARTS,
  WORD_PARTS,
  type MeiliIndexes,
} from './search-meilisearch-index.ts'
import { isSpellable, writeFilter, writeLooseQuery, writeQueries } from './search-meilisearch-words.ts'
import type { Levels } from './search-page.ts'
import { loadSiteSecret } from './site.ts'

export interface MeiliSearchStart {
  readonly address: MeiliAddress
  readonly indexes: MeiliIndexes
  readonly clock: Clock
  readonly holder: ColumnHolder
  /** The longest wait for one answer, by real time; two seconds unless given. */
  readonly patienceMs?: number | undefined
}

/** PostgreSQL is quick; a search that takes longer than that is better answered there. */
const PATIENCE_MS = 2 * SECOND
/** Without a text nothing is asked; that often it is asked whether it could answer. */
const PROBE_EVERY_MS = 5 * SECOND
/** Servers that other spellings may find. */
const MOST_SIMILAR = 50
/** Of those, the likeliest, whose words are looked at for a suggestion. */
const MOST_SPELLERS = 10

type Connections = Pick<Database, 'db' | 'published'>

/** Opens search on Meilisearch, which the copying job fills. Every call throws a MeiliError where Meilisearch cannot answer for this atlas. */
export function openMeiliSearch(database: Connections, start: MeiliSearchStart): SearchBackend {
  const asker = openAsker(database.db, start)
  const { holder } = start
  return answerWith(database, {
    backend: 'meilisearch',
    // It is filled a while after the columns.
    changesWithColumns: false,
    hold: async () => {
      await asker.probe()
      return holder.hold()
    },
    findAsTyped: (typed, filters) => findAsTyped({ database, asker, holder }, typed, filters),
    correct: (typed, found) => correct({ database, asker }, typed, found),
  })
}

interface Asker {
  /** Answers queries on the servers; throws unless the index is that of this database, in the form that this program knows. */
  readonly ask: (queries: readonly Omit<MeiliQuery, 'indexUid'>[]) => Promise<readonly MeiliResult[]>
  readonly probe: () => Promise<void>
}

function openAsker(db: Kysely<Schema>, { address, indexes, clock, patienceMs = PATIENCE_MS }: MeiliSearchStart): Asker {
  let opened: { readonly meili: Meili; readonly installation: string } | undefined
  let askedAt = -Infinity
  const open = async (): Promise<NonNullable<typeof opened>> => {
    const installation = nameInstallation(await loadSiteSecret(db, clock.now()))
    const options = { clock, timeoutMs: patienceMs }
    const key = await openMeili(address, options).findSearchKey(nameSearchKey(indexes, installation), [indexes.servers, indexes.state])
    return { installation, meili: openMeili({ url: address.url, key: key ?? address.key }, options) }
  }
  const ask: Asker['ask'] = async (queries) => {
    opened ??= await open()
    const { meili, installation } = opened
    try {
      const state: MeiliQuery = { indexUid: indexes.state, q: '', limit: 1 }
      const [first, ...results] = await meili.searchAll([state, ...queries.map((query) => ({ ...query, indexUid: indexes.servers }))])
      checkState(first, installation)
      askedAt = clock.now()
      return results
    } catch (error) {
      // The key may have been deleted: the next search looks for it again.
      if (error instanceof MeiliError && error.reason === 'key-refused') opened = undefined
      throw error
    }
  }
  const probe = async (): Promise<void> => {
    if (clock.now() - askedAt >= PROBE_EVERY_MS) await ask([])
  }
  return { ask, probe }
}

function checkState(result: MeiliResult | undefined, installation: string): void {
  const state = readCopyState(result?.hits[0])
  if (state === undefined) throw new MeiliError('not-ready', 'Meilisearch has not been filled yet.')
  if (state.installation !== installation) throw new MeiliError('not-ready', 'Meilisearch holds the servers of another database.')
  if (state.form !== formOfIndex()) throw new MeiliError('not-ready', 'Meilisearch holds an index of another release.')
}

interface Reading {
  readonly database: Connections
  readonly asker: Asker
  readonly holder: ColumnHolder
}

async function findAsTyped({ database, asker, holder }: Reading, { text, host }: TypedText, filters: FacetFilters): Promise<FoundText> {
  const [names, words] = await Promise.all([findNames(database.db, text, host), findWords(asker, text, filters)])
  const held = await holder.hold()
  const levels = rankGroups(held.columns, words.groups)
  const named = [...names.inside, ...names.prefix, ...names.host].some((id) => isLive(held.columns, id))
  const little = words.unfiltered === undefined ? undefined : !named && words.unfiltered.names === 0 && words.unfiltered.all < FEW
  raise(held.columns, levels, names.inside, LEVELS.inside)
  raise(held.columns, levels, names.prefix, LEVELS.prefix)
  raise(held.columns, levels, names.host, LEVELS.host)
  return { held, levels, little: little ?? findsLittle(levels) }
}

function isLive({ rowsById, live }: FacetColumns, id: number): boolean {
  const place = rowsById[id] ?? 0
  return place > 0 && live[place - 1] === 1
}

/** What the words of a text find: for each group of words the ids by level, the widest set first. */
interface FoundWords {
  readonly groups: readonly (readonly { readonly level: number; readonly ids: readonly number[] }[])[]
  /** Counts without the filter; absent where none was sent. */
  readonly unfiltered?: { readonly names: number; readonly all: number }
}

const TIERS = [
  { level: LEVELS.rules, parts: WORD_PARTS },
  { level: LEVELS.about, parts: WORD_PARTS.slice(0, 2) },
  { level: LEVELS.names, parts: WORD_PARTS.slice(0, 1) },
] as const

async function findWords(asker: Asker, text: QueryText, filters: FacetFilters): Promise<FoundWords> {
  const texts = writeQueries(text)
  const tiers = text.namesOnly ? TIERS.slice(-1) : TIERS
  // The counts of several groups together are nobody's.
  const filter = texts.length === 1 ? writeFilter(filters) : undefined
  const wanted = texts.flatMap((q) => tiers.map(({ parts }) => askWords(q, parts)))
  const narrowed = wanted.map((query) => ({ ...query, facets: ['id'], ...(filter === undefined ? {} : { filter }) }))
  const results = await asker.ask(filter === undefined ? narrowed : [...narrowed, ...wanted])
  const groups = texts.map((_, group) =>
    tiers.map(({ level }, tier) => ({ level, ids: readIds(results[group * tiers.length + tier]?.facets['id']) })),
  )
  const totals = results.slice(narrowed.length).map(({ total }) => total)
  return filter === undefined ? { groups } : { groups, unfiltered: { names: totals.at(-1) ?? 0, all: totals[0] ?? 0 } }
}

function askWords(q: string, parts: readonly string[]): Omit<MeiliQuery, 'indexUid'> {
  return { q, attributesToSearchOn: [...parts], matchingStrategy: 'all', locales: [LOCALE], limit: 0 }
}

function readIds(counts: Readonly<Record<string, number>> | undefined): readonly number[] {
  return Object.keys(counts ?? {}).map(Number)
}

// Every group must be met, each at the level of its worst word.
function rankGroups(columns: FacetColumns, groups: FoundWords['groups']): Levels {
  const [first, ...others] = groups.map((tiers) => {
    const marks = new Uint8Array(columns.size)
    for (const { level, ids } of tiers) raise(columns, marks, ids, level)
    return marks
  })
  if (first === undefined) return new Uint8Array(columns.size)
  for (const marks of others) for (const [row, level] of marks.entries()) first[row] = Math.min(first[row] ?? 0, level)
  return first
}

async function correct(
  { database, asker }: Omit<Reading, 'holder'>,
  { text, host }: TypedText,
  { held, levels }: FoundText,
): Promise<string | undefined> {
  // Nearly every host name is near to one that shares its last label.
  const { words } = host === undefined ? text : readQueryText(host.slice(0, host.lastIndexOf('.')))
  const q = writeLooseQuery(words)
  if (q === undefined) return undefined
  const parts = text.namesOnly ? [WORD_PARTS[0], SPELLING_PARTS[0]] : [...WORD_PARTS, ...SPELLING_PARTS]
  const [found] = await asker.ask([{ ...askWords(q, parts), limit: MOST_SIMILAR, attributesToRetrieve: ['id'], sort: ['weight:desc'] }])
  const ids = (found?.hits ?? []).flatMap(({ id }) => (typeof id === 'number' ? [id] : []))
  raise(held.columns, levels, ids, LEVELS.corrected)
  return suggestSpelling(database.db, text.words, ids.slice(0, MOST_SPELLERS))
}

// The spelling of one server that has all the words, so that the suggestion finds it.
async function suggestSpelling(db: Kysely<Schema>, words: readonly QueryWord[], ids: readonly number[]): Promise<string | undefined> {
  const found = await sql<{ readonly words: readonly string[] }>`
    select w.names || w.about as words from unnest(${ids}::int[]) with ordinality as i (id, place) join search_words w on w.domain_id = i.id
    join search_document d on d.domain_id = i.id and not d.removed order by i.place`.execute(db)
  for (const speller of found.rows) {
    const spelled = words.map((word) => spellWord(word, speller.words))
    if (spelled.some((word, index) => word !== words[index]?.word) && spelled.every((word) => word !== undefined)) return spelled.join(' ')
  }
  return undefined
}

function spellWord({ word, prefix }: QueryWord, known: readonly string[]): string | undefined {
  if (known.some((one) => one === word || (prefix && one.startsWith(word)))) return word
  const most = editsAllowed(word.length)
  const near = most === 0 ? [] : known.filter(isSpellable).map((one) => ({ one, edits: countEdits(word, one, most) }))
  return near.filter(({ edits }) => edits <= most).toSorted((a, b) => a.edits - b.edits)[0]?.one
}
