// The part of the suite about rules: what servers must, must not and should say, counts of it, and words inside rules.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partsOfWish, RULE_VALUES, RULE_WISHES, type RuleValue, type RuleWish } from '#model/rule-wishes.ts'
import { STANCES, TOPICS, type Topic } from '#model/rules/taxonomy.ts'
import type { Database } from '#model/store/postgres.ts'
import type { SearchAnswer, SearchBackend, SearchQuery } from '#model/search.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { loadRuleMatches } from '#model/store/search-rule-text.ts'
import fc from 'fast-check'
import { freshDatabase } from '../../../support/database.ts'
import { answerOf, ask, domainsOf, names, type OpenBackend } from './asking.ts'
import { publishServers, readRules, READ_AT, saveRegistry, type PublishedServer } from './publish-servers.ts'

const SERVERS: readonly PublishedServer[] = [
  { domain: 'strict.example', rules: ['No nudity.', 'No advertising.', 'No cryptocurrency promotion.'], languages: ['en'] },
  { domain: 'covered.example', rules: ['Nudity must be behind a content warning.', 'No advertising'], languages: ['en'] },
  { domain: 'free.example', rules: ['Adult content is welcome here.', 'Bots are welcome.'], languages: ['en'] },
  { domain: 'kahl.example', rules: ['Keine Werbung', 'Keine nackten Bilder ohne Inhaltswarnung'], languages: ['de'] },
  { domain: 'coin.example', rules: ['Zakaz kryptowalut.'], languages: ['pl'] },
  { domain: 'kinshi.example', rules: ['広告は禁止です。'], languages: ['ja'] },
  { domain: 'quiet.example', rules: [], languages: ['en'] },
  { domain: 'silent.example', rulesUnknown: true, languages: ['en'] },
  { domain: 'hidden.example', rules: ['No nudity.', 'No advertising.'], unlisted: true },
]
const LISTED = SERVERS.filter(({ unlisted }) => unlisted !== true)

type Wishes = Partial<Record<'must' | 'not' | 'want', readonly RuleWish[]>>

const wish = ({ must = [], not = [], want = [] }: Wishes): Partial<SearchQuery> => ({ rules: { must, not, want } })

interface RuleGround {
  readonly database: () => Database
  readonly backend: () => SearchBackend
  readonly find: (more: Partial<SearchQuery>) => Promise<readonly string[]>
  /** What the rules of each server say. */
  readonly said: () => Promise<ReadonlyMap<string, readonly string[] | null>>
}

/** Declares the part for one backend, over servers of its own. */
export function describeRuleSearch(name: string, open: OpenBackend): void {
  describe(`search by rules on ${name}`, () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>
    let backend: SearchBackend
    beforeAll(async () => {
      database = await freshDatabase()
      await saveRegistry(database)
      await publishServers(database, SERVERS)
      await readRules(database)
      await refreshIndex(database, { now: READ_AT })
      backend = await open(database)
    })
    afterAll(async () => {
      await backend.close()
      await database.close()
    })
    const ground: RuleGround = {
      database: () => database,
      backend: () => backend,
      find: async (more) => (await domainsOf(backend, ask(more))).toSorted(),
      said: async () => {
        const { hits } = await answerOf(backend, ask())
        return new Map(hits.map(({ domain, labels }) => [domain, labels === null ? null : labels.map((label) => label.join('.'))]))
      },
    }
    for (const declare of [declareHardWishes, declareSoftWishes, declareTopicCounts, declareAnyWishes, declareReach]) declare(ground)
    for (const declare of [declareRuleTexts, declareHighlights]) declare(ground)
  })
}

