// Block lists of Pleroma, Akkoma and their kin: the simple policy, quarantine and rejections inside NodeInfo (blocks.md 1.3).
import type { BlockAction } from '#model/blocks/actions.ts'
import { MRF_LISTS } from '#model/blocks/list-json.ts'
import type { BlockPage, BlockRow } from '#model/facts.ts'
import { at, flag, isObject, list, rawText } from '#model/json.ts'
import { MAX_BLOCKS } from '../limits.ts'
import { reasonOf } from './block-documents.ts'
import { withoutAbsent } from './mastodon-api.ts'

/**
 * Reads `metadata.federation` of NodeInfo, or the same object of the instance document. Without the lists that transparency brings, the
 * server withholds them; `accept` with entries is an allow-list; `exclusions` says that some rows are hidden.
 */
export function readMrfBlocks(federation: unknown): BlockPage | undefined {
  if (!isObject(federation)) return undefined
  const isShown = 'mrf_policies' in federation || 'mrf_simple' in federation || 'quarantined_instances' in federation
  if (!isShown) return { rows: [], syntax: 'star-prefix', mask: 'akkoma', publication: 'withheld' }
  const rows = [...readSimplePolicy(federation), ...readQuarantine(federation), ...readRejected(federation)]
  const accepts = list(at(federation, 'mrf_simple', 'accept'))
  return {
    rows: rows.slice(0, MAX_BLOCKS),
    syntax: 'star-prefix',
    mask: 'akkoma',
    mode: accepts.length > 0 ? 'allowlist' : 'open',
    hasExclusions: flag(at(federation, 'exclusions')) === true,
  }
}

// Members that are no lists of hosts (`handle_threads`) have no name in the table.
function readSimplePolicy(federation: unknown): readonly BlockRow[] {
  return Object.entries(MRF_LISTS).flatMap(([name, action]) =>
    readHosts(at(federation, 'mrf_simple', name), at(federation, 'mrf_simple_info', name), action, name),
  )
}

function readQuarantine(federation: unknown): readonly BlockRow[] {
  const reasons = at(federation, 'quarantined_instances_info', 'quarantined_instances')
  return readHosts(at(federation, 'quarantined_instances'), reasons, 'quarantine', 'quarantined_instances')
}

// A map from host to reason, where quarantine is a list.
function readRejected(federation: unknown): readonly BlockRow[] {
  const rejected = at(federation, 'rejected_instances')
  return isObject(rejected) ? readHosts(Object.keys(rejected), rejected, 'suspend', 'rejected_instances') : []
}

// Entries are hosts, or pairs of host and reason in a form that some releases let through.
function readHosts(hosts: unknown, reasons: unknown, action: BlockAction, native: string): readonly BlockRow[] {
  return list(hosts)
    .slice(0, MAX_BLOCKS)
    .flatMap((entry) => {
      const target = rawText(entry) ?? rawText(at(entry, 0))
      if (target === undefined) return []
      const reason = isObject(reasons) && Object.hasOwn(reasons, target) ? at(reasons, target, 'reason') : at(entry, 1)
      return [withoutAbsent({ target, actions: [{ action, native }], reason: reasonOf(reason) })]
    })
}
