// Block lists as CSV: columns by their header, and by what stands in them where the header is wrong or missing (blocks.md 4).
import { parse, type Info } from 'csv-parse/sync'
import { isSeverity, makeRow, readFlag, type ListRow, type RowParts } from './list-row.ts'
import { readTarget } from './target.ts'

/** What may be read otherwise than a file says. */
export const LIST_NOTES = ['columns-reordered'] as const
export type ListNote = (typeof LIST_NOTES)[number]

export type CsvFormat = 'mastodon-csv' | 'block-csv' | 'allow-csv' | 'friendica-csv' | 'names'

export interface CsvReading {
  readonly format: CsvFormat
  readonly header: readonly string[] | undefined
  readonly rows: readonly ListRow[]
  /** What was made out against the header's word. */
  readonly notes: readonly ListNote[]
}

interface Record_ {
  readonly line: number
  readonly cells: readonly string[]
}

type Column = 'name' | 'severity' | 'rejectMedia' | 'rejectReports' | 'comment' | 'privateComment' | 'obfuscate' | 'digest'

const COLUMN_NAMES: Readonly<Record<Column, RegExp>> = {
  name: /^(?:domain|instance|host|hostname|observed_domain|server|site|name|target|url|pattern)$/,
  severity: /^(?:severity|action|majority_action|policy|recommended_?policy|status)$/,
  rejectMedia: /^reject_media$/,
  rejectReports: /^reject_reports$/,
  comment: /^(?:public_comment|comment|reason|reasons|note|notes)$/,
  privateComment: /^private_comment$/,
  obfuscate: /^obfuscate$/,
  digest: /^(?:digest|sha256)$/,
}

const FLAGS = ['rejectMedia', 'rejectReports', 'obfuscate'] as const
/** Mastodon's order, for files without a header: the server reads columns by position then (blocks.md 4). */
const MASTODON_ORDER: readonly Column[] = ['name', 'severity', 'rejectMedia', 'rejectReports', 'comment', 'obfuscate']

/** Reads CSV text; a broken quotation costs its own line only. */
export function readListCsv(text: string, canaries = true): CsvReading {
  // A row of nothing but separators is a row that aims at nothing: whoever counts rows finds as many as in the file.
  const records = splitRecords(text).filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '')
  const header = readHeader(records[0])
  const body = header === undefined ? records : records.slice(1)
  const width = Math.max(0, ...body.map(({ cells }) => cells.length))
  const notes: ListNote[] = []
  const columns = header === undefined ? guessColumns(body, width) : trustColumns(header, body, notes)
  const format = nameFormat(header, columns, width)
  const severityless = format === 'allow-csv' || format === 'friendica-csv'
  const otherwise = severityless ? undefined : ('suspend' as const)
  const reading =
    format === 'friendica-csv'
      ? ({ syntax: 'shell', otherwise: 'suspend', canaries } as const)
      : ({ syntax: 'tree', mask: 'mastodon', otherwise, canaries } as const)
  return { format, header, rows: body.map((record) => makeRow(partsOf(record, columns), reading)), notes }
}

function splitRecords(text: string): readonly Record_[] {
  try {
    return parseCsv(text, true)
  } catch {
    // Somewhere a quotation does not end: every line then stands for itself.
    return text.split(/\r\n?|\n/).flatMap((line, index) => splitLine(line, index + 1))
  }
}

function splitLine(line: string, number: number): readonly Record_[] {
  if (line.trim() === '') return []
  for (const quoted of [true, false]) {
    try {
      return parseCsv(line, quoted).map(({ cells }) => ({ line: number, cells }))
    } catch {
      continue
    }
  }
  return [{ line: number, cells: [line] }]
}

