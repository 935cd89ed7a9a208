// Writing what two readings of a block list differ in: rows that open, change, go missing and close, and one event for each.
import { sql, type Transaction } from 'kysely'
import type { BlockChange, ClosedBlock, ListDiff, StoredBlock } from '#model/blocks/list-diff.ts'
import type { ReadBlock } from '#model/crawl.ts'
import { toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'

/** Where and when a list was read. */
export interface ListPlace {
  readonly sourceId: number
  readonly domainId: number
  /** The last reading before that was believed; null when this is the first. */
  readonly notBefore: Date | null
  readonly at: Date
}

export type BlockEventKind =
  | 'list-read'
  | 'publication-changed'
  | 'mode-changed'
  | 'added'
  | 'removed'
  | 'action-changed'
  | 'reason-changed'
  | 'mask-changed'
  | 'terms-changed'

export interface BlockEvent extends ListPlace {
  readonly kind: BlockEventKind
  readonly blockId?: number | undefined
  readonly was?: object | undefined
  readonly became?: object | undefined
}

/** Appends events. */
export async function noteBlockEvents(trx: Transaction<Schema>, events: readonly BlockEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ sourceId, domainId, blockId, kind, notBefore, at, was, became }) => ({
    source_id: sourceId,
    domain_id: domainId,
    block_id: blockId,
    kind,
    not_before: notBefore?.toISOString(),
    at: at.toISOString(),
    was,
    became,
  }))
  await sql`
    insert into block_event (source_id, domain_id, block_id, kind, not_before, at, was, became)
    select source_id, domain_id, block_id, kind, not_before, at, was, became from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as r (source_id int4, domain_id int4, block_id int4, kind text, not_before timestamptz, at timestamptz, was jsonb, became jsonb)`.execute(
    trx,
  )
}

/** Writes a difference: nothing of it is a row that is as it was. */
export async function writeDiff(trx: Transaction<Schema>, diff: ListDiff, place: ListPlace): Promise<void> {
  const events: BlockEvent[] = []
  // The first reading tells when nothing began: its rows are no news.
  const notBefore = diff.restarted ? null : place.notBefore
  const opened = await openBlocks(trx, diff.opened, { ...place, notBefore })
  if (notBefore !== null) events.push(...opened.map((blockId) => ({ ...place, blockId, kind: 'added' as const })))
  await changeBlocks(trx, diff.changed)
  events.push(...diff.changed.flatMap((change) => change.kinds.map((kind) => ({ ...place, ...describeChange(change, kind) }))))
  await missBlocks(trx, diff.missed, place)
  await returnBlocks(trx, diff.returned)
  await doubtBlocks(trx, diff.doubted)
  await closeBlocks(trx, diff.closed)
  events.push(...diff.closed.map((closed) => removalOf(closed, place)))
  await noteBlockEvents(trx, events)
}

function rowOf(block: ReadBlock): object {
  const { target } = block
  return {
    key: block.key,
    observed: block.observed,
    kind: target.kind,
    scope: 'scope' in target ? target.scope : 'tree',
    target: plainTarget(target),
    digest: block.digest,
    digest_wrong: block.digestWrong === true,
    method: target.kind === 'mask' ? 'unresolved' : 'plain',
    actions: block.actions.map(({ action }) => action),
    natives: block.actions.map(({ native }) => native),
    reason: block.reason,
    stated_since: momentOf(block.statedSince),
    expires_at: momentOf(block.expiresAt),
  }
}

function plainTarget(target: ReadBlock['target']): string | undefined {
  switch (target.kind) {
    case 'name':
      return target.name
    case 'suffix':
      return target.suffix
    case 'pattern':
      return target.pattern
    case 'mask':
      return undefined
  }
}

function momentOf(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString()
}

const ROW = sql`(key text, observed text, kind text, scope text, target text, digest text, digest_wrong bool, method text,
  actions text[], natives text[], reason text, stated_since timestamptz, expires_at timestamptz, id int4)`

