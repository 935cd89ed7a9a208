// The bench itself: that it runs, says what it measured, and judges by its budgets. What it measures is no matter of tests.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { requireServer } from '../support/database.ts'
import { percentiles } from './measuring.ts'
import { formatTable, judge } from './table.ts'

const ANY_TEXT: unknown = expect.any(String)
const ANY_NUMBER: unknown = expect.any(Number)
/** Those that take a minute or more at any size run by hand. */
const QUICK = [['engine', 'record'], ['peers', 'search', 'api'], ['start']] as const

interface Said {
  readonly code: number
  readonly out: string
  readonly error: string
}

async function bench(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Said> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, error] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, error }
}

describe('npm run bench', () => {
  test('lists its groups, and names one that it does not know', async () => {
    const help = await bench(['--help'])
    expect(help).toMatchObject({ code: 0, error: '' })
    for (const group of QUICK.flat()) expect(help.out).toContain(`  ${group} `)
    const unknown = await bench(['seach'])
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.error).toContain('There is no group called seach.')
  })

  test.each(QUICK.map((groups) => ({ groups })))(
    'measures $groups at their smallest, each row with its budget, its verdict and how it was measured',
    async ({ groups }) => {
      const { code, out } = await bench(['--size', 'tiny', '--json', ...groups], { TEST_DATABASE_URL: requireServer().url })
      expect(code).toBe(0)
      const { machine, rows, failures } = JSON.parse(out) as {
        readonly machine: Readonly<Record<string, unknown>>
        readonly rows: readonly Readonly<Record<string, unknown>>[]
        readonly failures: readonly unknown[]
      }
      expect(failures).toEqual([])
      expect(machine).toMatchObject({ node: process.versions.node, cores: ANY_NUMBER, postgres: ANY_TEXT })
      expect(new Set(rows.map(({ group }) => group))).toEqual(new Set(groups))
      for (const row of rows) {
        expect(row).toMatchObject({ what: ANY_TEXT, unit: ANY_TEXT, how: ANY_TEXT })
        expect(Number.isFinite(row['measured']), String(row['what'])).toBe(true)
        expect(row['verdict'] === 'none').toBe(row['budget'] === undefined)
      }
    },
  )
})

describe('the table', () => {
  test('judges the border itself as within, and what is no number as over', () => {
    expect([judge(25, { atMost: 25 }), judge(25.1, { atMost: 25 })]).toEqual(['ok', 'over'])
    expect([judge(1000, { atLeast: 1000 }), judge(999, { atLeast: 1000 })]).toEqual(['ok', 'over'])
    expect([judge(NaN, { atMost: 25 }), judge(NaN, { atLeast: 1 }), judge(3, undefined)]).toEqual(['over', 'over', 'none'])
  })

  test('shows what is over its budget, and which group failed', () => {
    const machine = { cores: 2, cpu: 'CPU', memoryGb: 8, system: 'Linux', node: '24', postgres: '18', loadBefore: 0.1 }
    const row = { group: 'search', what: 'words, p95', measured: 31.26, unit: 'ms', budget: { atMost: 25 }, how: '300 questions' }
    const table = formatTable({ machine, rows: [row], failures: [{ group: 'api', reason: 'nothing listens' }] })
    expect(table).toMatch(/search: words, p95 +31\.3 ms +≤ 25 ms +OVER +300 questions/)
    expect(table).toContain('api FAILED: nothing listens')
  })

  test('a percentile is a time that was measured', () => {
    expect(percentiles([5, 1, 4, 2, 3])).toEqual({ p50: 3, p95: 5 })
    expect(percentiles([])).toEqual({ p50: NaN, p95: NaN })
  })
})
