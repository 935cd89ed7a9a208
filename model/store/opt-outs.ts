// Opt-outs: kept as a keyed hash of the name, so that nobody who reads the database learns who asked to be left out.
import { createHmac } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { OPT_OUT_GRADES, type OptOutGrade } from '#model/visibility.ts'
import type { Domain } from '#model/domain.ts'
import { KEPT } from './kept-statements.ts'
import { forgetWord } from './offers.ts'
import type { Schema } from './schema.ts'
import { removeFromSearch } from './search-state.ts'
import { blankSentences } from './sentences.ts'
import { joinTransaction, LOCKS } from './transaction.ts'

/** HMAC-SHA256 of a name with the site's secret. */
export function optOutKey(secret: Uint8Array, domain: string): Buffer {
  return createHmac('sha256', secret).update(domain).digest()
}

/** The grades of those names that opted out. */
export async function isOptedOut(
  db: Kysely<Schema>,
  secret: Uint8Array,
  names: readonly string[],
): Promise<ReadonlyMap<string, OptOutGrade>> {
  // Most installations have few opt-outs and ask about many names: no hashing while there are none.
  const any = await sql<{ any: boolean }>`${KEPT} select exists (select from opt_out) as any`.execute(db)
  if (any.rows[0]?.any !== true || names.length === 0) return new Map()
  const byKey = new Map(names.map((name) => [optOutKey(secret, name).toString('hex'), name]))
  const keys = [...byKey.keys()].map((key) => Buffer.from(key, 'hex'))
  const found = await sql<{ key: string; grade: OptOutGrade }>`
    select encode(key, 'hex') as key, grade from opt_out where key = any(${keys}::bytea[])`.execute(db)
  return new Map(found.rows.flatMap(({ key, grade }) => (byKey.has(key) ? [[byKey.get(key) as string, grade] as const] : [])))
}

export interface OptOutRequest {
  readonly domain: Domain
  readonly grade: OptOutGrade
  /** How it was proved: `dns-txt`, `well-known`, `operator`. */
  readonly proof: string
  readonly now: number
  readonly secret: Uint8Array
}

/**
 * Notes a proved opt-out and applies it at once, in one transaction (DESIGN 5, opt-out):
 *
 * - `off`: everything the server said of itself is deleted, its own lists too, its page is closed and it is never due again; the bare name
 *   remains, since others' lists and blocks of it are theirs;
 * - `no-peers`, `no-blocks`, `no-history`: those parts are hidden; the next recording decides by the same rule.
 *
 * A visit in flight finds its slot gone and records nothing. A later grade replaces an earlier one.
 */
export async function setOptOut(db: Kysely<Schema>, { domain, grade, proof, now, secret }: OptOutRequest): Promise<void> {
  await joinTransaction(db, async (trx) => {
    // Its word is taken back, which must not cross a round of admission that is counting it.
    if (grade === 'off') await sql`select pg_advisory_xact_lock(${LOCKS.discovery})`.execute(trx)
    const host = await sql<{ id: number }>`select id from domain where network = 'fediverse' and name = ${domain}`.execute(trx)
    const id = host.rows[0]?.id
    // The slot is locked first, as every recording does, so that neither writes behind the other's back.
    if (id !== undefined) await sql`select from frontier_slot where domain_id = ${id} for update`.execute(trx)
    await sql`
      insert into opt_out (key, grade, proof, since) values (${optOutKey(secret, domain)}, ${grade}, ${proof}, ${new Date(now)})
      on conflict (key) do update set grade = excluded.grade, proof = excluded.proof, since = excluded.since`.execute(trx)
    if (id === undefined) return
    if (grade === 'off') await closeHost(trx, id)
    else await hideParts(trx, id, grade, now)
  })
}

/**
 * Of claimed slots, those whose hosts opted out of everything: their slots are deleted, and they are not to be visited. A host that opted
 * out before anybody named it gets a slot with its id, as giving ids asks for no secret.
 */
