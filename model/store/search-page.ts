// One page of results, its counts and its cursor, from the columns alone: the part of a search that both backends share.
import { effectiveSort, type CursorPlace } from '#model/search-cursor.ts'
import type { SearchAnswer, SearchQuery } from '#model/search.ts'
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
  readonly facets: SearchAnswer['facets']
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
  const filtered = applyFilters(columns, query.filters, found?.levels)
  const listed = listRows(orders, { ...query, day: after?.day ?? query.day }, { filtered, levels: found?.levels })
  const from = after === undefined ? 0 : findPlace(listed.rows, { columns, keyOf: listed.keyOf }, after)
  const rows = [...listed.rows.subarray(from, from + query.limit)]
  const last = rows.at(-1)
  const more = from + rows.length < listed.rows.length && last !== undefined
  return {
    rows,
    total: filtered.passing,
    totalIsLimit: listed.rows.length < filtered.passing,
    facets: countFacets(columns, filtered),
    next: more ? { day: after?.day ?? query.day, key: listed.keyOf(last), id: columns.ids[last] ?? 0 } : undefined,
  }
}

interface Listed {
  readonly rows: Int32Array
  readonly keyOf: (row: number) => OrderKey
}

function listRows(
  orders: Orders,
  query: PageQuery,
  { filtered, levels }: { readonly filtered: Filtered; readonly levels: Levels | undefined },
): Listed {
  const { verdicts } = filtered
  const sort = effectiveSort(query)
  const order: RowOrder = sort === 'relevance' ? 'fair' : sort
  if (levels === undefined) {
    return {
      rows: rowsInOrder(orders, order, query.day).filter((row) => verdicts[row] === PASSES),
      keyOf: rowKey(orders.columns, order, query.day),
    }
  }
  const best = listBest(rowsInOrder(orders, 'fair', query.day), verdicts, levels)
  if (sort === 'relevance') {
    const fair = rowKey(orders.columns, 'fair', query.day)
    return { rows: best, keyOf: (row) => relevanceKey(levels[row] ?? 0, Number(fair(row))) }
  }
  const keyOf = rowKey(orders.columns, sort, query.day)
  return { rows: sortRows(best, orders.columns, keyOf), keyOf }
}

/** Level first, the fair order of the day within it: nobody is first among equals for ever. */
function relevanceKey(level: number, fair: number): number {
  return MOST_LEVEL - level + fair / (1 + fair)
}

// Rows come in the fair order, so that each level is in it too.
function listBest(rows: Int32Array, verdicts: Uint8Array, levels: Levels): Int32Array {
  const byLevel: number[][] = Array.from({ length: MOST_LEVEL + 1 }, () => [])
  for (const row of rows) if (verdicts[row] === PASSES) byLevel[levels[row] ?? 0]?.push(row)
  return Int32Array.from(byLevel.toReversed().flat().slice(0, MOST_MATCHES))
}
