// The one kind of error that opening a store raises: a reason a program can switch on and one sentence a person can act on.

/** Why a database cannot be opened. */
export type StoreErrorReason =
  | 'unsupported-platform' // no PostgreSQL for this system and processor
  | 'not-writable' // the data folder cannot be written by this user
  | 'locked' // another running process has opened this data folder
  | 'disk-full' // too little room to start safely
  | 'foreign-data' // the folder holds data of another PostgreSQL version or another user
  | 'start-failed' // the server ended or did not answer
  | 'unreachable' // DATABASE_URL does not lead to a server that lets us in
  | 'too-old' // the server is older than what the SQL needs
  | 'wrong-encoding' // the database is not UTF-8
  | 'newer-database' // a later release of this program has migrated the database
  | 'migration-failed' // a migration stopped with an error; nothing of it remains

/** Thrown where the machine or the database, not the fediverse, stands in the way. `message` is one sentence for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly reason: StoreErrorReason

  constructor(reason: StoreErrorReason, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.reason = reason
  }
}

/** The `code` of a system or PostgreSQL error (`ENOENT`, `40001`), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** What an error says, on one line without control characters and at most 300 long, fit for the end of a sentence. */
export function errorText(error: unknown): string {
  // Several addresses of one name failed, and only the single failures have words.
  const inner: unknown = error instanceof AggregateError && error.message === '' ? (error.errors as unknown[])[0] : error
  const text = inner instanceof Error ? inner.message : String(inner)
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
