// Which servers a text finds, and how well: by host name, by beginnings and parts of names, by words, and by letters when it is misspelled.
import { sql, type Kysely } from 'kysely'
import { countEdits, editsAllowed, type QueryText, type QueryWord } from '#model/search-words.ts'
import { decodeSet } from '../graph/packed-set.ts'
import { rowOfId, type FacetColumns } from './facet-columns.ts'
import { KEPT } from './kept-statements.ts'
import type { Schema } from './schema.ts'
import type { Levels } from './search-page.ts'

/** How well a server is found; a greater number comes first. */
export const LEVELS = { letters: 1, corrected: 2, rules: 4, about: 6, inside: 8, names: 10, prefix: 12, host: 14 } as const

/** Shorter parts of names are not looked for: they are in most. */
const LEAST_PART = 4
/** Comes behind every character of a word. */
const LAST_CHARACTER = '\u{10ffff}'
/** Words that a beginning may stand for; the rest is not looked at. */
const MOST_COMPLETIONS = 2000
/** Servers that letters alone may find. */
const MOST_SIMILAR = 50

/** Postings of one word in one segment. */
export interface Posting {
  readonly word: string
  readonly segment: number
  readonly names: Uint8Array | null
  readonly about: Uint8Array | null
  readonly rules: Uint8Array | null
}

/** What the database found for a text; ids are those of domains. */
export interface RawMatches {
  /** The version of the index that the postings belong to. */
  readonly version: number
  readonly postings: readonly Posting[]
  readonly host: Int32Array
  readonly prefix: Int32Array
  readonly inside: Int32Array
}

/**
 * Looks a text up. `host` is the host name in it, if it is one, a URL, an account or a link.
 * Everything is passed as parameters, and what means something in a pattern is escaped.
 */
export async function findMatches(db: Kysely<Schema>, text: QueryText, host: string | undefined): Promise<RawMatches> {
  const [worded, named] = await Promise.all([findPostings(db, text), findNames(db, text, host)])
  return { ...worded, ...named }
}

async function findPostings(
  db: Kysely<Schema>,
  { words, letters, namesOnly }: QueryText,
): Promise<Pick<RawMatches, 'version' | 'postings'>> {
  const whole = words.map(({ word }) => word)
  // A single letter begins a third of all words: the beginnings of names are enough.
  const begun = words.filter(({ prefix }) => prefix && letters > 1).map(({ word }) => word)
  const columns = namesOnly
    ? sql`word, segment, names, null::bytea as about, null::bytea as rules`
    : sql`word, segment, names, about, rules`
  const wanted = namesOnly ? sql`names is not null` : sql`true`
  // One statement sees one state: the version and the postings belong together. A beginning is a range of words, since no index serves
  // a list of patterns.
  const found = await sql<Posting & { readonly version: number; readonly word: string | null }>`${KEPT}
    select s.version, p.* from search_state s left join (
      select ${columns} from search_posting where word = any(${whole}::text[]) and ${wanted}
      union all
      select c.* from unnest(${begun}::text[]) as b (beginning), lateral (
        select ${columns} from search_posting
        where word > b.beginning and word < b.beginning || ${LAST_CHARACTER}::text and word <> all(${whole}::text[]) and ${wanted}
        order by word limit ${MOST_COMPLETIONS}) as c
    ) p on true`.execute(db)
  return { version: found.rows[0]?.version ?? 0, postings: found.rows.filter((row) => row.word !== null) }
}

