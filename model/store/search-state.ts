// The one row that says how far the index is, and its lock; and the way out of the index that an opt-out takes.
import { sql, type Kysely, type Transaction } from 'kysely'
import { inTransaction } from './postgres.ts'
import type { Schema } from './schema.ts'

export interface IndexState {
  /** The form of the rows; search-index.ts. */
  readonly builder: number
  /** Until when changes were looked for; null before the first run. */
  readonly readAt: Date | null
}

/** How far the index is. */
export async function readIndexState(db: Kysely<Schema>): Promise<IndexState> {
  const found = await sql<IndexState>`select builder, read_at from search_state`.execute(db)
  return found.rows[0] ?? { builder: 0, readAt: null }
}

/**
 * Changes the index in one transaction, which gets the version that its rows must carry. The row of the state is locked meanwhile: whoever
 * commits later has the greater version, so that readers miss nothing.
 */
export function changeIndex<T>(db: Kysely<Schema>, work: (trx: Transaction<Schema>, version: number) => Promise<T>): Promise<T> {
  return inTransaction(db, async (trx) => work(trx, await lockState(trx)))
}

async function lockState(trx: Transaction<Schema>): Promise<number> {
  const found = await sql<{ version: number }>`update search_state set version = version + 1 returning version`.execute(trx)
  return found.rows[0]?.version ?? 0
}

/** Leaves nothing of servers but ids that say that they are gone, so that readers learn of it. */
export async function emptyRows(trx: Transaction<Schema>, ids: readonly number[], version: number): Promise<void> {
  await sql`
    update search_document set domain = '', name = '', letters = '', facets = '{}', labels = null, sentences = '{}', weight = 0, actives = null, detected = '', texts_hash = '', hash = '',
      removed = true, version = ${version}
    where domain_id = any(${ids}::int[])`.execute(trx)
  await sql`delete from search_words where domain_id = any(${ids}::int[])`.execute(trx)
}

/** Takes a server out at once, as part of its opt-out; its words leave the postings with the next run. */
export async function removeFromSearch(trx: Transaction<Schema>, domainId: number): Promise<void> {
  await emptyRows(trx, [domainId], await lockState(trx))
  await sql`update search_state set purge_due = true`.execute(trx)
}
