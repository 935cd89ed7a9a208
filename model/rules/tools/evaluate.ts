// Command: npm run rules:evaluate -- <labelled.jsonl> [captures folder] [--json] says how well the classifier labels rules.
import { stat } from 'node:fs/promises'
import { detectLanguage } from '#model/language.ts'
import { UNKNOWN } from '#model/facets.ts'
import { classifyRule } from '../rules.ts'
import { LEXICON_VERSION } from '../lexicon.ts'
import { readLabelledRules } from './labelled-rules.ts'
import { evaluationAsJson, formatEvaluation } from './report.ts'
import { evaluate, type Judged } from './scores.ts'

const USAGE = 'Usage: npm run rules:evaluate -- <labelled.jsonl> [captures folder] [--json]'

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function main(words: readonly string[]): Promise<void> {
  const options = words.filter((word) => word.startsWith('--'))
  const [file, folder, ...rest] = words.filter((word) => !word.startsWith('--'))
  if (file === undefined || rest.length > 0 || options.some((option) => option !== '--json')) return refuse(USAGE)
  if (folder !== undefined && !(await isFolder(folder))) return refuse(`There is no folder ${folder}.`)
  const labelled = await readLabelledRules(file, folder)
  if ('problem' in labelled) return refuse(labelled.problem)
  const judged: Judged[] = []
  for (const rule of labelled.rules) {
    // As servers' rules are read: the language is guessed from the text, not taken from the labels.
    const language = await detectLanguage(`${rule.rule.text}\n${rule.rule.hint ?? ''}`)
    judged.push({
      rule,
      found: classifyRule(rule.rule, { language: language === UNKNOWN ? undefined : language, prose: rule.prose }).labels,
    })
  }
  const evaluation = evaluate(judged)
  for (const sentence of labelled.lost) process.stderr.write(`${sentence}\n`)
  if (options.length > 0)
    process.stdout.write(`${JSON.stringify(evaluationAsJson(evaluation, LEXICON_VERSION, labelled.lost.length), null, 2)}\n`)
  else process.stdout.write(formatEvaluation(evaluation, LEXICON_VERSION))
}

await main(process.argv.slice(2))
