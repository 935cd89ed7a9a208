// The evaluation of labelled rules: what counts for and against, where texts are found, and what is said of unusable input.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { RuleLabel } from '#model/rules/classifier.ts'
import type { Label } from '#model/rules/taxonomy.ts'
import { readLabelledRules } from '#model/rules/tools/labelled-rules.ts'
import { evaluate } from '#model/rules/tools/scores.ts'
import { makeScratch } from '../../support/scratch.ts'

const CAUSE = { source: 'text', from: 0, to: 1, language: 'en', entry: 'x' } as const
const found = (...labels: readonly Label[]): readonly RuleLabel[] => labels.map(([topic, stance]) => ({ topic, stance, cause: CAUSE }))
const rule = (labels: readonly Label[], disputed: readonly Label[] = [], language = 'en') => ({
  place: 'here',
  language,
  rule: { text: 'No spam' },
  prose: false,
  labels,
  disputed,
})

describe('scores', () => {
  test('a right topic with a wrong stance counts for the topic and against the pair', () => {
    const { micro } = evaluate([{ rule: rule([['nudity', 'forbid']]), found: found(['nudity', 'conditional']) }])
    expect(micro.topic).toMatchObject({ precision: 1, recall: 1, f1: 1 })
    expect(micro.topicStance).toMatchObject({ precision: 0, recall: 0, f1: 0 })
  })

  test('a disputed label counts neither for nor against', () => {
    const disputed: readonly Label[] = [['spam', 'forbid']]
    for (const labels of [[], [['spam', 'forbid']]] as const) {
      for (const got of [found(), found(['spam', 'forbid'])]) {
        const { micro, misses } = evaluate([{ rule: rule(labels, disputed), found: got }])
        expect(micro.topic).toMatchObject({ right: 0, wrong: 0, missed: 0 })
        expect(micro.topicStance).toMatchObject({ right: 0, wrong: 0, missed: 0 })
        expect(misses).toEqual([])
      }
    }
  })

  test('are kept by topic and by language, and misses are listed', () => {
    const { byTopic, byLanguage, misses, macro } = evaluate([
      { rule: rule([['spam', 'forbid']]), found: found(['spam', 'forbid'], ['hate', 'forbid']) },
      { rule: rule([['hate', 'forbid']], [], 'de'), found: found() },
    ])
    expect(byTopic.get('spam')?.topic.f1).toBe(1)
    expect(byTopic.get('hate')?.topic).toMatchObject({ wrong: 1, missed: 1, f1: 0 })
    expect(byLanguage.get('de')?.topic).toMatchObject({ recall: 0 })
    expect(macro.topic.recall).toBe(0.5)
    expect(misses.map(({ wrong, missed }) => [wrong.length, missed.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })
})

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const line = (more: Record<string, unknown>): string => `${JSON.stringify({ lang: 'en', labels: [['spam', 'forbid']], ...more })}\n`

test('texts are found in captures of every shape, by their place or by their hash', async () => {
  await using scratch = await makeScratch()
  const rules = [
    { id: '1', text: 'Be kind', hint: 'Please' },
    { id: '2', text: 'No spam' },
  ]
  await mkdir(path.join(scratch.folder, 'rules'))
  await writeFile(path.join(scratch.folder, 'rules/hosts.json.gz'), gzipSync(JSON.stringify({ 'a.example': rules })))
  await writeFile(path.join(scratch.folder, 'list.json'), JSON.stringify(rules))
  await writeFile(path.join(scratch.folder, 'instance.json'), JSON.stringify({ domain: 'a.example', rules }))
  const file = path.join(scratch.folder, 'labelled.jsonl')
  const sha256 = hashOf('No spam')
  const lines = [
    line({ file: 'rules/hosts.json.gz', host: 'a.example', index: 1, sha256 }),
    line({ file: 'list.json', host: 'a.example', index: 0, sha256 }),
    line({ file: 'instance.json', host: 'a.example', index: 1, sha256 }),
    line({ file: 'instance.json', host: 'a.example', index: 0, sha256: hashOf('Something else') }),
    line({ file: 'elsewhere/list.json', host: 'a.example', index: 1, sha256 }),
    line({ file: '../list.json', host: 'a.example', index: 1, sha256 }),
    line({ file: 'absent.json', host: 'a.example', index: 1, sha256 }),
  ]
  await writeFile(file, lines.join(''))
  const labelled = await readLabelledRules(file, scratch.folder)
  if ('problem' in labelled) throw new Error(labelled.problem)
  expect(labelled.rules.map((each) => each.rule.text)).toEqual(Array.from({ length: 4 }, () => 'No spam'))
  expect(labelled.lost).toHaveLength(3)
})

const run = promisify(execFile)
const PROGRAM = path.join(import.meta.dirname, '../../../model/rules/tools/evaluate.ts')

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function runEvaluate(...words: readonly string[]): Promise<Ended> {
  return run(process.execPath, [PROGRAM, ...words]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ended,
  )
}

describe('the program', () => {
  test('prints scores as a table and as JSON', async () => {
    await using scratch = await makeScratch()
    const file = path.join(scratch.folder, 'labelled.jsonl')
    await writeFile(file, line({ text: 'No spam' }) + line({ text: 'No spam, no ads' }))
    const table = await runEvaluate(file)
    expect(table).toMatchObject({ code: 0, stderr: '' })
    expect(table.stdout).toContain('+advertising:forbid')
    const { stdout } = await runEvaluate(file, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      topic: { precision: 2 / 3, recall: 1 },
      topicStance: { precision: 2 / 3, recall: 1 },
      byLanguage: { en: { rules: 2 } },
      byTopic: { spam: { precision: 1, recall: 1, f1: 1 }, advertising: { precision: 0 } },
    })
  })

  test.each([
    ['no file named', []],
    ['a file that is not there', ['absent.jsonl']],
    ['an unknown option', ['x.jsonl', '--yaml']],
    ['a folder that is not there', [path.join(import.meta.dirname, 'own-rules.jsonl'), 'absent']],
    ['a file that is no labelled file', [path.join(import.meta.dirname, 'evaluate.test.ts')]],
  ])('says in one sentence what is wrong: %s', async (_, words) => {
    const { code, stdout, stderr } = await runEvaluate(...words)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
