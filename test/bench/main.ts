// `npm run bench`: what DESIGN 7 allows and what this machine measures, as one table; lists the groups, runs one or all.
import { parseArgs } from 'node:util'
import { openProofServer, type ProofServer } from '../proof/database.ts'
import { api } from './api.ts'
import { blocks } from './blocks.ts'
import type { BenchContext, BenchGroup, BenchSize } from './contract.ts'
import { openLargeAtlas, type LargeAtlas } from './large-atlas.ts'
import { describeMachine, readPostgresVersion } from './machine.ts'
import { engine } from './engine.ts'
import { notedNames } from './noted-names.ts'
import { peers } from './peers.ts'
import { record } from './record.ts'
import { ruleSearch } from './rule-search.ts'
import { rules } from './rules.ts'
import { search } from './search.ts'
import { memory } from './memory.ts'
import { wholeWalk } from './whole-walk.ts'
import { start } from './start.ts'
import { formatJson, formatTable, type BenchReport, type GroupedRow } from './table.ts'

/** Every group, in the order of the table; the list is explicit, so that none is forgotten. */
const GROUPS: readonly BenchGroup[] = [engine, record, notedNames, peers, search, api, blocks, rules, ruleSearch, start, wholeWalk, memory]

const EXIT = { done: 0, failed: 1, misused: 2 } as const

function help(): string {
  const list = GROUPS.map(({ name, minutes, summary }) => `  ${name.padEnd(12)} about ${String(minutes).padStart(2)} min  ${summary}`)
  return [
    'Usage: npm run bench [-- [--json] [--size tiny|usual|full] <group>…]',
    '',
    'Measures all groups or those named and prints a row for each figure: measured, budget, whether it is within, and how it was',
    'measured. A figure over its budget is news and not a failure: the exit code is 1 only when a group could not be measured.',
    'Needs nothing but this machine: PostgreSQL is started for it (or that of TEST_DATABASE_URL is used), servers are simulated.',
    '',
    '  --json        the same as JSON',
    '  --size SIZE   tiny: only to see that it runs; usual; full: what takes longer than anybody waits',
    '',
    ...list,
    '',
  ].join('\n')
}

interface Wishes {
  readonly names: readonly string[]
  readonly size: BenchSize
  readonly json: boolean
}

const SIZES: readonly BenchSize[] = ['tiny', 'usual', 'full']

/** What was asked for; a sentence when that is not understood; undefined when help was. */
function readWishes(words: readonly string[]): Wishes | string | undefined {
  try {
    const { values, positionals: names } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, size: { type: 'string' } },
      allowPositionals: true,
    })
    if (values.help === true) return undefined
    const size = SIZES.find((known) => known === (values.size ?? 'usual'))
    if (size === undefined) return `There is no size ${values.size ?? ''}: tiny, usual or full.`
    const unknown = names.filter((name) => !GROUPS.some((group) => group.name === name))
    if (unknown.length > 0) return `There is no group called ${unknown.join(' or ')}.`
    return { names, size, json: values.json === true }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

interface Shared extends AsyncDisposable {
  readonly context: BenchContext
  /** The version of PostgreSQL, when one was needed. */
  readonly version: () => string
}

/** What all groups share, each thing made when it is first asked for. What is going on is said on stderr: the table may be piped. */
function openShared(size: BenchSize): Shared {
  const opened = new AsyncDisposableStack()
  const startedAt = performance.now()
  const say = (sentence: string): void => {
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${sentence}\n`)
  }
  let version = 'not started'
  let server: Promise<ProofServer> | undefined
  let atlas: Promise<LargeAtlas> | undefined
  const startPostgres = async (): Promise<ProofServer> => {
    const started = opened.use(await openProofServer())
    version = await readPostgresVersion(started.url)
    return started
  }
  const postgres = (): Promise<ProofServer> => (server ??= startPostgres())
  const makeAtlas = async (): Promise<LargeAtlas> => opened.use(await openLargeAtlas(await postgres(), { size, say }))
  return {
    context: { size, say, postgres, largeAtlas: () => (atlas ??= makeAtlas()) },
    version: () => version,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function measureAll({ names, size }: Wishes): Promise<BenchReport> {
  await using shared = openShared(size)
  const machine = describeMachine()
  const rows: GroupedRow[] = []
  const failures: { group: string; reason: string }[] = []
  for (const { name, summary, run } of GROUPS) {
    if (names.length > 0 && !names.includes(name)) continue
    shared.context.say(`${name}: ${summary}`)
    try {
      rows.push(...(await run(shared.context)).map((row) => ({ group: name, ...row })))
    } catch (error) {
      failures.push({ group: name, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  return { machine: { ...machine, postgres: shared.version() }, rows, failures }
}

async function main(words: readonly string[]): Promise<number> {
  const wishes = readWishes(words)
  if (wishes === undefined) {
    process.stdout.write(help())
    return EXIT.done
  }
  if (typeof wishes === 'string') {
    process.stderr.write(`${wishes}\n\n${help()}`)
    return EXIT.misused
  }
  const report = await measureAll(wishes)
  process.stdout.write(wishes.json ? formatJson(report) : formatTable(report))
  return report.failures.length === 0 ? EXIT.done : EXIT.failed
}

process.exitCode = await main(process.argv.slice(2))
