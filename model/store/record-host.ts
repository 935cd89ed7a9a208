// The host as a whole after a visit: its status, its next due time, its aliases, the log of the visit and what may be published.
import { sql, type RawBuilder, type Transaction } from 'kysely'
import { DAY, SECOND } from '#model/clock.ts'
import type { AliasReading, Crawl, HostPast, InstanceStatus } from '#model/crawl.ts'
import { registrableDomain } from '#model/domain.ts'
import { failureClass, type FailureReason } from '#model/failure.ts'
import type { HostNext } from '#model/life-cycle.ts'
import type { OptOutGrade } from '#model/visibility.ts'
import { addDomains } from './domains.ts'
import { hasRoomInGroup, restOfFarm } from './farms.ts'
import { canonicalJson, shortHash, toJson } from './json-columns.ts'
import { isOptedOut, optOutKey } from './opt-outs.ts'
import { readDocumentsBefore, STORED_DOCUMENTS, type DocumentsBefore, type StoredDocumentRow } from './record-documents.ts'
import type { AdmitNames } from './record-peers.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** A host whose slot is locked for a recording. */
export interface LockedHost {
  readonly domainId: number
  readonly past: HostPast
  readonly reason: FailureReason | null
  readonly priority: number
  readonly apiHost: string | null
  /** The adapter that read it last; null while it never answered. */
  readonly adapter: string | null
  readonly noindex: boolean
  /** The document that its figures come from. */
  readonly usageFrom: string | undefined
  /** Hash of the stored NodeInfo, in hex. */
  readonly nodeinfoHash: string | undefined
  /** It was another server's name when last visited. */
  readonly isAlias: boolean
  readonly optOut: OptOutGrade | undefined
  /** What is stored of its documents, without their facts. */
  readonly documents: DocumentsBefore
}

interface HostRow {
  readonly domainId: number
  readonly status: InstanceStatus
  readonly failures: number
  readonly failingSince: Date | null
  readonly lastAnswer: Date | null
  readonly reason: FailureReason | null
  readonly priority: number
  readonly apiHost: string | null
  readonly crawlId: string | null
  readonly adapter: string | null
  readonly noindex: boolean | null
  readonly usageFrom: string | null
  readonly nodeinfoHash: string | null
  readonly isAlias: boolean
  readonly grade: OptOutGrade | null
  readonly documents: readonly StoredDocumentRow[] | null
}

/**
 * Locks the slot of a visit. `repeated` when this very visit is stored already; `lost` when the slot was given to another visit, or is
 * gone because the host opted out.
 */
export async function lockHost(trx: Transaction<Schema>, crawl: Crawl, siteSecret: Uint8Array): Promise<LockedHost | 'lost' | 'repeated'> {
  const rows = await sql<HostRow>`${KEPT}
    select d.id as domain_id, d.status, d.failures, d.failing_since, d.last_answer, d.reason, s.priority, d.api_host, s.crawl_id, i.adapter, i.noindex,
      i.facts -> 'usage' ->> 'endpoint' as usage_from, encode(n.hash, 'hex') as nodeinfo_hash,
      exists (select from alias a where a.domain_id = d.id and a.gone_seen is null) as is_alias, o.grade, ${STORED_DOCUMENTS} as documents
    from domain d join frontier_slot s on s.domain_id = d.id
      left join instance i on i.domain_id = d.id left join nodeinfo n on n.domain_id = d.id left join opt_out o on o.key = ${optOutKey(siteSecret, crawl.domain)}
    where d.network = 'fediverse' and d.name = ${crawl.domain} for update of s`.execute(trx)
  const row = rows.rows[0]
  // Whoever held the lock before us either left our crawl id in place, and what we read beside it is still true, or took it away.
  if (row === undefined || row.crawlId !== crawl.id || row.grade === 'off') return (await isRecorded(trx, crawl.id)) ? 'repeated' : 'lost'
  const { status, failures, failingSince, lastAnswer, domainId, reason, priority, apiHost, adapter, isAlias } = row
  return {
    domainId,
    reason,
    priority,
    apiHost,
    adapter,
    isAlias,
    past: { status, failures, failingSince: failingSince?.getTime(), lastAnswer: lastAnswer?.getTime() },
    noindex: row.noindex ?? false,
    usageFrom: row.usageFrom ?? undefined,
    nodeinfoHash: row.nodeinfoHash ?? undefined,
    optOut: row.grade ?? undefined,
    documents: readDocumentsBefore(row.documents ?? []),
  }
}

