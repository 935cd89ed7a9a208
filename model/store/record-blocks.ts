// Block lists of a visit: pages until a list is complete, then what changed since the reading before, and the state of its publication.
import { sql, type Transaction } from 'kysely'
import { diffList, type ListDiff, type ReadingsBefore, type StoredBlock } from '#model/blocks/list-diff.ts'
import { isReadable, type BlockPublication } from '#model/blocks/publication.ts'
import type { BlockReading, DocumentResult, ReadBlock, Taken } from '#model/crawl.ts'
import { noteBlockEvents, writeDiff } from './block-changes.ts'
import { canonicalJson, shortHash, toJson } from './json-columns.ts'
import { KEPT } from './kept-statements.ts'
import type { Schema } from './schema.ts'

export interface BlocksContext {
  readonly domainId: number
  /** The end of the visit, milliseconds since 1970: the date of what no answer dates. */
  readonly now: number
}

export interface BlockSource {
  readonly id: number
  readonly publication: BlockPublication
  readonly readAt: Date | null
  readonly firstReadAt: Date | null
  readonly rowsHash: Buffer | null
  readonly missing: number
  readonly trustedAt: Date | null
  readonly suspectSince: Date | null
  readonly suspectReads: number
  /** The first of these readings that says what the last one says. */
  readonly suspectAgreedSince: Date | null
  /** Another list of the same server waits for a third reading, or is empty or out of reach since yesterday. */
  readonly companionSuspect: boolean
  /** Another list of the same server began anew since this one was read. */
  readonly companionRestarted: boolean
  readonly mode: string | null
  readonly hasExclusions: boolean
  readonly masked: number
  readonly skipped: number
}

/** Records what a visit learned of block lists, source by source. What is as it was writes the time of the reading and nothing else. */
export async function recordBlocks(trx: Transaction<Schema>, readings: readonly BlockReading[], context: BlocksContext): Promise<void> {
  for (const reading of readings) {
    const whole = await completeList(trx, reading, context)
    if (whole !== undefined) await recordSource(trx, whole, context)
  }
}

/** Records that lists are as they were (304): whoever says so has shown them again, and what opens later was not there yet. */
export async function confirmBlocks(
  trx: Transaction<Schema>,
  documents: readonly Pick<DocumentResult, 'endpoint' | 'taken'>[],
  { domainId, now }: BlocksContext,
): Promise<void> {
  if (documents.length === 0) return
  const confirmed = documents.map(({ endpoint, taken }) => {
    const { asked, at } = momentsOf(taken, now)
    return { endpoint, asked, at }
  })
  await sql`${KEPT}
    update block_source s set read_at = c.at, trusted_at = c.asked
    from jsonb_to_recordset(${toJson(confirmed)}::jsonb) as c (endpoint text, asked timestamptz, at timestamptz)
    where s.domain_id = ${domainId} and s.endpoint = c.endpoint and s.read_at < c.at and s.publication in ('public', 'partial')
      and s.missing = 0 and s.suspect_reads = 0`.execute(trx)
}

/** What was on a list when it was answered began by then; what was not had not begun when it was asked for. */
interface Moments {
  readonly asked: Date
  readonly at: Date
}

function momentsOf(taken: Taken | undefined, now: number): Moments {
  return { asked: new Date(taken?.askedAt ?? now), at: new Date(taken?.answeredAt ?? now) }
}