function declareHardWishes({ find, said }: RuleGround): void {
  test('a result says what its rules say, or that they are not known', async () => {
    const labels = await said()
    expect(labels.get('strict.example')).toEqual(['nudity.forbid', 'advertising.forbid', 'crypto.forbid'])
    expect(labels.get('quiet.example')).toEqual([])
    expect(labels.get('silent.example')).toBeNull()
  })

  test('what must be said is any of the values of a topic, and all topics', async () => {
    expect(await find(wish({ must: ['nudity.forbid'] }))).toEqual(names('strict'))
    expect(await find(wish({ must: ['nudity.forbid', 'nudity.conditional'] }))).toEqual(names('strict covered kahl'))
    expect(await find(wish({ must: ['nudity.forbid', 'nudity.conditional', 'crypto.forbid'] }))).toEqual(names('strict'))
    expect(await find(wish({ must: ['advertising.forbid'] }))).toEqual(names('strict covered kahl kinshi'))
    expect(await find({ ...wish({ must: ['advertising.forbid'] }), filters: { language: ['de'] } })).toEqual(names('kahl'))
  })

  test('silence is a value of its own, and so are rules that are not known: neither allows anything', async () => {
    expect(await find(wish({ must: ['nudity.allow'] }))).toEqual(names('free'))
    expect(await find(wish({ must: ['nudity.not-stated'] }))).toEqual(names('coin kinshi quiet'))
    expect(await find(wish({ must: ['nudity.unknown'] }))).toEqual(names('silent'))
    expect(await find(wish({ must: ['nudity.stated'] }))).toEqual(names('strict covered free kahl'))
  })

  test('what must not be said is left out, and nothing else', async () => {
    expect(await find(wish({ not: ['nudity.allow'] }))).toEqual(names('strict covered kahl coin kinshi quiet silent'))
    expect(await find(wish({ not: ['nudity.allow', 'nudity.unknown', 'advertising.forbid'] }))).toEqual(names('coin quiet'))
    expect(await find(wish({ must: ['advertising.forbid'], not: ['nudity.conditional'] }))).toEqual(names('strict kinshi'))
  })
}

function declareSoftWishes({ backend }: RuleGround): void {
  test('what is wanted comes first: the more topics, the earlier; pages of every size give the same list', async () => {
    const wanted = wish({ want: ['nudity.forbid', 'nudity.conditional', 'advertising.forbid', 'crypto.forbid'] })
    const whole = await domainsOf(backend(), ask(wanted))
    expect(whole).toHaveLength(LISTED.length)
    expect(whole[0]).toBe('strict.example')
    expect(whole.slice(1, 3).toSorted()).toEqual(names('covered kahl'))
    expect(whole.slice(3, 5).toSorted()).toEqual(names('coin kinshi'))
    for (const limit of [1, 2, 3, 7]) expect(await domainsOf(backend(), ask({ ...wanted, limit }))).toEqual(whole)
    expect(await domainsOf(backend(), ask({ ...wanted, sort: 'name', limit: 2 }))).toEqual([
      ...['strict', 'covered', 'kahl', 'coin', 'kinshi', 'free', 'quiet', 'silent'].map((name) => `${name}.example`),
    ])
    const { hits } = await answerOf(backend(), ask(wanted))
    expect(hits.map(({ wanted: met }) => met.length)).toEqual([3, 2, 2, 1, 1, 0, 0, 0])
  })

  test('a cursor belongs to its wishes', async () => {
    const { next } = await answerOf(backend(), ask({ ...wish({ want: ['nudity.forbid'] }), limit: 2 }))
    expect(await backend().search(ask({ ...wish({ want: ['nudity.allow'] }), limit: 2, cursor: next! }))).toEqual({
      refused: 'cursor-of-another-query',
    })
  })
}

function declareTopicCounts({ backend }: RuleGround): void {
  test('topics are counted by value, as if nothing were wished about them', async () => {
    const of = ({ topics }: SearchAnswer, topic: Topic) => topics.find((one) => one.topic === topic)?.counts
    const all = await answerOf(backend(), ask({ topics: ['nudity', 'crypto'] }))
    expect(all.topics.map(({ topic }) => topic)).toEqual(['nudity', 'crypto'])
    expect(of(all, 'nudity')).toEqual({
      ...{ forbid: 1, conditional: 2, require: 0, allow: 1, mention: 0, stated: 4, 'not-stated': 3, unknown: 1 },
    })
    const narrowed = await answerOf(backend(), ask({ topics: ['nudity', 'advertising'], ...wish({ must: ['nudity.allow'] }) }))
    expect(of(narrowed, 'nudity')).toEqual(of(all, 'nudity'))
    expect(of(narrowed, 'advertising')).toMatchObject({ forbid: 0, 'not-stated': 1, unknown: 0 })
    expect((await answerOf(backend(), ask())).topics).toEqual([])
  })
}

