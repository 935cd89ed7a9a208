// What every search backend must do: the suite that takes a backend and holds it to the written servers, by sets and not by taste.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { SearchBackend } from '#model/search.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { freshDatabase } from '../../../support/database.ts'
import { ALL, answerOf, ask, countsOf, domainsOf, names, type Given, type OpenBackend } from './asking.ts'
import { declareCursors, declareOrders, declarePages } from './conformance-pages.ts'
import { declareProperties } from './conformance-properties.ts'
import { describeRuleSearch } from './conformance-rules.ts'
import { declareHostility, declareSuggestions, declareTexts } from './conformance-texts.ts'
import { publishServers, READ_AT, saveRegistry } from './publish-servers.ts'
import { LISTED, UNLISTED } from './written-servers.ts'

const where = (wanted: (server: (typeof LISTED)[number]) => boolean): number => LISTED.filter(wanted).length

/** Declares the suite for one backend. */
export function describeSearch(name: string, open: OpenBackend): void {
  describe(`search on ${name}`, () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>
    let backend: SearchBackend
    beforeAll(async () => {
      database = await freshDatabase()
      await saveRegistry(database)
      const next = await publishServers(database, LISTED)
      await publishServers(database, UNLISTED, next)
      await refreshIndex(database, { now: READ_AT })
      backend = await open(database)
    })
    afterAll(async () => {
      await backend.close()
      await database.close()
    })
    const given: Given = { backend: () => backend, find: async (more) => (await domainsOf(backend, ask(more))).toSorted() }
    for (const declare of [declareFilters, declareCounts, declareResult, declareOrders, declarePages, declareCursors]) declare(given)
    for (const declare of [declareTexts, declareHostility, declareSuggestions, declareProperties]) declare(given)
  })
  describeRuleSearch(name, open)
}

const FILTERS: readonly (readonly [FacetKey, readonly string[], readonly string[]])[] = [
  ['software', ['lemmy'], names('forum garten garden chess ajedrez island')],
  ['software', ['unknown'], names('unnamed')],
  ['alternativeTo', ['YouTube'], names('video kino cinema peertub')],
  ['registrations', ['invite', 'curated'], names('linse kyoto curated kids')],
  ['registrations', ['full'], names('full')],
  ['registrations', ['unknown'], names('unnamed')],
  ['language', ['fr'], names('port mastodon naive video cinema')],
  ['language', ['ja'], names('shashin tokyo kyoto neko')],
  ['language', ['he'], names('shash')],
  ['language', ['zh', 'th'], names('sheying taipei thale')],
  ['detectedLanguage', ['ko'], names('sajin')],
  ['size', ['from-10001'], names('mastodon')],
  ['size', ['0'], names('dot')],
  ['size', ['1-10'], names('naive elka shash neko peertub')],
  ['size', ['unknown'], names('bridge unnamed boast constant')],
  ['pace', ['101-1000'], names('harbour tokyo')],
  ['pace', ['0-10', 'from-10001'], names('mastodon mastodonien')],
  ['pace', ['11-100'], []],
  ['minAge', ['16-17', 'from-18'], names('harbour curated')],
  ['minAge', ['to-12'], names('kids')],
  ['federation', ['limited'], names('garten')],
  ['federation', ['off'], names('island')],
  ['federation', ['open'], names('forum garden')],
  ['network', ['diaspora'], names('pod hub')],
  ['network', ['atproto', 'other'], names('bridge')],
  ['network', ['zot'], names('hub')],
  ['topics', ['science', 'food'], names('video garden')],
  ['status', ['failing'], names('quiet')],
  ['firstSeen', ['2016', '2017'], names('pod hub')],
  ['versionCurrency', ['behind'], names('port mastodonien lodz kyoto garden island cinema')],
  ['versionCurrency', ['unknown'], names('masto.photo.example bridge unnamed dot constant')],
  ['uptime', ['unknown'], ALL.toSorted()],
  ['software', ['nobody', "'; drop table", '\u0000'], []],
]

