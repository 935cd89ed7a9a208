// What changed between two readings of one block list, told so carefully that a broken answer never looks like a change of mind.
import { DAY, HOUR } from '../clock.ts'
import type { ReadBlock } from '../crawl.ts'

/** An open row as stored. */
export interface StoredBlock {
  readonly id: number
  readonly key: string
  readonly observed: string
  readonly digest?: string | undefined
  readonly actions: readonly string[]
  readonly natives: readonly string[]
  readonly reason?: string | undefined
  readonly statedSince?: number | undefined
  readonly expiresAt?: number | undefined
  /** The first complete reading without it, milliseconds since 1970; undefined while it is there. */
  readonly missingSince?: number | undefined
  /** The last reading with it, while it is missing or may be. */
  readonly lastSeen?: number | undefined
}

export type BlockChangeKind = 'action-changed' | 'reason-changed' | 'mask-changed' | 'terms-changed'

export interface BlockChange {
  readonly before: StoredBlock
  readonly row: ReadBlock
  readonly kinds: readonly BlockChangeKind[]
}

/** A row that was withdrawn, and between which readings. */
export interface ClosedBlock {
  readonly block: StoredBlock
  /** The last reading with it, as far as that is known. */
  readonly lastSeen: number | undefined
  /** The first reading without it. */
  readonly goneAt: number
}

export interface ListDiff {
  readonly opened: readonly ReadBlock[]
  readonly changed: readonly BlockChange[]
  /** Gone from the list for the first time, or still, and not yet believed to be withdrawn. */
  readonly missed: readonly StoredBlock[]
  /** Missing at an earlier reading and there again, unchanged. */
  readonly returned: readonly StoredBlock[]
  /** Missing at an earlier reading, which is in doubt now that the list is: whether they are gone is asked anew. */
  readonly doubted: readonly StoredBlock[]
  readonly closed: readonly ClosedBlock[]
  /** The list lost so much at once that a third such reading is waited for; nothing that is absent from it counts as missing. */
  readonly suspect: boolean
  /** The readings before were of a broken list, as far as anybody can tell: they do not show that what opens now was not there. */
  readonly restarted: boolean
}

/** What is known of the readings before. */
export interface ReadingsBefore {
  /** The last reading that was believed, milliseconds since 1970. */
  readonly trustedAt?: number | undefined
  /** Readings in a row that were not, and the first of them. */
  readonly suspectReads: number
  readonly suspectSince?: number | undefined
  /** The first of those that say just what this one says: the moment itself when the one before said something else. */
  readonly agreedSince?: number | undefined
  /** The first reading that was believed, milliseconds since 1970. */
  readonly firstReadAt?: number | undefined
  /** Another list of the same server is not believed just now: what broke that one may have broken this one. */
  readonly companionSuspect?: boolean | undefined
  /** Another list of the same server began anew since this one was read. */
  readonly companionRestarted?: boolean | undefined
}

/** Two readings that agree must lie this far apart (blocks.md 3.3). */
export const AGREEMENT_MS = 6 * HOUR
/** The reading at which a list that lost more than half of its rows at once is believed after all (blocks.md 3.3). */
const BELIEVED_READING = 3
/** Who is found on the day their list breaks is first read without most of it. A list this young that more than doubles begins anew. */
const YOUNG_LIST_MS = 3 * DAY
/** Fewer rows than this may well have been added by hand. */
const MANY_ROWS = 10

