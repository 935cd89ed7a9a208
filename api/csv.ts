// Rows as CSV (RFC 4180) that no spreadsheet takes for a formula.

/** What a cell may be; null is empty. */
export type Cell = string | number | boolean | null

// Spreadsheets run what begins like this; OWASP, "CSV Injection". A tab or a line feed before it does not help.
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u

/** One cell: quoted where needed, and with an apostrophe before what could be a formula. */
export function formatCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = FORMULA.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line with its line end. */
export function formatLine(cells: readonly Cell[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}
