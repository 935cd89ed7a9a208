// Checks of published opt-outs: asked for on the website, made by a crawler; the name is forgotten as soon as its check is over.
import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { DAY, MINUTE } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import type { OptOutStatement } from '#model/opt-out-statement.ts'
import { optOutKey } from './opt-outs.ts'
import type { Schema } from './schema.ts'
import { joinTransaction } from './transaction.ts'

/** `not-proved`: neither place says anything. */
export type CheckResult = OptOutStatement | 'not-proved'

export interface CheckAsked {
  readonly domain: Domain
  readonly now: number
  readonly secret: Uint8Array
}

/** The ticket is known to whoever asked and to nobody else. `retryAt` is milliseconds since 1970. */
export type CheckVerdict = { readonly kind: 'asked'; readonly ticket: string } | { readonly kind: 'too-soon'; readonly retryAt: number }

// A name server needs a while before a new record is seen; more than that is a nuisance to the host.
const LEAST_GAP_MS = 2 * MINUTE
const MOST_A_DAY = 20
const MOST_WAITING = 500

/**
 * Asks for a check, one transaction. While one of the same name waits, its ticket is given again. At most one in two minutes and twenty a
 * day for a name, and five hundred waiting in all.
 */
export async function askForCheck(db: Kysely<Schema>, { domain, now, secret }: CheckAsked): Promise<CheckVerdict> {
  const key = optOutKey(secret, domain)
  return joinTransaction(db, async (trx) => {
    await sql`delete from opt_out_check where asked_at <= ${new Date(now - DAY)}`.execute(trx)
    const before = await findEarlier(trx, key)
    if (before.waiting !== null) return { kind: 'asked', ticket: before.waiting }
    const last = before.last?.getTime() ?? 0
    if (before.times > 0 && last + LEAST_GAP_MS > now) return { kind: 'too-soon', retryAt: last + LEAST_GAP_MS }
    if (before.times >= MOST_A_DAY) return { kind: 'too-soon', retryAt: (before.first?.getTime() ?? now) + DAY }
    if (before.allWaiting >= MOST_WAITING) return { kind: 'too-soon', retryAt: now + LEAST_GAP_MS }
    const ticket = randomUUID()
    await sql`
      insert into opt_out_check (ticket, key, name, asked_at) values (${ticket}, ${key}, ${domain}, ${new Date(now)})`.execute(trx)
    return { kind: 'asked', ticket }
  })
}

interface Earlier {
  readonly waiting: string | null
  readonly times: number
  readonly first: Date | null
  readonly last: Date | null
  readonly allWaiting: number
}

async function findEarlier(trx: Transaction<Schema>, key: Buffer): Promise<Earlier> {
  // One name at a time, so that two who ask at once get one check.
  await sql`select pg_advisory_xact_lock(hashtext('opt_out_check'))`.execute(trx)
  const found = await sql<Earlier>`
    select (min(ticket::text) filter (where checked_at is null)) as waiting, count(*)::int as times, min(asked_at) as first, max(asked_at) as last,
      (select count(*)::int from opt_out_check where checked_at is null) as all_waiting
    from opt_out_check where key = ${key}`.execute(trx)
  return found.rows[0] ?? { waiting: null, times: 0, first: null, last: null, allWaiting: 0 }
}

/** A check that is still to be made. */
export interface WaitingCheck {
  readonly ticket: string
  readonly domain: Domain
  /** Milliseconds since 1970. */
  readonly askedAt: number
}

/** The checks that wait, oldest first. */
export async function listWaitingChecks(db: Kysely<Schema>, limit: number): Promise<readonly WaitingCheck[]> {
  const found = await sql<{ ticket: string; name: Domain; askedAt: Date }>`
    select ticket, name, asked_at from opt_out_check where checked_at is null order by asked_at limit ${limit}`.execute(db)
  return found.rows.map(({ ticket, name, askedAt }) => ({ ticket, domain: name, askedAt: askedAt.getTime() }))
}

/** Ends a check and forgets its name; a check that is over already stays as it is. */
export async function finishCheck(
  db: Kysely<Schema>,
  { ticket, result, now }: { readonly ticket: string; readonly result: CheckResult; readonly now: number },
): Promise<void> {
  await sql`
    update opt_out_check set name = null, checked_at = ${new Date(now)}, result = ${result}
    where ticket = ${ticket} and checked_at is null`.execute(db)
}

/** What became of a check of the last day; undefined for a ticket that nobody was given. */
export async function findCheck(
  db: Kysely<Schema>,
  ticket: string,
  now: number,
): Promise<{ readonly result: CheckResult | undefined } | undefined> {
  const found = await sql<{ result: CheckResult | null }>`
    select result from opt_out_check where ticket = ${ticket} and asked_at > ${new Date(now - DAY)}`.execute(db)
  const row = found.rows[0]
  return row === undefined ? undefined : { result: row.result ?? undefined }
}

/** Deletes checks that were asked for before a moment; how many. */
export async function pruneChecks(db: Kysely<Schema>, before: number): Promise<number> {
  const gone = await sql`delete from opt_out_check where asked_at <= ${new Date(before)}`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