function declareAnyWishes({ backend, said }: RuleGround): void {
  test('any wishes mean what each says, and counts agree with what is found', async () => {
    const labels = await said()
    const has = (domain: string, one: RuleWish): boolean => {
      const { topic, value } = partsOfWish(one)
      const own = labels.get(domain)
      if (own === null || own === undefined) return value === 'unknown'
      const stated = own.some((label) => label.startsWith(`${topic}.`))
      const meanings: Readonly<Partial<Record<RuleValue, boolean>>> = { stated, 'not-stated': !stated, unknown: false }
      return meanings[value] ?? own.includes(`${topic}.${value}`)
    }
    const few = RULE_WISHES.filter((one) => /^(?:nudity|advertising|crypto|bots)\./.test(one))
    const list = fc.uniqueArray(fc.constantFrom(...few), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(list, list, async (must, not) => {
        const topicsOf = [...new Set(must.map((one) => partsOfWish(one).topic))]
        const expected = LISTED.map(({ domain }) => domain).filter(
          (domain) =>
            topicsOf.every((topic) => must.some((one) => partsOfWish(one).topic === topic && has(domain, one))) &&
            !not.some((one) => has(domain, one)),
        )
        const answer = await answerOf(backend(), ask({ ...wish({ must, not }), topics: TOPICS }))
        expect(answer.hits.map(({ domain }) => domain).toSorted()).toEqual(expected.toSorted())
        for (const { topic, counts } of answer.topics) {
          expect(counts.stated + counts['not-stated'] + counts.unknown).toBeGreaterThanOrEqual(answer.total)
          if (must.concat(not).some((one) => partsOfWish(one).topic === topic)) continue
          for (const value of RULE_VALUES) expect(counts[value]).toBe(expected.filter((domain) => has(domain, `${topic}.${value}`)).length)
        }
      }),
      { numRuns: 60 },
    )
    expect(STANCES.length).toBe(5)
  })
}

function declareReach({ backend, find }: RuleGround): void {
  test('whom somebody wants to reach leaves out who is cut off from them, and is asked anew each time', async () => {
    const strict = (await answerOf(backend(), ask())).hits.find(({ domain }) => domain === 'strict.example')
    const reach = { of: ['friends.example'], without: [strict?.domainId ?? 0] }
    expect(await find({ reach, ...wish({ must: ['advertising.forbid'] }) })).toEqual(names('covered kahl kinshi'))
    expect(await find({ reach: { ...reach, without: [] }, ...wish({ must: ['advertising.forbid'] }) })).toHaveLength(4)
  })
}

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['advertising', names('strict covered')],
  ['advertise', names('strict covered')],
  ['WARNINGS', names('covered')],
  ['bilder', names('kahl')],
  ['Bild', names('kahl')],
  ['nackte', names('kahl')],
  ['kryptowaluty', names('coin')],
  ['広告', names('kinshi')],
  ['nudity warning', names('covered')],
  ['nudity advertising', []],
  ['welcome', names('free')],
  ['zeppelin', []],
  ["' & ! | :* \\", []],
  ['', LISTED.map(({ domain }) => domain).toSorted()],
]

function declareRuleTexts({ backend, find }: RuleGround): void {
  describe('words inside rules', () => {
    test.each(FORMS)('“%s” is found in every form of its language', async (ruleText, expected) =>
      expect(await find({ ruleText })).toEqual(expected),
    )

    test('narrow down like a filter, beside a text and wishes', async () => {
      expect(await find({ ruleText: 'advertising', ...wish({ not: ['crypto.forbid'] }) })).toEqual(names('covered'))
      expect(await find({ ruleText: 'advertising', text: 'strict' })).toEqual(names('strict'))
      const { total, facets } = await answerOf(backend(), ask({ ruleText: 'advertising' }))
      expect(total).toBe(2)
      expect(facets.language).toEqual([{ value: 'en', count: 2 }])
    })
  })
}

function declareHighlights({ backend, database }: RuleGround): void {
  describe('words inside rules, as they are found,', () => {
    test('are shown where they stand', async () => {
      const { hits } = await answerOf(backend(), ask())
      const ids = hits.map(({ domainId }) => domainId)
      const shown = async (text: string): Promise<readonly string[]> => {
        const found = await loadRuleMatches(database().published, ids, text)
        return [...found.values()].flat().map((match) => match.ranges.map(({ from, to }) => match.text.slice(from, to)).join('+'))
      }
      expect(await shown('advertise')).toEqual(['advertising', 'advertising'])
      expect(await shown('bild')).toEqual(['Bilder'])
      expect(await shown('kryptowaluty')).toEqual(['kryptowalut'])
      expect(await shown('広告')).toEqual(['広告'])
      expect(await shown('nudity warnings')).toEqual(['Nudity+warning'])
      expect(await shown('')).toEqual([])
    })

    test('whatever is typed is answered', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (ruleText) => {
          expect((await answerOf(backend(), ask({ ruleText }))).total).toBeLessThanOrEqual(LISTED.length)
        }),
        { numRuns: 40 },
      )
    })
  })
}
