// `npm run adapters`: which software is read, and how well; derived from samples, recorded answers and the registry. `-- --review` writes reviewed results.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { softwares } from '../../../crawler/software/registry.ts'
import { buildMatrix, type Mark, type Row } from './matrix.ts'
import { COLUMNS } from './publications.ts'
import { renderReview, reviewFile } from './review.ts'

const CAPTURES = path.join(import.meta.dirname, '../../../../shared/realworld')

const HELP = `Usage: npm run adapters [-- [--captures <folder>] [--json]]
       npm run adapters -- --review <adapter>…

Prints what is read of each software:
  ●  read from a recorded answer of a real server (named with --json)
  ◐  read from the documented shape, in a sample that the tests hold
  ○  not published by that software (the reference with --json)
  ·  published, and not read

  --captures <folder>  recorded answers; ../shared/realworld unless told, and none where there is no such folder
  --json               one JSON object: columns, softwares with their cells
  --review             writes what the samples of these adapters read to into test/crawler/software/reviewed; look at the difference
`

const SIGNS: Readonly<Record<Mark, string>> = { recorded: '●', sample: '◐', unpublished: '○', unread: '·' }

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean' },
      review: { type: 'boolean' },
      captures: { type: 'string', default: CAPTURES },
    },
    allowPositionals: true,
  })
  if (values.help === true) process.stdout.write(HELP)
  else if (values.review === true) return review(positionals)
  else {
    const rows = await buildMatrix(values.captures)
    process.stdout.write(values.json === true ? `${JSON.stringify({ columns: COLUMNS, softwares: rows }, null, 2)}\n` : renderTable(rows))
  }
  return 0
}

function review(adapters: readonly string[]): number {
  const known = softwares.map(({ name }) => name)
  const unknown = adapters.find((adapter) => !known.includes(adapter))
  if (unknown !== undefined) {
    process.stderr.write(`There is no adapter ${unknown}. Known are: ${known.join(', ')}.\n`)
    return 2
  }
  for (const adapter of adapters.length === 0 ? known : adapters) {
    mkdirSync(path.dirname(reviewFile(adapter)), { recursive: true })
    writeFileSync(reviewFile(adapter), renderReview(adapter))
  }
  return 0
}

function renderTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ label, name, adapter }) => nameOf({ label, name, adapter }).length))
  const heads = COLUMNS.map((column) => column.padEnd(Math.max(column.length, 2)))
  const lines = rows.map((row) => {
    const cells = COLUMNS.map((column, index) => SIGNS[row.cells[column].mark].padEnd(heads[index]?.length ?? 0))
    return `${nameOf(row).padEnd(width)}  ${cells.join('  ')}`.trimEnd()
  })
  return [`${''.padEnd(width)}  ${heads.join('  ')}`.trimEnd(), ...lines, '', renderSums(rows), ''].join('\n')
}

function nameOf({ label, name, adapter }: Pick<Row, 'label' | 'name' | 'adapter'>): string {
  return name === adapter ? label : `  ${label}`
}

function renderSums(rows: readonly Row[]): string {
  const marks = rows.flatMap((row) => COLUMNS.map((column) => row.cells[column].mark))
  const count = (mark: Mark): string => `${SIGNS[mark]} ${marks.filter((one) => one === mark).length}`
  return `${rows.length} softwares: ${(['recorded', 'sample', 'unpublished', 'unread'] as const).map(count).join(', ')}`
}

process.exitCode = await main(process.argv.slice(2))