/** Servers by their names alone: the very host or a proved alias of it, names that begin like the text, and names with it inside. */
export async function findNames(
  db: Kysely<Schema>,
  text: QueryText,
  host: string | undefined,
): Promise<Pick<RawMatches, 'host' | 'prefix' | 'inside'>> {
  const start = host ?? text.folded
  // A part of a name is only worth looking for when it is long enough to mean something.
  const within = text.letters >= LEAST_PART && start.length >= LEAST_PART
  // A beginning is a range, as for words. The index is asked for what is rare in a host name: half of all names share their last label.
  const found = await sql<{ readonly host: Buffer | null; readonly prefix: Buffer | null; readonly inside: Buffer | null }>`${KEPT}
    select
      (select ${ID_BYTES} from (
        select domain_id from search_document where not removed and domain = ${host ?? null}
        union select target_id from published.alias where domain = ${host ?? null} and proved) as named) as host,
      (select ${ID_BYTES} from (
        select domain_id from search_document where not removed and domain >= b.beginning and domain < b.beginning || ${LAST_CHARACTER}::text
        union all
        select domain_id from search_document where not removed and name >= b.beginning and name < b.beginning || ${LAST_CHARACTER}::text
      ) as begun) as prefix,
      (select ${ID_BYTES} from search_document
        where not removed and letters like ${within ? `%${escapePattern(rarePart(start, text))}%` : null} and strpos(letters, ${start}) > 0) as inside
    from (select ${start === '' ? null : start}::text collate "C") as b (beginning)`.execute(db)
  const row = found.rows[0]
  return { host: readIds(row?.host), prefix: readIds(row?.prefix), inside: readIds(row?.inside) }
}

// Thousands of ids as four bytes each cost a tenth of an array of numbers.
const ID_BYTES = sql`string_agg(int4send(domain_id), '')`

// A long text of which only names are looked at is a host name, as it was typed or as its words were corrected.
function rarePart(start: string, { namesOnly }: QueryText): string {
  const name = namesOnly ? start.replace(/[. ][^. ]*$/, '') : start
  return name.length >= LEAST_PART ? name : start
}

