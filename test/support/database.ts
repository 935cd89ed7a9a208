// A real database for a test, empty but migrated: `await using database = await freshDatabase()`.
import { randomBytes } from 'node:crypto'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { openDatabase, type Database } from '#model/store/postgres.ts'
import { withDatabase, type TestServer } from './postgres-setup.ts'

export interface TestDatabase extends Database {
  readonly name: string
}

export interface FreshOptions {
  /** Most connections; 10 unless given. */
  readonly max?: number
  /** True for a database without tables, for tests of the migrations themselves. */
  readonly unmigrated?: boolean
}

/**
 * Creates a database of its own for the running test (or, called in beforeAll, for a file) and opens it. Disposing closes it and
 * drops it. On a server that outlives the tests (TEST_DATABASE_URL) the database of a failed test is kept and its name printed.
 * Without a PostgreSQL the running test is skipped.
 */
export async function freshDatabase(options: FreshOptions = {}): Promise<TestDatabase> {
  const server = requireServer()
  const name = `atlas_test_${randomBytes(6).toString('hex')}`
  const template = options.unmigrated === true ? 'template0' : server.template
  // Copying files is four times as fast here as writing them through the log.
  await command(server, `create database ${name} template ${template} encoding 'UTF8' strategy file_copy`)
  const database = await openDatabase({ url: withDatabase(server.url, name), max: options.max ?? 10 })
  const drop = (): Promise<void> => command(server, `drop database if exists ${name} with (force)`)
  const dropsLater = server.lasting && dropUnlessFailed(name, drop)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= database.close().then(() => (dropsLater ? undefined : drop())))
  return { ...database, name, close, [Symbol.asyncDispose]: close }
}

/** The server of this test run; skips the running test where there is none. */
export function requireServer(): TestServer {
  const server = inject('postgres')
  if (server !== null) return server
  TestRunner.getCurrentTest()?.context.skip('no PostgreSQL')
  throw new Error('There is no PostgreSQL for this test.')
}

async function command(server: TestServer, text: string): Promise<void> {
  await using database = await openDatabase({ url: server.url, max: 1 })
  await database.pool.query(text)
}

/** Leaves the dropping to the end of the running test, whose result is known then; false outside a test. */
function dropUnlessFailed(name: string, drop: () => Promise<void>): boolean {
  if (TestRunner.getCurrentTest() === undefined) return false
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'fail') return drop()
    process.stdout.write(`Kept database ${name} of the failed test “${task.name}”.\n`)
  })
  return true
}
