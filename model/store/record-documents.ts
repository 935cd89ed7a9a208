// Documents of a visit: their outcome, validators, paging and facts; what a document said is kept while it merely fails.
import { sql, type Transaction } from 'kysely'
import type { Crawl, DocumentResult } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import type { FailureReason } from '#model/failure.ts'
import { canonicalJson, shortHash, toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** The part of a stored document that a recording needs. */
export interface DocumentBefore {
  readonly endpoint: string
  readonly dueAt: number
  /** It was read well at least once. */
  readonly wasRead: boolean
  readonly hasFacts: boolean
  readonly factsHash: string | undefined
}

export type DocumentsBefore = ReadonlyMap<string, DocumentBefore>

/** What a visit does to one document. */
interface Step {
  readonly endpoint: string
  readonly kind: 'read' | 'unchanged' | 'failed' | 'waiting'
  readonly factsStep: 'keep' | 'set' | 'drop'
  readonly result: DocumentResult
  readonly facts?: Facts | undefined
  readonly factsHash?: string | undefined
}

export interface DocumentsRecorded {
  /** Facts that replaced others or came for the first time, by endpoint. */
  readonly changed: ReadonlyMap<string, Facts>
  /** Some stored facts changed or went. */
  readonly factsMoved: boolean
  /** Read well in this visit, 304 included. */
  readonly read: ReadonlySet<string>
  /** The earliest due time among the documents that are still asked for, milliseconds since 1970. */
  readonly dueAt: number | undefined
}

/** Answers after which a document is definitively absent or closed: its facts are no longer the server's word. */
const DEFINITIVE: ReadonlySet<FailureReason> = new Set(['not-found', 'unauthorized', 'gone'])

/** SQL: what is stored of the documents of the host `d`, without their facts, as one value: a visit is recorded in as few questions as can be. */
export const STORED_DOCUMENTS = sql`(
    select jsonb_agg(jsonb_build_object('endpoint', t.endpoint, 'dueAt', extract(epoch from t.due_at) * 1000, 'wasRead', t.read_at is not null,
      'hasFacts', t.facts is not null, 'factsHash', encode(t.facts_hash, 'hex'))) from document t where t.domain_id = d.id)`

/** One of them. */
export interface StoredDocumentRow {
  readonly endpoint: string
  /** Milliseconds since 1970; PostgreSQL keeps thousandths of them. */
  readonly dueAt: number
  readonly wasRead: boolean
  readonly hasFacts: boolean
  readonly factsHash: string | null
}

/** Those documents by endpoint. */
export function readDocumentsBefore(rows: readonly StoredDocumentRow[]): DocumentsBefore {
  return new Map(rows.map((row) => [row.endpoint, { ...row, dueAt: Math.floor(row.dueAt), factsHash: row.factsHash ?? undefined }]))
}

/**
 * Writes the documents of a visit. A document that was due and not reached gets only its new due time. Facts, and the address they came from, are replaced by a good reading
 * of a visit that answered, dropped on a definitive absence beside a NodeInfo that answered (a server in ruins answers 404 to
 * everything and has withdrawn nothing) and when the host turned out to be another server's name; kept otherwise.
 */
export async function recordDocuments(
  trx: Transaction<Schema>,
  domainId: number,
  crawl: Crawl,
  before: DocumentsBefore,
): Promise<DocumentsRecorded> {
  const steps = crawl.documents.map((result) => planStep(result, crawl, before.get(result.endpoint)))
  const known = steps.filter((step) => before.has(step.endpoint))
  const fresh = steps.filter((step) => !before.has(step.endpoint))
  const at = new Date(crawl.finishedAt).toISOString()
  if (known.length > 0)
    await updateDocuments(
      trx,
      domainId,
      known.map((step) => toRow(step, at)),
    )
  if (fresh.length > 0)
    await insertDocuments(
      trx,
      domainId,
      fresh.map((step) => toRow(step, at)),
    )
  const orphaned = crawl.outcome.kind === 'alias' && (await dropAllFacts(trx, domainId))
  return {
    changed: new Map(
      steps.flatMap((step) => (step.factsStep === 'set' && step.facts !== undefined ? [[step.endpoint, step.facts] as const] : [])),
    ),
    factsMoved: orphaned || steps.some((step) => step.factsStep !== 'keep'),
    read: new Set(steps.filter(({ kind }) => kind === 'read' || kind === 'unchanged').map(({ endpoint }) => endpoint)),
    dueAt: earliestDue(crawl, before),
  }
}

function planStep(result: DocumentResult, crawl: Crawl, before: DocumentBefore | undefined): Step {
  const { endpoint } = result
  switch (result.state) {
    case 'waiting':
      return { endpoint, kind: 'waiting', factsStep: 'keep', result }
    case 'unchanged':
      return { endpoint, kind: 'unchanged', factsStep: 'keep', result }
    case 'failed':
    case 'refused':
      return { endpoint, kind: 'failed', factsStep: before?.hasFacts === true && isWithdrawn(result, crawl) ? 'drop' : 'keep', result }
    case 'ok':
      // A visit that failed may have read another server's documents: what we know of this one stays, and the next reading is a whole one.
      if (!speaksForItself(crawl))
        return { endpoint, kind: 'read', factsStep: 'keep', result: { ...result, etag: undefined, lastModified: undefined } }
      return { endpoint, kind: 'read', result, ...planFacts(result, before) }
  }
}

function speaksForItself(crawl: Crawl): boolean {
  return crawl.outcome.kind === 'answered' || crawl.outcome.kind === 'partial'
}

function isWithdrawn(result: DocumentResult, crawl: Crawl): boolean {
  return speaksForItself(crawl) && result.failure !== undefined && DEFINITIVE.has(result.failure.reason)
}

function planFacts(result: DocumentResult, before: DocumentBefore | undefined): Pick<Step, 'factsStep' | 'facts' | 'factsHash'> {
  if (result.facts === undefined) return { factsStep: before?.hasFacts === true ? 'drop' : 'keep' }
  // Lists of hosts and weeks of activity have tables of their own.
  const { peers: _peers, activity: _activity, ...facts } = result.facts
  const factsHash = shortHash(canonicalJson(facts))
  return before?.factsHash === factsHash ? { factsStep: 'keep' } : { factsStep: 'set', facts, factsHash }
}

// A document that was due, and was not asked for, belongs to an adapter or a version the host no longer has: it must not make the
// host due again and again.
function earliestDue(crawl: Crawl, before: DocumentsBefore): number | undefined {
  const visited = new Set(crawl.documents.map(({ endpoint }) => endpoint))
  const later = [...before.values()].filter(({ endpoint, dueAt }) => !visited.has(endpoint) && dueAt > crawl.finishedAt)
  const dues = [...later, ...crawl.documents].map(({ dueAt }) => dueAt)
  return dues.length === 0 ? undefined : Math.min(...dues)
}

function toRow({ endpoint, kind, factsStep, result, facts, factsHash }: Step, at: string): object {
  return {
    endpoint,
    kind,
    state: result.state,
    reason: result.failure?.reason,
    http_status: result.httpStatus ?? result.failure?.httpStatus,
    url: result.url,
    etag: result.etag,
    last_modified: result.lastModified,
    due_at: new Date(result.dueAt).toISOString(),
    at,
    cursor: result.cursor,
    memo: result.memo,
    facts_step: factsStep,
    facts,
    facts_hash: factsHash,
  }
}

const ROW =
  sql.raw(`(endpoint text, kind text, state text, reason text, http_status int, url text, etag text, last_modified text, due_at timestamptz,
  at timestamptz, cursor text, memo jsonb, facts_step text, facts jsonb, facts_hash text)`)

async function insertDocuments(trx: Transaction<Schema>, domainId: number, rows: readonly object[]): Promise<void> {
  await sql`${KEPT}
    insert into document (domain_id, endpoint, state, reason, http_status, url, etag, last_modified, due_at, checked_at, read_at, failures,
      cursor, complete, memo, facts, facts_hash)
    select ${domainId}, r.endpoint, r.state, r.reason, r.http_status, r.url, r.etag, r.last_modified, r.due_at,
      case when r.kind <> 'waiting' then r.at end, case when r.kind in ('read', 'unchanged') then r.at end, (r.kind = 'failed')::int,
      r.cursor, r.cursor is null, r.memo, case when r.facts_step = 'set' then r.facts end, decode(r.facts_hash, 'hex')
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r ${ROW}`.execute(trx)
}

async function updateDocuments(trx: Transaction<Schema>, domainId: number, rows: readonly object[]): Promise<void> {
  await sql`${KEPT}
    update document d set
      state = case when r.kind = 'waiting' then d.state else r.state end,
      reason = case when r.kind = 'waiting' then d.reason else r.reason end,
      http_status = case when r.kind = 'waiting' then d.http_status else r.http_status end,
      url = case when d.facts is null or r.kind in ('read', 'unchanged') then coalesce(r.url, d.url) else d.url end,
      etag = case when r.kind = 'read' then r.etag when r.facts_step = 'drop' then null else d.etag end,
      last_modified = case when r.kind = 'read' then r.last_modified when r.facts_step = 'drop' then null else d.last_modified end,
      due_at = r.due_at,
      checked_at = case when r.kind = 'waiting' then d.checked_at else r.at end,
      read_at = case when r.kind in ('read', 'unchanged') then r.at else d.read_at end,
      failures = case r.kind when 'waiting' then d.failures when 'failed' then d.failures + 1 else 0 end,
      cursor = case when r.kind in ('read', 'unchanged') then r.cursor when r.facts_step = 'drop' then null else d.cursor end,
      complete = case when r.kind in ('read', 'unchanged') then r.cursor is null when r.facts_step = 'drop' then true else d.complete end,
      memo = case r.kind when 'read' then r.memo else coalesce(r.memo, d.memo) end,
      facts = case r.facts_step when 'set' then r.facts when 'drop' then null else d.facts end,
      facts_hash = case r.facts_step when 'set' then decode(r.facts_hash, 'hex') when 'drop' then null else d.facts_hash end
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r ${ROW}
    where d.domain_id = ${domainId} and d.endpoint = r.endpoint`.execute(trx)
}

// What an alias serves is the other server's word, and so was what it served before: nothing of it stays under this name.
async function dropAllFacts(trx: Transaction<Schema>, domainId: number): Promise<boolean> {
  const dropped = await sql`${KEPT}
    update document set facts = null, facts_hash = null, etag = null, last_modified = null
    where domain_id = ${domainId} and facts is not null`.execute(trx)
  return Number(dropped.numAffectedRows ?? 0) > 0
}

/** The facts of a host's documents as they stand now, by endpoint; `changed` need not be read again. */
export async function loadFacts(
  trx: Transaction<Schema>,
  domainId: number,
  endpoints: readonly string[],
  changed: ReadonlyMap<string, Facts>,
): Promise<ReadonlyMap<string, Facts>> {
  const missing = endpoints.filter((endpoint) => !changed.has(endpoint))
  const rows = await sql<{ endpoint: string; facts: Facts }>`${KEPT}
    select endpoint, facts from document where domain_id = ${domainId} and endpoint = any(${missing}::text[]) and facts is not null`.execute(
    trx,
  )
  const stored = new Map(rows.rows.map((row) => [row.endpoint, row.facts]))
  return new Map(
    endpoints.flatMap((endpoint) => {
      const facts = changed.get(endpoint) ?? stored.get(endpoint)
      return facts === undefined ? [] : [[endpoint, facts] as const]
    }),
  )
}
