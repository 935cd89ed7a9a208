// Lists of one server as published: their state and dates, their rows by pages, and all plain rows at once; from the schema `published` only.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { BlockAction } from '#model/blocks/actions.ts'
import type { BlockPublication } from '#model/blocks/publication.ts'
import type { PublishedBlock, PublishedSource } from '#model/blocks/verdict.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** One list of a server; times are milliseconds since 1970. */
export interface BlockSourceRow extends PublishedSource {
  readonly domainId: number
  readonly domain: string
  readonly endpoint: string
  readonly publicationSince: number
  /** The state changed after this moment; null where nothing was known before. */
  readonly publicationNotBefore: number | null
  readonly firstReadAt: number | null
  readonly readAt: number | null
  readonly listed: number
  readonly masked: number
  readonly skipped: number
  readonly hasExclusions: boolean
  /** How its rows are masked; null where none is. */
  readonly mask: string | null
  readonly living: boolean
  readonly named: boolean
}

interface SourceRecord extends Omit<BlockSourceRow, 'publicationSince' | 'publicationNotBefore' | 'firstReadAt' | 'readAt' | 'mode'> {
  readonly mode: 'open' | 'allowlist' | null
  readonly publicationSince: Date
  readonly publicationNotBefore: Date | null
  readonly firstReadAt: Date | null
  readonly readAt: Date | null
}

const SOURCE_COLUMNS = sql`s.id, s.domain_id, s.domain, s.endpoint, s.publication, s.publication_since, s.publication_not_before, s.first_read_at,
  s.read_at, s.listed, s.masked, s.skipped, s.has_exclusions, s.mask, s.mode, s.shown, s.living, s.named`

/** The lists of a server, those without rows too, by endpoint. */
export async function listBlockSources(db: Kysely<Published>, domainId: number): Promise<readonly BlockSourceRow[]> {
  const found = await sql<SourceRecord>`${KEPT}
    select ${SOURCE_COLUMNS} from published.block_source s where s.domain_id = ${domainId}::int order by s.endpoint`.execute(db)
  return found.rows.map(toSource)
}

function toSource({ publicationSince, publicationNotBefore, firstReadAt, readAt, mode, ...row }: SourceRecord): BlockSourceRow {
  return {
    ...row,
    publication: row.publication satisfies BlockPublication,
    mode: mode ?? undefined,
    publicationSince: publicationSince.getTime(),
    publicationNotBefore: publicationNotBefore?.getTime() ?? null,
    firstReadAt: firstReadAt?.getTime() ?? null,
    readAt: readAt?.getTime() ?? null,
  }
}

/** A row as published; masked ones have the mask as `observed` and no target. Times are milliseconds since 1970. */
export interface BlockRow {
  readonly id: number
  readonly domainId: number
  readonly domain: string
  readonly sourceId: number
  readonly endpoint: string
  readonly observed: string
  readonly kind: PublishedBlock['kind']
  readonly scope: PublishedBlock['scope']
  readonly target: string | null
  readonly actions: readonly BlockAction[]
  readonly natives: readonly string[]
  readonly reason: string | null
  readonly statedSince: number | null
  readonly expiresAt: number | null
  /** The last reading without it; null where it stood on the first. */
  readonly notBefore: number | null
  readonly firstSeen: number
  /** The last reading did not show it; it is not yet believed to be withdrawn. */
  readonly missingSince: number | null
}

export type BlockRecord = Omit<BlockRow, 'statedSince' | 'expiresAt' | 'notBefore' | 'firstSeen' | 'missingSince'> & {
  readonly statedSince: Date | null
  readonly expiresAt: Date | null
  readonly notBefore: Date | null
  readonly firstSeen: Date
  readonly missingSince: Date | null
}

/** What `toBlock` reads; the digest is not among it. */
export const BLOCK_COLUMNS = sql`b.id, b.domain_id, b.domain, b.source_id, b.endpoint, b.observed, b.kind, b.scope, b.target, b.actions, b.natives,
  b.reason, b.stated_since, b.expires_at, b.not_before, b.first_seen, b.missing_since`

/** A row of the view with its times as numbers. */
export function toBlock({ statedSince, expiresAt, notBefore, firstSeen, missingSince, ...row }: BlockRecord): BlockRow {
  return {
    ...row,
    statedSince: statedSince?.getTime() ?? null,
    expiresAt: expiresAt?.getTime() ?? null,
    notBefore: notBefore?.getTime() ?? null,
    firstSeen: firstSeen.getTime(),
    missingSince: missingSince?.getTime() ?? null,
  }
}

