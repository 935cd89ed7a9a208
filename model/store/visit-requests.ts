// Visits that somebody asked for: one a host and day, through the frontier like every other; what visitors type is kept as a hash only.
import { sql, type Kysely, type Transaction } from 'kysely'
import { DAY, HOUR, MINUTE } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { addDomains } from './domains.ts'
import { hastenSlots } from './frontier.ts'
import { isOptedOut, optOutKey } from './opt-outs.ts'
import type { Schema } from './schema.ts'
import { joinTransaction } from './transaction.ts'

export interface VisitAsked {
  readonly domain: Domain
  readonly now: number
  readonly secret: Uint8Array
}

/** `asked` also where nothing will happen because the server opted out: nobody learns who did. Times are milliseconds since 1970. */
export type VisitVerdict = { readonly kind: 'asked' } | { readonly kind: 'too-soon'; readonly retryAt: number }

/** A visit that ended within that time is as good as a new one. */
const FRESH_MS = HOUR

/** How long an asked name without a published outcome counts as on its way; an opted-out one looks the same for as long. */
export const ON_ITS_WAY_MS = 10 * MINUTE

/**
 * Asks for one visit, one transaction: a name nobody knows gets an id and a slot, a known one becomes due with its daily documents.
 * At most once a day a host, never within an hour after a visit, and never before the moment that a busy server named.
 */
export async function askForVisit(db: Kysely<Schema>, { domain, now, secret }: VisitAsked): Promise<VisitVerdict> {
  return joinTransaction(db, async (trx) => {
    await sql`delete from visit_request where asked_at <= ${new Date(now - DAY)}`.execute(trx)
    const patience = await findPatience(trx, domain, now)
    if (patience?.shown === true) return { kind: 'too-soon', retryAt: patience.until }
    const before = await noteRequest(trx, optOutKey(secret, domain), now)
    if (before !== undefined) return { kind: 'too-soon', retryAt: before + DAY }
    const out = await isOptedOut(trx, secret, [domain])
    if (patience === undefined && out.get(domain) !== 'off') await makeDue(trx, domain, now)
    return { kind: 'asked' }
  })
}

// A server that was visited just now, or that asked for patience (429, 503 with Retry-After, robots.txt unreachable). Where the name is
// not shown, nothing is said of earlier visits either.
async function findPatience(
  trx: Transaction<Schema>,
  domain: Domain,
  now: number,
): Promise<{ readonly until: number; readonly shown: boolean } | undefined> {
  const found = await sql<{ lastAttempt: Date; dueAt: Date; patient: boolean | null; shown: boolean }>`
    select d.last_attempt, s.due_at, d.reason in ('rate-limited', 'server-error', 'robots-unreachable') as patient,
      exists (select from published.name n where n.domain = d.name) as shown
    from domain d join frontier_slot s on s.domain_id = d.id
    where d.network = 'fediverse' and d.name = ${domain} and d.last_attempt is not null`.execute(trx)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const until = Math.max(row.lastAttempt.getTime() + FRESH_MS, row.patient === true ? row.dueAt.getTime() : 0)
  return until > now ? { until, shown: row.shown } : undefined
}

/** Notes the request; the moment of an earlier one of the same day when there is one. */
async function noteRequest(trx: Transaction<Schema>, key: Buffer, now: number): Promise<number | undefined> {
  const noted = await sql`
    insert into visit_request (key, asked_at) values (${key}, ${new Date(now)}) on conflict (key) do nothing`.execute(trx)
  return Number(noted.numAffectedRows ?? 0) > 0 ? undefined : askedAt(trx, key)
}

async function askedAt(db: Kysely<Schema>, key: Buffer): Promise<number | undefined> {
  const found = await sql<{ askedAt: Date }>`select asked_at from visit_request where key = ${key}`.execute(db)
  return found.rows[0]?.askedAt.getTime()
}

async function makeDue(trx: Transaction<Schema>, domain: Domain, now: number): Promise<void> {
  const ids = await addDomains(trx, [domain], { now, dueAt: now, priority: 0 })
  const id = ids.get(domain)
  if (id === undefined) return
  await hastenSlots(trx, [id], now)
  // What is read daily is due within a day; lists and long texts keep their time, and so does what failed.
  await sql`
    update document set due_at = ${new Date(now)}
    where domain_id = ${id} and state in ('ok', 'unchanged') and complete and due_at > ${new Date(now)} and due_at <= ${new Date(now + DAY)}`.execute(
    trx,
  )
}

/** When a visit was asked for within the last day, milliseconds since 1970. */
export async function findVisitRequest(db: Kysely<Schema>, { domain, now, secret }: VisitAsked): Promise<number | undefined> {
  const at = await askedAt(db, optOutKey(secret, domain))
  return at !== undefined && at > now - DAY ? at : undefined
}
