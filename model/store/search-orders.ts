// The orders of results over the columns: rows sorted once, and kept sorted while single rows change.
import { fairKey, shuffleOf } from '#model/fair-order.ts'
import type { SortKey } from '#model/search.ts'
import type { FacetColumns, Filtered } from './facet-columns.ts'

/** What a row is sorted by: a number, or a host name. Smaller comes first, then the smaller id. */
export type OrderKey = number | string

/** An order of single rows; `relevance` is made from `fair` for each text. */
export type RowOrder = Exclude<SortKey, 'relevance'>

interface Order {
  readonly keyOf: (row: number) => OrderKey
  rows: Int32Array
}

/** Orders of one set of columns, made when first asked for. */
export interface Orders {
  readonly columns: FacetColumns
  readonly made: Map<string, Order>
  /** What filters leave without a text, by filters, until a row changes. */
  readonly filtered: Map<string, Filtered>
}

/** Orders over columns, none of them made yet. */
export function createOrders(columns: FacetColumns): Orders {
  return { columns, made: new Map(), filtered: new Map() }
}

/** All live rows in an order; `day` (YYYY-MM-DD) decides the fair one. */
export function rowsInOrder(orders: Orders, sort: RowOrder, day: string): Int32Array {
  const name = nameOrder(sort, day)
  const known = orders.made.get(name)
  if (known !== undefined) return known.rows
  // Yesterday's shuffle is still asked for by who reads past midnight; older ones are not.
  if (orders.made.size >= MOST_ORDERS) orders.made.delete([...orders.made.keys()].find((one) => one.startsWith('fair')) ?? '')
  const keyOf = rowKey(orders.columns, sort, day)
  const order = { keyOf, rows: sortRows(liveRows(orders.columns), orders.columns, keyOf) }
  orders.made.set(name, order)
  return order.rows
}

const MOST_ORDERS = 6

function nameOrder(sort: RowOrder, day: string): string {
  return sort === 'fair' ? `fair ${shuffleOf(day)}` : sort
}

/** The key of a row in an order, as a cursor carries it. */
export function rowKey(columns: FacetColumns, sort: RowOrder, day: string): (row: number) => OrderKey {
  switch (sort) {
    case 'fair': {
      const shuffle = shuffleOf(day)
      return (row) => fairKey(columns.weights[row] ?? 1, columns.domains[row] ?? '', shuffle)
    }
    case 'newest':
      return (row) => -(columns.firstSeen[row] ?? 0)
    case 'actives':
      return (row) => -(columns.actives[row] ?? -1)
    case 'name':
      return (row) => columns.domains[row] ?? ''
  }
}

/** Below 0 when the first key and id come first. */
export function compareKeys(one: OrderKey, oneId: number, other: OrderKey, otherId: number): number {
  if (one < other) return -1
  return one > other ? 1 : oneId - otherId
}

/** Brings every order that was made up to date with the rows that changed. */
export function reorderRows(orders: Orders, changed: ReadonlySet<number>): void {
  const { columns, made } = orders
  if (changed.size === 0) return
  orders.filtered.clear()
  for (const order of made.values()) {
    const kept = order.rows.filter((row) => !changed.has(row))
    const moved = [...changed].filter((row) => columns.live[row] === 1)
    order.rows = mergeRows(kept, sortRows(Int32Array.from(moved), columns, order.keyOf), columns, order.keyOf)
  }
}

function liveRows({ size, live }: FacetColumns): Int32Array {
  return Int32Array.from({ length: size }, (_, row) => row).filter((row) => live[row] === 1)
}

/** Sorts rows by key and id; keys are made once a row. */
export function sortRows(rows: Int32Array, columns: FacetColumns, keyOf: (row: number) => OrderKey): Int32Array {
  const keys = new Map<number, OrderKey>()
  for (const row of rows) keys.set(row, keyOf(row))
  const key = (row: number): OrderKey => keys.get(row) ?? 0
  return rows.toSorted((a, b) => compareKeys(key(a), columns.ids[a] ?? 0, key(b), columns.ids[b] ?? 0))
}

/**
 * The place in sorted rows of the first one that comes behind a key and id: keys of few rows are made, since making one costs.
 *
 * @param from rows before it are not looked at
 */
export function findPlace(
  rows: Int32Array,
  { columns, keyOf }: { readonly columns: FacetColumns; readonly keyOf: (row: number) => OrderKey },
  { key, id, from = 0 }: { readonly key: OrderKey; readonly id: number; readonly from?: number },
): number {
  let [low, high] = [from, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle] ?? 0
    if (compareKeys(keyOf(row), columns.ids[row] ?? 0, key, id) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

function mergeRows(kept: Int32Array, moved: Int32Array, columns: FacetColumns, keyOf: (row: number) => OrderKey): Int32Array {
  const merged = new Int32Array(kept.length + moved.length)
  let done = 0
  for (const [index, row] of moved.entries()) {
    const place = findPlace(kept, { columns, keyOf }, { key: keyOf(row), id: columns.ids[row] ?? 0, from: done })
    merged.set(kept.subarray(done, place), done + index)
    merged[place + index] = row
    done = place
  }
  merged.set(kept.subarray(done), done + moved.length)
  return merged
}
