// How well labels were found: precision, recall and F1 for topics and for topics with their stance, together, by topic and by language.
import type { RuleLabel } from '../classifier.ts'
import { TOPICS, type Label, type Topic } from '../taxonomy.ts'
import type { LabelledRule } from './labelled-rules.ts'

/** Labels found rightly, found wrongly, and not found. */
export interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** Shares between 0 and 1; 1 where there was nothing to find and nothing was found. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** The scores of some rules, and over how many labels. */
export interface ScorePair {
  readonly topic: Score & Counts
  readonly topicStance: Score & Counts
}

/** A rule whose labels were not all found, or to which wrong ones were given. */
export interface Miss {
  readonly rule: LabelledRule
  readonly wrong: readonly RuleLabel[]
  readonly missed: readonly Label[]
}

export interface Evaluation {
  readonly rules: number
  readonly micro: ScorePair
  /** The mean over the topics that occur. */
  readonly macro: { readonly topic: Score; readonly topicStance: Score }
  readonly byTopic: ReadonlyMap<Topic, ScorePair>
  readonly byLanguage: ReadonlyMap<
    string,
    ScorePair & { readonly rules: number; readonly macro: { readonly topic: Score; readonly topicStance: Score } }
  >
  readonly misses: readonly Miss[]
}

/** A rule with the labels that were found for it. */
export interface Judged {
  readonly rule: LabelledRule
  readonly found: readonly RuleLabel[]
}

interface Tally {
  right: number
  wrong: number
  missed: number
}

interface TallyPair {
  readonly topic: Tally
  readonly topicStance: Tally
}

function makeTallies(): Map<Topic, TallyPair> {
  return new Map()
}

function tallyOf(tallies: Map<Topic, TallyPair>, topic: Topic): TallyPair {
  const tally = tallies.get(topic) ?? { topic: { right: 0, wrong: 0, missed: 0 }, topicStance: { right: 0, wrong: 0, missed: 0 } }
  tallies.set(topic, tally)
  return tally
}

const pairOf = ([topic, stance]: Label): string => `${topic} ${stance}`

/** Adds the labels of one rule to the tallies and returns what was wrong or missed. */
function countRule({ rule, found }: Judged, tallies: Map<Topic, TallyPair>): Miss | undefined {
  const disputed = new Set(rule.disputed.map(pairOf))
  const wanted = rule.labels.filter((label) => !disputed.has(pairOf(label)))
  const got = found.filter(({ topic, stance }) => !disputed.has(pairOf([topic, stance])))
  const wantedPairs = new Set(wanted.map(pairOf))
  const gotPairs = new Set(got.map(({ topic, stance }) => pairOf([topic, stance])))
  for (const { topic, stance } of got)
    tallyOf(tallies, topic).topicStance[wantedPairs.has(pairOf([topic, stance])) ? 'right' : 'wrong'] += 1
  const missed = wanted.filter((label) => !gotPairs.has(pairOf(label)))
  for (const [topic] of missed) tallyOf(tallies, topic).topicStance.missed += 1
  const wantedTopics = new Set(wanted.map(([topic]) => topic))
  const disputedTopics = new Set(rule.disputed.map(([topic]) => topic))
  const gotTopics = new Set(found.map(({ topic }) => topic))
  for (const topic of gotTopics) {
    if (wantedTopics.has(topic)) tallyOf(tallies, topic).topic.right += 1
    else if (!disputedTopics.has(topic)) tallyOf(tallies, topic).topic.wrong += 1
  }
  for (const topic of wantedTopics) if (!gotTopics.has(topic)) tallyOf(tallies, topic).topic.missed += 1
  const wrong = got.filter(({ topic, stance }) => !wantedPairs.has(pairOf([topic, stance])))
  return wrong.length + missed.length > 0 ? { rule, wrong, missed } : undefined
}

function scoreOf({ right, wrong, missed }: Counts): Score & Counts {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong)
  const recall = right + missed === 0 ? 1 : right / (right + missed)
  const f1 = right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed)
  return { precision, recall, f1, right, wrong, missed }
}

function sum(tallies: Iterable<Tally>): Tally {
  const total = { right: 0, wrong: 0, missed: 0 }
  for (const { right, wrong, missed } of tallies) {
    total.right += right
    total.wrong += wrong
    total.missed += missed
  }
  return total
}

function microOf(tallies: ReadonlyMap<Topic, TallyPair>): ScorePair {
  const pairs = [...tallies.values()]
  return { topic: scoreOf(sum(pairs.map(({ topic }) => topic))), topicStance: scoreOf(sum(pairs.map(({ topicStance }) => topicStance))) }
}

/** The mean over topics that are in the labels: a topic seen where it is not lowers the precision of the whole, not this. */
function meanOf(counts: readonly Counts[]): Score {
  const scores = counts.filter(({ right, missed }) => right + missed > 0).map(scoreOf)
  const mean = (share: (score: Score) => number): number =>
    scores.length === 0 ? 1 : scores.reduce((total, score) => total + share(score), 0) / scores.length
  return { precision: mean(({ precision }) => precision), recall: mean(({ recall }) => recall), f1: mean(({ f1 }) => f1) }
}

function macroOf(tallies: ReadonlyMap<Topic, TallyPair>): Evaluation['macro'] {
  const pairs = [...tallies.values()]
  return { topic: meanOf(pairs.map(({ topic }) => topic)), topicStance: meanOf(pairs.map(({ topicStance }) => topicStance)) }
}

/** Scores rules against what was found for them. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const all = makeTallies()
  const misses = judged.flatMap((one) => countRule(one, all) ?? [])
  const languages = Map.groupBy(judged, ({ rule }) => rule.language)
  const byLanguage = [...languages].map(([language, own]) => {
    const tallies = makeTallies()
    for (const one of own) countRule(one, tallies)
    return [language, { ...microOf(tallies), macro: macroOf(tallies), rules: own.length }] as const
  })
  const byTopic = TOPICS.flatMap((topic) => {
    const tally = all.get(topic)
    return tally === undefined ? [] : [[topic, { topic: scoreOf(tally.topic), topicStance: scoreOf(tally.topicStance) }] as const]
  })
  return {
    rules: judged.length,
    micro: microOf(all),
    macro: macroOf(all),
    byTopic: new Map(byTopic),
    byLanguage: new Map(byLanguage.toSorted(([a, { rules: m }], [b, { rules: n }]) => n - m || (a < b ? -1 : 1))),
    misses,
  }
}
