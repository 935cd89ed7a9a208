// The parameters of a search, made from the facet table, and the query that they mean.
import { z } from 'zod'
import { dayOf } from '#model/clock.ts'
import { FACETS, type Facet } from '#model/facets.ts'
import { SORTS, type FacetFilters, type SearchQuery, type SearchRefusal, type SortKey } from '#model/search.ts'
import { cursorParameter, plainText, slugParameter } from './parameters.ts'
import { refuse, type Outcome } from './route.ts'

/** Members that every search takes; those of the facets stand beside them under their parameter names. */
export interface ExportParameters {
  readonly q: string
  readonly sort?: SortKey | undefined
}

export interface SearchParameters extends ExportParameters {
  readonly limit: number
  readonly cursor?: string | undefined
}

const MOST_VALUES = 50
const LONGEST_TEXT = 200

const q = plainText(LONGEST_TEXT).default('').describe('Words, a beginning of a word, or a name; empty for filters only.')
const sort = z
  .enum(SORTS)
  .optional()
  .describe('`fair` is a daily shuffle that favours healthy servers of middle size; `relevance` is usual where words are given.')

const filters = Object.fromEntries(FACETS.map((facet: Facet) => [facet.parameter, filterOf(facet)]))

// A word of an open facet may be a server's own and hold a comma: it is given whole, once for each value.
function filterOf(facet: Facet) {
  const value = facet.values === 'open' ? slugParameter(200) : z.enum(facet.values)
  const whole = facet.wording === 'plain'
  const hint = whole ? 'Repeated for several values; any of them.' : 'Repeated, or with commas, for several values; any of them.'
  return z
    .array(value)
    .max(MOST_VALUES)
    .optional()
    .meta({ description: hint, ...(whole ? { 'x-whole': true } : {}) })
}

/** Parameters of a search by pages. */
export const searchParameters = z.strictObject({
  q,
  sort,
  limit: z.int().min(1).max(100).default(20),
  cursor: cursorParameter.optional(),
  ...filters,
}) as unknown as z.ZodType<SearchParameters>

/** Parameters of an export: the same question, all of its answers. */
export const exportParameters = z.strictObject({ q, sort, ...filters }) as unknown as z.ZodType<ExportParameters>

/** The query that parameters mean at a moment (milliseconds since 1970); an export asks for the largest pages. */
export function toSearchQuery(parameters: ExportParameters & Partial<SearchParameters>, now: number): SearchQuery {
  const text = parameters.q.trim()
  return {
    text,
    filters: readFilters({ ...parameters }),
    sort: parameters.sort ?? (text === '' ? 'fair' : 'relevance'),
    limit: parameters.limit ?? 100,
    cursor: parameters.cursor,
    day: dayOf(now),
  }
}

function readFilters(parameters: Readonly<Record<string, unknown>>): FacetFilters {
  return Object.fromEntries(
    FACETS.flatMap(({ key, parameter }) => {
      const values = parameters[parameter] as readonly string[] | undefined
      return values === undefined || values.length === 0 ? [] : [[key, [...new Set(values)].toSorted()]]
    }),
  )
}

/** Why a search was refused, with the parameter that is to blame. */
export function refuseSearch({ refused }: SearchRefusal): Outcome<never> {
  switch (refused) {
    case 'bad-cursor':
      return refuse(400, 'This is no cursor of ours.', 'cursor')
    case 'cursor-of-another-query':
      return refuse(400, 'This cursor belongs to another query or another day; begin with the first page.', 'cursor')
  }
}
