// Bench of the rule classifier: rules a second on one core, over the project's own labelled rules in all languages.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { makeClassifier, type RuleText } from '#model/rules/classifier.ts'
import { LEXICONS } from '#model/rules/lexicon/index.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'

export const rules: BenchGroup = {
  name: 'rules',
  summary: 'Classifying rules: how many a second, and what compiling the lexicons takes.',
  minutes: 1,
  run: measureRules,
}

/** What the work on rules was given: a server's rules are read within a millisecond. */
const BUDGET = { atLeast: 20_000 }
const OWN_RULES = path.join(import.meta.dirname, '../model/rules/own-rules.jsonl')

// Rules of servers have about a hundred letters, the project's own about forty: three of a language make one of usual length.
function readRules(): readonly RuleText[] {
  const lines = readFileSync(OWN_RULES, 'utf8').trim().split('\n')
  const short = lines.map((line) => JSON.parse(line) as RuleText)
  return short.map((_, index) => ({ text: [0, 1, 2].map((next) => short[index + next]?.text ?? '').join(' ') }))
}

/** Milliseconds of this process's own work: the machine may be busy with others. */
function ownWork(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}

async function measureRules({ size }: BenchContext): Promise<readonly BenchRow[]> {
  const texts = readRules()
  const rounds = size === 'tiny' ? 1 : 60
  let classifier = makeClassifier([])
  const compiling = ownWork(() => (classifier = makeClassifier(LEXICONS)))
  const classifyAll = (times: number): void => {
    for (let round = 0; round < times; round += 1) for (const text of texts) classifier.classify(text)
  }
  classifyAll(size === 'tiny' ? 1 : 5)
  const perSecond = (texts.length * rounds) / (ownWork(() => classifyAll(rounds)) / 1000)
  const letters = Math.round(texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length)
  const how = `${texts.length} rules of ${letters} letters in ${LEXICONS.length} languages, ${rounds} times, own work`
  return [
    { what: 'rules classified', measured: perSecond, unit: '/s', budget: BUDGET, how },
    { what: 'lexicons compiled', measured: compiling, unit: 'ms', how: 'once a process, own work' },
  ]
}
