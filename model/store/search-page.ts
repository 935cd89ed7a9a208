// One page of results, its counts and its cursor, from the columns alone: the part of a search that both backends share.
import { effectiveSort, type CursorPlace } from '#model/search-cursor.ts'
import type { SearchAnswer, SearchQuery } from '#model/search.ts'
import { applyFilters, countFacets, countTopics, PASSES, type FacetColumns, type Filtered } from './facet-columns.ts'
import { countWanted, readTopicWishes } from './rule-columns.ts'
import { findPlace, rowKey, rowsInOrder, sortRows, type OrderKey, type Orders, type RowOrder } from './search-orders.ts'

/** With a text, only so many can be paged through: nobody reads further, and the order of the rest means nothing. */
export const MOST_MATCHES = 1000
/** Levels of relevance: 0 is no match, the highest the very host that was typed. */
export const MOST_LEVEL = 15

/** What a text found: a level for each row, 0 for no match. */
export type Levels = Uint8Array

export interface ResultPage {
  /** Numbers of rows, at most `limit`. */
  readonly rows: readonly number[]
  readonly total: number
  readonly totalIsLimit: boolean
  /** Counted when asked for. */
  readonly facets: () => SearchAnswer['facets']
  readonly topics: () => SearchAnswer['topics']
  /** Behind the last row, when there are more. */
  readonly next: CursorPlace | undefined
}

type PageQuery = Pick<SearchQuery, 'filters' | 'rules' | 'topics' | 'sort' | 'text' | 'limit' | 'day'>

/** What was found before filters. */
export interface FoundRows {
  /** By a text, which then decides what a page can reach and how rows are ordered. */
  readonly levels?: Levels | undefined
  /** By words inside rules, or left over by a wish to reach somebody: 0 for rows that are not. */
  readonly only?: Uint8Array | undefined
}

/**
 * A page: the rows that pass filters and wishes (and were found by the texts) in the order asked for, behind `after`: those that meet more
 * of the soft wishes first. Pages of any size, one after another, give the same list.
 */
export function makePage(orders: Orders, query: PageQuery, found: FoundRows = {}, after?: CursorPlace): ResultPage {
  const { columns } = orders
  const filtered = filterRows(orders, query, found)
  const day = after?.day ?? query.day
  const listed = listRows(orders, { ...query, day }, { filtered, levels: found.levels })
  const from = after === undefined ? 0 : findBehind(columns, listed, after)
  const rows = takePassing(listed.rows, filtered.verdicts, { from, most: query.limit + 1 })
  const more = rows.length > query.limit
  const last = rows[query.limit - 1]
  return {
    rows: rows.slice(0, query.limit),
    total: filtered.passing.length,
    totalIsLimit: found.levels !== undefined && listed.rows.length < filtered.passing.length,
    facets: () => (filtered.counts ??= countFacets(columns, filtered)),
    topics: () => countTopics(columns, filtered, query.topics ?? []),
    next:
      more && last !== undefined ? { day, key: listed.keyOf(last), id: columns.ids[last] ?? 0, fit: listed.fits?.[last] ?? 0 } : undefined,
  }
}

// Rows that meet more wishes stand before the others; the place is looked for among those that meet as many.
function findBehind(columns: FacetColumns, { rows, keyOf, fits }: Listed, { key, id, fit }: CursorPlace): number {
  if (fits === undefined) return findPlace(rows, { columns, keyOf }, { key, id })
  const begin = rows.findIndex((row) => (fits[row] ?? 0) <= fit)
  if (begin < 0) return rows.length
  const end = rows.findIndex((row) => (fits[row] ?? 0) < fit)
  return begin + findPlace(rows.subarray(begin, end < 0 ? rows.length : end), { columns, keyOf }, { key, id })
}

function takePassing(
  rows: Int32Array,
  verdicts: Uint8Array,
  { from, most }: { readonly from: number; readonly most: number },
): readonly number[] {
  const taken: number[] = []
  for (let at = from; at < rows.length && taken.length < most; at += 1) {
    const row = rows[at] ?? 0
    if (verdicts[row] === PASSES) taken.push(row)
  }
  return taken
}