/** Compares a complete reading, made at a moment, with what is stored of its source. Neither list holds a key twice. */
export function diffList(stored: readonly StoredBlock[], rows: readonly ReadBlock[], at: number, before: ReadingsBefore): ListDiff {
  const { found, absent, ...matched } = matchRows(stored, rows)
  const gone = absent.filter((block) => !found.has(block))
  const restarted = hasBurst(stored, rows, at, before)
  if (hasShrunk(stored, rows) || (before.companionSuspect === true && gone.length > 0)) {
    const isBelieved = before.suspectReads + 1 >= BELIEVED_READING && at - (before.suspectSince ?? at) >= 2 * AGREEMENT_MS
    const closed = isBelieved ? gone.map((block) => closeAt(block, before.agreedSince ?? at, before)) : []
    const doubted = isBelieved ? [] : gone.filter(({ missingSince }) => missingSince !== undefined)
    return { ...matched, missed: [], doubted, closed, suspect: !isBelieved, restarted }
  }
  const withdrawn = gone.filter((block) => block.missingSince !== undefined && at - block.missingSince >= AGREEMENT_MS)
  const missed = gone.filter((block) => !withdrawn.includes(block))
  const closed = withdrawn.map((block) => closeAt(block, block.missingSince ?? at, before))
  return { ...matched, missed, doubted: [], closed, suspect: false, restarted }
}

// However short a list is: a server with three rows has answers that break off, too.
function hasShrunk(stored: readonly StoredBlock[], rows: readonly ReadBlock[]): boolean {
  return rows.length * 2 < stored.length
}

function hasBurst(stored: readonly StoredBlock[], rows: readonly ReadBlock[], at: number, before: ReadingsBefore): boolean {
  const isYoung = before.firstReadAt !== undefined && at - before.firstReadAt < YOUNG_LIST_MS
  const hasMoreThanDoubled = rows.length > 2 * stored.length && rows.length - stored.length >= MANY_ROWS
  return isYoung && (hasMoreThanDoubled || before.companionRestarted === true)
}

function closeAt(block: StoredBlock, goneAt: number, { trustedAt }: ReadingsBefore): ClosedBlock {
  return { block, lastSeen: block.lastSeen ?? trustedAt, goneAt: block.missingSince ?? goneAt }
}

interface Matched extends Pick<ListDiff, 'opened' | 'changed' | 'returned'> {
  readonly found: ReadonlySet<StoredBlock>
  /** Stored rows whose key is not on the list; those among `found` are there under another one. */
  readonly absent: readonly StoredBlock[]
}

function matchRows(stored: readonly StoredBlock[], rows: readonly ReadBlock[]): Matched {
  const byKey = new Map(stored.map((block) => [block.key, block]))
  const found = new Set<StoredBlock>()
  const opened: ReadBlock[] = []
  const changed: BlockChange[] = []
  const returned: StoredBlock[] = []
  const unmatched: ReadBlock[] = []
  for (const row of rows) {
    const before = byKey.get(row.key)
    if (before === undefined) unmatched.push(row)
    else {
      found.add(before)
      const kinds = changesOf(before, row)
      if (kinds.length > 0) changed.push({ before, row, kinds })
      else if (before.missingSince !== undefined || before.lastSeen !== undefined) returned.push(before)
    }
  }
  const absent = stored.filter((block) => !found.has(block))
  // A row that was masked and is plain now, or the other way round, is the same block: its digest says so.
  const byDigest = new Map(absent.flatMap((block) => (block.digest === undefined ? [] : [[block.digest, block] as const])))
  for (const row of unmatched) {
    const before = row.digest === undefined ? undefined : byDigest.get(row.digest)
    if (before === undefined || found.has(before)) opened.push(row)
    else {
      found.add(before)
      changed.push({ before, row, kinds: ['mask-changed', ...changesOf(before, row).filter((kind) => kind !== 'mask-changed')] })
    }
  }
  return { found, absent, opened, changed, returned }
}

function changesOf(before: StoredBlock, row: ReadBlock): readonly BlockChangeKind[] {
  const kinds: BlockChangeKind[] = []
  const same = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n')
  if (
    !same(
      before.actions,
      row.actions.map(({ action }) => action),
    ) ||
    !same(
      before.natives,
      row.actions.map(({ native }) => native),
    )
  )
    kinds.push('action-changed')
  if (before.reason !== row.reason) kinds.push('reason-changed')
  if (before.observed !== row.observed && row.target.kind === 'mask') kinds.push('mask-changed')
  if (before.statedSince !== row.statedSince || before.expiresAt !== row.expiresAt) kinds.push('terms-changed')
  return kinds
}
