// The part of the suite about orders, pages and cursors.
import { describe, expect, test } from 'vitest'
import { SORTS, type SearchQuery } from '#model/search.ts'
import { ALL, answerOf, ask, domainsOf, names, type Given } from './asking.ts'

/** Orders: what comes first, and what stays the same. */
export function declareOrders(given: Given): void {
  describe('orders', () => {
    test('by actives: the believable first, the unknown last', async () => {
      const domains = await domainsOf(given.backend(), ask({ sort: 'actives' }))
      expect(domains.slice(0, 4)).toEqual(['mastodon.example', 'full.example', 'forum.example', 'tokyo.example'])
      expect(domains.slice(-4).toSorted()).toEqual(names('bridge unnamed boast constant'))
    })

    test('by first seen: the newest first, then by id', async () => {
      const domains = await domainsOf(given.backend(), ask({ sort: 'newest' }))
      expect(domains[0]).toBe('harbour.example')
      expect(domains.slice(-5)).toEqual(['hafen.example', 'port.example', 'mastodon.example', 'hub.example', 'pod.example'])
    })

    test('by name: the host names in their order', async () => {
      expect(await domainsOf(given.backend(), ask({ sort: 'name' }))).toEqual(ALL.toSorted())
    })

    test('fair: the same for everybody on a day, another on the next, and again after four weeks', async () => {
      const today = await domainsOf(given.backend(), ask())
      expect(await domainsOf(given.backend(), ask())).toEqual(today)
      const tomorrow = await domainsOf(given.backend(), ask({ day: '2026-11-03' }))
      expect(tomorrow).not.toEqual(today)
      expect(tomorrow.toSorted()).toEqual(today.toSorted())
      expect(await domainsOf(given.backend(), ask({ day: '2026-11-30' }))).toEqual(today)
    })

    test('relevance without a text is the fair one', async () => {
      expect(await domainsOf(given.backend(), ask({ sort: 'relevance' }))).toEqual(await domainsOf(given.backend(), ask()))
    })
  })
}

/** Pages: of any size the same list. */
export function declarePages(given: Given): void {
  describe('pages', () => {
    test.each(SORTS)('of every size, sorted by %s, give the same list', async (sort) => {
      for (const more of [{}, { text: 'ho', filters: {} }, { text: 'the' }, { filters: { software: ['mastodon'] } }]) {
        const whole = await domainsOf(given.backend(), ask({ sort, ...more }))
        expect(new Set(whole).size).toBe(whole.length)
        for (const limit of [1, 2, 3, 7, 50, 58]) expect(await domainsOf(given.backend(), ask({ sort, limit, ...more }))).toEqual(whole)
      }
    })

    test('go on past midnight in the order of their day', async () => {
      const whole = await domainsOf(given.backend(), ask())
      const first = await answerOf(given.backend(), ask({ limit: 10 }))
      const rest = await domainsOf(given.backend(), ask({ limit: 10, day: '2026-11-03', cursor: first.next! }))
      expect([...first.hits.map(({ domain }) => domain), ...rest]).toEqual(whole)
      const late = ask({ limit: 10, day: '2026-11-04', cursor: first.next! })
      expect(await given.backend().search(late)).toEqual({ refused: 'cursor-of-another-query' })
    })

    test('in an order that no day changes go on whenever', async () => {
      const first = await answerOf(given.backend(), ask({ sort: 'name', limit: 10 }))
      expect(await domainsOf(given.backend(), ask({ sort: 'name', day: '2027-01-01', cursor: first.next! }))).toEqual(
        ALL.toSorted().slice(10),
      )
    })
  })
}

/** Cursors that must not be followed. */
export function declareCursors(given: Given): void {
  describe('cursors', () => {
    test('of another query are refused', async () => {
      const { next: cursor } = await answerOf(given.backend(), ask({ limit: 2, text: 'the', filters: { language: ['en', 'de'] } }))
      const same = ask({ limit: 9, text: ' the ', filters: { language: ['de', 'en'], software: [] }, cursor: cursor! })
      expect(await given.backend().search(same)).toHaveProperty('hits')
      const others: readonly Partial<SearchQuery>[] = [
        {},
        { text: 'the' },
        { text: 'them', filters: { language: ['en', 'de'] } },
        { text: 'the', filters: { language: ['en'] } },
        { text: 'the', filters: { language: ['en', 'de'] }, sort: 'name' },
      ]
      for (const other of others) {
        expect(await given.backend().search(ask({ ...other, cursor: cursor! }))).toEqual({ refused: 'cursor-of-another-query' })
      }
    })

    test('of damaged cursors are refused', async () => {
      const { next = '' } = await answerOf(given.backend(), ask({ limit: 5 }))
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
        expect(await given.backend().search(ask({ cursor }))).toEqual({ refused: 'bad-cursor' })
      }
    })
  })
}
