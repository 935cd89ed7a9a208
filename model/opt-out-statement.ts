// What an admin writes into the DNS or a file to say how far this server takes part: our own small format; pure.
import { OPT_OUT_GRADES, type OptOutGrade } from './visibility.ts'

/** A grade, or `none`: the opt-out of before is taken back. */
export type OptOutStatement = OptOutGrade | 'none'

/** From the farthest-reaching down: where several statements stand together, the first of these counts. */
const STATEMENTS: readonly OptOutStatement[] = [...OPT_OUT_GRADES, 'none']

/** Where the file stands on the server itself (RFC 8615). */
export const STATEMENT_PATH = '/.well-known/fediverse-atlas.txt'

/** The name whose TXT record is read, beside the server's own (underscored names: RFC 8552). */
export function statementName(domain: string): string {
  return `_fediverse-atlas.${domain}`
}

/** The line as it is to be published. */
export function writeStatement(statement: OptOutStatement): string {
  return `opt-out=${statement}`
}

const LINE = /^\s*opt-out\s*[=:]\s*([a-z-]{1,20})\s*$/i
const MOST_LINES = 200

/**
 * Reads the statement out of TXT records or the lines of a file; other lines are somebody else's.
 *
 * @param texts one record or one file each
 * @returns undefined where nothing in them is a statement
 */
export function readStatement(texts: readonly string[]): OptOutStatement | undefined {
  const words = texts.flatMap((text) =>
    text
      .slice(0, 20_000)
      .split(/\r\n|\r|\n/, MOST_LINES)
      .map((line) => LINE.exec(line.replace(/^\uFEFF/, ''))?.[1]?.toLowerCase()),
  )
  return STATEMENTS.find((statement) => words.includes(statement))
}
