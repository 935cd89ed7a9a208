// Peer sets as stored: the newest state of a list and any past one, as ids.
import { sql, type Kysely } from 'kysely'
import type { PeerKind } from '#model/facts.ts'
import { applyDelta, decodeSet, reverseDelta } from '#model/graph/packed-set.ts'
import { copyRows } from './copied-rows.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'

/** The newest complete reading of one list of one host. */
export interface PeerSet {
  readonly endpoint: string
  readonly kind: PeerKind
  /** When this state was first read, milliseconds since 1970. */
  readonly asOf: number
  /** Ascending. */
  readonly ids: Int32Array
  /** Names published, and names of them that have no id yet. */
  readonly listed: number
  readonly pending: number
}

/** Loads the lists of a host; empty when it never published one. */
export async function loadPeerSets(db: Kysely<Schema>, domainId: number): Promise<readonly PeerSet[]> {
  const sets = await sql<{ endpoint: string; kind: PeerKind; asOf: Date; ids: Buffer; listed: number; pending: number }>`
    select endpoint, kind, as_of, ids, listed, pending from peer_set where domain_id = ${domainId} order by endpoint`.execute(db)
  return sets.rows.map((row) => ({ ...row, asOf: row.asOf.getTime(), ids: decodeSet(row.ids) }))
}

/** One list as it is stored: `ids` packed. */
export interface PackedPeers {
  readonly domainId: number
  readonly endpoint: string
  /** model/graph/packed-set.ts. */
  readonly ids: Uint8Array
}

/**
 * All stored lists of a kind, by the ids of their servers, one at a time and packed: the whole graph is 150 MB. They are as they were at
 * one moment. The bytes are good until the next list is asked for.
 */
export async function* eachPeerSet({ pool }: Pick<Database, 'pool'>, kind: PeerKind): AsyncGenerator<PackedPeers> {
  const rows = copyRows(pool, `select domain_id, endpoint, ids from peer_set where kind = '${kind}' order by domain_id, endpoint`)
  for await (const [domainId, endpoint, ids] of rows) {
    if (domainId && endpoint && ids) yield { domainId: domainId.readInt32BE(), endpoint: endpoint.toString(), ids }
  }
}

type Step = { step: 'opened' | 'changed' | 'admitted' | 'closed'; added: Buffer; removed: Buffer; keyFrame: Buffer | null }

/**
 * The list as it was known at a moment: the last state read at or before it. Undefined when nothing was known by then, or when the
 * list was no longer this server's. Walks back from the next full set after the moment, eight changes at most.
 */
export async function peerSetAt(db: Kysely<Schema>, domainId: number, endpoint: string, moment: number): Promise<Int32Array | undefined> {
  const later = await sql<Step>`
    select step, added, removed, key_frame from peer_delta
    where domain_id = ${domainId} and endpoint = ${endpoint} and at > ${new Date(moment)}
    order by at limit ${LONGEST_WALK}`.execute(db)
  if (later.rows[0]?.step === 'opened') return undefined
  const full = later.rows.findIndex((step) => step.keyFrame !== null)
  const frame = later.rows[full]?.keyFrame
  const start = frame === null || frame === undefined ? await currentSet(db, domainId, endpoint) : decodeSet(frame)
  const back = full === -1 ? later.rows : later.rows.slice(0, full + 1)
  return start === undefined
    ? undefined
    : back.reduceRight(
        (set, { added, removed }) => applyDelta(set, reverseDelta({ added: decodeSet(added), removed: decodeSet(removed) })),
        start,
      )
}

// A key frame stands at every eighth change, and a closed list is one.
const LONGEST_WALK = 8

async function currentSet(db: Kysely<Schema>, domainId: number, endpoint: string): Promise<Int32Array | undefined> {
  const set = await sql<{ ids: Buffer }>`select ids from peer_set where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(db)
  return set.rows[0] === undefined ? undefined : decodeSet(set.rows[0].ids)
}
