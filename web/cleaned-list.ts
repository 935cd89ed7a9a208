// A checked list without the rows that its owner leaves out, written in the browser: as Mastodon's CSV, or one name a line; pure.
import type { ListedRow } from '../api/contract.ts'

/** What can be left out beside what never acts. */
export const LEFT_OUT = ['redundant', 'dead', 'nobody-else'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** Mastodon takes at most so many rows at once (Admin::Import). */
export const MASTODON_ROWS = 20_000

/** The rows that stay. */
export function keepRows(rows: readonly ListedRow[], without: ReadonlySet<LeftOut>): readonly ListedRow[] {
  return rows.filter(({ marks }) => !LEFT_OUT.some((mark) => without.has(mark) && marks.includes(mark)))
}

/** Rows that Mastodon's import cannot read. */
export function patternsIn(rows: readonly ListedRow[]): number {
  return rows.filter(({ kind }) => kind === 'pattern').length
}

const COLUMNS = '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate'

/** Mastodon's columns in its order; no cell is a formula to a spreadsheet. */
export function writeMastodonCsv(rows: readonly ListedRow[]): string {
  const lines = rows
    .filter(({ kind }) => kind !== 'pattern')
    .slice(0, MASTODON_ROWS)
    .map(({ target, severity, rejectMedia, rejectReports, comment, obfuscate }) =>
      [cell(target), severity, rejectMedia, rejectReports, cell(comment ?? ''), obfuscate].join(','),
    )
  return [COLUMNS, ...lines, ''].join('\r\n')
}

/** One name a line. */
export function writeNames(rows: readonly ListedRow[]): string {
  return rows.map(({ target }) => `${target}\n`).join('')
}

// The same rule as the API's for its own files: OWASP, "CSV Injection".
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u

function cell(text: string): string {
  const safe = FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
