// Wishes about rules, as they stand in addresses: what a server must say, must not say, should say; pages and API share this one file.
import { isTopic, STANCES, TOPICS, type Stance, type Topic } from './rules/taxonomy.ts'

/**
 * What a server can be asked for about a topic: one of the stances; `stated`, that it says anything about it; `not-stated`, that its
 * rules are known and do not speak of it; `unknown`, that nobody knows its rules. Silence is never a permission.
 */
export const RULE_VALUES = [...STANCES, 'stated', 'not-stated', 'unknown'] as const

export type RuleValue = (typeof RULE_VALUES)[number]

/** A topic with a value, as written in an address: `nudity.forbid`. */
export type RuleWish = `${Topic}.${RuleValue}`

/** Names of the parameters of a search: in the address bar and in the API alike. */
export const RULE_PARAMETERS = {
  /** Topics and values that servers must have: any of the values of one topic, all topics together. */
  must: 'must',
  /** Topics and values that servers must not have. Who says nothing of a topic, and whose rules are not known, has none of its stances. */
  not: 'not',
  /** Servers that have these come first; nobody is left out. */
  want: 'want',
  /** Topics to count servers of, by value; `all` for every topic. */
  topics: 'topics',
  /** Words to be found inside rules. */
  ruleText: 'rule-text',
  /** Servers and accounts that must not be cut off by blocks, one way or the other. */
  reach: 'reach',
} as const

/** Parameters of the match beside those of a search; `want` has topics alone there. */
export const MATCH_PARAMETERS = { want: 'want', avoid: 'avoid', pace: 'pace', purpose: 'purpose', day: 'day' } as const

/** So many wishes of a kind are read, and names to be reached. */
export const MOST_WISHES = 60
export const MOST_REACHED = 20

/** Every topic with every value, in their order. */
export const RULE_WISHES: readonly RuleWish[] = TOPICS.flatMap((topic) => RULE_VALUES.map((value): RuleWish => `${topic}.${value}`))

const KNOWN: ReadonlySet<string> = new Set(RULE_WISHES)

/** Whether a word is a topic with a value. */
export function isRuleWish(word: string): word is RuleWish {
  return KNOWN.has(word)
}

/** The topic and the value of a wish. */
export function partsOfWish(wish: RuleWish): { readonly topic: Topic; readonly value: RuleValue } {
  const dot = wish.indexOf('.')
  return { topic: wish.slice(0, dot) as Topic, value: wish.slice(dot + 1) as RuleValue }
}

/** Values by topic, each topic once, in the order in which they are first named. */
export function wishesByTopic(wishes: readonly RuleWish[]): ReadonlyMap<Topic, readonly RuleValue[]> {
  const parts = wishes.map(partsOfWish)
  return new Map([...Map.groupBy(parts, ({ topic }) => topic)].map(([topic, of]) => [topic, of.map(({ value }) => value)]))
}

/** What somebody answers about a topic in the match: `want`, `avoid`, or nothing. */
export type TopicAnswer = 'want' | 'avoid'

/** What the stances of a topic mean for an answer: those that fit, those that fit in part, those that are against it. */
export interface AnswerMeaning {
  readonly fits: readonly Stance[]
  readonly partly: readonly Stance[]
  readonly against: readonly Stance[]
}

// What people post and do: who wants a topic wants it allowed, who avoids it wants it kept away, be it a taste or a harm.
const THINGS: Readonly<Record<TopicAnswer, AnswerMeaning>> = {
  want: { fits: ['allow', 'require'], partly: ['conditional'], against: ['forbid'] },
  avoid: { fits: ['forbid'], partly: ['conditional'], against: ['allow', 'require'] },
}

// What a server asks of its members, or tells them: wanted is that it does. A ban on the contrary ("no rudeness") asks for it too.
const DUTIES: Readonly<Record<TopicAnswer, AnswerMeaning>> = {
  want: { fits: ['require', 'forbid'], partly: ['conditional', 'mention', 'allow'], against: [] },
  avoid: { fits: ['allow'], partly: [], against: ['require', 'forbid'] },
}

const HARMS: ReadonlySet<Topic> = new Set<Topic>([
  ...(['hate', 'harassment', 'doxxing', 'impersonation', 'violence', 'self-harm', 'minors', 'misinformation', 'illegal'] as const),
  ...(['copyright', 'spam', 'data-use', 'security'] as const),
])
const ASKED: ReadonlySet<Topic> = new Set<Topic>([
  ...(['civility', 'content-warnings', 'alt-text', 'language', 'on-topic', 'membership', 'age', 'moderation', 'federation'] as const),
])

/** What kind of question a topic is: a matter of taste, a harm to be protected from, or a duty that servers ask of members. */
export function kindOfTopic(topic: Topic): 'taste' | 'harm' | 'duty' {
  if (ASKED.has(topic)) return 'duty'
  return HARMS.has(topic) ? 'harm' : 'taste'
}

/** What the stances of a topic mean for an answer about it. */
export function meaningOf(topic: Topic, answer: TopicAnswer): AnswerMeaning {
  return kindOfTopic(topic) === 'duty' ? DUTIES[answer] : THINGS[answer]
}

/** Whether a word is a topic, for parameters that take topics alone. */
export function readTopics(words: readonly string[]): readonly Topic[] {
  return words.includes('all') ? TOPICS : TOPICS.filter((topic) => words.includes(topic) && isTopic(topic))
}
