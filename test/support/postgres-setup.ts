// Before all tests: one PostgreSQL server and one migrated template database; after all tests: nothing of them is left.
import { randomBytes } from 'node:crypto'
import * as path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '#model/store/embedded.ts'
import { migrateToLatest } from '#model/store/migrate.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { errorText } from '#model/store/store-error.ts'
import { makeScratch, sweepScratch } from './scratch.ts'

/** Where tests find their server. */
export interface TestServer {
  /** The address of a database from which others can be created. */
  readonly url: string
  readonly template: string
  /** True for a server that outlives the tests, so that the database of a failed test can be looked at. */
  readonly lasting: boolean
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly postgres: TestServer | null
  }
}

/** Starts the built-in server, or takes that of TEST_DATABASE_URL; without either, CI fails and a machine skips with one line. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  await sweepScratch()
  const given = process.env['TEST_DATABASE_URL'] ?? ''
  await using opened = new AsyncDisposableStack()
  try {
    const url = given === '' ? await startServer(opened) : given
    const template = await makeTemplate(url, opened)
    project.provide('postgres', { url, template, lasting: given !== '' })
  } catch (error) {
    if ((process.env['CI'] ?? '') !== '') throw error
    process.stdout.write(`Tests that need PostgreSQL are skipped: ${errorText(error)}\n`)
    project.provide('postgres', null)
    return undefined
  }
  const owned = opened.move()
  return () => owned.disposeAsync()
}

async function startServer(opened: AsyncDisposableStack): Promise<string> {
  const scratch = opened.use(await makeScratch())
  const server = opened.use(await openEmbedded({ dataDir: path.join(scratch.folder, 'data'), durable: false }))
  return server.url
}

async function makeTemplate(url: string, opened: AsyncDisposableStack): Promise<string> {
  const template = `atlas_template_${randomBytes(6).toString('hex')}`
  {
    await using server = await openDatabase({ url, max: 1 })
    await server.pool.query(`create database ${template} template template0 encoding 'UTF8'`)
  }
  opened.defer(async () => {
    await using server = await openDatabase({ url, max: 1 })
    await server.pool.query(`drop database ${template} with (force)`)
  })
  await using database = await openDatabase({ url: withDatabase(url, template), max: 1 })
  await migrateToLatest(database.pool)
  return template
}

/** The same server's address with another database in it. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
