// Asking a search backend in tests: whole lists instead of pages, and what a suite is given to ask.
import type { FacetKey } from '#model/facets.ts'
import type { SearchAnswer, SearchBackend, SearchQuery } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'
import { LISTED } from './written-servers.ts'

/** Opens a backend over a database whose index is made; whatever else the backend needs, it fills first. */
export type OpenBackend = (database: Database) => Promise<SearchBackend>

/** What the parts of the suite ask. */
export interface Given {
  readonly backend: () => SearchBackend
  /** The host names of all pages, sorted. */
  readonly find: (more: Partial<SearchQuery>) => Promise<readonly string[]>
}

const TODAY = '2026-11-02'

/** A query with everything ordinary filled in. */
export function ask(more: Partial<SearchQuery> = {}): SearchQuery {
  return { filters: {}, sort: 'fair', limit: 100, day: TODAY, ...more }
}

/** The answer to a query; a refusal is an error. */
export async function answerOf(backend: SearchBackend, query: SearchQuery): Promise<SearchAnswer> {
  const answer = await backend.search(query)
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`)
  return answer
}

/** The host names of all pages of a query, in their order. */
export async function domainsOf(backend: SearchBackend, query: SearchQuery): Promise<readonly string[]> {
  const domains: string[] = []
  for (let cursor = query.cursor; ;) {
    const answer = await answerOf(backend, { ...query, ...(cursor === undefined ? {} : { cursor }) })
    domains.push(...answer.hits.map((hit) => hit.domain))
    cursor = answer.next
    if (cursor === undefined) return domains
  }
}

/** The counts of one facet, as an object. */
export function countsOf(answer: SearchAnswer, key: FacetKey): Readonly<Record<string, number>> {
  return Object.fromEntries((answer.facets[key] ?? []).map(({ value, count }) => [value, count]))
}

/** Every host name in search. */
export const ALL: readonly string[] = LISTED.map(({ domain }) => domain)

/** Host names, sorted: words with spaces between them, under .example unless they have a dot. */
export function names(text: string): readonly string[] {
  return text
    .split(' ')
    .map((name) => (name.includes('.') ? name : `${name}.example`))
    .toSorted()
}
