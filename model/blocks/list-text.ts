// Block lists as people write them: one name a line, names with commas, or a table in Markdown.
import { isSeverity, makeRow, type ListRow, type RowReading } from './list-row.ts'

export interface TextReading {
  readonly format: 'names' | 'markdown'
  readonly rows: readonly ListRow[]
}

const READING: RowReading = { syntax: 'tree', mask: 'mastodon', otherwise: 'suspend' }

/** Reads a plain list of names; lines that begin with `#`, `;` or `//` are comments, and so is what follows ` #`. */
export function readListText(source: string, canaries = true): TextReading {
  if (isMarkdown(source)) return { format: 'markdown', rows: readTables(source, canaries) }
  const rows: ListRow[] = []
  for (const [index, line] of source.split(/\r\n?|\n/).entries()) {
    const plain = line.replace(/\s[#;].*$/, '').trim()
    if (plain === '' || /^(?:#|;|\/\/)/.test(plain)) continue
    for (const text of plain.split(/[,\s]+/).filter((one) => one !== '')) {
      rows.push(makeRow({ place: index + 1, text }, { ...READING, canaries }))
    }
  }
  return { format: 'names', rows }
}

function isMarkdown(source: string): boolean {
  return /^\s{0,3}\|?.{0,2000}\|.{0,2000}\n\s{0,3}\|?[\s:|-]{0,300}-{2,}[\s:|-]{0,300}$/m.test(source)
}

// A table: its heading, a line of dashes, then rows. A cell may name several servers.
function readTables(source: string, canaries: boolean): readonly ListRow[] {
  const rows: ListRow[] = []
  let inTable = false
  for (const [index, line] of source.split(/\r\n?|\n/).entries()) {
    const isRule = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line) && line.includes('|')
    if (isRule) inTable = true
    else if (!line.includes('|')) inTable = false
    else if (inTable) rows.push(...readTableRow(line, index + 1, canaries))
  }
  return rows
}

function readTableRow(line: string, place: number, canaries: boolean): readonly ListRow[] {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => unlink(cell).trim())
  const [names = '', ...others] = cells
  const severity = others.find((cell) => isSeverity(firstWord(cell)))
  const comment = others.filter((cell) => cell !== severity && cell !== '').join('; ')
  return names
    .split(/[,\s]+/)
    .filter((one) => one !== '')
    .map((text) => makeRow({ place, text, severity: firstWord(severity ?? ''), comment }, { ...READING, canaries }))
}

function unlink(cell: string): string {
  return cell.replace(/\[([^\]]{0,300})\]\([^)]{0,2000}\)/g, '$1').replace(/[`*~]{1,3}([^`*~]{1,300})[`*~]{1,3}/g, '$1')
}

function firstWord(text: string): string {
  return /^(?:[\p{L}_-]+|\p{Extended_Pictographic})/u.exec(text)?.[0] ?? ''
}