async function openBlocks(trx: Transaction<Schema>, blocks: readonly ReadBlock[], place: ListPlace): Promise<readonly number[]> {
  if (blocks.length === 0) return []
  const opened = await sql<{ id: number }>`
    insert into block (source_id, domain_id, key, observed, kind, scope, target, digest, digest_wrong, method, actions, natives, reason,
      stated_since, expires_at, not_before, first_seen)
    select ${place.sourceId}, ${place.domainId}, key, observed, kind, scope, target, decode(digest, 'hex'), digest_wrong, method, actions, natives,
      reason, stated_since, expires_at, ${place.notBefore}::timestamptz, ${place.at}::timestamptz
    from jsonb_to_recordset(${toJson(blocks.map(rowOf))}::jsonb) as r ${ROW}
    returning id`.execute(trx)
  return opened.rows.map(({ id }) => id)
}

async function changeBlocks(trx: Transaction<Schema>, changes: readonly BlockChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ before, row }) => ({ ...rowOf(row), id: before.id }))
  await sql`
    update block b set key = r.key, observed = r.observed, kind = r.kind, scope = r.scope, target = r.target,
      digest = coalesce(decode(r.digest, 'hex'), b.digest), digest_wrong = r.digest_wrong, actions = r.actions, natives = r.natives,
      reason = r.reason, stated_since = r.stated_since, expires_at = r.expires_at, last_seen = null, missing_since = null,
      method = case when r.kind = b.kind and r.observed = b.observed then b.method else r.method end,
      resolved = case when r.kind = b.kind and r.observed = b.observed then b.resolved end,
      resolver = case when r.kind = b.kind and r.observed = b.observed then b.resolver else 0 end
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r ${ROW} where b.id = r.id`.execute(trx)
}

function describeChange(
  { before, row }: BlockChange,
  kind: BlockChange['kinds'][number],
): Pick<BlockEvent, 'blockId' | 'kind' | 'was' | 'became'> {
  const blockId = before.id
  switch (kind) {
    case 'action-changed':
      return { blockId, kind, was: { actions: before.actions }, became: { actions: row.actions.map(({ action }) => action) } }
    case 'reason-changed':
      return { blockId, kind, was: { reason: before.reason }, became: { reason: row.reason } }
    case 'mask-changed':
      return { blockId, kind, was: { observed: before.observed }, became: { observed: row.observed } }
    case 'terms-changed':
      return {
        blockId,
        kind,
        was: { statedSince: momentOf(before.statedSince), expiresAt: momentOf(before.expiresAt) },
        became: { statedSince: momentOf(row.statedSince), expiresAt: momentOf(row.expiresAt) },
      }
  }
}

async function missBlocks(trx: Transaction<Schema>, blocks: readonly StoredBlock[], { notBefore, at }: ListPlace): Promise<void> {
  if (blocks.length === 0) return
  await sql`
    update block set last_seen = coalesce(last_seen, ${notBefore}::timestamptz),
      missing_since = coalesce(missing_since, ${at})
    where id = any(${blocks.map(({ id }) => id)}::int[])`.execute(trx)
}

async function returnBlocks(trx: Transaction<Schema>, blocks: readonly StoredBlock[]): Promise<void> {
  if (blocks.length === 0) return
  await sql`
    update block set last_seen = null, missing_since = null where id = any(${blocks.map(({ id }) => id)}::int[])`.execute(trx)
}

// The reading that missed them first may have been as broken as the one that is not believed now; when they were seen last stays.
async function doubtBlocks(trx: Transaction<Schema>, blocks: readonly StoredBlock[]): Promise<void> {
  if (blocks.length === 0) return
  await sql`update block set missing_since = null where id = any(${blocks.map(({ id }) => id)}::int[])`.execute(trx)
}

// Its end lies between the last reading with it and the first without, not at the reading that settled it.
async function closeBlocks(trx: Transaction<Schema>, closed: readonly ClosedBlock[]): Promise<void> {
  if (closed.length === 0) return
  const rows = closed.map(({ block, lastSeen, goneAt }) => ({ id: block.id, last_seen: momentOf(lastSeen), gone_seen: momentOf(goneAt) }))
  await sql`
    update block b set last_seen = r.last_seen, missing_since = r.gone_seen, gone_seen = r.gone_seen, close_cause = 'withdrawn'
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r (id int4, last_seen timestamptz, gone_seen timestamptz) where b.id = r.id`.execute(
    trx,
  )
}

function removalOf({ block, lastSeen, goneAt }: ClosedBlock, place: ListPlace): BlockEvent {
  const notBefore = lastSeen === undefined ? place.notBefore : new Date(lastSeen)
  return { ...place, notBefore, at: new Date(goneAt), blockId: block.id, kind: 'removed' }
}
