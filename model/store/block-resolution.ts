// Looks again, as names arrive, whose name stands behind masked rows; what it finds stays in here and is never published.
import { sql, type Kysely } from 'kysely'
import { MASK_ALGORITHMS, type MaskAlgorithm } from '#model/blocks/mask.ts'
import {
  CORROBORATING_BLOCKERS,
  createDictionary,
  RESOLVER_VERSION,
  resolveMask,
  type NameDictionary,
  type Resolution,
} from '#model/blocks/resolve.ts'
import type { Domain } from '#model/domain.ts'
import { toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'

interface MaskedBlock {
  readonly id: number
  readonly observed: string
  readonly digest: string | null
  readonly mask: string | null
  readonly method: string
  readonly resolved: string | null
}

/** What a look at all masked rows found, by how they stand now. */
export type ResolutionCounts = Readonly<Record<Exclude<Resolution['method'], 'plain'>, number>> & { readonly changed: number }

const BATCH = 5000

/**
 * Resolves every open masked row that is not certain yet against the names that are known: those that were crawled or listed and got an
 * id, and those that stand plainly on some list. Names of quarantined farms are no candidates: endless names would fit every mask.
 */
export async function resolveMasks(db: Kysely<Schema>): Promise<ResolutionCounts> {
  const counts = { digest: 0, inferred: 0, ambiguous: 0, unresolved: 0, changed: 0 }
  if (!(await hasMaskedRows(db))) return counts
  const dictionary = createDictionary(await loadNames(db))
  const corroborated = await loadCorroborated(db)
  for (let last = 0; ;) {
    const rows = await loadMasked(db, last)
    const end = rows.at(-1)
    if (end === undefined) break
    const found = rows.map((row) => ({ row, resolution: lookUp(row, dictionary, corroborated) }))
    for (const { resolution } of found) if (resolution.method !== 'plain') counts[resolution.method] += 1
    counts.changed += await saveResolutions(db, found.filter(isNews))
    last = end.id
  }
  const certain = await sql<{ n: number }>`
    select count(*)::int as n from block where gone_seen is null and kind = 'mask' and method = 'digest' and resolver = ${RESOLVER_VERSION}`.execute(
    db,
  )
  return { ...counts, digest: certain.rows[0]?.n ?? 0 }
}

async function hasMaskedRows(db: Kysely<Schema>): Promise<boolean> {
  const found = await sql<{ any: boolean }>`
    select exists (select from block where gone_seen is null and kind = 'mask') as any`.execute(db)
  return found.rows[0]?.any === true
}

async function loadNames(db: Kysely<Schema>): Promise<readonly Domain[]> {
  const found = await sql<{ name: Domain }>`
    select name from domain d where network = 'fediverse'
      and not exists (select from farm f where f.registrable = d.registrable and f.state = 'quarantined')
    union select target from block where gone_seen is null and kind = 'name'`.execute(db)
  return found.rows.map(({ name }) => name)
}

async function loadCorroborated(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const found = await sql<{ target: string }>`
    select target from block where gone_seen is null and kind = 'name' and 'suspend' = any(actions)
    group by target having count(distinct domain_id) >= ${CORROBORATING_BLOCKERS}`.execute(db)
  return new Set(found.rows.map(({ target }) => target))
}

async function loadMasked(db: Kysely<Schema>, after: number): Promise<readonly MaskedBlock[]> {
  const found = await sql<MaskedBlock>`
    select b.id, b.observed, encode(b.digest, 'hex') as digest, s.mask, b.method, b.resolved
    from block b join block_source s on s.id = b.source_id
    where b.gone_seen is null and b.kind = 'mask' and b.id > ${after} and (b.method <> 'digest' or b.resolver < ${RESOLVER_VERSION})
    order by b.id limit ${BATCH}`.execute(db)
  return found.rows
}

function lookUp({ observed, digest, mask }: MaskedBlock, dictionary: NameDictionary, corroborated: ReadonlySet<string>): Resolution {
  const algorithm = MASK_ALGORITHMS.find((known) => known === mask) ?? ('mastodon' satisfies MaskAlgorithm)
  const row = { mask: observed.toLowerCase(), algorithm, digest: digest ?? undefined }
  return resolveMask(row, dictionary, (name) => corroborated.has(name))
}

interface Found {
  readonly row: MaskedBlock
  readonly resolution: Resolution
}

function isNews({ row, resolution }: Found): boolean {
  return row.method !== resolution.method || row.resolved !== (nameIn(resolution) ?? null)
}

function nameIn(resolution: Resolution): Domain | undefined {
  return 'name' in resolution ? resolution.name : undefined
}

async function saveResolutions(db: Kysely<Schema>, found: readonly Found[]): Promise<number> {
  if (found.length === 0) return 0
  const rows = found.map(({ row, resolution }) => ({
    id: row.id,
    method: resolution.method,
    resolved: nameIn(resolution),
    confidence: resolution.method === 'inferred' ? resolution.confidence : undefined,
    candidates: resolution.method === 'ambiguous' ? resolution.candidates : undefined,
  }))
  const saved = await sql`
    update block b set method = r.method, resolved = r.resolved, confidence = r.confidence, candidates = r.candidates, resolver = ${RESOLVER_VERSION}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r (id int4, method text, resolved text, confidence real, candidates text[])
    where b.id = r.id and b.gone_seen is null`.execute(db)
  return Number(saved.numAffectedRows ?? 0)
}

/** Deletes the rows, events and pages of lists that ended their publication before a moment: they are nobody's to keep (DESIGN 5). */
export async function pruneWithheldBlocks(db: Kysely<Schema>, before: number): Promise<number> {
  const over = sql`select id from block_source where publication in ('withheld', 'robots') and publication_since < ${new Date(before)}`
  const events = await sql`delete from block_event where source_id in (${over})`.execute(db)
  const blocks = await sql`delete from block where source_id in (${over})`.execute(db)
  await sql`
    update block_source set rows_hash = null, listed = 0, masked = 0, missing = 0, read_at = null, first_read_at = null,
      trusted_at = null, suspect_since = null, suspect_reads = 0
    where id in (${over}) and read_at is not null`.execute(db)
  return Number(events.numAffectedRows ?? 0) + Number(blocks.numAffectedRows ?? 0)
}