// A statement of its own: it must see what was committed while the lock was waited for.
async function isRecorded(trx: Transaction<Schema>, crawlId: string): Promise<boolean> {
  const found = await sql<{ found: boolean }>`${KEPT} select exists (select from crawl where id = ${crawlId}::uuid) as found`.execute(trx)
  return found.rows[0]?.found === true
}

/** Keeps the raw NodeInfo; writes only when the document differs. */
export async function recordNodeinfo(trx: Transaction<Schema>, host: LockedHost, { nodeinfo, finishedAt }: Crawl): Promise<void> {
  if (nodeinfo === undefined) return
  const { url, schema, body } = nodeinfo
  const content: unknown = JSON.parse(body)
  const contentHash = shortHash(canonicalJson([url, schema, content]))
  if (contentHash === host.nodeinfoHash) return
  await sql`${KEPT}
    insert into nodeinfo (domain_id, url, schema, body, hash, changed_at)
    values (${host.domainId}, ${url}, ${schema}, ${toJson(content)}::jsonb, ${Buffer.from(contentHash, 'hex')}, ${new Date(finishedAt)})
    on conflict (domain_id) do update set url = excluded.url, schema = excluded.schema, body = excluded.body, hash = excluded.hash,
      changed_at = excluded.changed_at`.execute(trx)
}

/** Notes what the host is another name of; an answer of its own, or another target, ends earlier aliases. The target gets a slot of its own. */
export async function recordAlias(
  trx: Transaction<Schema>,
  { domainId, isAlias }: LockedHost,
  crawl: Crawl,
  context: TargetContext,
): Promise<void> {
  const { outcome, domain } = crawl
  const at = new Date(crawl.finishedAt)
  const target =
    outcome.kind === 'alias' && outcome.of.target !== domain ? await findTarget(trx, domainId, outcome.of, crawl, context) : undefined
  if (isAlias && (outcome.kind === 'answered' || outcome.kind === 'alias')) {
    const proof = outcome.kind === 'alias' ? outcome.of.proof : null
    await sql`${KEPT}
      update alias set gone_seen = ${at}
      where domain_id = ${domainId} and gone_seen is null and (target_id, proof) is distinct from (${target ?? null}::int, ${proof}::text)`.execute(
      trx,
    )
  }
  if (outcome.kind !== 'alias' || target === undefined) return
  await sql`${KEPT}
    insert into alias as a (domain_id, target_id, proof, proved, first_seen, last_seen)
    values (${domainId}, ${target}, ${outcome.of.proof}, ${outcome.of.proved}, ${at}, ${at})
    on conflict (domain_id, target_id, proof) do update set proved = excluded.proved, last_seen = excluded.last_seen, gone_seen = null,
      first_seen = case when a.gone_seen is null then a.first_seen else excluded.first_seen end`.execute(trx)
}

/** How the target of an alias becomes a host. */
interface TargetContext {
  readonly siteSecret: Uint8Array
  readonly admitNames: AdmitNames
}

// A few names of a registrable domain become hosts at once. More of them wait like listed names, and are noted at a later visit: a
// redirect from each name to a new one would be a list without end.
async function findTarget(
  trx: Transaction<Schema>,
  domainId: number,
  of: AliasReading,
  crawl: Crawl,
  { siteSecret, admitNames }: TargetContext,
): Promise<number | undefined> {
  const { target } = of
  const out = await isOptedOut(trx, siteSecret, [target])
  if (out.get(target) === 'off') return undefined
  const now = crawl.finishedAt
  const ids = (await hasRoomInGroup(trx, registrableDomain(target)))
    ? await addDomains(trx, [target], { now, dueAt: now, discoveredBy: domainId })
    : (await admitNames(trx, { advertiserId: domainId, advertiser: crawl.domain, names: [target], now })).ids
  return ids.get(target)
}

// Ten requests and then ten more at once would be a slot of twenty: between two slots a host is left alone for longer than within one.
const PAUSE_BETWEEN_SLOTS_MS = 15 * SECOND

/** The next due time of a slot, milliseconds since 1970: the host's own wait after a failure, else the earliest of its documents. */
export function slotDueAt(crawl: Crawl, next: HostNext, documentsDueAt: number | undefined): number {
  const soonest = crawl.finishedAt + PAUSE_BETWEEN_SLOTS_MS
  const speaks = crawl.outcome.kind === 'answered' || crawl.outcome.kind === 'partial'
  const due = speaks ? Math.min(next.dueAt ?? Infinity, documentsDueAt ?? Infinity) : (next.dueAt ?? documentsDueAt ?? Infinity)
  // A visit that leaves nothing due is a host that would be forgotten: it is looked at again tomorrow.
  return Math.max(soonest, Number.isFinite(due) ? due : crawl.finishedAt + DAY)
}

