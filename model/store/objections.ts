// Servers whose own texts forbid crawling or research: noted when texts are recorded, obeyed by visits and publications, queued for the operator.
import { sql, type Kysely, type Transaction } from 'kysely'
import { BAN_KINDS, readBans, type BanKind } from '#model/rules/crawler-bans.ts'
import { READING_VERSION } from '#model/rule-reading.ts'
import { canonicalJson } from './json-columns.ts'
import { inTransaction } from './postgres.ts'
import type { Schema } from './schema.ts'

interface Carrier {
  readonly endpoint: string
  readonly text: string
  readonly bans: readonly string[]
}

/** What a server objects to. */
interface Objection {
  readonly kinds: readonly BanKind[]
  readonly endpoints: readonly string[]
  readonly sentence: string
}

/**
 * Brings the objection of a server up to date with its rules and texts as they stand; part of the transaction that recorded them. A verdict
 * of the operator holds while the server says the same.
 */
export async function judgeObjection(trx: Transaction<Schema>, domainId: number, at: Date): Promise<void> {
  const carriers = await sql<Carrier>`
    select r.endpoint, concat_ws(e'\\n', r.text, r.hint) as text, s.bans from rule r join sentence s on s.id = r.sentence_id
      where r.domain_id = ${domainId} and r.gone_seen is null and s.bans <> '{}'
    union all
    select endpoint, text, bans from long_text where domain_id = ${domainId} and gone_seen is null and bans <> '{}'`.execute(trx)
  const stored = await sql<Objection & { goneSeen: Date | null }>`
    select kinds, endpoints, sentence, gone_seen from objection where domain_id = ${domainId} for update`.execute(trx)
  const before = stored.rows[0]
  const now = describeObjection(carriers.rows)
  if (now === undefined) {
    if (before !== undefined && before.goneSeen === null)
      await sql`update objection set gone_seen = ${at} where domain_id = ${domainId}`.execute(trx)
    return
  }
  if (
    before !== undefined &&
    before.goneSeen === null &&
    canonicalJson({ ...before, goneSeen: null }) === canonicalJson({ ...now, goneSeen: null })
  )
    return
  await sql`
    insert into objection as o (domain_id, kinds, endpoints, sentence, first_seen)
    values (${domainId}, ${[...now.kinds]}, ${[...now.endpoints]}, ${now.sentence}, ${at})
    on conflict (domain_id) do update set kinds = excluded.kinds, endpoints = excluded.endpoints, sentence = excluded.sentence, gone_seen = null,
      first_seen = case when o.gone_seen is null then o.first_seen else excluded.first_seen end,
      verdict = case when o.sentence = excluded.sentence then o.verdict end,
      verdict_at = case when o.sentence = excluded.sentence then o.verdict_at end`.execute(trx)
}

function describeObjection(carriers: readonly Carrier[]): Objection | undefined {
  const kinds = BAN_KINDS.filter((kind) => carriers.some(({ bans }) => bans.includes(kind)))
  const [hardest] = kinds
  if (hardest === undefined) return undefined
  const bans = carriers.flatMap(({ text }) => readBans(text)).filter(({ kind }) => kind === hardest)
  return {
    kinds,
    endpoints: [...new Set(carriers.map(({ endpoint }) => endpoint))].toSorted(),
    sentence: bans.map(({ sentence }) => sentence).toSorted()[0] ?? '',
  }
}

/** A server in the queue of the operator; `since` is milliseconds since 1970. */
export interface WaitingObjection {
  readonly domain: string
  readonly kinds: readonly BanKind[]
  readonly sentence: string
  readonly since: number
}

/** Objections that no operator has looked at, the oldest first. */
export async function listWaitingObjections(db: Kysely<Schema>, most: number): Promise<readonly WaitingObjection[]> {
  const found = await sql<Omit<WaitingObjection, 'since'> & { firstSeen: Date }>`
    select d.name as domain, o.kinds, o.sentence, o.first_seen from objection o join domain d on d.id = o.domain_id
    where o.gone_seen is null and o.verdict is null order by o.first_seen, d.name limit ${most}`.execute(db)
  return found.rows.map(({ firstSeen, ...row }) => ({ ...row, since: firstSeen.getTime() }))
}

/**
 * Notes what the operator thinks of an objection: `upheld`, or `dismissed` where the text does not mean it, which lifts its effects with the
 * next decision about the server. Returns the id of the server, undefined where it objects to nothing.
 */
export async function settleObjection(
  db: Kysely<Schema>,
  { domain, verdict, now }: { readonly domain: string; readonly verdict: 'upheld' | 'dismissed'; readonly now: number },
): Promise<number | undefined> {
  const found = await sql<{ domainId: number }>`
    update objection o set verdict = ${verdict}, verdict_at = ${new Date(now)} from domain d
    where d.id = o.domain_id and d.network = 'fediverse' and d.name = ${domain} and o.gone_seen is null returning o.domain_id`.execute(db)
  return found.rows[0]?.domainId
}

/** Looks for bans in a slice of the long texts in which nobody looked; returns the servers whose texts hold any. */
export async function readStoredTexts(
  db: Kysely<Schema>,
  most: number,
): Promise<{ readonly read: number; readonly domainIds: readonly number[] }> {
  const rows = await inTransaction(db, (trx) => readTexts(trx, most))
  const concerned = rows.filter(({ bans, before }) => bans.length > 0 || (before ?? []).length > 0)
  return { read: rows.length, domainIds: [...new Set(concerned.map(({ domainId }) => domainId))] }
}

interface TextRow {
  readonly ctid: string
  readonly domainId: number
  readonly text: string
  readonly before: readonly string[] | null
}

async function readTexts(trx: Transaction<Schema>, most: number): Promise<readonly (TextRow & { readonly bans: readonly BanKind[] })[]> {
  const found = await sql<TextRow>`
    select ctid::text as ctid, domain_id, text, bans as before from long_text
    where gone_seen is null and (bans_version < ${READING_VERSION} or bans_version > ${READING_VERSION}) limit ${most} for update skip locked`.execute(
    trx,
  )
  const rows = found.rows.map((row) => ({ ...row, bans: readBans(row.text).map(({ kind }) => kind) }))
  if (rows.length === 0) return []
  await sql`
    update long_text t set bans = string_to_array(r.bans, ' '), bans_version = ${READING_VERSION}
    from unnest(${rows.map(({ ctid }) => ctid)}::tid[], ${rows.map(({ bans }) => bans.join(' '))}::text[]) as r (ctid, bans)
    where t.ctid = r.ctid`.execute(trx)
  return rows
}

/** Servers whose objection may have changed, since sentences were read otherwise. */
export async function listObjecting(db: Kysely<Schema>): Promise<readonly number[]> {
  const found = await sql<{ domainId: number }>`
    select distinct r.domain_id from sentence s join rule r on r.sentence_id = s.id
      where s.bans <> '{}' and r.gone_seen is null and not exists (select from objection o where o.domain_id = r.domain_id and o.gone_seen is null)
    union
    select domain_id from objection where gone_seen is null
    order by 1`.execute(db)
  return found.rows.map(({ domainId }) => domainId)
}
