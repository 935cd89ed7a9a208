// Lets a store function be one transaction of its own or a part of its caller's.
import type { Kysely, Transaction } from 'kysely'
import { inTransaction } from './postgres.ts'
import type { Schema } from './schema.ts'

/** Runs `work` in the transaction that `db` already is, or in one of its own (tried again after a deadlock). */
export function joinTransaction<Result>(db: Kysely<Schema>, work: (trx: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  return isTransaction(db) ? work(db) : inTransaction(db, work)
}

function isTransaction(db: Kysely<Schema>): db is Transaction<Schema> {
  return db.isTransaction
}

/** Advisory locks of this database, each held to the end of a transaction; the numbers must only differ from each other. */
export const LOCKS = {
  /** Giving ids to domains. */
  admission: 4_301,
  /** Claiming slots. */
  claim: 4_302,
  /** Judging advertisers and admitting names. */
  discovery: 4_303,
  /** Bringing Meilisearch up to date. */
  searchCopy: 4_304,
} as const
