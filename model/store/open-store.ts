// The one way into the store: the operator's PostgreSQL or the built-in one, checked and migrated; it must not start any work.
import { openEmbedded } from './embedded.ts'
import { migrateToLatest } from './migrate.ts'
import { openDatabase, type Database } from './postgres.ts'
import { errorText } from './store-error.ts'

export interface StoreSettings {
  /** DATABASE_URL; without it the built-in PostgreSQL runs on `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** ATLAS_DATA. */
  readonly dataDir: string
  /** Most connections of this process; 10 unless given. */
  readonly max?: number
  readonly applicationName?: string
  /** Told in one sentence what an operator may want to know. */
  readonly log?: (sentence: string) => void
}

export interface Store extends Database {
  /** The migrations that ran just now, oldest first. */
  readonly migrated: readonly string[]
  /** True when this process runs the server, and so stops it when the store is closed. */
  readonly embedded: boolean
}

/**
 * Opens the database of an installation and migrates it to what this code knows.
 * `close` ends the connections, and then the server if it is the built-in one. Throws a StoreError with one sentence.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const log = settings.log ?? (() => undefined)
  await using opened = new AsyncDisposableStack()
  const given = settings.databaseUrl ?? ''
  const url = given === '' ? opened.use(await openEmbedded({ dataDir: settings.dataDir, log })).url : given
  const database = opened.use(
    await openDatabase({
      url,
      ...(settings.max === undefined ? {} : { max: settings.max }),
      ...(settings.applicationName === undefined ? {} : { applicationName: settings.applicationName }),
      onIdleError: (error) => log(`A database connection was lost: ${errorText(error)}`),
    }),
  )
  const migrated = await migrateToLatest(database.pool)
  const owned = opened.move()
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= owned.disposeAsync())
  return { ...database, migrated, embedded: given === '', close, [Symbol.asyncDispose]: close }
}
