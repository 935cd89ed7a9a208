// What filters, counts and orders servers, as columns in memory: exact counts over 40,000 servers take a millisecond (dependencies.md 5).
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { Topic } from '#model/rules/taxonomy.ts'
import type { FacetCount, FacetFilters, SearchDocument, TopicCounts } from '#model/search.ts'
import { countTopic, createRuleColumns, growRules, putRules, type RuleColumns, type RuleRow, type TopicWish } from './rule-columns.ts'

type Facets = SearchDocument['facets']

/** A row of the index as it comes from the store. */
export interface ColumnRow extends RuleRow {
  readonly domainId: number
  readonly domain: string
  /** The segment of postings that holds its words. */
  readonly segment: number
  readonly weight: number
  readonly actives: number | null
  /** Milliseconds since 1970. */
  readonly firstSeen: number
  readonly facets: Facets
  /** True for a server that left the index. */
  readonly removed: boolean
}

/** One facet: each row has one combination of values; there are few different ones. */
interface FacetColumn {
  readonly key: FacetKey
  readonly combinations: (readonly string[])[]
  readonly codeOf: Map<string, number>
  codes: Uint32Array
}

/** Columns of all servers in search; a row keeps its number for as long as the columns live. */
export interface FacetColumns {
  /** Rows ever used; those of servers that left are not `live`. */
  size: number
  /** By id of the domain: the number of its row plus one, 0 for none. A map would cost a third of a search for a common word. */
  rowsById: Int32Array
  live: Uint8Array
  ids: Int32Array
  segments: Float64Array
  weights: Float64Array
  /** -1 where it is not known. */
  actives: Float64Array
  firstSeen: Float64Array
  readonly domains: string[]
  readonly facets: readonly FacetColumn[]
  readonly rules: RuleColumns
}

/** Columns without rows. */
export function createColumns(): FacetColumns {
  return {
    size: 0,
    rowsById: new Int32Array(0),
    live: new Uint8Array(0),
    ids: new Int32Array(0),
    segments: new Float64Array(0),
    weights: new Float64Array(0),
    actives: new Float64Array(0),
    firstSeen: new Float64Array(0),
    domains: [],
    facets: FACETS.map(({ key }) => ({ key, combinations: [], codeOf: new Map(), codes: new Uint32Array(0) })),
    rules: createRuleColumns(),
  }
}

/** Puts rows in, in place of older ones of the same servers; returns the numbers of the rows that changed. */
export function putRows(columns: FacetColumns, rows: readonly ColumnRow[]): ReadonlySet<number> {
  grow(columns, columns.size + rows.length)
  const changed = new Set<number>()
  for (const row of rows) {
    const known = rowOfId(columns, row.domainId)
    if (known === undefined && row.removed) continue
    const at = known ?? columns.size++
    putRow(columns, at, row)
    changed.add(at)
  }
  return changed
}

/** The row of a domain, when it has one. */
export function rowOfId({ rowsById }: FacetColumns, id: number): number | undefined {
  const place = rowsById[id] ?? 0
  return place === 0 ? undefined : place - 1
}

function putRow(columns: FacetColumns, at: number, row: ColumnRow): void {
  if (row.domainId >= columns.rowsById.length) {
    columns.rowsById = enlarge(new Int32Array(Math.ceil((row.domainId + 1) * 1.25)), columns.rowsById)
  }
  columns.rowsById[row.domainId] = at + 1
  columns.live[at] = row.removed ? 0 : 1
  columns.ids[at] = row.domainId
  columns.segments[at] = row.segment
  columns.weights[at] = row.weight
  columns.actives[at] = row.actives ?? -1
  columns.firstSeen[at] = row.firstSeen
  columns.domains[at] = row.domain
  putRules(columns.rules, at, row.removed ? { labels: null, sentences: [] } : row)
  for (const facet of columns.facets) facet.codes[at] = encode(facet, row.facets[facet.key] ?? [])
}

function encode(facet: FacetColumn, values: readonly string[]): number {
  const key = JSON.stringify(values)
  const known = facet.codeOf.get(key)
  if (known !== undefined) return known
  facet.codeOf.set(key, facet.combinations.length)
  return facet.combinations.push([...new Set(values)]) - 1
}

function grow(columns: FacetColumns, least: number): void {
  if (least <= columns.live.length) return
  const length = Math.max(1024, Math.ceil(least * 1.25))
  columns.live = enlarge(new Uint8Array(length), columns.live)
  columns.ids = enlarge(new Int32Array(length), columns.ids)
  columns.segments = enlarge(new Float64Array(length), columns.segments)
  columns.weights = enlarge(new Float64Array(length), columns.weights)
  columns.actives = enlarge(new Float64Array(length), columns.actives)
  columns.firstSeen = enlarge(new Float64Array(length), columns.firstSeen)
  growRules(columns.rules, length)
  for (const facet of columns.facets) facet.codes = enlarge(new Uint32Array(length), facet.codes)
}

function enlarge<T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(larger: T, old: T): T {
  larger.set(old)
  return larger
}

/** The facet values of a row. */
export function facetsOfRow(columns: FacetColumns, row: number): Facets {
  return Object.fromEntries(columns.facets.map(({ key, codes, combinations }) => [key, combinations[codes[row] ?? 0] ?? []]))
}

/** What servers are narrowed down by. */
export interface Narrowing {
  readonly filters: FacetFilters
  readonly wishes: readonly TopicWish[]
}

