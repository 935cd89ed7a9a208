// The facet table is sound: keys, parameters and values are named once, and buckets leave no gap.
import { describe, expect, test } from 'vitest'
import { ALTERNATIVES } from '#model/alternatives.ts'
import { REGISTRATION_MODES } from '#model/facts.ts'
import { bucketOf, facetOf, FACETS, UNKNOWN, type Facet } from '#model/facets.ts'
import { softwareRows } from '../../crawler/software/rows.ts'

const facets: readonly Facet[] = FACETS

describe('the facet table', () => {
  test('names every facet, parameter and value once', () => {
    expect(new Set(facets.map(({ key }) => key)).size).toBe(facets.length)
    expect(new Set(facets.map(({ parameter }) => parameter)).size).toBe(facets.length)
    for (const { values } of facets) if (values !== 'open') expect(new Set(values).size).toBe(values.length)
    for (const { parameter } of facets) expect(parameter).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('gives words of ours only to values that are listed', () => {
    for (const { wording, values } of facets) if (wording === 'message') expect(values).not.toBe('open')
    for (const { order, values } of facets) if (order === 'listed') expect(values).not.toBe('open')
  })

  test('has a value for every way to join', () => {
    expect(new Set(facetOf('registrations').values)).toEqual(new Set(REGISTRATION_MODES))
  })

  test('lists its buckets in their order, with unknown at the end, and without a gap', () => {
    for (const { buckets, values } of facets) {
      if (buckets === undefined) continue
      expect(values).toEqual([...buckets.map(({ value }) => value), UNKNOWN])
      for (const [index, { from }] of buckets.entries()) if (index > 0) expect(from).toBe((buckets[index - 1]?.to ?? NaN) + 1)
      expect(buckets.at(-1)?.to).toBeUndefined()
    }
  })

  test.each([
    [null, UNKNOWN],
    [undefined, UNKNOWN],
    [0, '0'],
    [1, '1-10'],
    [10, '1-10'],
    [11, '11-100'],
    [10_000, '1001-10000'],
    [10_001, 'from-10001'],
    [Number.MAX_SAFE_INTEGER, 'from-10001'],
    [-1, UNKNOWN],
  ])('%s accounts are in the bucket %s', (count, value) => expect(bucketOf(facetOf('size').buckets!, count)).toBe(value))
})

test('every name in the table of alternatives has software that stands in for it', () => {
  const given = new Set(softwareRows().flatMap(({ definition }) => definition['alternativeTo'] as readonly string[]))
  expect(Object.keys(ALTERNATIVES).filter((name) => !given.has(name))).toEqual([])
})

test('the registry spells every alternative in one way', () => {
  const alternatives = new Set(softwareRows().flatMap(({ definition }) => definition['alternativeTo'] as readonly string[]))
  const wordsOf = (name: string): string => (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).toSorted().join(' ')
  expect(new Set([...alternatives].map(wordsOf)).size).toBe(alternatives.size)
})
