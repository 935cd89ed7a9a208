// A list in the forms that servers and their tools import; each form's rules as they are documented (blocks.md 4).
import { digestOf } from '#model/blocks/target.ts'
import { formatLine } from '../csv.ts'

/** A row of a list that is written. */
export interface ExportRow {
  readonly domain: string
  readonly severity: 'suspend' | 'silence' | 'noop'
  readonly rejectMedia: boolean
  readonly comment: string
}

/** Mastodon takes at most so many rows at once (Admin::Import); the rows beyond are left out, the last of the order first. */
export const MASTODON_ROW_LIMIT = 20_000

const COLUMNS = ['domain', 'severity', 'reject_media', 'reject_reports', 'public_comment', 'obfuscate'] as const

/** Mastodon's own columns in its order, each with a leading `#`; booleans in lower case. */
export function writeMastodonCsv(rows: readonly ExportRow[]): string {
  return writeCsv(
    COLUMNS.map((column) => `#${column}`),
    rows.slice(0, MASTODON_ROW_LIMIT),
  )
}

/** FediBlockHole reads the same columns without the `#`. */
export function writeFediblockholeCsv(rows: readonly ExportRow[]): string {
  return writeCsv(COLUMNS, rows)
}

/** GoToSocial wants exactly six columns and knows suspensions only: other rows would be passed over, so they are left out. */
export function writeGotosocialCsv(rows: readonly ExportRow[]): string {
  return writeCsv(
    COLUMNS.map((column) => `#${column}`),
    rows.filter(({ severity }) => severity === 'suspend'),
  )
}

function writeCsv(header: readonly string[], rows: readonly ExportRow[]): string {
  const lines = rows.map(({ domain, severity, rejectMedia, comment }) => formatLine([domain, severity, rejectMedia, false, comment, false]))
  // Not by formatLine, which would take the header for nothing special: a `#` begins no formula.
  return [`${header.join(',')}\r\n`, ...lines].join('')
}

/** One name a line. */
export function writeNames(rows: readonly ExportRow[]): string {
  return rows.map(({ domain }) => `${domain}\n`).join('')
}

/** The shape of Mastodon's `/api/v1/instance/domain_blocks`, which GoToSocial can subscribe to. */
export function toMastodonApi(rows: readonly ExportRow[]): readonly MastodonDomainBlock[] {
  return rows
    .filter(({ severity }) => severity !== 'noop')
    .map(({ domain, severity, comment }) => ({ domain, digest: digestOf(domain), severity, comment: comment === '' ? null : comment }))
}

export interface MastodonDomainBlock {
  readonly domain: string
  readonly digest: string
  readonly severity: string
  readonly comment: string | null
}
