// Words and filters as Meilisearch is asked for them, and the stand-in's refusal of what a Meilisearch would refuse.
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { FacetFilters } from '#model/search.ts'
import { readQueryText, splitWords } from '#model/search-words.ts'
import { openMeili, type Meili, type MeiliSettings } from '#model/store/search-meilisearch.ts'
import { describeIndex, nameIndexes, nameSearchKey } from '#model/store/search-meilisearch-index.ts'
import { encodeWord, writeFilter, writeLooseQuery, writeQueries } from '#model/store/search-meilisearch-words.ts'
import { readFilter } from '../../../support/meilisearch/filter.ts'
import { startStandIn } from '../../../support/meilisearch/stand-in.ts'
import { readTerms } from '../../../support/meilisearch/words.ts'

const someText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('東京 server', 'łódź 42', 'a1b2', 'กข'),
)

describe('a word in its code', () => {
  test('is Latin letters and digits, whatever the script, and words that differ have codes that differ', () => {
    fc.assert(
      fc.property(someText, someText, (one, other) => {
        const words = splitWords([one, other], 100)
        const codes = words.map(encodeWord)
        for (const code of codes) expect(code).toMatch(/^[a-z0-9]*(?:ə[a-z]+)?$/)
        expect(new Set(codes).size).toBe(words.length)
      }),
    )
    expect(encodeWord('harbour')).toBe('harbour')
    expect(encodeWord('2024')).toBe('2024')
    expect(encodeWord('mastodon2024')).toBe('mastodon2024')
  })

  test('begins as the code of its beginning, so that beginnings are found', () => {
    fc.assert(
      fc.property(someText, fc.nat(), (text, length) => {
        for (const word of splitWords([text], 100)) {
          const beginning = [...word].slice(0, 1 + (length % [...word].length)).join('')
          expect(encodeWord(word).startsWith(encodeWord(beginning))).toBe(true)
        }
      }),
    )
  })
})

describe('a query', () => {
  test('has whole words in quotes and the one that may go on last', () => {
    expect(writeQueries(readQueryText('garden vegetab'))).toEqual(['"garden" vegetab'])
    expect(writeQueries(readQueryText('x'))).toEqual(['"x"'])
    expect(writeQueries(readQueryText('東京に'))).toHaveLength(1)
    expect(writeQueries(readQueryText('!!!'))).toEqual([])
    expect(writeQueries(readQueryText('a b c d e f g h i j k l m n'))).toHaveLength(2)
  })

  test('never has more than ten words, loses none, and means nothing but words, whatever was typed', () => {
    fc.assert(
      fc.property(someText, fc.constantFrom('', '"', '-', '" -"'), (typed, mark) => {
        const text = readQueryText(`${mark}${typed} ${mark}`)
        const queries = writeQueries(text)
        const terms = queries.flatMap((q) => readTerms(q))
        expect(terms.map(({ word }) => word).toSorted()).toEqual(text.words.map(({ word }) => encodeWord(word)).toSorted())
      }),
    )
  })

  test('that allows typos leaves those words as they are that have no spelling', () => {
    expect(writeLooseQuery(readQueryText('zepelin club').words)).toBe('zepelin club')
    expect(writeLooseQuery(readQueryText('зеппелин 2024 ab').words)).toBe('"2024" "ab" зеппелин')
    expect(writeLooseQuery(readQueryText('東京 42').words)).toBeUndefined()
  })
})

describe('a filter', () => {
  const KEYS: readonly FacetKey[] = FACETS.map(({ key }) => key)
  const someFilters = fc
    .record(
      Object.fromEntries(
        KEYS.map((key) => [key, fc.array(fc.oneof(fc.constantFrom('open', 'unknown', 'fr'), fc.string()), { maxLength: 3 })]),
      ),
      {
        requiredKeys: [],
      },
    )
    .chain((all) =>
      fc
        .subarray(Object.keys(all), { maxLength: 4 })
        .map((keys) => Object.fromEntries(keys.map((key) => [key, all[key]!])) as FacetFilters),
    )

  test('lets everybody pass who fails by one choice at most', () => {
    fc.assert(
      fc.property(
        someFilters,
        fc.array(fc.constantFrom('open', 'unknown', 'fr', 'x'), { minLength: KEYS.length, maxLength: KEYS.length }),
        (filters, values) => {
          const filter = writeFilter(filters)
          if (filter === undefined) return
          const passes = readFilter(filter, (name) => KEYS.includes(name as FacetKey))
          const valueOf = (name: string): string => values[KEYS.indexOf(name as FacetKey)] ?? ''
          const failed = KEYS.filter((key) => (filters[key] ?? []).length > 0 && !filters[key]?.includes(valueOf(key))).length
          if (failed <= 1) expect(passes((name) => [valueOf(name)])).toBe(true)
          // Case does not count there, and is judged here.
          const strange = KEYS.some((key) => filters[key]?.some((value) => value !== value.toLowerCase()) === true)
          if (failed > 1 && !strange) expect(passes((name) => [valueOf(name)])).toBe(false)
        },
      ),
    )
  })

  test('is not sent where it leaves nobody out, or holds what Meilisearch cannot read', () => {
    expect(writeFilter({ language: ['fr'] })).toBeUndefined()
    expect(writeFilter({ language: ['fr'], status: [] })).toBeUndefined()
    for (const value of ['a"b', 'a\\b', '\u0000', ' ', 'x'.repeat(100)])
      expect(writeFilter({ language: ['fr'], topics: [value] })).toBeUndefined()
    expect(writeFilter({ language: ['fr', 'de'], status: ['alive'] })).toBe('(status IN ["alive"]) OR (language IN ["fr", "de"])')
  })
})