/** Text that stands for itself in a pattern of LIKE. */
export function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`)
}

function readIds(bytes: Buffer | null | undefined): Int32Array {
  const length = (bytes?.length ?? 0) / 4
  return Int32Array.from({ length }, (_, index) => bytes?.readInt32BE(index * 4) ?? 0)
}

/** The levels of all rows: the best way in which each was found. */
export function rankMatches(columns: FacetColumns, text: QueryText, found: RawMatches): Levels {
  const levels = rankWords(columns, text.words, found.postings)
  raise(columns, levels, found.inside, LEVELS.inside)
  raise(columns, levels, found.prefix, LEVELS.prefix)
  raise(columns, levels, found.host, LEVELS.host)
  return levels
}

/** Raises the level of those servers that stand lower. */
export function raise(columns: FacetColumns, levels: Levels, ids: Iterable<number>, level: number): void {
  for (const id of ids) {
    const row = rowOfId(columns, id)
    if (row !== undefined && (levels[row] ?? 0) < level) levels[row] = level
  }
}

/** Rows that have all the words, each at the level of the word that stands worst. */
export function rankWords(columns: FacetColumns, words: readonly QueryWord[], postings: readonly Posting[]): Levels {
  const found = words.map((word) => postings.filter((posting) => matchesWord(posting, word)))
  // The rarest first: when it leaves nothing, the sets of the others need no unpacking.
  const [first, ...others] = found.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  const levels = new Uint8Array(columns.size)
  if (first === undefined || !markPostings(columns, levels, first)) return levels
  for (const one of others) {
    const marks = new Uint8Array(columns.size)
    markPostings(columns, marks, one)
    for (let row = 0; row < columns.size; row += 1) levels[row] = Math.min(levels[row] ?? 0, marks[row] ?? 0)
  }
  return levels
}

function matchesWord(posting: Posting, { word, prefix }: QueryWord): boolean {
  return posting.word === word || (prefix && posting.word.startsWith(word))
}

function sizeOf(postings: readonly Posting[]): number {
  return postings.reduce((sum, { names, about, rules }) => sum + (names?.length ?? 0) + (about?.length ?? 0) + (rules?.length ?? 0), 0)
}

/** Marks the rows of postings by where their words stand; returns whether there are any postings. */
function markPostings(columns: FacetColumns, marks: Levels, postings: readonly Posting[]): boolean {
  for (const posting of postings) {
    markSet(columns, marks, posting, 'names')
    markSet(columns, marks, posting, 'about')
    markSet(columns, marks, posting, 'rules')
  }
  return postings.length > 0
}

function markSet({ rowsById, segments }: FacetColumns, marks: Levels, posting: Posting, part: 'names' | 'about' | 'rules'): void {
  const bytes = posting[part]
  if (bytes === null) return
  const level = LEVELS[part]
  const ids = decodeSet(bytes)
  for (let at = 0; at < ids.length; at += 1) {
    const row = (rowsById[ids[at] ?? 0] ?? 0) - 1
    // Words of a server that were read again stand in a later segment.
    if (row >= 0 && segments[row] === posting.segment && (marks[row] ?? 0) < level) marks[row] = level
  }
}

/** Servers whose host name or name has nearly the letters of the text, the nearest first. */
export async function findSimilarNames(db: Kysely<Schema>, letters: string): Promise<readonly number[]> {
  const found = await sql<{ domainId: number }>`${KEPT}
    select domain_id from search_document where not removed and ${letters}::text <% letters
    order by word_similarity(${letters}::text, letters) desc, domain_id limit ${MOST_SIMILAR}`.execute(db)
  return found.rows.map((row) => row.domainId)
}

/** The words of a query with those that nobody uses replaced by a likely spelling; undefined when there is nothing to correct, or no way. */
export async function correctWords(db: Kysely<Schema>, words: readonly QueryWord[]): Promise<readonly QueryWord[] | undefined> {
  const corrected = await Promise.all(words.map((word) => correctWord(db, word)))
  const changed = corrected.some((word, index) => word?.word !== words[index]?.word)
  const all = corrected.filter((word) => word !== undefined)
  return changed && all.length === words.length ? all : undefined
}

async function correctWord(db: Kysely<Schema>, typed: QueryWord): Promise<QueryWord | undefined> {
  const most = editsAllowed(typed.word.length)
  const { known, spellings } = await listSpellings(db, typed, most > 0)
  if (known) return typed
  const near = spellings.map((word) => ({ word, edits: countEdits(typed.word, word, most) })).filter(({ edits }) => edits <= most)
  const best = near.toSorted((a, b) => a.edits - b.edits)[0]
  return best === undefined ? undefined : { word: best.word, prefix: false }
}

/** Two edits in a word of eight letters leave a fifth of its trigrams in common with the right spelling. */
const LEAST_SIMILARITY = '0.2'

interface Spellings {
  /** Somebody uses the word as it is. */
  readonly known: boolean
  /** Otherwise the nearest words that somebody uses. */
  readonly spellings: readonly string[]
}

// One statement: what is compared with comes out of the row in which the threshold is set, so that it is set before, and only for this.
async function listSpellings(db: Kysely<Schema>, { word, prefix }: QueryWord, wanted: boolean): Promise<Spellings> {
  const found = await sql<{ known: boolean; word: string | null }>`${KEPT}
    with typed as materialized (
      select exists (
          select from search_posting where word = ${word} or (${prefix} and word > ${word} and word < ${word} || ${LAST_CHARACTER}::text)) as known,
        set_config('pg_trgm.similarity_threshold', ${LEAST_SIMILARITY}, true) as threshold)
    select t.known, near.word from typed t left join lateral (
      select distinct p.word, similarity(p.word, ${word}) as likeness from search_posting p
      where p.spelling and p.word % (case when t.threshold <> '' and not t.known and ${wanted} then ${word}::text end)
      order by likeness desc, p.word limit 100) as near on true`.execute(db)
  return { known: found.rows[0]?.known === true, spellings: found.rows.flatMap((row) => row.word ?? []) }
}
