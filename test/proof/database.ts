// A database for a proof: the built-in PostgreSQL in a folder of its own, gone when the proof ends; or the server of TEST_DATABASE_URL.
import { randomBytes } from 'node:crypto'
import * as path from 'node:path'
import { openEmbedded } from '#model/store/embedded.ts'
import { migrateToLatest } from '#model/store/migrate.ts'
import { openDatabase, type Database } from '#model/store/postgres.ts'
import { withDatabase } from '../support/postgres-setup.ts'
import { makeScratch, sweepScratch } from '../support/scratch.ts'

/** A migrated, empty database, and its address for other processes. */
export interface ProofDatabase extends Database {
  readonly url: string
}

/** A server on which a proof can have as many databases as it wants. */
export interface ProofServer extends AsyncDisposable {
  readonly create: () => Promise<ProofDatabase>
  readonly url: string
  /** Where its processes work; undefined for a server that others run. */
  readonly folder: string | undefined
}

/**
 * Starts the server. Everything written counts; unless it is `durable`, it would not outlive a power cut and is never vacuumed, which is
 * nothing to short proofs. What is measured wants the settings of an installation.
 */
export async function openProofServer({ durable = false }: { readonly durable?: boolean } = {}): Promise<ProofServer> {
  await using opened = new AsyncDisposableStack()
  const given = process.env['TEST_DATABASE_URL'] ?? ''
  const { url, folder } = given === '' ? await startServer(opened, durable) : { url: given, folder: undefined }
  const owned = opened.move()
  return {
    create: () => createDatabase(url),
    url,
    folder,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

async function startServer(opened: AsyncDisposableStack, durable: boolean): Promise<{ readonly url: string; readonly folder: string }> {
  await sweepScratch()
  const { folder } = opened.use(await makeScratch())
  const { url } = opened.use(await openEmbedded({ dataDir: path.join(folder, 'data'), durable }))
  return { url, folder }
}

/** Creates and migrates a database on a server; disposing drops it. */
export async function createDatabase(serverUrl: string): Promise<ProofDatabase> {
  const name = `atlas_proof_${randomBytes(6).toString('hex')}`
  await command(serverUrl, `create database ${name} template template0 encoding 'UTF8'`)
  const url = withDatabase(serverUrl, name)
  const database = await openDatabase({ url, max: 20 })
  await migrateToLatest(database.pool)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> =>
    (closing ??= database.close().then(() => command(serverUrl, `drop database if exists ${name} with (force)`)))
  return { ...database, url, close, [Symbol.asyncDispose]: close }
}

async function command(url: string, text: string): Promise<void> {
  await using database = await openDatabase({ url, max: 1 })
  await database.pool.query(text)
}

/** A server with one database, for proofs that need no more. */
export async function openProofDatabase(): Promise<ProofDatabase> {
  const server = await openProofServer()
  const database = await server.create()
  const close = async (): Promise<void> => {
    await database.close()
    await server[Symbol.asyncDispose]()
  }
  return { ...database, close, [Symbol.asyncDispose]: close }
}
