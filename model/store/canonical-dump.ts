// The state of the whole store as text that two databases share when they know the same: names instead of ids, no times, no leases.
import { sql, type Kysely } from 'kysely'
import { decodeSet } from '#model/graph/packed-set.ts'
import { canonicalJson } from './json-columns.ts'
import type { Schema } from './schema.ts'

/**
 * What each table states, by the name of the host that the row is about. Left out: who gave a name first and what budgets were spent on the
 * way, and when a name that waited joined a set, since these depend on the order of visits; the log of visits; weeks and days, which are times.
 */
const TABLES: Readonly<Record<string, string>> = {
  domain: `select name as host, status, reason, failures, api_host, ipv6, certificate_problem, behind, down_since is not null as down, (select true from frontier_slot s where s.domain_id = domain.id) as has_slot from domain`,
  document: `select d.name as host, t.endpoint, t.state, t.reason, t.http_status, t.url, t.etag, t.last_modified, t.failures, t.cursor, t.complete, t.facts,
    t.read_at is not null as was_read from document t join domain d on d.id = t.domain_id`,
  robots: `select host, state, body, reason from robots`,
  instance: `select d.name as host, to_jsonb(t) - 'domain_id' - 'first_answer' - 'changed_at' as row from instance t join domain d on d.id = t.domain_id`,
  fact: `select d.name as host, t.key, t.value, t.endpoint, t.first_seen_is_lower_bound, t.gone_seen is null as open from fact t join domain d on d.id = t.domain_id`,
  rule: `select d.name as host, t.endpoint, t.position, t.native_id, t.text, t.hint, t.translations, t.first_seen_is_lower_bound, t.gone_seen is null as open
    from rule t join domain d on d.id = t.domain_id`,
  long_text: `select d.name as host, t.endpoint, t.kind, t.format, t.text, t.first_seen_is_lower_bound, t.gone_seen is null as open
    from long_text t join domain d on d.id = t.domain_id`,
  nodeinfo: `select d.name as host, t.url, t.schema, t.body from nodeinfo t join domain d on d.id = t.domain_id`,
  usage_day: `select distinct d.name as host, to_jsonb(t) - 'domain_id' - 'day' as row from usage_day t join domain d on d.id = t.domain_id`,
  activity_week: `select distinct d.name as host, t.statuses, t.logins, t.registrations from activity_week t join domain d on d.id = t.domain_id`,
  alias: `select d.name as host, target.name as target, t.proof, t.proved, t.gone_seen is null as open
    from alias t join domain d on d.id = t.domain_id join domain target on target.id = t.target_id`,
  peer_page: `select d.name as host, t.endpoint, t.page, t.names from peer_page t join domain d on d.id = t.domain_id`,
  candidate: `select name as host, registrable from candidate`,
  farm: `select registrable as host, state, reason from farm`,
  publication: `select d.name as host, to_jsonb(t) - 'domain_id' - 'decided_at' as row from publication t join domain d on d.id = t.domain_id`,
  opt_out: `select encode(key, 'hex') as host, grade, proof from opt_out`,
  software: `select name as host, label, kind, adapter, definition from software`,
}

/** One line a row, sorted: `table host {…}`. Equal dumps mean equal knowledge, whatever happened on the way. */
export async function canonicalDump(db: Kysely<Schema>): Promise<readonly string[]> {
  const lines: string[] = []
  for (const [table, query] of Object.entries(TABLES)) {
    const rows = await sql<{ host: string }>`select * from (${sql.raw(query)}) t`.execute(db)
    lines.push(...rows.rows.map(({ host, ...row }) => `${table} ${host} ${canonicalJson(row)}`))
  }
  lines.push(...(await dumpPeers(db)))
  return lines.toSorted()
}

async function dumpPeers(db: Kysely<Schema>): Promise<readonly string[]> {
  const domains = await sql<{ id: number; name: string }>`select id, name from domain`.execute(db)
  const names = new Map(domains.rows.map((row) => [row.id, row.name]))
  const nameOf = (id: number): string => names.get(id) ?? '?'
  const namesOf = (ids: Uint8Array): readonly string[] => Array.from(decodeSet(ids), nameOf).toSorted()
  const sets = await sql<{ domainId: number; endpoint: string; kind: string; listed: number; pending: number; ids: Buffer }>`
    select domain_id, endpoint, kind, listed, pending, ids from peer_set`.execute(db)
  const deltas = await sql<{ domainId: number; endpoint: string; step: string; added: Buffer; removed: Buffer; place: number }>`
    select domain_id, endpoint, step, added, removed, (row_number() over (partition by domain_id, endpoint order by at))::int as place
    from peer_delta where step <> 'admitted'`.execute(db)
  return [
    ...sets.rows.map(({ domainId, ids, ...row }) => `peer_set ${nameOf(domainId)} ${canonicalJson({ ...row, names: namesOf(ids) })}`),
    ...deltas.rows.map(({ domainId, added, removed, ...row }) => {
      return `peer_delta ${nameOf(domainId)} ${canonicalJson({ ...row, added: namesOf(added), removed: namesOf(removed) })}`
    }),
  ]
}
