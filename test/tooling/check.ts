// `npm run check`: everything that can be judged without running the program; a line each, and the output of what failed.
import { spawn } from 'node:child_process'
import path from 'node:path'

interface Check {
  readonly name: string
  readonly words: readonly string[]
}

interface Outcome {
  readonly passed: boolean
  readonly output: string
  readonly seconds: number
}

const ROOT = path.join(import.meta.dirname, '../..')
const AT_ONCE = 2

// The longest first, so that the others run beside it.
const CHECKS: readonly Check[] = [
  { name: 'lint', words: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
  { name: 'schema', words: ['model/store/tools/dump-schema.ts', '--check'] },
  { name: 'types', words: ['node_modules/typescript-native/bin/tsc', '-p', '.'] },
  { name: 'web types', words: ['node_modules/typescript-native/bin/tsc', '-p', 'web'] },
  { name: 'format', words: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { name: 'dead code', words: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'import cycles', words: ['test/tooling/check-cycles.ts'] },
  { name: 'settings', words: ['test/tooling/env-example.ts', '--check'] },
]

function run({ words }: Check): Promise<Outcome> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    const finish = (passed: boolean): void => resolve({ passed, output, seconds: (performance.now() - started) / 1000 })
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => {
      output += String(error)
      finish(false)
    })
    child.once('close', (code) => finish(code === 0))
  })
}

function report({ name }: Check, { passed, output, seconds }: Outcome): void {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1)} s`)
  if (!passed) console.log(output.trimEnd().replaceAll(/^/gm, '    '))
}

/** Takes checks from the list until none is left; returns how many failed. */
async function work(left: Check[]): Promise<number> {
  let failed = 0
  for (let check = left.shift(); check !== undefined; check = left.shift()) {
    const outcome = await run(check)
    report(check, outcome)
    if (!outcome.passed) failed += 1
  }
  return failed
}

const left = [...CHECKS]
const failures = await Promise.all(Array.from({ length: AT_ONCE }, () => work(left)))
process.exitCode = failures.some((failed) => failed > 0) ? 1 : 0
