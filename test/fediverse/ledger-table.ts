// The ledger's paper: one row an event, in typed columns, so that hundreds of thousands of rows cost a few dozen bytes each.

export const ENTRY_KINDS = ['look-up', 'connect', 'request'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One event as a value. */
export interface LedgerEntry {
  readonly row: number
  readonly kind: EntryKind
  /** World time of the beginning, milliseconds since 1970. */
  readonly at: number
  /** World time of the end; Infinity while it lasts. */
  readonly endedAt: number
  readonly host: string
  /** The address spoken to; for a look-up, all that was answered, joined by a blank. */
  readonly address: string
  readonly port: number
  /** False for plain HTTP. */
  readonly secure: boolean
  readonly method: string
  /** With its query. */
  readonly path: string
  /** 0 where no HTTP status was sent. */
  readonly status: number
  /** `ok`, a resolver's or socket's code, `silent`, `not given` (an address the world never gave to this host), or for a request `cut`. */
  readonly outcome: string
  readonly userAgent: string
  readonly accept: string
  readonly ifNoneMatch: string
  /** The moment before which the server asked us to stay away (Retry-After), or 0. */
  readonly notBefore: number
}

const NUMBERS = ['at', 'endedAt', 'notBefore'] as const
const WORDS = ['host', 'address', 'method', 'path', 'outcome', 'userAgent', 'accept', 'ifNoneMatch'] as const

type NumberColumn = (typeof NUMBERS)[number]
type WordColumn = (typeof WORDS)[number]

/** A table that grows; rows are numbered from 0 and never move. */
export interface LedgerTable {
  readonly size: () => number
  readonly add: (entry: Omit<LedgerEntry, 'row'>) => number
  readonly read: (row: number) => LedgerEntry
  /** Columns for queries that would be slow on whole entries. */
  readonly number: (column: NumberColumn, row: number) => number
  readonly kind: (row: number) => EntryKind
  readonly word: (column: WordColumn, row: number) => string
  /** Equal numbers mean equal words; for grouping. */
  readonly wordId: (column: WordColumn, row: number) => number
  readonly end: (
    row: number,
    changes: { readonly endedAt: number; readonly status?: number; readonly outcome?: string; readonly notBefore?: number },
  ) => void
}

interface Columns {
  capacity: number
  numbers: Record<NumberColumn, Float64Array>
  words: Record<WordColumn, Uint32Array>
  kinds: Uint8Array
  secure: Uint8Array
  status: Uint16Array
  port: Uint16Array
}

/** An empty table. */
export function createLedgerTable(): LedgerTable {
  const words = createWords()
  let columns = allocate(1024)
  let size = 0

  return {
    size: () => size,
    add(entry) {
      if (size === columns.capacity) columns = grow(columns)
      write(columns, size, entry, words)
      return size++
    },
    read: (row) => readRow(columns, row, words),
    number: (column, row) => columns.numbers[column][row] as number,
    kind: (row) => ENTRY_KINDS[columns.kinds[row] as number] as EntryKind,
    word: (column, row) => words.word(columns.words[column][row] as number),
    wordId: (column, row) => columns.words[column][row] as number,
    end(row, changes) {
      columns.numbers.endedAt[row] = changes.endedAt
      if (changes.status !== undefined) columns.status[row] = changes.status
      if (changes.outcome !== undefined) columns.words.outcome[row] = words.id(changes.outcome)
      if (changes.notBefore !== undefined) columns.numbers.notBefore[row] = changes.notBefore
    },
  }
}

function readRow(columns: Columns, row: number, words: ReturnType<typeof createWords>): LedgerEntry {
  const number = (column: NumberColumn): number => columns.numbers[column][row] as number
  const word = (column: WordColumn): string => words.word(columns.words[column][row] as number)
  return {
    row,
    kind: ENTRY_KINDS[columns.kinds[row] as number] as EntryKind,
    at: number('at'),
    endedAt: number('endedAt'),
    host: word('host'),
    address: word('address'),
    port: columns.port[row] as number,
    secure: columns.secure[row] === 1,
    method: word('method'),
    path: word('path'),
    status: columns.status[row] as number,
    outcome: word('outcome'),
    userAgent: word('userAgent'),
    accept: word('accept'),
    ifNoneMatch: word('ifNoneMatch'),
    notBefore: number('notBefore'),
  }
}

function createWords() {
  const ids = new Map<string, number>()
  const list: string[] = []
  return {
    word: (id: number) => list[id] as string,
    id(word: string): number {
      let id = ids.get(word)
      if (id === undefined) ids.set(word, (id = list.push(word) - 1))
      return id
    },
  }
}

function write(columns: Columns, row: number, entry: Omit<LedgerEntry, 'row'>, words: ReturnType<typeof createWords>): void {
  columns.kinds[row] = ENTRY_KINDS.indexOf(entry.kind)
  columns.secure[row] = entry.secure ? 1 : 0
  columns.status[row] = entry.status
  columns.port[row] = entry.port
  for (const column of NUMBERS) columns.numbers[column][row] = entry[column]
  for (const column of WORDS) columns.words[column][row] = words.id(entry[column])
}

function allocate(capacity: number): Columns {
  return {
    capacity,
    numbers: { at: new Float64Array(capacity), endedAt: new Float64Array(capacity), notBefore: new Float64Array(capacity) },
    words: Object.fromEntries(WORDS.map((column) => [column, new Uint32Array(capacity)])) as Record<WordColumn, Uint32Array>,
    kinds: new Uint8Array(capacity),
    secure: new Uint8Array(capacity),
    status: new Uint16Array(capacity),
    port: new Uint16Array(capacity),
  }
}

function grow(old: Columns): Columns {
  const columns = allocate(old.capacity * 2)
  for (const column of NUMBERS) columns.numbers[column].set(old.numbers[column])
  for (const column of WORDS) columns.words[column].set(old.words[column])
  columns.kinds.set(old.kinds)
  columns.secure.set(old.secure)
  columns.status.set(old.status)
  columns.port.set(old.port)
  return columns
}
