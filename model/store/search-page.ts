// One page of results, its counts and its cursor, from the columns alone: the part of a search that both backends share.
import { effectiveSort, type CursorPlace } from '#model/search-cursor.ts'
import type { FacetFilters, SearchAnswer, SearchQuery } from '#model/search.ts'
import { applyFilters, countFacets, PASSES, type Filtered } from './facet-columns.ts'
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
  /** Behind the last row, when there are more. */
  readonly next: CursorPlace | undefined
}

type PageQuery = Pick<SearchQuery, 'filters' | 'sort' | 'text' | 'limit' | 'day'>

/**
 * A page: the rows that pass the filters (and, with `levels`, were found by the text) in the order asked for, behind `after`. Pages of
 * any size, one after another, give the same list.
 */
export function makePage(orders: Orders, query: PageQuery, found?: { readonly levels: Levels }, after?: CursorPlace): ResultPage {
  const { columns } = orders
  const filtered = found === undefined ? filterAll(orders, query.filters) : applyFilters(columns, query.filters, found.levels)
  const day = after?.day ?? query.day
  const listed = listRows(orders, { ...query, day }, { filtered, levels: found?.levels })
  const from = after === undefined ? 0 : findPlace(listed.rows, { columns, keyOf: listed.keyOf }, after)
  const rows = takePassing(listed.rows, filtered.verdicts, { from, most: query.limit + 1 })
  const more = rows.length > query.limit
  const last = rows[query.limit - 1]
  return {
    rows: rows.slice(0, query.limit),
    total: filtered.passing.length,
    totalIsLimit: found !== undefined && listed.rows.length < filtered.passing.length,
    facets: () => (filtered.counts ??= countFacets(columns, filtered)),
    next: more && last !== undefined ? { day, key: listed.keyOf(last), id: columns.ids[last] ?? 0 } : undefined,
  }
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
function filterAll({ columns, filtered }: Orders, filters: FacetFilters): Filtered {
  const name = JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const known = filtered.get(name)
  if (known !== undefined) return known
  for (const oldest of filtered.keys()) if (filtered.size >= MOST_FILTERED) filtered.delete(oldest)
  const made = applyFilters(columns, filters)
  filtered.set(name, made)
  return made
}

/** Each takes up to five bytes a server. */
const MOST_FILTERED = 50

interface Listed {
  /** In their order; without a text also those that the filters leave out. */
  readonly rows: Int32Array
  readonly keyOf: (row: number) => OrderKey
}

function listRows(
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
