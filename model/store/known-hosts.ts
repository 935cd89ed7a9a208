// What is known of hosts when their slots begin: their past and their documents, for a whole claim at once.
import { sql, type Kysely } from 'kysely'
import type { DocumentState, InstanceStatus, KnownHost, StoredDocument } from '#model/crawl.ts'
import type { Domain } from '#model/domain.ts'
import type { Facts } from '#model/facts.ts'
import type { FailureReason } from '#model/failure.ts'
import { KEPT } from './kept-statements.ts'
import type { Schema } from './schema.ts'

interface HostRow {
  readonly id: number
  readonly name: Domain
  readonly otherNames: readonly string[]
  readonly status: InstanceStatus
  readonly failures: number
  readonly failingSince: Date | null
  readonly lastAnswer: Date | null
  readonly address: string | null
  readonly apiHost: string | null
  readonly onlyDocuments: readonly string[] | null
}

interface DocumentRow {
  readonly domainId: number
  readonly endpoint: string
  readonly state: DocumentState
  readonly reason: FailureReason | null
  readonly httpStatus: number | null
  readonly url: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly dueAt: Date
  readonly checkedAt: Date | null
  readonly readAt: Date | null
  readonly failures: number
  readonly cursor: string | null
  readonly complete: boolean
  readonly memo: unknown
  readonly facts: Facts | null
  readonly pagesRead: number
  readonly namesRead: number
  readonly pendingNames: number
}

/** Other names of one host that are loaded; a visit only looks whether a certain one is among them. */
const MOST_NAMES = 20

/**
 * Loads hosts with their documents, by domain id, in two queries however many there are. Facts come without rules and long texts, which no
 * visit decides by and which are most of the bytes.
 */
export async function loadKnownHosts(db: Kysely<Schema>, domainIds: readonly number[]): Promise<ReadonlyMap<number, KnownHost>> {
  if (domainIds.length === 0) return new Map()
  const hosts = await sql<HostRow>`${KEPT}
    select d.id, d.name, d.status, d.failures, d.failing_since, d.last_answer, d.address, d.api_host, (
      select endpoints from objection b
      where b.domain_id = d.id and b.gone_seen is null and b.verdict is distinct from 'dismissed' and 'crawling' = any(b.kinds)) as only_documents, array(
      select o.name from alias a join domain o on o.id = a.domain_id where a.target_id = d.id and a.gone_seen is null order by a.first_seen limit ${MOST_NAMES}
    ) as other_names
    from domain d where d.id = any(${domainIds}::int[])`.execute(db)
  const rows = await sql<DocumentRow>`${KEPT}
    select d.domain_id, d.endpoint, d.state, d.reason, d.http_status, d.url, d.etag, d.last_modified, d.due_at, d.checked_at, d.read_at, d.failures,
      d.cursor, d.complete, d.memo, d.facts - 'rules' - 'texts' as facts,
      coalesce(p.pages, 0) as pages_read, coalesce(p.names, 0) as names_read, coalesce(s.pending, 0) as pending_names
    from document d left join peer_set s on s.domain_id = d.domain_id and s.endpoint = d.endpoint
      left join lateral (
        select count(*)::int as pages, sum(cardinality(p.names))::int as names from peer_page p where p.domain_id = d.domain_id and p.endpoint = d.endpoint
      ) p on not d.complete
    where d.domain_id = any(${domainIds}::int[])`.execute(db)
  const documents = Map.groupBy(rows.rows, (row) => row.domainId)
  return new Map(hosts.rows.map((host) => [host.id, toKnownHost(host, documents.get(host.id) ?? [])]))
}

function toKnownHost(host: HostRow, documents: readonly DocumentRow[]): KnownHost {
  return {
    domain: host.name,
    otherNames: host.otherNames,
    past: {
      status: host.status,
      failures: host.failures,
      failingSince: host.failingSince?.getTime(),
      lastAnswer: host.lastAnswer?.getTime(),
    },
    documents: new Map(documents.map((row) => [row.endpoint, toStoredDocument(row)])),
    address: host.address ?? undefined,
    apiHost: host.apiHost ?? undefined,
    ...(host.onlyDocuments === null ? {} : { onlyDocuments: new Set(host.onlyDocuments) }),
  }
}

function toStoredDocument({ domainId: _domainId, ...row }: DocumentRow): StoredDocument {
  return {
    endpoint: row.endpoint,
    state: row.state,
    reason: row.reason ?? undefined,
    httpStatus: row.httpStatus ?? undefined,
    url: row.url ?? undefined,
    etag: row.etag ?? undefined,
    lastModified: row.lastModified ?? undefined,
    dueAt: row.dueAt.getTime(),
    checkedAt: row.checkedAt?.getTime(),
    readAt: row.readAt?.getTime(),
    failures: row.failures,
    cursor: row.cursor ?? undefined,
    complete: row.complete,
    memo: row.memo ?? undefined,
    facts: row.facts ?? undefined,
    pagesRead: row.pagesRead,
    namesRead: row.namesRead,
    pendingNames: row.pendingNames,
  }
}