/** Which rows of a list, and behind which row the page begins. */
export interface BlockPageQuery {
  readonly domainId: number
  readonly limit: number
  readonly after?: { readonly observed: string; readonly id: number } | undefined
  readonly action?: BlockAction | undefined
  /** True for masked rows only, false for plain ones only. */
  readonly masked?: boolean | undefined
}

/** A page of the rows of a server's lists, ordered by what they aim at as published. */
export async function pageBlocks(db: Kysely<Published>, query: BlockPageQuery): Promise<readonly BlockRow[]> {
  const { domainId, limit, after, action, masked } = query
  const conditions: RawBuilder<unknown>[] = [sql`b.domain_id = ${domainId}::int`]
  if (after !== undefined) conditions.push(sql`(b.observed, b.id) > (${after.observed}, ${after.id}::int)`)
  if (action !== undefined) conditions.push(sql`${action} = any(b.actions)`)
  if (masked !== undefined) conditions.push(masked ? sql`b.kind = 'mask'` : sql`b.kind <> 'mask'`)
  const found = await sql<BlockRecord>`
    select ${BLOCK_COLUMNS} from published.block b where ${sql.join(conditions, sql` and `)}
    order by b.observed, b.id limit ${limit}`.execute(db)
  return found.rows.map(toBlock)
}

/** How many rows of a server's lists do what, by their hardest action first; masked ones too. */
export async function countBlocksByAction(
  db: Kysely<Published>,
  domainId: number,
): Promise<readonly { readonly action: BlockAction; readonly rows: number }[]> {
  const found = await sql<{ action: BlockAction; rows: number }>`
    select b.actions[1] as action, count(*) as rows from published.block b where b.domain_id = ${domainId}::int
    group by 1 order by 2 desc, 1`.execute(db)
  return found.rows
}

/** The reasons of a server's rows, each as often as it is given. */
export async function listReasons(db: Kysely<Published>, domainId: number): Promise<readonly string[]> {
  const found = await sql<{ reason: string }>`
    select b.reason from published.block b where b.domain_id = ${domainId}::int and b.reason is not null`.execute(db)
  return found.rows.map(({ reason }) => reason)
}

/** Lists longer than this are cut where they are held in memory; none is (crawler/limits.ts). */
const MOST_ROWS = 100_000

/** All plain rows of the lists of some servers that stand at a moment (milliseconds since 1970), by server and target. */
export async function listPlainBlocks(db: Kysely<Published>, domainIds: readonly number[], now: number): Promise<readonly BlockRow[]> {
  const found = await sql<BlockRecord>`
    select ${BLOCK_COLUMNS} from published.block b
    where b.domain_id = any(${[...domainIds]}::int[]) and b.kind <> 'mask' and (b.expires_at is null or b.expires_at > ${new Date(now)})
    order by b.domain_id, b.target, b.id limit ${MOST_ROWS * 4}`.execute(db)
  return found.rows.map(toBlock)
}

/** A row that was withdrawn while its list stayed public. */
export interface PastBlockRow {
  readonly domainId: number
  readonly target: string
  readonly actions: readonly BlockAction[]
  readonly reason: string | null
  readonly notBefore: number | null
  readonly firstSeen: number
  readonly lastSeen: number
}

/** Names that left the lists of some servers since a moment (milliseconds since 1970). */
export async function listPastBlocks(db: Kysely<Published>, domainIds: readonly number[], since: number): Promise<readonly PastBlockRow[]> {
  const found = await sql<
    Omit<PastBlockRow, 'notBefore' | 'firstSeen' | 'lastSeen'> & Record<'firstSeen' | 'lastSeen', Date> & { notBefore: Date | null }
  >`
    select domain_id, target, actions, reason, not_before, first_seen, coalesce(last_seen, first_seen) as last_seen from published.block_past
    where domain_id = any(${[...domainIds]}::int[]) and kind = 'name' and gone_seen > ${new Date(since)} order by domain_id, target limit ${MOST_ROWS}`.execute(
    db,
  )
  return found.rows.map((row) => ({
    ...row,
    notBefore: row.notBefore?.getTime() ?? null,
    firstSeen: row.firstSeen.getTime(),
    lastSeen: row.lastSeen.getTime(),
  }))
}

/** The row in the form in which rules are judged; a masked one has no target of its own. */
export function toRule<Row extends BlockRow>(row: Row, target: string | null = row.target): Row & PublishedBlock {
  return { ...row, target: target ?? '' }
}