/** The whole list, or undefined while pages are missing. A refusal is whole by itself and leaves pages that were read to the next visit. */
async function completeList(
  trx: Transaction<Schema>,
  reading: BlockReading,
  { domainId, now }: BlocksContext,
): Promise<BlockReading | undefined> {
  const { endpoint, page, complete } = reading
  if (!isReadable(reading.publication)) return reading
  if (page === 0) await deletePages(trx, domainId, endpoint)
  if (complete && page === 0) return reading
  if (!complete) {
    await sql`${KEPT}
      insert into block_page (domain_id, endpoint, page, rows, skipped, asked_at)
      values (${domainId}, ${endpoint}, ${page}, ${toJson(reading.rows)}::jsonb, ${reading.skipped}, ${momentsOf(reading.taken, now).asked})
      on conflict (domain_id, endpoint, page) do update set rows = excluded.rows, skipped = excluded.skipped, asked_at = excluded.asked_at`.execute(
      trx,
    )
    return undefined
  }
  const pages = await sql<{ page: number; rows: ReadBlock[]; skipped: number; askedAt: Date | null }>`${KEPT}
    delete from block_page where domain_id = ${domainId} and endpoint = ${endpoint} returning page, rows, skipped, asked_at`.execute(trx)
  const inOrder = [...pages.rows.toSorted((a, b) => a.page - b.page).map((stored) => stored.rows), reading.rows]
  const rows = new Map((reading.newestFirst === true ? inOrder.toReversed() : inOrder).flat().map((row) => [row.key, row]))
  const skipped = pages.rows.reduce((sum, stored) => sum + stored.skipped, reading.skipped)
  const { askedAt, answeredAt } = reading.taken ?? { askedAt: now, answeredAt: now }
  // What was not on the first page when that was read may be there since: the whole list is as old as its oldest page.
  const oldest = Math.min(askedAt, ...pages.rows.flatMap((stored) => stored.askedAt?.getTime() ?? []))
  return {
    ...reading,
    rows: [...rows.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    skipped,
    taken: { askedAt: oldest, answeredAt },
  }
}

async function deletePages(trx: Transaction<Schema>, domainId: number, endpoint: string): Promise<void> {
  await sql`${KEPT} delete from block_page where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
}

async function recordSource(trx: Transaction<Schema>, reading: BlockReading, { domainId, now }: BlocksContext): Promise<void> {
  const { asked, at } = momentsOf(reading.taken, now)
  const source = (await loadSource(trx, { domainId, endpoint: reading.endpoint, at })) ?? (await openSource(trx, domainId, reading, at))
  if (!isReadable(reading.publication)) return changePublication(trx, source, reading, { domainId, at })
  const hash = Buffer.from(shortHash(canonicalJson([reading.rows, reading.mode, reading.hasExclusions])), 'hex')
  const sameState = source.publication === reading.publication
  if (sameState && source.missing === 0 && source.suspectReads === 0 && source.rowsHash?.equals(hash) === true) {
    await sql`${KEPT} update block_source set read_at = ${at}, trusted_at = ${asked} where id = ${source.id}`.execute(trx)
    return
  }
  await changePublication(trx, source, reading, { domainId, at })
  await recordRows(trx, source, reading, { domainId, asked, at, hash })
}

async function loadSource(
  trx: Transaction<Schema>,
  { domainId, endpoint, at }: { readonly domainId: number; readonly endpoint: string; readonly at: Date },
): Promise<BlockSource | undefined> {
  const found = await sql<BlockSource>`${KEPT}
    select id, publication, read_at, first_read_at, rows_hash, missing, trusted_at, suspect_since, suspect_reads, suspect_agreed_since, mode,
      has_exclusions, masked, skipped, coalesce(o.suspect, false) as companion_suspect, coalesce(o.restarted, false) as companion_restarted
    from block_source s, lateral (
      select bool_or(o.suspect_reads > 0 or (o.publication in ('ambiguous-empty', 'unreachable') and o.first_read_at is not null
          and o.publication_since > ${at}::timestamptz - interval '2 days')) as suspect,
        bool_or(o.first_read_at > s.read_at + interval '6 hours') as restarted
      from block_source o where o.domain_id = s.domain_id and o.id <> s.id) o
    where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
  return found.rows[0]
}

async function openSource(
  trx: Transaction<Schema>,
  domainId: number,
  { endpoint, publication }: BlockReading,
  at: Date,
): Promise<BlockSource> {
  const opened = await sql<{ id: number }>`${KEPT}
    insert into block_source (domain_id, endpoint, publication, publication_since) values (${domainId}, ${endpoint}, ${publication}, ${at})
    returning id`.execute(trx)
  const id = opened.rows[0]?.id ?? 0
  return {
    id,
    publication,
    readAt: null,
    firstReadAt: null,
    companionSuspect: false,
    companionRestarted: false,
    rowsHash: null,
    missing: 0,
    trustedAt: null,
    suspectSince: null,
    suspectReads: 0,
    suspectAgreedSince: null,
    mode: null,
    hasExclusions: false,
    masked: 0,
    skipped: 0,
  }
}

interface Moment {
  readonly domainId: number
  readonly at: Date
}

// A list that cannot be reached is still the list it was: only the state says since when.
async function changePublication(
  trx: Transaction<Schema>,
  source: BlockSource,
  reading: BlockReading,
  { domainId, at }: Moment,
): Promise<void> {
  if (source.publication === reading.publication) return
  await sql`${KEPT}
    update block_source set publication = ${reading.publication}, publication_since = ${at}, publication_not_before = read_at
    where id = ${source.id}`.execute(trx)
  await noteBlockEvents(trx, [
    {
      sourceId: source.id,
      domainId,
      kind: 'publication-changed',
      notBefore: source.readAt,
      at,
      was: { publication: source.publication },
      became: { publication: reading.publication },
    },
  ])
}

type Read = Moment & Moments & { readonly hash: Buffer }

async function recordRows(trx: Transaction<Schema>, source: BlockSource, reading: BlockReading, read: Read): Promise<void> {
  const { domainId, at } = read
  const before = readingsBefore(source, read)
  const diff = diffList(await loadOpenBlocks(trx, source.id), reading.rows, at.getTime(), before)
  const place = { sourceId: source.id, domainId, notBefore: source.trustedAt, at }
  await writeDiff(trx, diff, place)
  const mode = reading.mode ?? null
  if (source.readAt === null || diff.restarted)
    await noteBlockEvents(trx, [{ ...place, kind: 'list-read', became: { rows: reading.rows.length } }])
  else if (source.mode !== mode)
    await noteBlockEvents(trx, [{ ...place, kind: 'mode-changed', was: { mode: source.mode }, became: { mode } }])
  await sql`${KEPT}
    update block_source set read_at = ${at}, rows_hash = ${read.hash}, listed = ${reading.rows.length},
      masked = ${reading.rows.filter(({ target }) => target.kind === 'mask').length}, skipped = ${reading.skipped},
      missing = ${diff.missed.length}, mode = ${mode}, has_exclusions = ${reading.hasExclusions}, mask = ${reading.mask ?? null}
    where id = ${source.id}`.execute(trx)
  await recordTrust(trx, source, diff, { ...read, agreedSince: new Date(before.agreedSince) })
  await askWhole(trx, diff, { domainId, endpoint: reading.endpoint })
}

function readingsBefore(source: BlockSource, { hash, at }: Read): ReadingsBefore & { readonly agreedSince: number } {
  const agreedSince = (source.rowsHash?.equals(hash) === true ? source.suspectAgreedSince : null) ?? at
  return {
    trustedAt: source.trustedAt?.getTime(),
    suspectSince: source.suspectSince?.getTime(),
    suspectReads: source.suspectReads,
    agreedSince: agreedSince.getTime(),
    firstReadAt: source.firstReadAt?.getTime(),
    companionSuspect: source.companionSuspect,
    companionRestarted: source.companionRestarted,
  }
}

/** Notes whether the reading is believed, and since when such readings go on. */
async function recordTrust(
  trx: Transaction<Schema>,
  { id, firstReadAt, trustedAt, suspectReads, suspectSince }: BlockSource,
  { suspect, restarted }: ListDiff,
  { asked, at, agreedSince }: Moments & { readonly agreedSince: Date },
): Promise<void> {
  const first = restarted ? at : (firstReadAt ?? at)
  const trust = suspect
    ? { trustedAt, reads: suspectReads + 1, since: suspectSince ?? at, agreedSince }
    : { trustedAt: asked, reads: 0, since: null, agreedSince: null }
  await sql`${KEPT}
    update block_source set first_read_at = ${first}, trusted_at = ${trust.trustedAt}, suspect_reads = ${trust.reads},
      suspect_since = ${trust.since}, suspect_agreed_since = ${trust.agreedSince}
    where id = ${id}`.execute(trx)
}

// What is missing is believed by a second reading, and "as before" would be none: the next answer must hold the list.
async function askWhole(
  trx: Transaction<Schema>,
  { suspect, missed }: ListDiff,
  { domainId, endpoint }: { readonly domainId: number; readonly endpoint: string },
): Promise<void> {
  if (!suspect && missed.length === 0) return
  await sql`${KEPT}
    update document set etag = null, last_modified = null where domain_id = ${domainId} and endpoint = ${endpoint}`.execute(trx)
}

async function loadOpenBlocks(trx: Transaction<Schema>, sourceId: number): Promise<readonly StoredBlock[]> {
  type Row = {
    id: number
    key: string
    observed: string
    digest: string | null
    actions: string[]
    natives: string[]
    reason: string | null
    statedSince: Date | null
    expiresAt: Date | null
    lastSeen: Date | null
    missingSince: Date | null
  }
  const found = await sql<Row>`${KEPT}
    select id, key, observed, encode(digest, 'hex') as digest, actions, natives, reason, stated_since, expires_at, last_seen, missing_since
    from block where source_id = ${sourceId} and gone_seen is null`.execute(trx)
  return found.rows.map(({ digest, reason, statedSince, expiresAt, lastSeen, missingSince, ...row }) => ({
    ...row,
    digest: digest ?? undefined,
    reason: reason ?? undefined,
    statedSince: statedSince?.getTime(),
    expiresAt: expiresAt?.getTime(),
    lastSeen: lastSeen?.getTime(),
    missingSince: missingSince?.getTime(),
  }))
}

/**
 * Closes the lists of a host that are no longer its own word: of a software it no longer runs, or all of them when it turned out to be
 * another server's name. That says nothing about its blocks, so it is no withdrawal.
 */
export async function closeBlockSources(
  trx: Transaction<Schema>,
  { domainId, now }: BlocksContext,
  keep: readonly string[],
): Promise<void> {
  const at = new Date(now)
  await sql`${KEPT} delete from block_page where domain_id = ${domainId} and endpoint <> all(${keep}::text[])`.execute(trx)
  await sql`${KEPT}
    update block b set gone_seen = ${at}, close_cause = 'source-changed', last_seen = coalesce(b.last_seen, s.read_at)
    from block_source s where s.id = b.source_id and s.domain_id = ${domainId} and s.endpoint <> all(${keep}::text[]) and b.gone_seen is null`.execute(
    trx,
  )
  await sql`${KEPT}
    update block_source set publication = 'unsupported', publication_since = ${at}, publication_not_before = read_at, rows_hash = null,
      listed = 0, masked = 0, missing = 0
    where domain_id = ${domainId} and endpoint <> all(${keep}::text[]) and publication <> 'unsupported'`.execute(trx)
}
