// From a block list as a server publishes it to rows we can compare: targets read, rows about one target put together, people left out.
import { BLOCK_ACTIONS, type NativeAction } from '#model/blocks/actions.ts'
import type { BlockPublication } from '#model/blocks/publication.ts'
import { checkDigest } from '#model/blocks/resolve.ts'
import { readTarget, type BlockTarget } from '#model/blocks/target.ts'
import type { BlockReading, ReadBlock } from '#model/crawl.ts'
import type { BlockPage, BlockRow } from '#model/facts.ts'
import { cleanText } from '#model/text.ts'
import { MAX_BLOCKS } from './limits.ts'

export interface BlockPlace {
  readonly endpoint: string
  readonly page: number
  /** The last page was read. */
  readonly complete: boolean
  /** Names of the server itself: nobody blocks themselves. */
  readonly self: ReadonlySet<string>
  /** True where .example and .test exist. */
  readonly reservedNames: boolean
}

const OBSERVED_MAX = 255

/** Reads one page of a list. Rows about the same target become one; what aims at no server is counted. */
export function readBlockPage(page: BlockPage, place: BlockPlace): BlockReading {
  const rows = new Map<string, ReadBlock>()
  let skipped = 0
  for (const row of page.rows) {
    const block = readBlock(row, page, place)
    if (block === undefined) skipped += 1
    else rows.set(block.key, mergeBlocks(rows.get(block.key), block))
    if (rows.size >= MAX_BLOCKS) break
  }
  return {
    endpoint: place.endpoint,
    publication: publicationOf(page, rows.size),
    rows: [...rows.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    skipped,
    page: place.page,
    complete: place.complete,
    mode: page.mode,
    hasExclusions: page.hasExclusions === true,
    newestFirst: page.newestFirst,
    mask: page.mask,
  }
}

function publicationOf(page: BlockPage, rows: number): BlockPublication {
  if (page.publication !== undefined && page.publication !== 'public') return page.publication
  if (rows === 0 && page.emptyMeansHidden === true) return 'ambiguous-empty'
  return page.hasExclusions === true || rows >= MAX_BLOCKS ? 'partial' : 'public'
}

function readBlock(row: BlockRow, { syntax, mask }: BlockPage, place: BlockPlace): ReadBlock | undefined {
  const target = readTarget(row.target, { syntax, mask, canaries: !place.reservedNames })
  if (!isServer(target) || (target.kind === 'name' && place.self.has(target.name)) || row.actions.length === 0) return undefined
  const digest = row.digest
  return {
    key: keyOf(target, digest, mask),
    observed: cleanText(row.target, OBSERVED_MAX),
    target,
    digest,
    digestWrong: target.kind === 'name' && checkDigest(target.name, digest) === 'wrong' ? true : undefined,
    actions: sortActions(row.actions),
    reason: row.reason,
    statedSince: readMoment(row.since),
    expiresAt: readMoment(row.expiresAt),
  }
}

function isServer(target: BlockTarget): target is ReadBlock['target'] {
  return target.kind === 'name' || target.kind === 'suffix' || target.kind === 'pattern' || target.kind === 'mask'
}

// A plain name is the same target with and without its digest; a masked one is known by its digest across all lists.
function keyOf(target: ReadBlock['target'], digest: string | undefined, mask: BlockPage['mask']): string {
  switch (target.kind) {
    case 'name':
      return target.scope === 'tree' ? `plain:${target.name}` : `exact:${target.name}`
    case 'suffix':
      return `suffix:${target.suffix}`
    case 'pattern':
      return `pattern:${target.pattern}`
    case 'mask':
      return digest === undefined ? `mask:${mask ?? ''}:${target.mask}` : `digest:${digest}`
  }
}

function mergeBlocks(before: ReadBlock | undefined, block: ReadBlock): ReadBlock {
  if (before === undefined) return block
  const reasons = new Set([before.reason, block.reason].filter((reason) => reason !== undefined))
  return {
    ...before,
    actions: sortActions([...before.actions, ...block.actions]),
    reason: reasons.size === 0 ? undefined : cleanText([...reasons].join('; '), 2000),
    statedSince: before.statedSince ?? block.statedSince,
    expiresAt: before.expiresAt ?? block.expiresAt,
  }
}

function sortActions(actions: readonly NativeAction[]): readonly NativeAction[] {
  const once = new Map(actions.map((one) => [`${one.action} ${one.native}`, one]))
  return [...once.values()].toSorted((a, b) => BLOCK_ACTIONS[b.action] - BLOCK_ACTIONS[a.action] || (a.native < b.native ? -1 : 1))
}

/** Moments that servers state: ISO 8601, not before the web and not beyond what a date holds. */
function readMoment(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) || moment < Date.UTC(1990, 0) || moment > Date.UTC(9999, 0) ? undefined : moment
}