// Most visitors begin without a text, and with the same few filters: what they leave is kept until a row changes.
function filterRows({ columns, filtered }: Orders, { filters, rules }: PageQuery, { levels, only }: FoundRows): Filtered {
  const wishes = rules === undefined ? [] : readTopicWishes(rules)
  if (levels !== undefined || only !== undefined) return applyFilters(columns, { filters, wishes }, bothOf(levels, only))
  const name = JSON.stringify([Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)), rules?.must, rules?.not])
  const known = filtered.get(name)
  if (known !== undefined) return known
  for (const oldest of filtered.keys()) if (filtered.size >= MOST_FILTERED) filtered.delete(oldest)
  const made = applyFilters(columns, { filters, wishes })
  filtered.set(name, made)
  return made
}

function bothOf(levels: Levels | undefined, only: Uint8Array | undefined): Uint8Array | undefined {
  return levels === undefined || only === undefined ? (levels ?? only) : levels.map((level, row) => (only[row] === 0 ? 0 : level))
}

/** Each takes up to five bytes a server. */
const MOST_FILTERED = 50

interface Listed {
  /** In their order; without a text also those that the filters leave out. */
  readonly rows: Int32Array
  readonly keyOf: (row: number) => OrderKey
  /** By row: how many of the soft wishes it meets; absent where there are none. */
  readonly fits?: Uint8Array
}

function listRows(orders: Orders, query: PageQuery, found: { readonly filtered: Filtered; readonly levels: Levels | undefined }): Listed {
  const listed = orderRows(orders, query, found)
  const want = query.rules?.want ?? []
  if (want.length === 0) return listed
  const fits = countWanted(orders.columns.rules, want, orders.columns.size)
  return { ...listed, rows: putFittingFirst(listed.rows, fits), fits }
}

// Stable: within those that meet as many the order stays.
function putFittingFirst(rows: Int32Array, fits: Uint8Array): Int32Array {
  const starts = new Uint32Array(257)
  for (let at = 0; at < rows.length; at += 1) {
    const place = 256 - (fits[rows[at] ?? 0] ?? 0)
    starts[place] = (starts[place] ?? 0) + 1
  }
  for (let place = 1, sum = 0; place <= 256; place += 1) {
    const count = starts[place] ?? 0
    starts[place] = sum
    sum += count
  }
  const sorted = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    const place = 256 - (fits[row] ?? 0)
    sorted[starts[place] ?? 0] = row
    starts[place] = (starts[place] ?? 0) + 1
  }
  return sorted
}

function orderRows(
  orders: Orders,
  query: PageQuery,
  { filtered, levels }: { readonly filtered: Filtered; readonly levels: Levels | undefined },
): Listed {
  const sort = effectiveSort(query)
  const order: RowOrder = sort === 'relevance' ? 'fair' : sort
  const keyOf = rowKey(orders.columns, order, query.day)
  if (levels === undefined) return { rows: rowsInOrder(orders, order, query.day), keyOf }
  const best = listBest(rowsInOrder(orders, 'fair', query.day), filtered.verdicts, levels)
  if (sort === 'relevance') return { rows: best, keyOf: (row) => relevanceKey(levels[row] ?? 0, Number(keyOf(row))) }
  return { rows: sortRows(best, orders.columns, keyOf), keyOf }
}

/** Level first, the fair order of the day within it: nobody is first among equals for ever. */
function relevanceKey(level: number, fair: number): number {
  return MOST_LEVEL - level + fair / (1 + fair)
}

// Rows come in the fair order, so that each level is in it too.
function listBest(rows: Int32Array, verdicts: Uint8Array, levels: Levels): Int32Array {
  const byLevel: number[][] = Array.from({ length: MOST_LEVEL + 1 }, () => [])
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    if (verdicts[row] !== PASSES) continue
    const same = byLevel[levels[row] ?? 0]
    if (same !== undefined && same.length < MOST_MATCHES) same.push(row)
  }
  return Int32Array.from(byLevel.toReversed().flat().slice(0, MOST_MATCHES))
}
