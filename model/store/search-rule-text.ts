// Words inside rules: found in every form that their language has, and shown where they stand. PostgreSQL's, whatever answers searches.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { STEMMED } from '#model/rule-reading.ts'
import { foldText, readQueryText } from '#model/search-words.ts'
import type { FacetColumns } from './facet-columns.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** Characters that are looked at. */
const LONGEST = 200
/** Words of languages without a stemmer are found by their beginnings: endings of up to so many letters make no difference. */
const ENDING = 2
const LEAST_STEM = 4

/** Languages by the configuration that stems them. */
const STEMMERS = [...Map.groupBy(Object.entries(STEMMED), ([, config]) => config)].map(([config, entries]) => ({
  config,
  languages: entries.map(([language]) => language),
}))

interface WordedText {
  readonly typed: string
  readonly words: readonly string[]
}

// Nothing that was typed can be read as an operator: words are letters and digits, and the rest goes through plainto_tsquery.
function readText(text: string): WordedText {
  const typed = text.slice(0, LONGEST).replaceAll(/\p{Cc}/gu, ' ')
  return { typed, words: readQueryText(typed).words.map(({ word }) => word) }
}

/** Rules that have all the words: as they stand, in another form of their language, or with another ending where no stemmer is at hand. */
function ruleCondition({ typed, words }: WordedText): RawBuilder<unknown> {
  // A single character of a script without spaces begins one of the pairs.
  const exact = words.map((word) => (isDense(word) && [...word].length === 1 ? `'${word}':*` : `'${word}'`)).join(' & ')
  const begun = words
    .map((word) => ([...word].length >= LEAST_STEM + ENDING ? `'${[...word].slice(0, -ENDING).join('')}':*` : `'${word}'`))
    .join(' & ')
  const stemmed = STEMMERS.map(
    ({ config, languages }) =>
      sql`w.language = any(${languages}::text[]) and w.words @@ plainto_tsquery(${sql.lit(config)}::regconfig, ${typed}::text)`,
  )
  const unstemmed = sql`w.language <> all(${Object.keys(STEMMED)}::text[]) and w.words @@ ${begun}::tsquery`
  return sql`(w.words @@ ${exact}::tsquery or (${unstemmed}) or ${sql.join(
    stemmed.map((one) => sql`(${one})`),
    sql` or `,
  )})`
}

/** By row 1 for servers with a rule that has all the words, 0 for all others. */
export async function findRuleText(db: Kysely<Published>, columns: FacetColumns, text: string): Promise<Uint8Array> {
  const marks = new Uint8Array(columns.size)
  const read = readText(text)
  if (read.words.length === 0) return marks
  const found = await sql<{ readonly ids: Buffer | null }>`${KEPT}
    select string_agg(int4send(domain_id), '') as ids from (
      select distinct w.domain_id from published.rule_words w where ${ruleCondition(read)} and w.in_search) as f`.execute(db)
  const ids = found.rows[0]?.ids
  for (let at = 0; at + 4 <= (ids?.length ?? 0); at += 4) {
    const row = (columns.rowsById[ids?.readInt32BE(at) ?? 0] ?? 0) - 1
    if (row >= 0) marks[row] = 1
  }
  return marks
}

/** A piece of a rule that has one of the words. */
export interface RuleRange {
  readonly source: 'text' | 'hint'
  /** UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
}

export interface RuleMatch {
  readonly position: number
  readonly text: string
  readonly hint: string | null
  readonly ranges: readonly RuleRange[]
}

/** Rules shown of one server. */
const MOST_MATCHES = 3
// No stored text has control characters.
const [OPEN, CLOSE] = ['\u0001', '\u0002']

interface MatchRow {
  readonly domainId: number
  readonly position: number
  readonly text: string
  readonly hint: string | null
  readonly marked: string
  readonly markedHint: string | null
}

/** The rules of some servers that have all the words, at most three of each, with the places of the words. */
export async function loadRuleMatches(
  db: Kysely<Published>,
  ids: readonly number[],
  text: string,
): Promise<ReadonlyMap<number, readonly RuleMatch[]>> {
  const read = readText(text)
  if (read.words.length === 0 || ids.length === 0) return new Map()
  const config = sql`(${configOf()})::regconfig`
  const query = sql`plainto_tsquery(${config}, ${read.typed}::text)`
  const options = `HighlightAll=true,StartSel="${OPEN}",StopSel="${CLOSE}"`
  const found = await sql<MatchRow>`
    select m.domain_id, m.position, m.text, m.hint, ts_headline(${config}, m.text, ${query}, ${options}) as marked,
      ts_headline(${config}, m.hint, ${query}, ${options}) as marked_hint
    from (
      select w.domain_id, w.position, w.text, w.hint, w.language, row_number() over (partition by w.domain_id order by w.position, w.sentence_id) as place
      from published.rule_words w where w.domain_id = any(${[...ids]}::int[]) and ${ruleCondition(read)}) as m
    where m.place <= ${MOST_MATCHES} order by m.domain_id, m.place`.execute(db)
  return new Map([...Map.groupBy(found.rows, ({ domainId }) => domainId)].map(([id, rows]) => [id, rows.map((row) => toMatch(row, read))]))
}

function configOf(): RawBuilder<unknown> {
  const cases = STEMMERS.map(({ config, languages }) => sql`when m.language = any(${languages}::text[]) then ${sql.lit(config)}`)
  return sql`case ${sql.join(cases, sql` `)} else 'simple' end`
}

function toMatch({ position, text, hint, marked, markedHint }: MatchRow, read: WordedText): RuleMatch {
  const ranges = [...rangesOf('text', text, marked, read), ...(hint === null ? [] : rangesOf('hint', hint, markedHint ?? hint, read))]
  return { position, text, hint, ranges }
}

function rangesOf(source: RuleRange['source'], text: string, marked: string, read: WordedText): readonly RuleRange[] {
  const found = readMarks(marked)
  const ranges = found.length > 0 ? found : findWords(text, read.words)
  return ranges.map(([from, to]) => ({ source, from, to }))
}

/** The places between marks, in the text without them. */
function readMarks(marked: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let [place, from] = [0, 0]
  for (const character of marked) {
    if (character === OPEN) from = place
    else if (character === CLOSE) ranges.push([from, place])
    else place += character.length
  }
  return ranges
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu

// Where no stemmer marks anything: runs of letters that have one of the words, or begin like one.
function findWords(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  for (const run of text.matchAll(RUN)) {
    const folded = foldText(run[0])
    for (const word of words) {
      const stem = [...word].length >= LEAST_STEM + ENDING ? [...word].slice(0, -ENDING).join('') : word
      if (!isDense(word) && folded.startsWith(stem)) ranges.push([run.index, run.index + run[0].length])
      else if (isDense(word))
        ranges.push(...everyPlace(run[0], word).map((at): [number, number] => [run.index + at, run.index + at + word.length]))
    }
  }
  return mergeRanges(ranges)
}

function isDense(word: string): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u.test(word)
}

function everyPlace(text: string, word: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

function mergeRanges(ranges: readonly [number, number][]): readonly (readonly [number, number])[] {
  const merged: [number, number][] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