function parseCsv(text: string, quoted: boolean): readonly Record_[] {
  const records = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    quote: quoted ? '"' : false,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as readonly { readonly record: string[]; readonly info: Info }[]
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

// Spreadsheets in much of Europe write semicolons, and some programs tabs. The sign behind a name or the name of a column is it; others may
// stand in a comment.
function delimiterOf(text: string): string {
  const first = text.replace(/^\ufeff/, '').slice(0, text.search(/[\r\n]|$/))
  return [',', ';', '\t'].find((sign) => first.includes(sign) && opensList(first.split(sign)[0] ?? '')) ?? ','
}

function opensList(cell: string): boolean {
  const plain = cell.trim().replace(/^"|"$/g, '')
  return COLUMN_NAMES.name.test(columnWord(plain)) || readTarget(plain, { syntax: 'shell', canaries: false }).kind !== 'invalid'
}

function columnWord(cell: string): string {
  return cell.trim().toLowerCase().replace(/^#\s*/, '').replace(/[ -]/g, '_')
}

function readHeader(first: Record_ | undefined): readonly string[] | undefined {
  const cells = first?.cells.map(columnWord)
  return cells?.some((cell) => COLUMN_NAMES.name.test(cell)) === true && !cells.some((cell) => cell.includes('.')) ? cells : undefined
}

type Columns = Partial<Record<Column, number>>

function trustColumns(header: readonly string[], body: readonly Record_[], notes: ListNote[]): Columns {
  const columns: Columns = {}
  for (const [column, pattern] of Object.entries(COLUMN_NAMES) as [Column, RegExp][]) {
    const index = header.findIndex((cell) => pattern.test(cell))
    if (index >= 0) columns[column] = index
  }
  const wrong = FLAGS.filter((flag) => columns[flag] !== undefined && !holdsFlags(body, columns[flag]))
  if (wrong.length === 0) return columns
  notes.push('columns-reordered')
  return { ...columns, ...placeByContent(header.length, columns, body) }
}

// The columns that hold truth values are the three of Mastodon in its order; the other one is the comment.
function placeByContent(width: number, columns: Columns, body: readonly Record_[]): Columns {
  const taken = new Set([columns.name, columns.severity, columns.privateComment, columns.digest])
  const free = Array.from({ length: width }, (_, index) => index).filter((index) => !taken.has(index))
  const flags = free.filter((index) => holdsFlags(body, index))
  const words = free.filter((index) => !holdsFlags(body, index))
  const [rejectMedia, rejectReports, obfuscate] = flags
  const placed: Columns = {}
  if (words[0] !== undefined) placed.comment = words[0]
  if (rejectMedia !== undefined) placed.rejectMedia = rejectMedia
  if (rejectReports !== undefined) placed.rejectReports = rejectReports
  if (obfuscate !== undefined) placed.obfuscate = obfuscate
  return placed
}

function holdsFlags(body: readonly Record_[], index: number): boolean {
  let flags = 0
  let others = 0
  for (const { cells } of body) {
    const cell = cells[index]?.trim() ?? ''
    if (cell === '') continue
    if (readFlag(cell) === undefined) others += 1
    else flags += 1
  }
  return others <= flags
}

function guessColumns(body: readonly Record_[], width: number): Columns {
  const columns: Columns = { name: 0 }
  if (width < 2) return columns
  const severe = body.filter(({ cells }) => isSeverity(cells[1] ?? '')).length
  if (severe * 2 < body.length) return { ...columns, comment: 1 }
  const usual: Columns = Object.fromEntries(MASTODON_ORDER.slice(0, width).map((column, index) => [column, index]))
  return FLAGS.every((flag) => usual[flag] === undefined || holdsFlags(body, usual[flag]))
    ? usual
    : { name: 0, severity: 1, ...placeByContent(width, { name: 0, severity: 1 }, body) }
}

function nameFormat(header: readonly string[] | undefined, columns: Columns, width: number): CsvFormat {
  if (header === undefined) {
    if (width < 2) return 'names'
    return columns.severity === undefined ? 'friendica-csv' : 'mastodon-csv'
  }
  if (columns.severity !== undefined) return header.includes('reject_media') ? 'mastodon-csv' : 'block-csv'
  return header.slice(1).every((cell) => cell === '') ? 'allow-csv' : 'block-csv'
}

function partsOf({ line, cells }: Record_, columns: Columns): RowParts {
  const cell = (column: Column): string | undefined => (columns[column] === undefined ? undefined : cells[columns[column]])
  return {
    place: line,
    text: cell('name') ?? '',
    severity: cell('severity'),
    rejectMedia: readFlag(cell('rejectMedia')),
    rejectReports: readFlag(cell('rejectReports')),
    comment: cell('comment'),
    obfuscate: readFlag(cell('obfuscate')),
    digest: cell('digest'),
  }
}

/** Whether a line looks like the beginning of a CSV list rather than a plain list of names. */
export function looksLikeCsv(text: string): boolean {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? ''
  const cells = first.split(/[,;\t]/)
  if (cells.length < 2) return COLUMN_NAMES.name.test(first.trim().toLowerCase().replace(/^#\s*/, ''))
  // Lemmy's older pages take names with commas between them: then every cell is a name.
  return !cells.every((cell) => readTarget(cell, { syntax: 'exact', canaries: false }).kind === 'name')
}
