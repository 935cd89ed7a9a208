// An evaluation as a table for people and as JSON for programs.
import type { Evaluation, Miss, Score, ScorePair, Counts } from './scores.ts'

/** Fewer labels of a topic, or rules of a language, than these say little; they are reported apart. */
const LEAST_LABELS = 10
const LEAST_RULES = 20

const share = (value: number): string => value.toFixed(3)

function cells({ precision, recall, f1 }: Score): string {
  return `${share(precision)}  ${share(recall)}  ${share(f1)}`
}

const HEAD = `${' '.repeat(26)}labels   topic P  R      F1       +stance P  R    F1`

function row(name: string, count: number, { topic, topicStance }: { readonly topic: Score; readonly topicStance: Score }): string {
  return `${name.padEnd(26)}${String(count).padStart(6)}   ${cells(topic)}    ${cells(topicStance)}`
}

const labelsOf = ({ right, missed }: Counts): number => right + missed

function block(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, HEAD, ...rows]
}

const MISS_LENGTH = 160

function describeMiss({ rule, wrong, missed }: Miss): string {
  const marks = [
    ...wrong.map(({ topic, stance, cause }) => `+${topic}:${stance} (${cause.language}: ${cause.entry})`),
    ...missed.map(([topic, stance]) => `-${topic}:${stance}`),
  ]
  const text = rule.rule.hint === undefined || rule.rule.hint === '' ? rule.rule.text : `${rule.rule.text} / ${rule.rule.hint}`
  const line = text.replaceAll(/\s+/g, ' ')
  return `${rule.place} [${rule.language}] ${marks.join(' ')}\n    ${line.length > MISS_LENGTH ? `${line.slice(0, MISS_LENGTH)}…` : line}`
}

/** The table as text. */
export function formatEvaluation(evaluation: Evaluation, version: number): string {
  const { micro, macro, byTopic, byLanguage, misses, rules } = evaluation
  const topics = [...byTopic].toSorted(([, a], [, b]) => labelsOf(b.topic) - labelsOf(a.topic))
  const languages = [...byLanguage]
  const topicRow = ([name, scores]: readonly [string, ScorePair]): string => row(name, labelsOf(scores.topic), scores)
  const languageRow = ([name, scores]: readonly [string, ScorePair & { readonly rules: number }]): string =>
    row(`${name} (${scores.rules} rules)`, labelsOf(scores.topic), scores)
  return [
    `${rules} rules, lexicons version ${version}`,
    ...block('All', [row('micro', labelsOf(micro.topic), micro), row('macro (mean over topics)', labelsOf(micro.topic), macro)]),
    ...block(
      `Topics with at least ${LEAST_LABELS} labels`,
      topics.filter(([, { topic }]) => labelsOf(topic) >= LEAST_LABELS).map(topicRow),
    ),
    ...block(
      `Topics with fewer than ${LEAST_LABELS} labels`,
      topics.filter(([, { topic }]) => labelsOf(topic) < LEAST_LABELS).map(topicRow),
    ),
    ...block(`Languages with at least ${LEAST_RULES} rules`, languages.filter(([, own]) => own.rules >= LEAST_RULES).map(languageRow)),
    ...block(`Languages with fewer than ${LEAST_RULES} rules`, languages.filter(([, own]) => own.rules < LEAST_RULES).map(languageRow)),
    ...(misses.length === 0 ? [] : ['', `Misses (+ found wrongly, - not found): ${misses.length} rules`, ...misses.map(describeMiss)]),
    '',
  ].join('\n')
}

function withStance({ topic, topicStance }: ScorePair): Record<string, unknown> {
  return { ...topic, topicStance }
}

/** The same as JSON: `topic` and `topicStance` with precision, recall and f1, then macro, byLanguage, byTopic and the misses. */
export function evaluationAsJson(evaluation: Evaluation, version: number, lost: number): Record<string, unknown> {
  const { micro, macro, byTopic, byLanguage, misses, rules } = evaluation
  return {
    rules,
    lost,
    lexiconVersion: version,
    topic: micro.topic,
    topicStance: micro.topicStance,
    macro,
    byLanguage: Object.fromEntries(
      [...byLanguage].map(([language, own]) => [language, { ...withStance(own), topic: own.topic, macro: own.macro, rules: own.rules }]),
    ),
    byTopic: Object.fromEntries([...byTopic].map(([topic, scores]) => [topic, { ...withStance(scores), topic: scores.topic }])),
    misses: misses.map(({ rule, wrong, missed }) => ({
      place: rule.place,
      language: rule.language,
      wrong: wrong.map(({ topic, stance, cause }) => ({ topic, stance, language: cause.language, entry: cause.entry })),
      missed,
    })),
  }
}
