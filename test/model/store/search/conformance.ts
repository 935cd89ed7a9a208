// What every search backend must do: the suite that takes a backend and holds it to the written servers, by sets and not by taste.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FACETS, type FacetKey } from '#model/facets.ts'
import { SORTS, type SearchAnswer, type SearchBackend, type SearchQuery } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { freshDatabase } from '../../../support/database.ts'
import { publishServers, READ_AT, saveRegistry } from './publish-servers.ts'
import { LISTED, UNLISTED } from './written-servers.ts'

/** Opens a backend over a database whose index is made; whatever else the backend needs, it fills first. */
export type OpenBackend = (database: Database) => Promise<SearchBackend>

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

const all = LISTED.map(({ domain }) => domain)
const where = (wanted: (server: (typeof LISTED)[number]) => boolean): readonly string[] =>
  LISTED.filter(wanted)
    .map(({ domain }) => domain)
    .toSorted()
const names = (text: string): readonly string[] =>
  text
    .split(' ')
    .map((name) => (name.includes('.') ? name : `${name}.example`))
    .toSorted()

/** Declares the suite for one backend. */
export function describeSearch(name: string, open: OpenBackend): void {
  describe(`search on ${name}`, () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>
    let backend: SearchBackend
    const find = async (more: Partial<SearchQuery>): Promise<readonly string[]> => (await domainsOf(backend, ask(more))).toSorted()

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

    describe('filters', () => {
      test('nothing asked for is everything, once', async () => expect(await find({})).toEqual(all.toSorted()))

      const cases: readonly (readonly [FacetKey, readonly string[], readonly string[]])[] = [
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
        ['uptime', ['unknown'], all.toSorted()],
        ['software', ['nobody', "'; drop table", '\u0000'], []],
      ]
      test.each(cases)('%s is any of %j', async (key, values, expected) =>
        expect(await find({ filters: { [key]: values } })).toEqual(expected),
      )

      test('several facets at once are all met', async () => {
        expect(await find({ filters: { language: ['de'], software: ['mastodon'], registrations: ['open'] } })).toEqual(
          names('hafen mastodon cafe xn--mnchen-3ya.example'),
        )
        expect(await find({ filters: { software: ['lemmy'], size: ['11-100'], language: ['en', 'es'] } })).toEqual(
          names('garden chess ajedrez island'),
        )
        expect(await find({ filters: { software: ['lemmy'], network: ['diaspora'] } })).toEqual([])
      })

      test('an empty choice is no filter', async () => expect(await find({ filters: { software: [] } })).toHaveLength(LISTED.length))
    })

    describe('counts', () => {
      test('are of everything, in the order of the facet table', async () => {
        const answer = await answerOf(backend, ask({ limit: 1 }))
        expect(answer.total).toBe(LISTED.length)
        expect(answer.totalIsLimit).toBe(false)
        const closed = ['closed', 'full', 'curated', 'external', 'invite', 'approval', 'unknown']
        const counted = closed.map((mode) => [mode, where((server) => server.signUp === mode).length])
        expect(countsOf(answer, 'registrations')).toEqual({
          ...Object.fromEntries(counted),
          open: where((server) => server.signUp === undefined).length,
        })
        expect(answer.facets.registrations?.map(({ value }) => value)).toEqual([
          'open',
          'approval',
          'invite',
          'external',
          'curated',
          'full',
          'closed',
          'unknown',
        ])
        expect(answer.facets.size?.map(({ value }) => value)).toEqual([
          '0',
          '1-10',
          '11-100',
          '101-1000',
          '1001-10000',
          'from-10001',
          'unknown',
        ])
        expect(answer.facets.software?.slice(0, 3)).toEqual(
          [
            { value: 'mastodon', count: where(({ software = 'mastodon' }) => software === 'mastodon').length },
            { value: 'misskey', count: 6 },
            { value: 'lemmy', count: 6 },
          ].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        )
        expect(answer.facets.firstSeen?.map(({ value }) => value)).toEqual(['2024', '2023', '2022', '2020', '2017', '2016'])
      })

      test('take back their own facet’s choice, and keep the others’', async () => {
        const answer = await answerOf(backend, ask({ filters: { software: ['lemmy'], language: ['de'] } }))
        expect(answer.total).toBe(1)
        expect(countsOf(answer, 'language')).toEqual({ en: 4, de: 1, es: 1 })
        expect(countsOf(answer, 'software')).toEqual({ mastodon: 6, peertube: 1, lemmy: 1 })
        expect(countsOf(answer, 'federation')).toEqual({ limited: 1 })
      })

      test('name what was chosen even where nobody has it', async () => {
        const answer = await answerOf(backend, ask({ filters: { software: ['nobody'] } }))
        expect(countsOf(answer, 'software')).toMatchObject({ nobody: 0, lemmy: 6 })
        expect(answer.total).toBe(0)
        expect(answer.hits).toEqual([])
        expect(answer.next).toBeUndefined()
      })

      test('are of what the text finds, when there is one', async () => {
        const answer = await answerOf(backend, ask({ text: 'zeppelin', filters: { registrations: ['open'] } }))
        expect(answer.total).toBe(3)
        expect(countsOf(answer, 'language')).toEqual({ en: 3 })
      })
    })

    describe('a result', () => {
      test('carries what a list shows, and every facet', async () => {
        const answer = await answerOf(backend, ask({ text: 'harbour.example' }))
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

    describe('orders', () => {
      test('by actives: the believable first, the unknown last', async () => {
        const domains = await domainsOf(backend, ask({ sort: 'actives' }))
        expect(domains.slice(0, 4)).toEqual(['mastodon.example', 'full.example', 'forum.example', 'tokyo.example'])
        expect(domains.slice(-4).toSorted()).toEqual(names('bridge unnamed boast constant'))
      })

      test('by first seen: the newest first, then by id', async () => {
        const domains = await domainsOf(backend, ask({ sort: 'newest' }))
        expect(domains[0]).toBe('harbour.example')
        expect(domains.slice(-5)).toEqual(['hafen.example', 'port.example', 'mastodon.example', 'hub.example', 'pod.example'])
      })

      test('by name: the host names in their order', async () => {
        expect(await domainsOf(backend, ask({ sort: 'name' }))).toEqual(all.toSorted())
      })

      test('fair: the same for everybody on a day, another on the next, and again after four weeks', async () => {
        const today = await domainsOf(backend, ask())
        expect(await domainsOf(backend, ask())).toEqual(today)
        const tomorrow = await domainsOf(backend, ask({ day: '2026-11-03' }))
        expect(tomorrow).not.toEqual(today)
        expect(tomorrow.toSorted()).toEqual(today.toSorted())
        expect(await domainsOf(backend, ask({ day: '2026-11-30' }))).toEqual(today)
      })

      test('relevance without a text is the fair one', async () => {
        expect(await domainsOf(backend, ask({ sort: 'relevance' }))).toEqual(await domainsOf(backend, ask()))
      })
    })

    describe('pages', () => {
      test.each(SORTS)('of every size, sorted by %s, give the same list', async (sort) => {
        for (const more of [{}, { text: 'ho', filters: {} }, { text: 'the' }, { filters: { software: ['mastodon'] } }]) {
          const whole = await domainsOf(backend, ask({ sort, ...more }))
          expect(new Set(whole).size).toBe(whole.length)
          for (const limit of [1, 2, 3, 7, 50, 58]) expect(await domainsOf(backend, ask({ sort, limit, ...more }))).toEqual(whole)
        }
      })

      test('go on past midnight in the order of their day', async () => {
        const whole = await domainsOf(backend, ask())
        const first = await answerOf(backend, ask({ limit: 10 }))
        const rest = await domainsOf(backend, ask({ limit: 10, day: '2026-11-03', cursor: first.next! }))
        expect([...first.hits.map(({ domain }) => domain), ...rest]).toEqual(whole)
        const late = ask({ limit: 10, day: '2026-11-04', cursor: first.next! })
        expect(await backend.search(late)).toEqual({ refused: 'cursor-of-another-query' })
      })

      test('in an order that no day changes go on whenever', async () => {
        const first = await answerOf(backend, ask({ sort: 'name', limit: 10 }))
        expect(await domainsOf(backend, ask({ sort: 'name', day: '2027-01-01', cursor: first.next! }))).toEqual(all.toSorted().slice(10))
      })

      test('of another query are refused', async () => {
        const { next: cursor } = await answerOf(backend, ask({ limit: 2, text: 'the', filters: { language: ['en', 'de'] } }))
        const same = ask({ limit: 9, text: ' the ', filters: { language: ['de', 'en'], software: [] }, cursor: cursor! })
        expect(await backend.search(same)).toHaveProperty('hits')
        const others: readonly Partial<SearchQuery>[] = [
          {},
          { text: 'the' },
          { text: 'them', filters: { language: ['en', 'de'] } },
          { text: 'the', filters: { language: ['en'] } },
          { text: 'the', filters: { language: ['en', 'de'] }, sort: 'name' },
        ]
        for (const other of others) {
          expect(await backend.search(ask({ ...other, cursor: cursor! }))).toEqual({ refused: 'cursor-of-another-query' })
        }
      })

      test('of damaged cursors are refused', async () => {
        const { next = '' } = await answerOf(backend, ask({ limit: 5 }))
        const swapped = next.slice(0, -6) + [...next.slice(-6)].toReversed().join('')
        for (const cursor of [
          '',
          'x',
          '\u0000',
          next.slice(1),
          next.slice(0, -1),
          `${next}x`,
          swapped,
          'e30',
          'bnVsbA',
          "' or 1=1",
          'A'.repeat(10_000),
        ]) {
          expect(await backend.search(ask({ cursor }))).toEqual({ refused: 'bad-cursor' })
        }
      })
    })

    describe('texts', () => {
      test.each([
        'harbour.example',
        'HARBOUR.EXAMPLE',
        'https://harbour.example',
        'https://harbour.example/about?x=1#top',
        'https://harbour.example/@alice/109876543210',
        '@alice@harbour.example',
        'alice@harbour.example',
      ])('%s leads to the host in it, first', async (text) => {
        expect((await domainsOf(backend, ask({ text, sort: 'relevance' })))[0]).toBe('harbour.example')
      })

      test.each(['münchen.example', 'xn--mnchen-3ya.example', '@x@MÜNCHEN.example'])(
        '%s leads to a host in its own script',
        async (text) => {
          expect((await domainsOf(backend, ask({ text, sort: 'relevance' })))[0]).toBe('xn--mnchen-3ya.example')
        },
      )

      const sets: readonly (readonly [string, readonly string[]])[] = [
        ['zeppelin', names('zeppelin airship strict')],
        ['mastodonien', names('mastodonien')],
        ['gard', names('garden')],
        ['garden vegetables', names('garden')],
        ['vegetables garden', names('garden')],
        ['GÄRTEN', names('garten')],
        ['cafe zurich', names('cafe')],
        ['CAFÉ', names('cafe')],
        ['munchen', names('xn--mnchen-3ya.example')],
        ['œuvres', names('naive')],
        ['lodz', names('lodz')],
        ['łodzi', names('lodz')],
        ['тихая', names('druzya')],
        ['елка', names('elka')],
        ['θαλασσα', names('thalassa')],
        ['البحر', names('bahr')],
        ['समुद्र', names('samudra')],
        ['写真', names('shashin kyoto')],
        ['東京', names('tokyo')],
        ['東京に住む', names('tokyo')],
        ['猫', names('kyoto neko')],
        ['摄影', names('sheying')],
        ['聊天', names('taipei')],
        ['사진', names('sajin')],
        ['산책을', names('sajin')],
        ['ทะเล', names('thale')],
        ['peertube documentaries', names('video')],
        ['blimp', names('airship')],
      ]
      test.each(sets)('%s finds a set', async (text, expected) => expect(await find({ text })).toEqual(expected))

      test('names come before descriptions, descriptions before rules', async () => {
        const domains = await domainsOf(backend, ask({ text: 'zeppelin', sort: 'relevance' }))
        expect(domains).toEqual(['zeppelin.example', 'airship.example', 'strict.example'])
      })

      test('a name that begins so comes before one that has the word', async () => {
        const domains = await domainsOf(backend, ask({ text: 'mastodon', sort: 'relevance' }))
        expect(domains.slice(0, 3).toSorted()).toEqual(['mastodon.example', 'mastodon.test', 'mastodonien.example'])
      })

      test('of up to three letters look at names only', async () => {
        expect(await find({ text: 'ab' })).toEqual(names('ab abacus'))
        expect(await find({ text: 'abacus' })).toEqual(names('abacus'))
        expect(await find({ text: 'x' })).toEqual(names('xn--mnchen-3ya.example'))
        expect(await find({ text: 'art' })).toEqual([])
      })

      test.each([
        ['mastadon.example', 'mastodon.example'],
        ['zepelin', 'zeppelin.example'],
        ['zeppleins', 'zeppelin.example'],
        ['harbuor', 'harbour.example'],
        ['gardne', 'garden.example'],
        ['oeuvres naives', 'naive.example'],
        ['abacsu', 'abacus.example'],
      ])('%s is understood', async (text, domain) => expect(await find({ text })).toContain(domain))

      test('what finds nothing as typed has a suggestion that finds something', async () => {
        const answer = await answerOf(backend, ask({ text: 'zepellin' }))
        expect(answer.suggestion).toBe('zeppelin')
        expect((await answerOf(backend, ask({ text: answer.suggestion! }))).total).toBeGreaterThan(0)
        expect((await answerOf(backend, ask({ text: 'zeppelin club' }))).suggestion).toBeUndefined()
        expect((await answerOf(backend, ask({ text: 'qqqqxxxxzzzz' }))).suggestion).toBeUndefined()
      })

      test('never find who is not in search, by whatever is typed', async () => {
        for (const text of [
          'personal.example',
          '@me@personal.example',
          'hidden',
          'hidden zeppelin',
          'My own harbour',
          'hidden.example',
          'persnal',
        ]) {
          expect(await find({ text })).not.toContain('personal.example')
          expect(await find({ text })).not.toContain('hidden.example')
        }
      })

      test.each([
        '%',
        '_',
        '%%%%%%%%',
        '____.example',
        'h_rbour',
        '\\',
        "'",
        "';drop table search_document;--",
        "' | 'a':* & !'b",
        'zeppelin & !club | (',
        '<script>alert(1)</script>',
        '\u0000zeppelin\u0000',
        'a\u0000b',
        '$1 ${x} {{x}}',
        '\ud800',
        '🌊',
        '!!!',
        '-- /* */',
        '(('.repeat(5000),
        'zeppelin '.repeat(1200),
        '%'.repeat(10_000),
        '漢'.repeat(10_000),
        'a\u0301'.repeat(5000),
        '\u202e\u2066',
      ])('%j is only a text', async (text) => {
        const answer = await answerOf(backend, ask({ text }))
        expect(answer.total).toBeLessThanOrEqual(LISTED.length)
        for (const hit of answer.hits) expect(all).toContain(hit.domain)
        await backend.suggest(text, 10)
      })

      test('with characters of patterns mean them', async () => {
        expect(await find({ text: '100%' })).toEqual(names('percent'))
        expect(await find({ text: 'cotton_wool' })).toEqual(names('percent'))
        expect(await find({ text: "o'brien" })).toEqual(names('quote'))
        expect(await find({ text: 'h_rbour' })).not.toContain('percent.example')
      })

      test('without any letter find what is written so, or nothing', async () => {
        expect(await find({ text: '   ' })).toHaveLength(LISTED.length)
        expect(await find({ text: '!!!' })).toEqual([])
        expect(await find({ text: '🌊' })).toEqual(names('emoji'))
      })
    })

    describe('names as they are typed', () => {
      const suggest = async (text: string, limit = 10): Promise<readonly string[]> =>
        (await backend.suggest(text, limit)).map(({ domain }) => domain)

      test('are found by their beginning, as many as wanted', async () => {
        expect((await suggest('mastod')).toSorted()).toEqual(['mastodon.example', 'mastodon.test', 'mastodonien.example'])
        expect(await suggest('mastod', 2)).toHaveLength(2)
        expect(await suggest('harb')).toContain('harbour.example')
        expect(await suggest('東')).toEqual(['tokyo.example'])
        expect(await suggest('')).toEqual([])
        expect(await suggest('zeppelin')).not.toContain('strict.example')
      })

      test('say what they are', async () => {
        expect(await backend.suggest('münchn', 1)).toEqual([
          { domain: 'xn--mnchen-3ya.example', name: 'Münchner Kindl', software: 'mastodon' },
        ])
      })

      test('are only those in search', async () => {
        expect(await suggest('person')).toEqual([])
        expect(await suggest('hidden.example')).toEqual([])
      })
    })
  })
}
