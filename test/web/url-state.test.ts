// The address bar holds the whole state of a search: written and read again it is the same, and foreign addresses do no harm.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACETS } from '#model/facets.ts'
import { RULE_WISHES } from '#model/rule-wishes.ts'
import { SORTS } from '#model/search.ts'
import { defaultSort, EMPTY_STATE, MOST_PAGES, parseState, withText, withValue, writeState, type SearchState } from '../../web/url-state.ts'

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && text.isWellFormed())

const wishes = fc.uniqueArray(fc.constantFrom(...RULE_WISHES), { maxLength: 9 }).map((all) => {
  const third = Math.ceil(all.length / 3)
  return { must: all.slice(0, third).toSorted(), not: all.slice(third, 2 * third).toSorted(), want: all.slice(2 * third).toSorted() }
})

const states: fc.Arbitrary<SearchState> = fc.record({
  text: fc.oneof(fc.constant(''), word),
  filters: fc
    .array(fc.tuple(fc.constantFrom(...FACETS.map(({ key }) => key)), fc.uniqueArray(word, { minLength: 1, maxLength: 4 })), {
      maxLength: 4,
    })
    .map((entries) => Object.fromEntries(entries.map(([key, values]) => [key, values.toSorted()]))),
  wishes,
  ruleText: fc.oneof(fc.constant(''), word),
  marked: fc.uniqueArray(fc.constantFrom('a.example', 'b.example', 'xn--bcher-kva.example', 'c.example', 'd.example'), { maxLength: 4 }),
  sort: fc.constantFrom(...SORTS),
  pages: fc.integer({ min: 1, max: MOST_PAGES }),
})

describe('the address of a search', () => {
  test('holds the whole state: parse(write(state)) is the state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseState(writeState(state, FACETS), FACETS)).toEqual(state)
      }),
    )
  })

  test('is the same for the same state, whatever way led there', () => {
    fc.assert(
      fc.property(states, (state) => {
        const once = writeState(state, FACETS)
        expect(writeState(parseState(once, FACETS), FACETS)).toBe(once)
      }),
    )
  })

  test('that somebody made up gives a state that can be written, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const state = parseState(query, FACETS)
        expect(parseState(writeState(state, FACETS), FACETS)).toEqual(state)
      }),
    )
  })

  test('is empty for the plain start page', () => {
    expect(writeState(EMPTY_STATE, FACETS)).toBe('')
    expect(parseState('', FACETS)).toEqual(EMPTY_STATE)
  })

  test('names the facets as the API does', () => {
    const state = withValue(withValue(EMPTY_STATE, 'registrations', 'open', true), 'language', 'de', true)
    expect(writeState(state, FACETS)).toBe('sign-up=open&language=de')
  })

  test('refuses a page number that is none', () => {
    for (const pages of ['0', '21', '1.5', 'x', '-1']) expect(parseState(`pages=${pages}`, FACETS).pages).toBe(1)
  })
})

describe('a step in a search', () => {
  test('with other words goes back to the first page and the usual order', () => {
    const state: SearchState = { ...EMPTY_STATE, sort: 'name', pages: 5 }
    expect(withText(state, ' sea ')).toEqual({ ...EMPTY_STATE, text: 'sea', sort: defaultSort('sea') })
  })

  test('that is taken back leaves no trace', () => {
    fc.assert(
      fc.property(states, word, (state, value) => {
        fc.pre(!(state.filters['language'] ?? []).includes(value))
        const there = withValue(state, 'language', value, true)
        expect(withValue(there, 'language', value, false)).toEqual({ ...state, pages: 1 })
      }),
    )
  })
})