export async function dropClosedSlots(
  db: Kysely<Schema>,
  secret: Uint8Array,
  slots: readonly { readonly domainId: number; readonly domain: Domain }[],
): Promise<ReadonlySet<number>> {
  const grades = await isOptedOut(
    db,
    secret,
    slots.map(({ domain }) => domain),
  )
  const closed = slots.flatMap(({ domain, domainId }) => (grades.get(domain) === 'off' ? [domainId] : []))
  if (closed.length > 0) await sql`delete from frontier_slot where domain_id = any(${closed}::int[])`.execute(db)
  return new Set(closed)
}

const OWN_WORDS = [
  'objection',
  'rule',
  'long_text',
  'fact',
  'nodeinfo',
  'usage_day',
  'outage',
  'activity_week',
  'peer_set',
  'peer_delta',
  'peer_page',
  'document',
  'crawl',
  'instance',
  'publication',
] as const

async function closeHost(trx: Transaction<Schema>, id: number): Promise<void> {
  const stated = await sql<{ sentenceId: number }>`
    select distinct sentence_id from rule where domain_id = ${id} and sentence_id is not null`.execute(trx)
  for (const table of OWN_WORDS) await sql`delete from ${sql.table(table)} where domain_id = ${id}`.execute(trx)
  await blankSentences(
    trx,
    stated.rows.map(({ sentenceId }) => sentenceId),
  )
  await sql`delete from alias where domain_id = ${id} or target_id = ${id}`.execute(trx)
  await sql`delete from robots where host in (select name from domain where id = ${id})`.execute(trx)
  await sql`delete from candidate where name in (select name from domain where id = ${id})`.execute(trx)
  await forgetWord(trx, [id])
  await sql`delete from advertiser where domain_id = ${id}`.execute(trx)
  await sql`delete from frontier_slot where domain_id = ${id}`.execute(trx)
  await removeFromSearch(trx, id)
  // As a name that was listed and never visited: nothing tells it from one.
  await sql`
    update domain set status = 'discovered', status_since = first_seen, reason = null, last_answer = null, last_attempt = null, failing_since = null,
      failures = 0, address = null, api_host = null, ipv6 = null, certificate_until = null, certificate_problem = null, behind = null, measured_at = null,
      down_since = null
    where id = ${id}`.execute(trx)
}

async function hideParts(trx: Transaction<Schema>, id: number, grade: Exclude<OptOutGrade, 'off'>, now: number): Promise<void> {
  await sql`
    update publication set
      peers = peers and ${grade !== 'no-peers'}, blocks = blocks and ${grade !== 'no-blocks'}, history = history and ${grade !== 'no-history'},
      named_as_blocker = named_as_blocker and ${grade !== 'no-blocks'}, decided_at = ${new Date(now)}
    where domain_id = ${id}`.execute(trx)
}

/**
 * Takes an opt-out back, with the same proof as it was made, and makes the host due at once: what was deleted is read again. Does
 * nothing for a name that never opted out.
 */
export async function liftOptOut(
  db: Kysely<Schema>,
  { domain, now, secret }: Pick<OptOutRequest, 'domain' | 'now' | 'secret'>,
): Promise<void> {
  await joinTransaction(db, async (trx) => {
    const lifted = await sql`delete from opt_out where key = ${optOutKey(secret, domain)}`.execute(trx)
    if (Number(lifted.numAffectedRows ?? 0) === 0) return
    await sql`
      insert into frontier_slot (domain_id, due_at, priority)
      select id, ${new Date(now)}, 0 from domain where network = 'fediverse' and name = ${domain}
      on conflict (domain_id) do update set due_at = least(frontier_slot.due_at, excluded.due_at)`.execute(trx)
  })
}

/** Whether a text is one of the grades; for requests and settings. */
export function isOptOutGrade(text: string): text is OptOutGrade {
  return (OPT_OUT_GRADES as readonly string[]).includes(text)
}
