// Facts about this installation: its secret, the start of its taster; small, and written once.
import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** The value of a key, written with `value` if there is none yet; any number of processes may start at once and all get the same. */
export async function loadSiteFact(db: Kysely<Schema>, key: string, value: () => string, now: number): Promise<string> {
  const known = await readSiteFact(db, key)
  if (known !== undefined) return known
  await sql`insert into site (key, value, created_at) values (${key}, ${value()}, ${new Date(now)}) on conflict (key) do nothing`.execute(
    db,
  )
  return (await readSiteFact(db, key)) ?? loadSiteFact(db, key, value, now)
}

async function readSiteFact(db: Kysely<Schema>, key: string): Promise<string | undefined> {
  const found = await sql<{ value: string }>`select value from site where key = ${key}`.execute(db)
  return found.rows[0]?.value
}

/** The secret of this installation, made at its first start: 32 random bytes. It keys the hashes of opted-out names. */
export async function loadSiteSecret(db: Kysely<Schema>, now: number, random: () => Buffer = () => randomBytes(32)): Promise<Buffer> {
  return Buffer.from(await loadSiteFact(db, 'secret', () => random().toString('hex'), now), 'hex')
}
