// The table of the bench: rows with their verdicts, as text for people and as JSON for programs.
import type { BenchRow, Budget } from './contract.ts'
import type { Machine } from './machine.ts'

/** Whether a row is within its budget; `none` for rows without one. */
export type Verdict = 'ok' | 'over' | 'none'

/** A row with the name of its group. */
export interface GroupedRow extends BenchRow {
  readonly group: string
}

/** Everything of one run. */
export interface BenchReport {
  readonly machine: Machine
  readonly rows: readonly GroupedRow[]
  /** Groups that ended early, and why. */
  readonly failures: readonly { readonly group: string; readonly reason: string }[]
}

/** Judges a measurement; what is not a number is over every budget. */
export function judge(measured: number, budget: Budget | undefined): Verdict {
  if (budget === undefined) return 'none'
  const within = 'atMost' in budget ? measured <= budget.atMost : measured >= budget.atLeast
  return within ? 'ok' : 'over'
}

const NUMBERS: Readonly<Record<string, Intl.NumberFormat>> = {
  small: new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }),
  large: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
}

function formatNumber(value: number): string {
  return (Math.abs(value) < 100 ? NUMBERS['small'] : NUMBERS['large'])?.format(value) ?? String(value)
}

function formatBudget(budget: Budget | undefined, unit: string): string {
  if (budget === undefined) return ''
  const words = 'atMost' in budget ? `≤ ${formatNumber(budget.atMost)}` : `≥ ${formatNumber(budget.atLeast)}`
  return `${words} ${unit}`
}

const WORDS: Readonly<Record<Verdict, string>> = { ok: 'ok', over: 'OVER', none: '' }

/** The table as text: a line for the machine, a column each for row, measured, budget, verdict and how. */
export function formatTable({ machine, rows, failures }: BenchReport): string {
  const head = ['', 'measured', 'budget', '', 'how measured'] as const
  const cells = rows.map(({ group, what, measured, unit, budget, how }) => [
    `${group}: ${what}`,
    `${formatNumber(measured)} ${unit}`,
    formatBudget(budget, unit),
    WORDS[judge(measured, budget)],
    how,
  ])
  const widths = head.map((word, column) => Math.max(word.length, ...cells.map((row) => row[column]?.length ?? 0)))
  // Figures stand at the right, words at the left, and the last column is as wide as it is.
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : column === 4 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}; load before ${machine.loadBefore}`,
    '',
    line(head).trimEnd(),
    ...cells.map((row) => line(row).trimEnd()),
    ...failures.map(({ group, reason }) => `\n${group} FAILED: ${reason}`),
    '',
  ].join('\n')
}

/** The same as JSON, with a verdict in every row. */
export function formatJson({ machine, rows, failures }: BenchReport): string {
  const judged = rows.map((row) => ({ ...row, verdict: judge(row.measured, row.budget) }))
  return `${JSON.stringify({ machine, rows: judged, failures }, null, 2)}\n`
}
