// The project's own labelled rules: at least forty a language, and a hundred sentences of long texts; the classifier reads them well.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { UNKNOWN } from '#model/facets.ts'
import { detectLanguage } from '#model/language.ts'
import { LEXICON_VERSION } from '#model/rules/lexicon.ts'
import { LEXICONS } from '#model/rules/lexicon/index.ts'
import { classifyRule } from '#model/rules/rules.ts'
import { TOPICS } from '#model/rules/taxonomy.ts'
import { readLabelledRules, type LabelledRule } from '#model/rules/tools/labelled-rules.ts'
import { formatEvaluation } from '#model/rules/tools/report.ts'
import { evaluate, type Evaluation } from '#model/rules/tools/scores.ts'

const NAMED = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru', 'uk', 'cs', 'sv', 'fi', 'ja', 'zh', 'ko']

async function read(file: string, folder?: string): Promise<readonly LabelledRule[]> {
  const labelled = await readLabelledRules(file, folder)
  if ('problem' in labelled) throw new Error(labelled.problem)
  expect(labelled.lost).toEqual([])
  return labelled.rules
}

async function guess({ rule }: LabelledRule): Promise<string | undefined> {
  const language = await detectLanguage(`${rule.text}\n${rule.hint ?? ''}`)
  return language === UNKNOWN ? undefined : language
}

const judge = (rules: readonly LabelledRule[]): Evaluation =>
  evaluate(rules.map((rule) => ({ rule, found: classifyRule(rule.rule, { prose: rule.prose }).labels })))

const RULES = path.join(import.meta.dirname, 'own-rules.jsonl')
const PROSE = path.join(import.meta.dirname, 'own-prose.jsonl')

test('every named language has a lexicon and forty labelled rules, and every topic has ten labels', async () => {
  const { byLanguage, byTopic } = judge(await read(RULES))
  expect(NAMED.filter((language) => !LEXICONS.some((lexicon) => lexicon.language === language))).toEqual([])
  expect(NAMED.filter((language) => (byLanguage.get(language)?.rules ?? 0) < 40)).toEqual([])
  expect(TOPICS.filter((topic) => (byTopic.get(topic)?.topic.right ?? 0) + (byTopic.get(topic)?.topic.missed ?? 0) < 10)).toEqual([])
})

test('topics of rules are found in every named language, with the stance', async () => {
  const { micro, byLanguage, byTopic } = judge(await read(RULES))
  expect(micro.topic.f1).toBeGreaterThan(0.95)
  expect(micro.topicStance.f1).toBeGreaterThan(0.95)
  for (const [language, { topic, macro }] of byLanguage) {
    expect(topic.f1, language).toBeGreaterThan(0.9)
    expect(macro.topic.recall, language).toBeGreaterThan(0.9)
  }
  for (const [topic, { topic: score }] of byTopic) expect(score.precision, topic).toBeGreaterThan(0.85)
})

test('sentences of long texts that are no rules are not taken for rules', async () => {
  const rules = await read(PROSE)
  expect(rules.length).toBeGreaterThanOrEqual(100)
  const { micro } = judge(rules)
  expect(micro.topic.precision).toBeGreaterThan(0.95)
  expect(micro.topic.recall).toBeGreaterThan(0.95)
})

test('the published table is what the evaluation of these rules says', async () => {
  const rules = await read(RULES)
  const found = await Promise.all(
    rules.map(async (rule) => ({ rule, found: classifyRule(rule.rule, { language: await guess(rule) }).labels })),
  )
  expect(readFileSync(path.join(import.meta.dirname, '../../../model/rules/evaluation.txt'), 'utf8')).toBe(
    formatEvaluation(evaluate(found), LEXICON_VERSION),
  )
})

const REAL = path.join(import.meta.dirname, '../../../../shared/rules/labelled-dev.jsonl')
const CAPTURES = path.join(import.meta.dirname, '../../../../shared/realworld')
/** Rules of real servers that were labelled by reading before the classifier saw them; the texts stand in the captures. */
const READ = path.join(import.meta.dirname, 'read-rules.jsonl')
const present = existsSync(REAL) && existsSync(CAPTURES)
if (!present) console.log('No labelled rules of real servers beside the project: the comparison with them is skipped.')

test.skipIf(!present)('rules of real servers are read nearly as two readers read them', async () => {
  const { micro, byLanguage } = judge(await read(REAL, CAPTURES))
  expect(micro.topic.f1).toBeGreaterThan(0.93)
  expect(micro.topicStance.f1).toBeGreaterThan(0.87)
  expect(byLanguage.get('en')?.macro.topic.recall).toBeGreaterThan(0.85)
  for (const [language, { rules, macro }] of byLanguage) if (rules >= 20) expect(macro.topic.recall, language).toBeGreaterThan(0.7)
})

test.skipIf(!present)('rules of real servers that nobody wrote the lexicons from are read as well', async () => {
  const { micro } = judge(await read(READ, CAPTURES))
  expect(micro.topic.f1).toBeGreaterThan(0.92)
  expect(micro.topicStance.f1).toBeGreaterThan(0.85)
})
