// The address bar holds all answers of the match: written and read again they are the same, and foreign addresses do no harm.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOfTopic, RULE_WISHES } from '#model/rule-wishes.ts'
import { TOPICS } from '#model/rules/taxonomy.ts'
import { readReached } from '../../../web/match/reach-names.ts'
import {
  BEGINNING,
  cardAnswer,
  countAnswers,
  parseMatch,
  placeAfter,
  queryOfMatch,
  queryOfSearch,
  STEPS,
  withCard,
  withChoice,
  withList,
  withoutStep,
  writeMatch,
  type MatchState,
} from '../../../web/match/state.ts'

const values = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z][a-z0-9 ,()-]{0,10}[a-z]$/), { maxLength: 4 })
const topics = fc.subarray([...TOPICS])

const states: fc.Arbitrary<MatchState> = fc
  .record({
    place: fc.constantFrom(...STEPS, 'result' as const),
    lists: fc.record({
      languages: values,
      purposes: values,
      alternatives: values,
      joining: values,
      sizes: values,
      paces: values,
      reach: values,
    }),
    want: topics,
    avoid: topics,
    must: fc.subarray([...RULE_WISHES], { maxLength: 5 }).map((wishes) => wishes.toSorted()),
    not: fc.subarray([...RULE_WISHES], { maxLength: 5 }).map((wishes) => wishes.toSorted()),
    day: fc.constantFrom(undefined, '2026-11-20'),
  })
  .map((state) => ({ ...state, avoid: state.avoid.filter((topic) => !state.want.includes(topic)) }))

describe('the address of a match', () => {
  test('holds every answer and the place: parse(write(state)) is the state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseMatch(writeMatch(state))).toEqual(state)
      }),
    )
  })

  test('that somebody made up gives a state that can be written, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const state = parseMatch(query)
        expect(parseMatch(writeMatch(state))).toEqual(state)
      }),
    )
  })

  test('is empty at the beginning', () => {
    expect(writeMatch(BEGINNING)).toBe('')
    expect(parseMatch('')).toEqual(BEGINNING)
  })

  test('that is a query of the API leads to its result', () => {
    expect(parseMatch('language=de&avoid=crypto').place).toBe('result')
  })

  test('says to the API what it says to people, without the place', () => {
    const state = withCard(withChoice({ ...BEGINNING, place: 'result' }, 'languages', 'de', true), 'crypto', 'second')
    expect(queryOfMatch(state)).toBe('language=de&avoid=crypto')
    expect(writeMatch(state)).toBe('language=de&avoid=crypto&step=result')
  })

  test('keeps values with commas whole', () => {
    expect(parseMatch('alternative-to=Tea%2C+and+talk&step=2').lists.alternatives).toEqual(['Tea, and talk'])
  })

  test('drops days that are none', () => {
    for (const day of ['yesterday', '2026-13-40', '2026-1-1']) expect(parseMatch(`day=${day}`).day).toBeUndefined()
  })
})

describe('an answer', () => {
  test('on a card is the answer that the card then shows', () => {
    fc.assert(
      fc.property(
        states,
        fc.constantFrom(...TOPICS),
        fc.constantFrom('first' as const, 'second' as const, 'none' as const),
        (state, topic, given) => {
          expect(cardAnswer(withCard(state, topic, given), topic)).toBe(given)
        },
      ),
    )
  })

  test('about a harm asks for a written ban, or prefers one; nobody can ask for the harm itself', () => {
    for (const topic of TOPICS.filter((one) => kindOfTopic(one) === 'harm')) {
      expect(withCard(BEGINNING, topic, 'first')).toMatchObject({ want: [], must: [`${topic}.forbid`] })
      expect(withCard(BEGINNING, topic, 'second')).toMatchObject({ want: [], avoid: [topic] })
    }
  })

  test('that changes draws the lot anew', () => {
    expect(withChoice({ ...BEGINNING, day: '2026-11-20' }, 'languages', 'de', true).day).toBeUndefined()
  })

  test('of a question can be skipped, and with all of them nothing is left', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(countAnswers(STEPS.reduce(withoutStep, state))).toBe(0)
      }),
    )
  })

  test('to six questions, one after the other, leads to the result', () => {
    expect(STEPS.reduce<MatchState['place']>((place) => placeAfter(place), 'language')).toBe('result')
  })

  test('goes along into an ordinary search', () => {
    const state = withCard(withCard(withList(BEGINNING, 'joining', ['open']), 'hate', 'first'), 'nudity', 'first')
    expect(queryOfSearch(state)).toBe('sign-up=open&must=hate.forbid&want=nudity.allow')
    const paced = withList(BEGINNING, 'paces', ['lively', 'hasty', 'toString', 'quiet'])
    expect(queryOfSearch(paced)).toBe('pace=0-10&pace=11-100&pace=1001-10000&pace=from-10001')
  })
})

describe('people to be reached', () => {
  test('are named by server, account or link, between spaces, commas and lines', () => {
    expect(readReached('social.example, @ann@Photos.example\nhttps://video.example/w/abc; nobody')).toEqual({
      hosts: ['social.example', 'photos.example', 'video.example'],
      rest: ['nobody'],
    })
  })
})
