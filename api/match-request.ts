// The parameters of a match and the wishes that they mean; each wish knows its parameters, so that it can be taken back.
import { z } from 'zod'
import { ALTERNATIVES, purposeOf } from '#model/alternatives.ts'
import { dayOf } from '#model/clock.ts'
import { BUCKETS_OF_PACE, facetOf, type Pace } from '#model/facets.ts'
import { JOINABLE, type MatchWish } from '#model/match.ts'
import {
  isRuleWish,
  MATCH_PARAMETERS,
  MOST_REACHED,
  MOST_WISHES,
  RULE_PARAMETERS,
  RULE_WISHES,
  wishesByTopic,
  type RuleWish,
} from '#model/rule-wishes.ts'
import { TOPICS, type Topic } from '#model/rules/taxonomy.ts'
import { plainText, slugParameter } from './parameters.ts'
import type { ReachVerdicts } from './reached-names.ts'

const { want, avoid, pace, purpose, day } = MATCH_PARAMETERS
const { must, not, reach } = RULE_PARAMETERS
const LANGUAGE = facetOf('language').parameter
const ALTERNATIVE = facetOf('alternativeTo').parameter
const SIGN_UP = facetOf('registrations').parameter
const SIZE = facetOf('size').parameter
const SIZES: readonly string[] = facetOf('size').values as readonly string[]
const PACES = Object.keys(BUCKETS_OF_PACE) as [Pace, ...Pace[]]
const PURPOSES = [...new Set(Object.values(ALTERNATIVES))]

const topics = z.array(z.enum(TOPICS)).max(TOPICS.length).optional()
const ruleWishes = z
  .array(z.enum(RULE_WISHES as readonly [RuleWish, ...RuleWish[]]))
  .max(MOST_WISHES)
  .optional()

/** What somebody answers; all of it may be left out. */
export interface MatchParameters {
  readonly reach?: readonly string[] | undefined
  readonly day?: string | undefined
}

export const matchParameters = z.strictObject({
  [LANGUAGE]: z.array(slugParameter(35)).max(20).optional().describe('Languages to talk in, BCP 47; any of them.'),
  [ALTERNATIVE]: z
    .array(slugParameter(200))
    .max(20)
    .optional()
    .meta({ description: 'What it stands in for, as /alternatives lists it; any of them.', 'x-whole': true }),
  [purpose]: z.array(z.enum(PURPOSES)).max(PURPOSES.length).optional().describe('What for, in one word; any of them.'),
  [SIGN_UP]: z
    .array(z.enum(JOINABLE))
    .max(JOINABLE.length)
    .optional()
    .describe('How to join; any of them. Closed doors are never recommended.'),
  [SIZE]: z
    .array(z.enum(SIZES as readonly [string, ...string[]]))
    .max(SIZES.length)
    .optional()
    .describe('People active in a month; any of them.'),
  [pace]: z
    .array(z.enum(PACES))
    .max(PACES.length)
    .optional()
    .describe(
      'Posts a week: up to 100 are `quiet`, up to 1,000 `steady`, more `lively`; any of them. A server of which that is not known is not left out.',
    ),
  [want]: topics.describe('Topics that one wants to be there: allowed, and duties asked for.'),
  [avoid]: topics.describe('Topics that one does not want to meet: forbidden, and duties not asked for.'),
  [must]: ruleWishes.describe('What rules must say, as topic.value; any of the values of one topic.'),
  [not]: ruleWishes.describe('What rules must not say, as topic.value.'),
  [reach]: z
    .array(plainText(300).min(1))
    .max(MOST_REACHED)
    .optional()
    .describe('Servers or accounts (@user@host) to be reached; the answer is then kept nowhere.'),
  [day]: z.iso.date().optional().describe('Seeds the order of equals; today unless given.'),
}) as unknown as z.ZodType<MatchParameters>

/** One word of the address. */
export interface Spoken {
  readonly parameter: string
  readonly value: string
  /** Of the wish that it belongs to. */
  readonly key: string
}

export interface MatchRequest {
  readonly day: string
  readonly wishes: readonly MatchWish[]
  readonly spoken: readonly Spoken[]
}