/** What filters leave: which rows pass, and which fail only by one facet or topic, whose counts they belong to. */
export interface Filtered extends Narrowing {
  /** By row: PASSES, FAILS, or the number of the only facet that it fails by, from 0; topics are counted on behind the facets. */
  readonly verdicts: Uint8Array
  /** Rows that pass all filters. */
  readonly passing: Int32Array
  /** The counts, once somebody asked for them. */
  counts?: Readonly<Record<FacetKey, readonly FacetCount[]>>
  readonly topics: Map<Topic, TopicCounts>
}

/** A row that is no longer there, was not found by the text, or fails by two facets. */
const FAILS = 255
export const PASSES = 254

/** Judges every row; with `found` only those whose number there is above 0, which are those that a text found. */
export function applyFilters(columns: FacetColumns, { filters, wishes }: Narrowing, found?: Uint8Array): Filtered {
  const { size, live } = columns
  const verdicts = new Uint8Array(size).fill(FAILS)
  for (let row = 0; row < size; row += 1) {
    if (live[row] === 1 && (found === undefined || found[row] !== 0)) verdicts[row] = PASSES
  }
  for (const [number, facet] of columns.facets.entries()) {
    const chosen = filters[facet.key]
    if (chosen !== undefined && chosen.length > 0) judge(verdicts, facet, { number, chosen, size })
  }
  for (const { number, passes } of wishes) {
    const bytes = columns.rules.masks[number]?.bytes
    if (bytes !== undefined) judgeCodes(verdicts, bytes, passes, { number: columns.facets.length + number, size })
  }
  return { verdicts, filters, wishes, passing: rowsWith(verdicts, PASSES), topics: new Map() }
}

function rowsWith(verdicts: Uint8Array, verdict: number): Int32Array {
  let count = 0
  for (let row = 0; row < verdicts.length; row += 1) if (verdicts[row] === verdict) count += 1
  const rows = new Int32Array(count)
  let at = 0
  for (let row = 0; at < count; row += 1) if (verdicts[row] === verdict) rows[at++] = row
  return rows
}

function judge(
  verdicts: Uint8Array,
  { combinations, codes }: FacetColumn,
  { number, chosen, size }: { readonly number: number; readonly chosen: readonly string[]; readonly size: number },
): void {
  const wanted = new Set(chosen)
  const allowed = Uint8Array.from(combinations, (values) => (values.some((value) => wanted.has(value)) ? 1 : 0))
  judgeCodes(verdicts, codes, allowed, { number, size })
}

function judgeCodes(
  verdicts: Uint8Array,
  codes: Uint8Array | Uint32Array,
  allowed: Uint8Array,
  { number, size }: { readonly number: number; readonly size: number },
): void {
  for (let row = 0; row < size; row += 1) {
    // Of what a text leaves, nearly all fail already.
    if (verdicts[row] === FAILS || allowed[codes[row] ?? 0] === 1) continue
    verdicts[row] = verdicts[row] === PASSES ? number : FAILS
  }
}

/** For each facet the rows by value, as if that facet had no filter; exact. */
export function countFacets(
  columns: FacetColumns,
  { verdicts, filters, passing }: Filtered,
): Readonly<Record<FacetKey, readonly FacetCount[]>> {
  const counted = columns.facets.map((facet, number) => {
    const chosen = filters[facet.key] ?? []
    const counts = new Uint32Array(facet.combinations.length)
    countRows(counts, facet, passing)
    if (chosen.length > 0) countRows(counts, facet, rowsWith(verdicts, number))
    return [facet.key, countValues(facet, counts, chosen)] as const
  })
  return Object.fromEntries(counted) as unknown as Record<FacetKey, readonly FacetCount[]>
}

/** Servers of some topics by what they say, as if nothing were wished about that topic; exact. */
export function countTopics(columns: FacetColumns, filtered: Filtered, topics: readonly Topic[]): readonly TopicCounts[] {
  const { verdicts, wishes, passing } = filtered
  return topics.map((topic) => {
    const known = filtered.topics.get(topic)
    if (known !== undefined) return known
    const wish = wishes.find((one) => one.topic === topic)
    const counted = countTopic(
      columns.rules,
      topic,
      wish === undefined ? [passing] : [passing, rowsWith(verdicts, columns.facets.length + wish.number)],
    )
    filtered.topics.set(topic, counted)
    return counted
  })
}

function countRows(counts: Uint32Array, { codes }: FacetColumn, rows: Int32Array): void {
  for (let at = 0; at < rows.length; at += 1) {
    const code = codes[rows[at] ?? 0] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
}

function countValues({ key, combinations }: FacetColumn, counts: Uint32Array, chosen: readonly string[]): readonly FacetCount[] {
  const byValue = new Map(chosen.map((value) => [value, 0]))
  for (const [code, values] of combinations.entries()) {
    const count = counts[code] ?? 0
    if (count === 0) continue
    for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + count)
  }
  return sortCounts(
    key,
    [...byValue].map(([value, count]) => ({ value, count })),
  )
}

/** Puts counts in the order of the facet table: as listed, most servers first, or the greatest value first; equals by value. */
export function sortCounts(key: FacetKey, counts: readonly FacetCount[]): readonly FacetCount[] {
  const facet = FACETS.find((one) => one.key === key)
  const listed: readonly string[] = facet === undefined || facet.values === 'open' ? [] : facet.values
  const place = (value: string): number => (listed.includes(value) ? listed.indexOf(value) : listed.length)
  const byValue = (a: FacetCount, b: FacetCount): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  return counts.toSorted((a, b) => {
    if (facet?.order === 'listed') return place(a.value) - place(b.value) || byValue(a, b)
    return facet?.order === 'descending' ? byValue(b, a) : b.count - a.count || byValue(a, b)
  })
}
