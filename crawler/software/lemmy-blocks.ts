// Block and allow lists of Lemmy and its relatives: inside the list of linked hosts in v3, paged with dates in v4, reasons in the modlog (blocks.md 1.5).
import type { BlockPage, BlockRow, Facts } from '#model/facts.ts'
import { at, flag, list, rawText } from '#model/json.ts'
import { MAX_BLOCKS } from '../limits.ts'
import { momentOf, readNames, reasonOf } from './block-documents.ts'
import { withoutAbsent } from './mastodon-api.ts'

const BLOCKED = [{ action: 'suspend', native: 'blocked' }] as const
const ALLOWED = [{ action: 'allow', native: 'allowed' }] as const

/**
 * Reads the blocked and allowed lists beside `linked` in v3's `federated_instances`. `published` of a row is when the host was first met, not
 * when it was blocked. An allow-list that is not empty refuses everybody else.
 */
export function readListsV3(lists: unknown): BlockPage | undefined {
  const blocked = at(lists, 'blocked')
  const allowed = at(lists, 'allowed')
  if (!Array.isArray(blocked) && !Array.isArray(allowed)) return undefined
  const allows = readNames(allowed, ['domain'], ALLOWED)
  return {
    rows: [...readNames(blocked, ['domain'], BLOCKED), ...allows].slice(0, MAX_BLOCKS),
    syntax: 'exact',
    mode: allows.length > 0 ? 'allowlist' : 'open',
  }
}

/** Reads one page of v4's `federated_instances?kind=blocked`: with the dates of the block, which may expire. */
export function readBlockedV4(json: unknown): Facts {
  return readPageV4(json, 'blocked')
}

/** Reads one page of v4's `federated_instances?kind=allowed`. */
export function readAllowedV4(json: unknown): Facts {
  return readPageV4(json, 'allowed')
}

function readPageV4(json: unknown, kind: 'blocked' | 'allowed'): Facts {
  const items = at(json, 'items')
  if (!Array.isArray(items)) return {}
  const rows = list(items).flatMap((item): readonly BlockRow[] => {
    const target = rawText(at(item, 'instance', 'domain'))
    if (target === undefined || at(item, kind) === undefined) return []
    return [
      withoutAbsent({
        target,
        actions: kind === 'blocked' ? BLOCKED : ALLOWED,
        since: momentOf(at(item, kind, 'published_at')),
        expiresAt: momentOf(at(item, kind, 'expires_at')),
      }),
    ]
  })
  const mode = kind === 'allowed' && rows.length > 0 ? ('allowlist' as const) : undefined
  return { blocks: withoutAbsent({ rows, syntax: 'exact' as const, mode }) }
}

/**
 * Reads a page of v4's modlog of blocked instances, newest first: the newest entry about a host counts. Only the host, the reason and the
 * times are read; who decided is nobody's business (DESIGN 5, people).
 */
export function readModlogV4(json: unknown): Facts {
  const items = at(json, 'items') ?? at(json, 'modlog')
  if (!Array.isArray(items)) return {}
  const rows = new Map<string, BlockRow>()
  for (const item of list(items)) {
    const target = rawText(at(item, 'target_instance', 'domain'))
    const entry = at(item, 'modlog')
    const kind = at(entry, 'kind')
    if (target === undefined || (kind !== 'admin_block_instance' && kind !== undefined) || rows.has(target)) continue
    const isRevert = flag(at(entry, 'is_revert')) === true
    rows.set(
      target,
      withoutAbsent({
        target,
        actions: isRevert ? [{ action: 'noop', native: 'unblocked' }] : BLOCKED,
        reason: reasonOf(at(entry, 'reason')),
        since: isRevert ? undefined : momentOf(at(entry, 'published_at')),
        expiresAt: isRevert ? undefined : momentOf(at(entry, 'expires_at')),
      }),
    )
  }
  return { blocks: { rows: [...rows.values()], syntax: 'exact', publication: 'partial', newestFirst: true } }
}