type Words = Readonly<Record<string, readonly string[] | undefined>>

/** The wishes of a request at a moment (milliseconds since 1970); those about people to be reached are judged already. */
export function readMatch(
  parameters: MatchParameters,
  { now, reached }: { readonly now: number; readonly reached: ReachVerdicts | undefined },
): MatchRequest {
  const words = parameters as unknown as Words
  const wishes: readonly MatchWish[] = [
    ...listWish('language', LANGUAGE, words),
    ...placeWish(words),
    ...listWish('sign-up', SIGN_UP, words),
    ...listWish('size', SIZE, words),
    ...listWish('pace', pace, words),
    ...topicWishes('want', words[want] ?? []),
    ...topicWishes('avoid', words[avoid] ?? []),
    ...hardWishes('must', words[must] ?? []),
    ...hardWishes('not', words[not] ?? []),
    ...reachWishes(reached),
  ]
  return { day: parameters.day ?? dayOf(now), wishes, spoken: wishes.flatMap((wish) => speak(wish, words)) }
}

function listWish(about: 'language' | 'alternative-to' | 'sign-up' | 'size' | 'pace', key: string, words: Words): readonly MatchWish[] {
  const values = [...new Set(words[key] ?? [])]
  return values.length === 0 ? [] : [{ about, key, values }]
}

// What for and instead of what are one question: who names a purpose and a place means either.
function placeWish(words: Words): readonly MatchWish[] {
  const [places, purposes] = [words[ALTERNATIVE] ?? [], words[purpose] ?? []]
  const meant = Object.keys(ALTERNATIVES).filter((name) => purposes.includes(purposeOf(name) ?? ''))
  const values = [...new Set([...places, ...meant])]
  return values.length === 0 ? [] : [{ about: 'alternative-to', key: places.length > 0 ? ALTERNATIVE : purpose, values }]
}

function topicWishes(answer: 'want' | 'avoid', words: readonly string[]): readonly MatchWish[] {
  return [...new Set(words as readonly Topic[])].map((topic) => ({ about: 'topic', key: `${answer}=${topic}`, topic, answer }))
}

function hardWishes(about: 'must' | 'not', words: readonly string[]): readonly MatchWish[] {
  const byTopic = wishesByTopic([...new Set(words.filter(isRuleWish))])
  return [...byTopic].map(([topic, values]) => ({
    about,
    key: `${about}=${topic}`,
    topic,
    wishes: values.map((value): RuleWish => `${topic}.${value}`),
  }))
}

function reachWishes(reached: ReachVerdicts | undefined): readonly MatchWish[] {
  return (reached?.names ?? []).map(({ holder }, number) => ({
    about: 'reach',
    key: `reach=${holder}`,
    name: holder,
    codes: reached?.codes[number] ?? new Uint8Array(0),
  }))
}

function speak(wish: MatchWish, words: Words): readonly Spoken[] {
  const { key } = wish
  switch (wish.about) {
    case 'topic':
      return [{ parameter: wish.answer, value: wish.topic, key }]
    case 'must':
    case 'not':
      return wish.wishes.map((value) => ({ parameter: wish.about, value, key }))
    case 'reach':
      return [{ parameter: reach, value: wish.name, key }]
    case 'alternative-to':
      return [ALTERNATIVE, purpose].flatMap((parameter) => spokenAs(parameter, key, words))
    case 'language':
    case 'sign-up':
    case 'size':
    case 'pace':
      return spokenAs(key, key, words)
  }
}

function spokenAs(parameter: string, key: string, words: Words): readonly Spoken[] {
  return [...new Set(words[parameter] ?? [])].map((value) => ({ parameter, value, key }))
}

/** The query of an address without some of the wishes. */
export function queryWithout({ spoken }: MatchRequest, keys: readonly string[]): string {
  const left = spoken.filter(({ key }) => !keys.includes(key))
  return new URLSearchParams(left.map(({ parameter, value }): [string, string] => [parameter, value])).toString()
}

/** The values of a wish, as they are shown. */
export function valuesOf(wish: MatchWish, request: MatchRequest): readonly string[] {
  return request.spoken.filter(({ key }) => key === wish.key).map(({ value }) => value)
}
