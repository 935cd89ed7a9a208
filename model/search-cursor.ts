// Cursors of search results: where the next page begins, for one query only; a page number would shift under the reader.
import { hash } from 'node:crypto'
import { DAY, dayOf } from './clock.ts'
import type { SearchQuery, SearchRefusal, SortKey } from './search.ts'

/** A new form of cursors, or of what orders results, needs a new number. */
const VERSION = 2
const LONGEST_CURSOR = 800

/** The last row of a page: its key in the order, and its id. */
export interface CursorPlace {
  /** The day (YYYY-MM-DD) whose fair order the pages follow. */
  readonly day: string
  readonly key: number | string
  readonly id: number
  /** Soft wishes that the row meets, which stand before the key; 0 where there are none. */
  readonly fit: number
}

/** The order that a query gets: relevance needs a text. */
export function effectiveSort({ sort, text }: Pick<SearchQuery, 'sort' | 'text'>): SortKey {
  return sort === 'relevance' && (text ?? '').trim() === '' ? 'fair' : sort
}

/** Sixteen hex digits that stand for what is asked for; the size of pages, the day and the order of values do not count. */
export function hashQuery(query: Pick<SearchQuery, 'text' | 'filters' | 'sort' | 'rules' | 'ruleText' | 'reach'>): string {
  const chosen = Object.entries(query.filters)
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => [key, [...new Set(values)].toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const { must = [], not = [], want = [] } = query.rules ?? {}
  const wishes = [must, not, want, query.reach?.of ?? []].map((list) => [...new Set<string>(list)].toSorted())
  const texts = [query.text, query.ruleText].map((text = '') => text.trim())
  return hash('sha256', JSON.stringify([texts, chosen, wishes, effectiveSort(query)]), 'hex').slice(0, 16)
}

/** The cursor behind a row. */
export function writeCursor(query: SearchQuery, { day, key, id, fit }: CursorPlace): string {
  const body = [VERSION, hashQuery(query), day, key, id, fit]
  return Buffer.from(JSON.stringify([...body, checkOf(body)]), 'utf8').toString('base64url')
}

function checkOf(body: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(body), 'hex').slice(0, 8)
}

/**
 * Reads a cursor for a query: the place behind which to go on, or why not. Damaged or foreign bytes are `bad-cursor`. A cursor follows
 * the day on which its first page was made; that must be the day of the query or the one before where the order changes with the day.
 */
export function readCursor(cursor: string, query: SearchQuery): CursorPlace | SearchRefusal {
  const body = parseCursor(cursor)
  if (body === undefined) return { refused: 'bad-cursor' }
  const [, queryHash, day, key, id, fit] = body
  const sort = effectiveSort(query)
  const today = Date.parse(`${query.day}T00:00:00Z`)
  const inTime = [dayOf(today), dayOf(today - DAY)].includes(day) || !(sort === 'fair' || sort === 'relevance')
  if (queryHash !== hashQuery(query) || !inTime) return { refused: 'cursor-of-another-query' }
  // The names of hosts are the only keys that are text.
  if ((typeof key === 'string') !== (sort === 'name')) return { refused: 'bad-cursor' }
  return { day, key, id, fit }
}

type CursorBody = readonly [version: number, queryHash: string, day: string, key: number | string, id: number, fit: number]

function parseCursor(cursor: string): CursorBody | undefined {
  if (cursor.length > LONGEST_CURSOR || !/^[\w-]+$/.test(cursor)) return undefined
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parts) || parts.length !== 7) return undefined
  const [version, queryHash, day, key, id, fit, check] = parts as unknown[]
  if (version !== VERSION || check !== checkOf(parts.slice(0, 6))) return undefined
  const isPlace = isDay(day) && isKey(key) && isWhole(id) && isWhole(fit)
  return isPlace && typeof queryHash === 'string' ? [VERSION, queryHash, day, key, id, fit] : undefined
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

function isKey(value: unknown): value is number | string {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
