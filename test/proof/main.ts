// `npm run proof`: the long proofs, which take too long for every test run: lists them, runs one or all, and prints what was measured.
import { parseArgs } from 'node:util'
import { blocks } from './blocks.ts'
import type { Figure, Proof, ProofResult } from './contract.ts'
import { crawlers } from './crawlers.ts'
import { days } from './days.ts'
import { farm } from './farm.ts'
import { firstRun } from './first-run.ts'
import { fullWalk } from './full-walk.ts'
import { kill } from './kill.ts'
import { masks } from './masks.ts'
import { startMeter, type Measured } from './meter.ts'

/** Every proof; the list is explicit, so that none is forgotten. */
const PROOFS: readonly Proof[] = [farm, kill, crawlers, days, blocks, masks, firstRun, fullWalk]

const EXIT = { done: 0, failed: 1, misused: 2 } as const

function help(): string {
  const list = PROOFS.map(({ name, minutes, summary }) => `  ${name.padEnd(10)} about ${String(minutes).padStart(2)} min  ${summary}`)
  return [
    'Usage: npm run proof [-- [--scale <part>] <name>…]',
    '',
    'Runs the long proofs, all of them or those named, against simulated fediverses and a PostgreSQL of their own (or that of',
    'TEST_DATABASE_URL). Ends with 1 when one does not hold.',
    '',
    '  --scale PART  a smaller world for blocks and full-walk, for example 0.1',
    '',
    ...list,
    '',
  ].join('\n')
}

function write(text: string): void {
  process.stdout.write(`${text}\n`)
}

function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length))
  const shown = (value: number | string): string => (typeof value === 'number' ? value.toLocaleString('en') : value)
  return figures.map(({ what, value, unit = '' }) => `  ${what.padEnd(width)}  ${shown(value)} ${unit}`.trimEnd()).join('\n')
}

function measuredFigures({ wallMs, cpuMs, peakRssBytes }: Measured): readonly Figure[] {
  return [
    { what: 'wall clock', value: (wallMs / 1000).toFixed(1), unit: 's' },
    { what: 'CPU, without PostgreSQL and child processes', value: (cpuMs / 1000).toFixed(1), unit: 's' },
    { what: 'peak memory of this process', value: Math.round(peakRssBytes / 2 ** 20), unit: 'MB' },
  ]
}

async function run(proof: Proof, scale: number): Promise<boolean> {
  write(`\n${proof.name}: ${proof.summary}`)
  const meter = startMeter()
  const say = (sentence: string): void => write(`  ${(meter.read().wallMs / 1000).toFixed(0).padStart(5)} s  ${sentence}`)
  let result: ProofResult
  try {
    result = await proof.run({ say, scale })
  } catch (error) {
    result = { failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)], figures: [] }
  }
  write(table([...result.figures, ...measuredFigures(meter.read())]))
  for (const failure of result.failures) write(`  FAILED  ${failure}`)
  write(result.failures.length === 0 ? `  ${proof.name} holds.` : `  ${proof.name} does not hold.`)
  return result.failures.length === 0
}

interface Wishes {
  readonly names: readonly string[]
  readonly scale: number
}

/** What was asked for; a sentence when that is not understood; undefined when help was. */
function readWishes(words: readonly string[]): Wishes | string | undefined {
  try {
    const { values, positionals: names } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h' }, scale: { type: 'string', default: '1' } },
      allowPositionals: true,
    })
    if (values.help === true) return undefined
    const scale = Number(values.scale)
    if (!(scale > 0 && scale <= 1)) return `--scale is "${values.scale}", but it wants a number above 0 and up to 1.`
    const unknown = names.filter((name) => !PROOFS.some((proof) => proof.name === name))
    return unknown.length > 0 ? `There is no proof called ${unknown.join(' or ')}.` : { names, scale }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function main(words: readonly string[]): Promise<number> {
  const wishes = readWishes(words)
  if (wishes === undefined) {
    write(help())
    return EXIT.done
  }
  if (typeof wishes === 'string') {
    process.stderr.write(`${wishes}\n\n${help()}`)
    return EXIT.misused
  }
  const broken: string[] = []
  for (const proof of PROOFS) {
    if (wishes.names.length > 0 && !wishes.names.includes(proof.name)) continue
    if (!(await run(proof, wishes.scale))) broken.push(proof.name)
  }
  write(broken.length === 0 ? '\nEverything holds.' : `\nDoes not hold: ${broken.join(', ')}.`)
  return broken.length === 0 ? EXIT.done : EXIT.failed
}

process.exitCode = await main(process.argv.slice(2))