/**
 * Writes the log row, the host's status and the freed slot: one statement. A visit to a host that had not answered yet is news to the
 * trials of whoever listed it (admission.ts).
 */
export async function finishHost(trx: Transaction<Schema>, host: LockedHost, crawl: Crawl, next: HostNext, dueAt: number): Promise<void> {
  const { outcome } = crawl
  const at = new Date(crawl.finishedAt)
  const reason = outcome.kind === 'partial' ? host.reason : (next.reason ?? null)
  const answeredApi = outcome.kind === 'answered' ? (crawl.apiHost ?? null) : host.apiHost
  await sql`${KEPT}
    with log as (
      insert into crawl (id, domain_id, started_at, finished_at, outcome, reason, requests, documents)
      values (${crawl.id}::uuid, ${host.domainId}, ${new Date(crawl.startedAt)}, ${at}, ${outcome.kind}, ${reasonOf(crawl)}, ${crawl.requests},
        ${toJson(documentLog(crawl))}::jsonb)
    ), visited as (
      update domain set
        status_since = case when status = ${next.status} then status_since else ${at} end, status = ${next.status}, reason = ${reason},
        last_answer = ${dateOf(next.lastAnswer)}, last_attempt = ${at}, failing_since = ${dateOf(next.failingSince)}, failures = ${next.failures},
        address = coalesce(${crawl.address ?? null}, address), api_host = ${answeredApi}, ${measuredColumns(crawl, at)}, down_since = ${downSince(outcome, at)}
      where id = ${host.domainId}
    ), over as (
      insert into outage (domain_id, since, until)
      select id, down_since, ${at} from domain where id = ${host.domainId} and ${endsOutage(outcome)} and down_since < ${at}
      on conflict do nothing
    ), told as (
      insert into trial_news (advertiser_id, registrable) select discovered_by, registrable from domain where id = ${host.domainId} and last_answer is null
    )
    update frontier_slot set due_at = greatest(${new Date(dueAt)}, ${restOfFarm(host.domainId, at)}), priority = ${priorityOf(host, next)}, lease_owner = null, lease_until = null, crawl_id = null
    where domain_id = ${host.domainId}`.execute(trx)
}

// What was not looked at in this visit stays as it was; a refused certificate has no end that counts.
function measuredColumns({ measured, outcome }: Crawl, at: Date): RawBuilder<unknown> {
  if (measured === undefined) return sql`measured_at = measured_at`
  const problem = outcome.kind === 'failed' && outcome.failure.reason === 'tls' ? (outcome.failure.detail ?? 'refused') : null
  const until = dateOf(measured.certificateUntil)
  return sql`ipv6 = ${measured.ipv6}, behind = ${measured.behind ?? null}, measured_at = ${at}, certificate_problem = ${problem},
    certificate_until = case when ${problem}::text is null then coalesce(${until}::timestamptz, certificate_until) end`
}

/** Whether a visit says that the host answers. */
function endsOutage({ kind }: Crawl['outcome']): boolean {
  return kind === 'answered' || kind === 'alias'
}

// A host that refuses us answers somebody; what says nothing of the host changes nothing; who never answered is not missed.
function downSince(outcome: Crawl['outcome'], at: Date): RawBuilder<Date | null> {
  if (endsOutage(outcome)) return sql`null`
  const isDown = outcome.kind === 'failed' && failureClass(outcome.failure.reason) !== 'ours'
  return isDown ? sql`case when last_answer is not null then coalesce(down_since, ${at}) end` : sql`down_since`
}

function dateOf(moment: number | undefined): Date | null {
  return moment === undefined ? null : new Date(moment)
}

function reasonOf({ outcome }: Crawl): FailureReason | null {
  return outcome.kind === 'failed' || outcome.kind === 'refused' ? outcome.failure.reason : null
}

// Whoever answered once is a known server until it is dead; a seed stays one until then.
function priorityOf(host: LockedHost, next: HostNext): number {
  if (next.status === 'dead') return 1
  return next.lastAnswer === undefined ? host.priority : 0
}

function documentLog({ documents, peers }: Crawl): object {
  const rejected = new Map(peers.map((reading) => [reading.endpoint, reading.rejected]))
  return Object.fromEntries(
    documents.map(({ endpoint, state, failure, httpStatus, tookMs, bytes }) => [
      endpoint,
      {
        state,
        reason: failure?.reason,
        status: httpStatus ?? failure?.httpStatus,
        ms: tookMs,
        bytes,
        rejected: rejected.get(endpoint) || undefined,
      },
    ]),
  )
}
