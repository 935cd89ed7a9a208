// The answers of the match ⇄ the address bar: everything that was said and where one stands, pure, so that back, reload and share work.
import { BUCKETS_OF_PACE } from '#model/facets.ts'
import { isRuleWish, kindOfTopic, MATCH_PARAMETERS, MOST_REACHED, MOST_WISHES, RULE_PARAMETERS, type RuleWish } from '#model/rule-wishes.ts'
import { isTopic, TOPICS, type Topic } from '#model/rules/taxonomy.ts'

export const STEPS = ['language', 'purpose', 'topics', 'joining', 'size', 'reach'] as const

export type Step = (typeof STEPS)[number]

/** Where one stands: at a question, or at the answer. */
export type Place = Step | 'result'

/** Members that hold plain values, with their parameters. */
const LISTS = {
  languages: 'language',
  purposes: MATCH_PARAMETERS.purpose,
  alternatives: 'alternative-to',
  joining: 'sign-up',
  sizes: 'size',
  paces: MATCH_PARAMETERS.pace,
  reach: RULE_PARAMETERS.reach,
} as const

export type ListName = keyof typeof LISTS

export interface MatchState {
  readonly place: Place
  /** Values by question, each list without duplicates. */
  readonly lists: Readonly<Record<ListName, readonly string[]>>
  /** Topics that are wanted, and that are not. */
  readonly want: readonly Topic[]
  readonly avoid: readonly Topic[]
  /** What rules must say, and must not. */
  readonly must: readonly RuleWish[]
  readonly not: readonly RuleWish[]
  /** The day whose lot decides; undefined before the first answer. */
  readonly day: string | undefined
}

const MOST_VALUES = 50
const LONGEST = 253
const NOTHING: MatchState['lists'] = { languages: [], purposes: [], alternatives: [], joining: [], sizes: [], paces: [], reach: [] }

/** Nothing was answered yet. */
export const BEGINNING: MatchState = { place: 'language', lists: NOTHING, want: [], avoid: [], must: [], not: [], day: undefined }

/** Which of the three answers stands on a card: the first (the stronger), the second, or none. */
export type CardAnswer = 'first' | 'second' | 'none'

/**
 * Reads a query string; what is not understood is left out.
 *
 * @param query with or without the question mark; a query of the API for a match reads as its result
 */
export function parseMatch(query: string): MatchState {
  const parameters = new URLSearchParams(query)
  const all = (name: string): readonly string[] => [...new Set(parameters.getAll(name).flatMap(clean))]
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([key, name]) => [key, all(name).slice(0, key === 'reach' ? MOST_REACHED : MOST_VALUES)]),
  ) as unknown as MatchState['lists']
  const want = inOrder(all(MATCH_PARAMETERS.want).filter(isTopic))
  const state: MatchState = {
    place: 'language',
    lists,
    want,
    // Both at once say nothing; what was wanted is kept.
    avoid: inOrder(all(MATCH_PARAMETERS.avoid).filter(isTopic)).filter((topic) => !want.includes(topic)),
    must: listed(all(RULE_PARAMETERS.must).filter(isRuleWish)),
    not: listed(all(RULE_PARAMETERS.not).filter(isRuleWish)),
    day: readDay(parameters.get(MATCH_PARAMETERS.day)),
  }
  return { ...state, place: readPlace(parameters.get('step'), state) }
}

// Without a step: the beginning, or, of an address that holds answers, what they lead to.
function readPlace(step: string | null, state: MatchState): Place {
  if (step === 'result') return 'result'
  const place = STEPS.find((known, index) => step === String(index + 1) || step === known)
  return place ?? (countAnswers(state) > 0 && step === null ? 'result' : 'language')
}

function readDay(day: string | null): string | undefined {
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined
}

function clean(value: string): readonly string[] {
  const text = value.toWellFormed().trim().slice(0, LONGEST).trim()
  return text === '' ? [] : [text.toWellFormed()]
}

function inOrder(topics: readonly Topic[]): readonly Topic[] {
  return TOPICS.filter((topic) => topics.includes(topic))
}

function listed(wishes: readonly RuleWish[]): readonly RuleWish[] {
  return [...wishes].sort().slice(0, MOST_WISHES)
}

/** Writes a state as a query string without the question mark; the order is always the same. */
export function writeMatch(state: MatchState): string {
  const parameters = wishesOf(state)
  if (state.place === 'result') parameters.set('step', 'result')
  else if (state.place !== 'language' || countAnswers(state) > 0) parameters.set('step', String(STEPS.indexOf(state.place) + 1))
  return parameters.toString()
}

/** The query of the API that a state means. */
export function queryOfMatch(state: MatchState): string {
  return wishesOf(state).toString()
}