describe('the stand-in refuses, as Meilisearch does,', () => {
  async function open(): Promise<Meili> {
    const standIn = await startStandIn()
    onTestFinished(() => standIn[Symbol.asyncDispose]())
    const meili = openMeili({ url: standIn.url }, { clock: systemClock, timeoutMs: 5000 })
    await meili.makeIndex('servers')
    await meili.finishTasks([await meili.putDocuments('servers', [{ id: 1, names: 'harbour', language: ['fr'], weight: 1 }])])
    return meili
  }

  test('settings that it does not know, or of a wrong kind', async () => {
    const meili = await open()
    const configure = (settings: unknown): Promise<void> => meili.configureIndex('servers', settings as MeiliSettings)
    await configure(describeIndex())
    for (const settings of [
      { searchable: ['names'] },
      { searchableAttributes: 'names' },
      { rankingRules: ['best'] },
      { typoTolerance: { minWordSizeForTypos: { oneTypo: 300 } } },
      { typoTolerance: { minWordSizeForTypos: { oneTypo: 7, twoTypos: 4 } } },
      { faceting: { maxValuesPerFacet: -1 } },
      { localizedAttributes: [{ attributePatterns: ['*'], locales: ['tlh'] }] },
    ])
      await expect(configure(settings)).rejects.toMatchObject({ reason: 'refused' })
  })

  test('queries by attributes that were not declared, members that it does not know, and indexes that are not there', async () => {
    const meili = await open()
    const search = (query: object): Promise<unknown> =>
      meili.searchAll([{ indexUid: 'servers', q: 'harbour', matchingStrategy: 'all', ...query }])
    const early = [{ facets: ['language'] }, { filter: 'language IN ["fr"]' }, { sort: ['weight:desc'] }]
    for (const query of early) await expect(search(query)).rejects.toMatchObject({ reason: 'refused' })
    await meili.configureIndex('servers', describeIndex())
    for (const query of early) await search(query)
    for (const query of [
      { attributesToSearchOn: ['texts'] },
      { filters: 'x' },
      { limit: '20' },
      { filter: 'language = ' },
      { locales: ['xx'] },
      { matchingStrategy: 'most' },
    ])
      await expect(search(query)).rejects.toMatchObject({ reason: 'refused' })
    await expect(search({ indexUid: 'nobody' })).rejects.toMatchObject({ reason: 'not-ready' })
  })

  test('documents without an id, names that no index may have, and an exchange with what is not there', async () => {
    const meili = await open()
    await expect(meili.putDocuments('servers', [{ names: 'x' }]).then((task) => meili.finishTasks([task]))).rejects.toMatchObject({
      reason: 'task-failed',
    })
    await expect(meili.makeIndex('a b')).rejects.toMatchObject({ reason: 'refused' })
    await expect(meili.swapIndexes('servers', 'nobody')).rejects.toMatchObject({ reason: 'task-failed' })
    await expect(meili.swapIndexes('servers', 'servers')).rejects.toMatchObject({ reason: 'refused' })
  })

  test('a key with a name that is no UUID', async () => {
    const standIn = await startStandIn({ masterKey: 'm' })
    onTestFinished(() => standIn[Symbol.asyncDispose]())
    const meili = openMeili({ url: standIn.url, key: 'm' }, { clock: systemClock, timeoutMs: 5000 })
    await expect(meili.findSearchKey('no-uuid', ['servers'])).rejects.toMatchObject({ reason: 'refused' })
    expect(await meili.findSearchKey(nameSearchKey(nameIndexes(), 'x'), ['servers'])).toBeTypeOf('string')
  })
})
