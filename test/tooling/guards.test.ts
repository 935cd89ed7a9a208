// Every lint rule of the project bites: for each there is an example under test/guards that breaks it, and nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { findCycles, readImportGraph } from './cycles.ts'
import { atlasPlugin } from './lint/plugin.ts'
import { DOORS } from './lint/rooms.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const GUARDS = path.join(ROOT, 'test/guards')

interface Example {
  readonly file: string
  readonly rule: string
  /** Where the linter is told that the file stands. */
  readonly place: string
  readonly text: string
}

const examples = readExamples()
// Rules about types need a place that exists; the others are spared the work of reading the whole program.
const withTypes = new ESLint({ cwd: ROOT, ruleFilter: ({ ruleId }) => ruleId.startsWith('@typescript-eslint/') })
const withoutTypes = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
})

describe('the linter', () => {
  test.each(examples)('$file breaks $rule', async ({ rule, place, text }) => {
    const linter = rule.startsWith('@typescript-eslint/') ? withTypes : withoutTypes
    const [result] = await linter.lintText(text, { filePath: path.join(ROOT, place) })
    expect(result?.messages.map(({ ruleId, fatal, message }) => (fatal === true ? message : ruleId))).toEqual([rule])
  })

  test.each(Object.keys(atlasPlugin.rules))('atlas/%s has an example', (name) => {
    expect(examples.map(({ rule }) => rule)).toContain(`atlas/${name}`)
  })

  test.each(Object.keys(DOORS))('the door of %s has an example', (name) => {
    const guarded = examples.filter(({ rule }) => rule === 'atlas/one-door').map(({ text }) => /(?:from|import) '([^']+)'/.exec(text)?.[1])
    expect(guarded).toContain(name)
  })

  test('nothing in the project that may use a package or enter a room is kept from it', async () => {
    const allowed = [
      ['crawler/ages.ts', "import { DAY } from '#model/clock.ts'\nimport { claimSlots } from '#model/store/frontier.ts'"],
      ['model/store/ages.ts', "import { sql } from 'kysely'\nimport { DAY } from '../clock.ts'"],
      ['model/domain.ts', "import { getDomain } from 'tldts'"],
      ['migrations/9999-add-ages.ts', "import { sql } from 'kysely'"],
      ['api/ages.ts', "import type { Published } from '#model/store/published.ts'\nimport express from 'express'"],
      [
        'web/ages.ts',
        "import { FACETS } from '#model/facets.ts'\nimport type { Rule } from '#model/facts.ts'\nimport type { Reply } from '../api/contract.ts'",
      ],
      ['test/flows/ages.test.ts', "import { walk } from '../../crawler/walk.ts'\nimport { mount } from '../../api/route.ts'"],
      ['model/store/ages.ts', "export const lease = 'update frontier_slot set lease_until = clock_timestamp()'"],
      ['crawler/network/watch.ts', 'setTimeout(() => undefined, 1000)'],
    ] as const
    for (const [place, text] of allowed) {
      const [result] = await withoutTypes.lintText(`// A file that keeps to the rules.\n${text}\n`, { filePath: path.join(ROOT, place) })
      expect({ place, broken: result?.messages.map(({ message }) => message) }).toEqual({ place, broken: [] })
    }
  })
})

describe('the check for import cycles', () => {
  test('finds the circle, and whoever only leads into it is not blamed', () => {
    const cycles = findCycles(readImportGraph(ROOT, ['test/guards/import-cycles']))
    expect(cycles.map((cycle) => cycle.map((file) => path.basename(file)).toSorted())).toEqual([['egg.ts', 'farm.ts', 'hen.ts']])
  })

  test('an import of a type closes no circle', () => {
    const graph = readImportGraph(ROOT, ['test/guards/import-cycles'])
    expect(graph.get('test/guards/import-cycles/buyer.ts')).toEqual(['test/guards/import-cycles/egg.ts'])
  })
})

function readExamples(): readonly Example[] {
  const files = readdirSync(GUARDS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('import-cycles'),
  )
  return files.toSorted().map((file) => {
    const text = readFileSync(path.join(GUARDS, file), 'utf8')
    const [, rule, place] = /^\/\/ Breaks (\S+) where it stands as (\S+): \S/m.exec(text) ?? []
    if (rule === undefined || place === undefined) throw new Error(`${file} does not say which rule it breaks, and where.`)
    return { file, rule, place, text }
  })
}
