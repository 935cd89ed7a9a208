// Made-up visits to made-up servers: what a crawl would hand to the store, with everything ordinary filled in.
import { sql, type Kysely } from 'kysely'
import type { Crawl, DocumentResult, PeerReading } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import type { Facts } from '#model/facts.ts'
import { claimSlots, type ClaimedSlot } from '#model/store/frontier.ts'
import { freeKeys } from '#model/store/pace-keys.ts'
import { recordCrawl, type RecordContext, type Recorded } from '#model/store/record-crawl.ts'
import { admitAll } from '#model/store/record-peers.ts'
import type { Schema } from '#model/store/schema.ts'

export const NOON = Date.UTC(2026, 10, 2, 12)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A name that is known to parse. */
export function domain(name: string): Domain {
  const parsed = parseDomain(name)
  if (parsed === undefined) throw new Error(`${name} is no domain`)
  return parsed
}

/** Keys as the crawler makes them, without the public suffix list. */
export function paceKeys(host: string, address: string | undefined): readonly string[] {
  const site = host.split('.').slice(-2).join('.')
  return [`host:${host}`, `site:${site}`, ...(address === undefined ? [] : [`addr:${address}`])]
}

export const SECRET = Buffer.alloc(32, 7)
export const INSTANCE = '/api/v2/instance'
export const PEERS = '/api/v1/instance/peers'

export const context: RecordContext = { endpointOrder: [INSTANCE, PEERS], siteSecret: SECRET, admitNames: admitAll }

export const nodeinfoFacts: Facts = {
  software: 'mastodon',
  version: '4.5.1',
  protocols: ['activitypub'],
  usage: { users: 120, activeMonth: 40, localPosts: 9000 },
}

export const instanceFacts: Facts = {
  software: 'mastodon',
  version: '4.5.1',
  name: 'The Harbour',
  shortDescription: 'Boats and weather',
  languages: ['en'],
  registrations: { mode: 'approval', reasonRequired: true },
  rules: [
    { nativeId: '1', text: 'Be kind' },
    { nativeId: '2', text: 'No spam', hint: 'Not even yours' },
  ],
  texts: [{ kind: 'description', text: 'A place for boats', format: 'text' }],
}

/** A document that was read well, with these facts. */
export function read(endpoint: string, facts: Facts | undefined, at: number, more: Partial<DocumentResult> = {}): DocumentResult {
  return { endpoint, state: 'ok', httpStatus: 200, facts, dueAt: at + DAY, tookMs: 80, bytes: 900, etag: `"${endpoint}"`, ...more }
}

/** A document that failed. */
export function failed(endpoint: string, reason: 'not-found' | 'timeout' | 'unauthorized' | 'server-error', at: number): DocumentResult {
  return { endpoint, state: reason === 'unauthorized' ? 'refused' : 'failed', failure: { reason }, dueAt: at + DAY }
}

/** A complete list of hosts. */
export function peers(names: readonly string[], more: Partial<PeerReading> = {}): PeerReading {
  return { endpoint: PEERS, kind: 'knows', names: names.map(domain).toSorted(), rejected: 0, page: 0, complete: true, ...more }
}

/** An ordinary visit: NodeInfo and the instance document, both good. */
export function visit(slot: Pick<ClaimedSlot, 'crawlId' | 'domain'>, at: number, more: Partial<Crawl> = {}): Crawl {
  return {
    id: slot.crawlId,
    domain: slot.domain,
    startedAt: at,
    finishedAt: at,
    outcome: { kind: 'answered' },
    documents: [read('nodeinfo', nodeinfoFacts, at), read(INSTANCE, instanceFacts, at)],
    nodeinfo: { url: `https://${slot.domain}/nodeinfo/2.0`, schema: '2.0', body: '{"version":"2.0","software":{"name":"mastodon"}}' },
    peers: [],
    adapter: 'mastodon',
    address: '203.0.113.9',
    requests: 3,
    robots: [],
    noindex: false,
    ...more,
  }
}

/** Makes a host due at a moment and claims it; hosts that would be due too wait an hour. */
export async function claimHost(db: Kysely<Schema>, name: Domain, now: number, owner = 'harbour-1'): Promise<ClaimedSlot> {
  const later = new Date(now + HOUR)
  await sql`
    update frontier_slot set due_at = case when domain_id = (select id from domain where name = ${name}) then ${new Date(now)} else greatest(due_at, ${later}) end
    where lease_owner is null`.execute(db)
  const claimed = await claimSlots(db, { owner, limit: 1000, now, leaseMs: 90_000, paceKeys })
  const slot = claimed.find((entry) => entry.domain === name)
  if (slot === undefined) throw new Error(`${name} could not be claimed`)
  for (const other of claimed) await freeKeys(db, { keys: other.keys.map((key) => ({ key, notBefore: 0 })), owner })
  return slot
}

/** Claims a host and records one visit to it. */
export async function visitHost(
  db: Kysely<Schema>,
  name: Domain,
  at: number,
  more: Partial<Crawl> | ((slot: ClaimedSlot) => Partial<Crawl>) = {},
  using: RecordContext = context,
): Promise<Recorded> {
  const slot = await claimHost(db, name, at)
  return recordCrawl(db, visit(slot, at, typeof more === 'function' ? more(slot) : more), using)
}

/** Rows of a table with the transaction that wrote each: equal before and after means that nothing was written. */
export async function versionsOf(db: Kysely<Schema>, tables: readonly string[]): Promise<Record<string, readonly string[]>> {
  const versions: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const rows = await sql<{
      row: string
    }>`select t.xmin::text || ' ' || t.xmax::text || ' ' || t.ctid::text as row from ${sql.table(table)} t order by t.ctid`.execute(db)
    versions[table] = rows.rows.map(({ row }) => row)
  }
  return versions
}