function declareFilters(given: Given): void {
  describe('filters', () => {
    test('nothing asked for is everything, once', async () => expect(await given.find({})).toEqual(ALL.toSorted()))

    test.each(FILTERS)('%s is any of %j', async (key, values, expected) =>
      expect(await given.find({ filters: { [key]: values } })).toEqual(expected),
    )

    test('several facets at once are all met', async () => {
      expect(await given.find({ filters: { language: ['de'], software: ['mastodon'], registrations: ['open'] } })).toEqual(
        names('hafen mastodon cafe xn--mnchen-3ya.example'),
      )
      expect(await given.find({ filters: { software: ['lemmy'], size: ['11-100'], language: ['en', 'es'] } })).toEqual(
        names('garden chess ajedrez island'),
      )
      expect(await given.find({ filters: { software: ['lemmy'], network: ['diaspora'] } })).toEqual([])
    })

    test('an empty choice is no filter', async () => expect(await given.find({ filters: { software: [] } })).toHaveLength(LISTED.length))
  })
}

function declareCounts(given: Given): void {
  describe('counts', () => {
    test('are of everything, in the order of the facet table', async () => {
      const answer = await answerOf(given.backend(), ask({ limit: 1 }))
      expect(answer.total).toBe(LISTED.length)
      expect(answer.totalIsLimit).toBe(false)
      const closed = ['closed', 'full', 'curated', 'external', 'invite', 'approval', 'unknown']
      const counted = closed.map((mode) => [mode, where((server) => server.signUp === mode)])
      expect(countsOf(answer, 'registrations')).toEqual({
        ...Object.fromEntries(counted),
        open: where((server) => server.signUp === undefined),
      })
      const order = (key: FacetKey): string => (answer.facets[key] ?? []).map(({ value }) => value).join(' ')
      expect(order('registrations')).toBe('open approval invite external curated full closed unknown')
      expect(order('size')).toBe('0 1-10 11-100 101-1000 1001-10000 from-10001 unknown')
      expect(order('pace')).toBe('0-10 101-1000 from-10001 unknown')
      expect(order('software')).toBe('mastodon lemmy misskey peertube bridgy-fed diaspora hubzilla unknown writefreely')
      expect(order('firstSeen')).toBe('2024 2023 2022 2020 2017 2016')
    })

    test('take back their own facet’s choice, and keep the others’', async () => {
      const answer = await answerOf(given.backend(), ask({ filters: { software: ['lemmy'], language: ['de'] } }))
      expect(answer.total).toBe(1)
      expect(countsOf(answer, 'language')).toEqual({ en: 4, de: 1, es: 1 })
      expect(countsOf(answer, 'software')).toEqual({ mastodon: 6, peertube: 1, lemmy: 1 })
      expect(countsOf(answer, 'federation')).toEqual({ limited: 1 })
    })

    test('name what was chosen even where nobody has it', async () => {
      const answer = await answerOf(given.backend(), ask({ filters: { software: ['nobody'] } }))
      expect(countsOf(answer, 'software')).toMatchObject({ nobody: 0, lemmy: 6 })
      expect(answer.total).toBe(0)
      expect(answer.hits).toEqual([])
      expect(answer.next).toBeUndefined()
    })

    test('are of what the text finds, when there is one', async () => {
      const answer = await answerOf(given.backend(), ask({ text: 'zeppelin', filters: { registrations: ['open'] } }))
      expect(answer.total).toBe(3)
      expect(countsOf(answer, 'language')).toEqual({ en: 3 })
    })
  })
}

function declareResult(given: Given): void {
  describe('a result', () => {
    test('carries what a list shows, and every facet', async () => {
      const answer = await answerOf(given.backend(), ask({ text: 'harbour.example' }))
      const hit = answer.hits.find(({ domain }) => domain === 'harbour.example')
      expect(hit).toMatchObject({
        name: 'The Harbour',
        shortDescription: 'Boats, weather and long walks along the coast',
        software: 'mastodon',
        softwareVersion: '4.5.1',
        registrations: 'approval',
        languages: ['en'],
        users: 900,
        activeMonth: 120,
        status: 'alive',
        ruleCount: 2,
        firstSeen: Date.parse('2024-05-01'),
        lastAnswer: READ_AT,
      })
      expect(hit?.facets).toEqual({
        registrations: ['approval'],
        language: ['en'],
        software: ['mastodon'],
        alternativeTo: ['X (Twitter)'],
        size: ['101-1000'],
        pace: ['101-1000'],
        topics: [],
        minAge: ['16-17'],
        uptime: ['unknown'],
        versionCurrency: ['current'],
        federation: ['unknown'],
        detectedLanguage: ['en'],
        network: ['activitypub'],
        status: ['alive'],
        firstSeen: ['2024'],
      })
      expect(Object.keys(hit?.facets ?? {}).toSorted()).toEqual(FACETS.map(({ key }) => key as string).toSorted())
    })
  })
}