function wishesOf({ lists, want, avoid, must, not, day }: MatchState): URLSearchParams {
  const parameters = new URLSearchParams()
  const add = (name: string, values: readonly string[]): void => {
    for (const value of values) parameters.append(name, value)
  }
  for (const [key, name] of Object.entries(LISTS)) add(name, lists[key as ListName])
  add(MATCH_PARAMETERS.want, want)
  add(MATCH_PARAMETERS.avoid, avoid)
  add(RULE_PARAMETERS.must, must)
  add(RULE_PARAMETERS.not, not)
  if (day !== undefined) parameters.set(MATCH_PARAMETERS.day, day)
  return parameters
}

/** The query of an ordinary search with the filters that both know. */
export function queryOfSearch({ lists, must, not, want, avoid }: MatchState): string {
  const parameters = new URLSearchParams()
  for (const key of ['languages', 'alternatives', 'joining', 'sizes'] as const) {
    for (const value of lists[key]) parameters.append(LISTS[key], value)
  }
  for (const [pace, ranges] of Object.entries(BUCKETS_OF_PACE)) {
    if (lists.paces.includes(pace)) for (const range of ranges) parameters.append(LISTS.paces, range)
  }
  for (const wish of must) parameters.append(RULE_PARAMETERS.must, wish)
  for (const wish of not) parameters.append(RULE_PARAMETERS.not, wish)
  for (const topic of want) parameters.append(RULE_PARAMETERS.want, `${topic}.${kindOfTopic(topic) === 'duty' ? 'require' : 'allow'}`)
  for (const topic of avoid) parameters.append(RULE_PARAMETERS.want, `${topic}.${kindOfTopic(topic) === 'duty' ? 'allow' : 'forbid'}`)
  return parameters.toString()
}

/** The state with these values of a list; the lot is drawn anew. */
export function withList(state: MatchState, name: ListName, values: readonly string[]): MatchState {
  const most = name === 'reach' ? MOST_REACHED : MOST_VALUES
  const cleaned = [...new Set(values.flatMap(clean))].slice(0, most)
  return { ...state, lists: { ...state.lists, [name]: cleaned }, day: undefined }
}

/** The state with one value of a list chosen, or no longer. */
export function withChoice(state: MatchState, name: ListName, value: string, chosen: boolean): MatchState {
  const others = state.lists[name].filter((each) => each !== value)
  return withList(state, name, chosen ? [...others, value] : others)
}

/**
 * What stands on the card of a topic. Of a harm the first answer is that its ban must be written, the second that it had better be; of all
 * else the first is that it is wanted, the second that it is not.
 */
export function cardAnswer({ want, avoid, must }: MatchState, topic: Topic): CardAnswer {
  if (kindOfTopic(topic) === 'harm' && must.includes(`${topic}.forbid`)) return 'first'
  if (avoid.includes(topic)) return 'second'
  return want.includes(topic) ? 'first' : 'none'
}

/** The state with another answer on the card of a topic. */
export function withCard(state: MatchState, topic: Topic, answer: CardAnswer): MatchState {
  const harm = kindOfTopic(topic) === 'harm'
  const wish: RuleWish = `${topic}.forbid`
  const without = (topics: readonly Topic[]): readonly Topic[] => topics.filter((one) => one !== topic)
  const must = harm ? state.must.filter((one) => one !== wish) : state.must
  return {
    ...state,
    want: answer === 'first' && !harm ? inOrder([...state.want, topic]) : without(state.want),
    avoid: answer === 'second' ? inOrder([...state.avoid, topic]) : without(state.avoid),
    must: answer === 'first' && harm ? listed([...must, wish]) : must,
    day: undefined,
  }
}

/** How many answers were given to a question. */
export function countOfStep(state: MatchState, step: Step): number {
  const { lists } = state
  switch (step) {
    case 'language':
      return lists.languages.length
    case 'purpose':
      return lists.purposes.length + lists.alternatives.length
    case 'topics':
      return state.want.length + state.avoid.length + state.must.length + state.not.length
    case 'joining':
      return lists.joining.length
    case 'size':
      return lists.sizes.length + lists.paces.length
    case 'reach':
      return lists.reach.length
  }
}

/** How many answers were given. */
export function countAnswers(state: MatchState): number {
  return STEPS.reduce((sum, step) => sum + countOfStep(state, step), 0)
}

/** The state without the answers to one question. */
export function withoutStep(state: MatchState, step: Step): MatchState {
  const blank = (...names: readonly ListName[]): MatchState => names.reduce((made, name) => withList(made, name, []), state)
  switch (step) {
    case 'language':
      return blank('languages')
    case 'purpose':
      return blank('purposes', 'alternatives')
    case 'topics':
      return { ...state, want: [], avoid: [], must: [], not: [], day: undefined }
    case 'joining':
      return blank('joining')
    case 'size':
      return blank('sizes', 'paces')
    case 'reach':
      return blank('reach')
  }
}

/** The place behind a question. */
export function placeAfter(place: Place): Place {
  return place === 'result' ? 'result' : (STEPS[STEPS.indexOf(place) + 1] ?? 'result')
}
