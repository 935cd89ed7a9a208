// The address bar ⇄ what is searched: the whole state of the search page, pure, so that back, reload and share work.
import type { SortKey } from '#model/search.ts'

export interface SearchState {
  readonly text: string
  /** Chosen values by facet, each list sorted and without duplicates; no empty list. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort: SortKey
  /** How many pages of results are open: 1 to 20. */
  readonly pages: number
}

/** What of the facet table matters here. */
export interface StateFacet {
  readonly key: string
  readonly parameter: string
}

const SORTS: readonly SortKey[] = ['fair', 'relevance', 'newest', 'actives', 'name']
const TEXT_LIMIT = 200
const MOST_VALUES = 50
export const MOST_PAGES = 20

/** What stands there when nothing was chosen. */
export const EMPTY_STATE: SearchState = { text: '', filters: {}, sort: 'fair', pages: 1 }

/** Whether nothing was typed and nothing chosen: everything is shown. */
export function isUntouched({ text, filters }: SearchState): boolean {
  return text === '' && Object.keys(filters).length === 0
}

/** The order when none is chosen: by match when something was typed, else the fair one. */
export function defaultSort(text: string): SortKey {
  return text === '' ? 'fair' : 'relevance'
}

/**
 * Reads a query string.
 *
 * @param query with or without the question mark
 * @param facets those there are, with the names of their parameters; other parameters are not ours
 */
export function parseState(query: string, facets: readonly StateFacet[]): SearchState {
  const parameters = new URLSearchParams(query)
  const text = cleanText(parameters.get('q') ?? '')
  const filters: Record<string, readonly string[]> = {}
  for (const { key, parameter } of facets) {
    const values = cleanValues(parameters.getAll(parameter))
    if (values.length > 0) filters[key] = values
  }
  const sort = SORTS.find((known) => known === parameters.get('sort')) ?? defaultSort(text)
  const pages = Number(parameters.get('pages') ?? '1')
  return { text, filters, sort, pages: Number.isInteger(pages) && pages >= 1 && pages <= MOST_PAGES ? pages : 1 }
}

/** Writes a state as a query string without the question mark; what is usual is left out, the order is always the same. */
export function writeState(state: SearchState, facets: readonly StateFacet[]): string {
  const parameters = new URLSearchParams()
  if (state.text !== '') parameters.set('q', state.text)
  for (const { key, parameter } of facets) for (const value of state.filters[key] ?? []) parameters.append(parameter, value)
  if (state.sort !== defaultSort(state.text)) parameters.set('sort', state.sort)
  if (state.pages > 1) parameters.set('pages', String(state.pages))
  return parameters.toString()
}

/** The state with other words; the order goes back to the usual one, and the first page is shown. */
export function withText(state: SearchState, text: string): SearchState {
  const cleaned = cleanText(text)
  return { ...state, text: cleaned, sort: defaultSort(cleaned), pages: 1 }
}

/** The state with one value of a facet chosen, or no longer chosen. */
export function withValue(state: SearchState, key: string, value: string, chosen: boolean): SearchState {
  const others = (state.filters[key] ?? []).filter((each) => each !== value)
  return withValues(state, key, chosen ? [...others, value] : others)
}

/** The state with these values of a facet and no others. */
export function withValues(state: SearchState, key: string, values: readonly string[]): SearchState {
  const { [key]: _dropped, ...rest } = state.filters
  const cleaned = cleanValues(values)
  return { ...state, filters: cleaned.length === 0 ? rest : { ...rest, [key]: cleaned }, pages: 1 }
}

// Lone surrogates do not survive a query string, so they do not enter the state either.
function cleanText(text: string): string {
  return [...text.toWellFormed().trim()].slice(0, TEXT_LIMIT).join('').trim()
}

function cleanValues(values: readonly string[]): readonly string[] {
  const cleaned = values.map((value) => cleanText(value)).filter((value) => value !== '')
  return [...new Set(cleaned)].sort().slice(0, MOST_VALUES)
}
