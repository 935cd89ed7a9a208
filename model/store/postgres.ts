// The door to PostgreSQL: connections, types and transactions; it must not know what the tables mean.
import { CamelCasePlugin, Kysely, PostgresDialect, type IsolationLevel, type Transaction } from 'kysely'
import { Pool, TypeOverrides, types, type ClientBase, type PoolConfig } from 'pg'
import { keepPlans, PLAN_LOST } from './kept-statements.ts'
import type { Published } from './published.ts'
import type { Schema } from './schema.ts'
import { errorCode, errorText, StoreError } from './store-error.ts'

/** The oldest server whose SQL we use (`security_invoker` views and `nulls not distinct` came with 15). */
const OLDEST_SERVER = 15

export interface DatabaseAddress {
  /** `postgresql://user:password@host:port/name`, also with `?host=/folder/of/the/socket`. */
  readonly url: string
  /** Most connections this process may hold. */
  readonly max?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** Told of a connection that broke while it was idle; the pool replaces it, so this is only news. */
  readonly onIdleError?: (error: Error) => void
}

export interface Database extends AsyncDisposable {
  /** The tables. Names are camelCase here and snake_case in SQL; the content of jsonb stays as it is. */
  readonly db: Kysely<Schema>
  /** The same connections, typed for readers that may see only the schema `published`. */
  readonly published: Kysely<Published>
  /** For COPY streams; everything else goes through `db`. */
  readonly pool: Pool
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Reads int8 as a number. Above 2^53 the nearest number is given: no count we store is exact at that size, and a type that is
 * sometimes a string breaks its readers.
 */
function readInt8(text: string): number {
  return Number(text)
}

/** How values leave PostgreSQL: int8 as number, date as 'YYYY-MM-DD' (a day has no hour and no zone), timestamptz as Date. */
function fieldTypes(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(types.builtins.INT8, readInt8)
  overrides.setTypeParser(types.builtins.DATE, (text: string) => text)
  const readTexts = overrides.getTypeParser(TEXT_ARRAY) as unknown as (text: string) => (string | null)[]
  overrides.setTypeParser(INT8_ARRAY, (text: string) => readTexts(text).map((item) => (item === null ? null : readInt8(item))))
  overrides.setTypeParser(DATE_ARRAY, readTexts)
  return overrides
}

// Object ids of pg_type for arrays (src/include/catalog/pg_type.dat of PostgreSQL), which the driver does not name.
const TEXT_ARRAY = 1009
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182

/** Makes the plugin-bearing query builder over a pool. */
export function buildQueries<Tables>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** The pool waits for the promise, though its types do not say so. */
function prepareSession(client: ClientBase): unknown {
  keepPlans(client)
  return client.query(`set time zone 'UTC'`)
}

/** Makes a pool with our types whose sessions reckon in UTC; connects only when it is used. */
export function buildPool(address: DatabaseAddress): Pool {
  const config: PoolConfig = {
    connectionString: address.url,
    max: address.max ?? 10,
    application_name: address.applicationName ?? 'fediverse-atlas',
    connectionTimeoutMillis: 30_000,
    types: fieldTypes(),
    // Poolers refuse start-up options, so the zone is set by a statement.
    onConnect: prepareSession,
  }
  const pool = new Pool(config)
  pool.on('error', (error) => {
    // A pool has ended before its connections have: the built-in server, which stops right after, may end them itself, and that is no news.
    if (!pool.ending) address.onIdleError?.(error)
  })
  // A connection that breaks between two statements of a transaction tells nobody else, and an unheard error ends the process; the next
  // statement on it fails, which is where it is dealt with.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Opens a database and makes sure that it can be used.
 *
 * Takes an address; gives connections that must be closed. Throws a StoreError `unreachable`, `too-old` (before PostgreSQL 15)
 * or `wrong-encoding` (anything but UTF-8 cannot hold the names of the fediverse).
 */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  if (!isAddress(address.url)) {
    // Not repeated, because it may hold a password.
    throw new StoreError('unreachable', 'The database address is not a URL like postgresql://user:password@host:5432/atlas.')
  }
  const pool = buildPool(address)
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = buildQueries<Schema>(pool)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= closeAll(db, pool))
  const published = db as unknown as Kysely<Published>
  return { db, published, pool, url: address.url, close, [Symbol.asyncDispose]: close }
}

/** The query builder ends its pool only if it has used it; ending a pool twice is an error. */
async function closeAll(db: Kysely<Schema>, pool: Pool): Promise<void> {
  await db.destroy()
  if (!pool.ending) await pool.end()
}

/** A URL the driver understands; `postgresql://user@/name?host=/folder`, with no host before the name, is one for PostgreSQL only. */
function isAddress(url: string): boolean {
  return /^postgres(ql)?:\/\//i.test(url) && (URL.canParse(url) || URL.canParse(url.replace('@/', '@localhost/')))
}

async function checkServer(pool: Pool): Promise<void> {
  const refusal = judgeServer(await askServer(pool))
  if (refusal !== undefined) throw refusal
}

/** Whether a server is fit: `version` as in server_version_num (180004 is 18.4). Gives the error to throw when it is not. */
export function judgeServer({ version, encoding }: { readonly version: number; readonly encoding: string }): StoreError | undefined {
  if (Math.floor(version / 10_000) < OLDEST_SERVER) {
    const found = `${String(Math.floor(version / 10_000))}.${String(version % 10_000)}`
    return new StoreError('too-old', `PostgreSQL ${String(OLDEST_SERVER)} or newer is needed; this server is ${found}.`)
  }
  if (encoding !== 'UTF8') {
    return new StoreError('wrong-encoding', `The database must be in UTF8; this one is in ${encoding}.`)
  }
  return undefined
}

async function askServer(pool: Pool): Promise<{ version: number; encoding: string }> {
  try {
    const answer = await pool.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    const row = answer.rows[0]
    if (row === undefined) throw new Error('the server gave no answer')
    return row
  } catch (error) {
    throw new StoreError('unreachable', `The database cannot be reached: ${errorText(error)}.`, { cause: error })
  }
}

/** How often a transaction is tried before its conflict is reported. */
const TRANSACTION_ATTEMPTS = 5
/** A serialization failure, a deadlock, and a kept plan that the connection lost. */
const PASSING: readonly string[] = ['40001', '40P01', ...PLAN_LOST]

/**
 * Runs `work` in one transaction and gives its result. A serialization failure (40001), a deadlock (40P01) or a lost plan rolls back and runs
 * `work` again, five times at most, so `work` must not have effects outside the database. Other errors roll back and are rethrown.
 * Source: PostgreSQL manual, 13.5 "Serialization Failure Handling".
 */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
  isolation: IsolationLevel = 'read committed',
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      const code = errorCode(error)
      if (attempt >= TRANSACTION_ATTEMPTS || code === undefined || !PASSING.includes(code)) throw error
    }
  }
}
