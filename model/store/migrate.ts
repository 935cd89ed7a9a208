// Brings a database to the form this code knows: forward only, one starter at a time; it must not know what the tables mean.
import * as fs from 'node:fs/promises'
import * as path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import type { Pool } from 'pg'
import { errorText, StoreError } from './store-error.ts'

/** Where the migrations of this program stand. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url))

/**
 * Runs every migration that the database has not seen, in the order of their names, all in one transaction.
 *
 * Takes a pool (it stays open) and, for tests, another folder. Gives the names that ran, oldest first; none when the database was
 * up to date. Any number of processes may start at once: an advisory lock lets one migrate and the others find nothing to do.
 * Throws a StoreError `newer-database` when the database knows migrations that this code does not, `migration-failed` otherwise.
 */
export async function migrateToLatest(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<readonly string[]> {
  // Never destroyed: that would end the caller's pool.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const provider = new FileMigrationProvider({
    fs,
    path,
    migrationFolder: folder,
    // A folder's name may hold # or %, which only a URL keeps.
    import: (file: string) => import(pathToFileURL(file).href) as Promise<unknown>,
  })
  await refuseNewer(db, Object.keys(await provider.getMigrations()))
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) {
    // Another, newer starter may have migrated between the look above and the lock.
    await refuseNewer(db, Object.keys(await provider.getMigrations()))
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    const what = failed === undefined ? 'The database cannot be migrated' : `Migration ${failed} failed and was taken back`
    throw new StoreError('migration-failed', `${what}: ${errorText(error)}.`, { cause: error })
  }
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

async function refuseNewer(db: Kysely<unknown>, known: readonly string[]): Promise<void> {
  const unknown = (await listMigrations(db)).filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const last = unknown.at(-1) ?? ''
  throw new StoreError('newer-database', `A newer release has migrated this database (${last}); start that release or a later one.`)
}

/** The names of the migrations that a database has run, in order; none for an empty database. */
export async function listMigrations(db: Kysely<unknown>): Promise<readonly string[]> {
  const table = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(db)
  if (table.rows[0]?.found !== true) return []
  const names = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db)
  return names.rows.map((row) => row.name)
}
