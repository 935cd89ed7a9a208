// The part of the suite that tries many queries: counts against counting by hand, and pages against the whole list.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { FACETS, type FacetKey } from '#model/facets.ts'
import { SORTS, type FacetFilters, type SearchDocument, type SearchQuery } from '#model/search.ts'
import { answerOf, ask, countsOf, domainsOf, type Given } from './asking.ts'

const KEYS: readonly FacetKey[] = FACETS.map(({ key }) => key)
const TEXTS = ['', 'the', 'mastodon', 'zeppelin', '写真', 'für', 'example', 'harbuor', 'e']

/** Random filters and texts: filters mean the same with and without a text, and every count is exact. */
export function declareProperties(given: Given): void {
  describe('whatever is chosen', () => {
    let everything: readonly SearchDocument[] = []
    let queries: fc.Arbitrary<Pick<SearchQuery, 'filters' | 'text' | 'sort'>>
    beforeAll(async () => {
      everything = (await answerOf(given.backend(), ask())).hits
      queries = fc.record({ filters: someFilters(everything), text: fc.constantFrom(...TEXTS), sort: fc.constantFrom(...SORTS) })
    })

    test('results and counts are those of counting by hand', async () => {
      const found = new Map<string, readonly SearchDocument[]>()
      for (const text of TEXTS) found.set(text, (await answerOf(given.backend(), ask({ text }))).hits)
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const answer = await answerOf(given.backend(), ask(query))
          const documents = found.get(query.text ?? '') ?? []
          const passing = documents.filter((document) => passes(document, query.filters))
          expect(answer.hits.map(({ domain }) => domain).toSorted()).toEqual(passing.map(({ domain }) => domain).toSorted())
          expect(answer.total).toBe(passing.length)
          for (const key of KEYS) expect(countsOf(answer, key)).toEqual(countByHand(documents, query.filters, key))
        }),
        { numRuns: 150 },
      )
    })

    test('pages of any size are the whole list', async () => {
      await fc.assert(
        fc.asyncProperty(queries, fc.integer({ min: 1, max: 40 }), async (query, limit) => {
          const whole = (await answerOf(given.backend(), ask(query))).hits.map(({ domain }) => domain)
          expect(await domainsOf(given.backend(), ask({ ...query, limit }))).toEqual(whole)
        }),
        { numRuns: 40 },
      )
    })

    test('a cursor goes on with its own query only', async () => {
      await fc.assert(
        fc.asyncProperty(queries, queries, async (one, other) => {
          const { next } = await answerOf(given.backend(), ask({ ...one, limit: 1 }))
          fc.pre(next !== undefined && !asksTheSame(one, other))
          expect(await given.backend().search(ask({ ...other, limit: 1, cursor: next }))).toEqual({ refused: 'cursor-of-another-query' })
        }),
        { numRuns: 60 },
      )
    })
  })
}

function someFilters(documents: readonly SearchDocument[]): fc.Arbitrary<FacetFilters> {
  const valuesOf = (key: FacetKey): readonly string[] => [...new Set(documents.flatMap((document) => document.facets[key] ?? [])), 'nobody']
  const choices = KEYS.map((key) => [key, fc.subarray([...valuesOf(key)])] as const)
  return fc.record(Object.fromEntries(choices), { requiredKeys: [] }).chain((record) =>
    // One to three facets: with all of them hardly anything is left to count.
    fc.subarray(Object.keys(record), { maxLength: 3 }).map((keys) => Object.fromEntries(keys.map((key) => [key, record[key] ?? []]))),
  )
}

function passes(document: SearchDocument, filters: FacetFilters): boolean {
  return KEYS.every((key) => {
    const chosen = filters[key] ?? []
    return chosen.length === 0 || chosen.some((value) => document.facets[key]?.includes(value))
  })
}

function countByHand(documents: readonly SearchDocument[], filters: FacetFilters, key: FacetKey): Readonly<Record<string, number>> {
  const counts = new Map<string, number>((filters[key] ?? []).map((value) => [value, 0]))
  for (const document of documents) {
    if (!passes(document, { ...filters, [key]: [] })) continue
    for (const value of document.facets[key] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

type Asked = Pick<SearchQuery, 'filters' | 'text' | 'sort'>

function asksTheSame(one: Asked, other: Asked): boolean {
  const plain = ({ filters, text, sort }: Asked): string => {
    const chosen = KEYS.map((key) => [...(filters[key] ?? [])].toSorted())
    return JSON.stringify([chosen, text, sort === 'relevance' && text === '' ? 'fair' : sort])
  }
  return plain(one) === plain(other)
}
