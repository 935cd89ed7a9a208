// A block list out of a file that somebody has: every format told apart by content, and in one sentence why a file is none.
import { decodeBytes, decodeJson } from '../json.ts'
import { looksLikeCsv, readListCsv, type ListNote } from './list-csv.ts'
import { readListJson } from './list-json.ts'
import type { ListRow } from './list-row.ts'
import { readListText } from './list-text.ts'

/** Why a file is no block list. */
export const LIST_FAILURES = ['empty', 'too-large', 'too-many-rows', 'binary', 'html', 'broken-json', 'no-names'] as const
export type ListFailure = (typeof LIST_FAILURES)[number]

export interface ListFile {
  readonly format: string
  /** The names of the columns, where the file names them. */
  readonly header?: readonly string[] | undefined
  readonly rows: readonly ListRow[]
  /** What was read otherwise than the file says. */
  readonly notes: readonly ListNote[]
}

export type ListFileReading = { readonly ok: true; readonly file: ListFile } | { readonly ok: false; readonly reason: ListFailure }

export interface ListFileOptions {
  /** False where names under .example are servers: in the simulated fediverse. */
  readonly canaries?: boolean | undefined
}

/** Limits of a file: bytes as for a list that a server publishes (DESIGN 6), rows far beyond any list seen (blocks.md 7). */
export const LIST_FILE_LIMITS = { bytes: 8 * 1024 * 1024, rows: 100_000 } as const

/** Reads a block list from bytes; never throws, whatever they are. */
export function readListFile(bytes: Uint8Array, { canaries = true }: ListFileOptions = {}): ListFileReading {
  if (bytes.length > LIST_FILE_LIMITS.bytes) return { ok: false, reason: 'too-large' }
  const source = decodeBytes(bytes).replace(/^\ufeff/, '')
  const unfit = refuse(source)
  if (unfit !== undefined) return { ok: false, reason: unfit }
  const file = /^\s*[[{]/.test(source) ? readJson(bytes, canaries) : readText(source, canaries)
  if (typeof file === 'string') return { ok: false, reason: file }
  if (file.rows.length > LIST_FILE_LIMITS.rows) return { ok: false, reason: 'too-many-rows' }
  // An empty list is a list; rows of which none aims at anything are not.
  const isList = file.rows.length === 0 || file.rows.some(({ target }) => target.kind !== 'invalid')
  return isList ? { ok: true, file } : { ok: false, reason: 'no-names' }
}

function refuse(source: string): ListFailure | undefined {
  const first = source.trimStart()[0]
  if (first === undefined) return 'empty'
  if (isBinary(source)) return 'binary'
  return first === '<' ? 'html' : undefined
}

function readJson(bytes: Uint8Array, canaries: boolean): ListFile | ListFailure {
  const decoded = decodeJson(bytes)
  if (!decoded.ok) return 'broken-json'
  const found = readListJson(decoded.value, canaries)
  return found === undefined ? 'no-names' : { ...found, notes: [] }
}

function readText(source: string, canaries: boolean): ListFile {
  const text = readListText(source, canaries)
  if (text.format === 'markdown' || !looksLikeCsv(source)) return { ...text, notes: [] }
  return readListCsv(source, canaries)
}

// Letters of any script are text; NUL and a share of characters that no decoder could read are not.
function isBinary(source: string): boolean {
  const sample = source.slice(0, 10_000)
  const bad = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return bad * 50 > sample.length
}

/** One sentence for a person who gave a file that is no list. */
export function explainListFailure(reason: ListFailure): string {
  switch (reason) {
    case 'empty':
      return 'The file is empty: give a list with one domain a line, or a CSV or JSON export.'
    case 'too-large':
      return 'The file is larger than 8 MB: no block list is; give the list alone.'
    case 'too-many-rows':
      return 'The file has more than 100,000 rows: split it, or give a shorter list.'
    case 'binary':
      return 'The file is not text: unpack it, or save it as CSV, JSON or plain text.'
    case 'html':
      return 'The file is a web page: download the list itself (CSV, JSON or plain text), not the page that shows it.'
    case 'broken-json':
      return 'The file begins like JSON but cannot be read as JSON: export it again.'
    case 'no-names':
      return 'No domain was found in the file: its first column, or the field “domain”, must name servers.'
  }
}
