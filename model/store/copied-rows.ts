// Rows out of COPY in PostgreSQL's binary format: packed sets travel as they are stored, where an answer would be text of twice the length.
import { to } from 'pg-copy-streams'
import type { Pool } from 'pg'

/** One row: the bytes of each column as PostgreSQL sends them (manual, COPY, "Binary Format"); null for null. */
export type CopiedRow = readonly (Buffer | null)[]

/** The stream is none of this format, or ended in the middle of a row. */
export class CopyFormatError extends Error {
  override readonly name = 'CopyFormatError'
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
/** The signature, flags, and the length of what extends the header. */
const HEADER = SIGNATURE.length + 8

/**
 * Runs a query and gives its rows as they arrive. One statement, so one moment of the database, however many rows; takes a connection until
 * it ends or is left. The query stands in our code: it must not hold anybody's words, since COPY takes no parameters.
 */
export async function* copyRows(pool: Pool, query: string): AsyncGenerator<CopiedRow> {
  const client = await pool.connect()
  let ended = false
  try {
    yield* readCopied(client.query(to(`copy (${query}) to stdout (format binary)`)))
    ended = true
  } finally {
    // Whoever leaves early leaves a connection in the middle of an answer.
    client.release(!ended)
  }
}

/** Reads rows from chunks of any lengths. */
export async function* readCopied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CopiedRow> {
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  let over = false
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk])
    if (!begun) {
      const start = endOfHeader(rest)
      if (start === undefined) continue
      begun = true
      rest = rest.subarray(start)
    }
    for (let found = readRow(rest); found !== undefined && !over; found = readRow(rest)) {
      rest = rest.subarray(found.end)
      if (found.row === undefined) over = true
      else yield found.row
    }
  }
  if (!over) throw new CopyFormatError('the rows ended before their end')
}

function endOfHeader(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER) return undefined
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new CopyFormatError('these are no rows in binary format')
  const end = HEADER + bytes.readInt32BE(HEADER - 4)
  return bytes.length < end ? undefined : end
}

/** The row at the beginning, or the mark behind the last one; undefined while it is not there as a whole. */
function readRow(bytes: Buffer): { readonly row: CopiedRow | undefined; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined
  const columns = bytes.readInt16BE(0)
  if (columns === -1) return { row: undefined, end: 2 }
  const row: (Buffer | null)[] = []
  let at = 2
  for (let column = 0; column < columns; column += 1) {
    if (bytes.length < at + 4) return undefined
    const length = bytes.readInt32BE(at)
    at += 4
    if (length >= 0 && bytes.length < at + length) return undefined
    row.push(length < 0 ? null : bytes.subarray(at, at + length))
    at += Math.max(0, length)
  }
  return { row, end: at }
}
