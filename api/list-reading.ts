// What a checked file would do where it is imported: its rows in the words of Mastodon's export, and its cost in people.
import { BLOCK_ACTIONS, hardestAction, isRefusal, type BlockAction } from '#model/blocks/actions.ts'
import { targetKey } from '#model/blocks/list-check.ts'
import type { ListRule } from '#model/blocks/list-hygiene.ts'
import type { ListRow } from '#model/blocks/list-row.ts'
import type { Population } from '#model/blocks/population.ts'
import type { Domain } from '#model/domain.ts'
import type { ListCostReply, ListedRow } from './contract.ts'
import type { ListMark } from './list-findings.ts'

/** The row as a rule that acts on names; nothing for masks, planted rows, accounts and what aims at nothing. */
export function toListRule({ target, actions }: ListRow): readonly ListRule[] {
  const { kind } = target
  if (kind !== 'name' && kind !== 'suffix' && kind !== 'pattern') return []
  return [{ kind, target: targetKey(target) ?? '', scope: kind === 'name' ? target.scope : 'tree', actions }]
}

/** Rows that act, each target once: of several rows about one the hardest, as an importing server would end up with. */
export function listActing(rows: readonly ListRow[], marks: ReadonlyMap<string, readonly ListMark[]>): readonly ListedRow[] {
  const byTarget = new Map<string, ListedRow>()
  for (const row of rows) {
    for (const { kind, target, actions } of toListRule(row)) {
      if (actions.includes('allow')) continue
      const severity = severityOf(actions)
      const before = byTarget.get(target)
      if (before !== undefined && HARDNESS[before.severity as keyof typeof HARDNESS] >= HARDNESS[severity]) continue
      byTarget.set(target, {
        place: row.place,
        kind,
        target,
        severity,
        rejectMedia: actions.includes('reject-media'),
        rejectReports: actions.includes('reject-reports'),
        obfuscate: row.obfuscate === true,
        comment: row.comment ?? null,
        marks: marks.get(target) ?? [],
      })
    }
  }
  return [...byTarget.values()].toSorted((a, b) => a.place - b.place)
}

const HARDNESS = { noop: 0, silence: 1, suspend: 2 } as const

function severityOf(actions: readonly BlockAction[]): keyof typeof HARDNESS {
  const hardest = hardestAction(actions) ?? 'suspend'
  if (isRefusal(hardest)) return 'suspend'
  return BLOCK_ACTIONS[hardest] >= BLOCK_ACTIONS.silence ? 'silence' : 'noop'
}

// Nobody's name: the list is nobody's yet, so no server is left out of the sums as its own.
const NOBODY = 'nobody' as Domain
const LIST = { id: 0, publication: 'public', shown: true } as const

/** What a list would cost whoever imports it, in monthly active users; what others say of that server has no part in it. */
export function reckonCost(rules: readonly ListRule[], population: Population): ListCostReply {
  const mode = rules.some(({ actions }) => actions.includes('allow')) ? ('allowlist' as const) : ('open' as const)
  const ownRules = rules.map((rule) => ({ ...rule, sourceId: LIST.id }))
  const { servers, activeMonth, own } = population.reach({ host: NOBODY, stances: [], ownSources: [{ ...LIST, mode }], ownRules })
  return { servers, activeMonth, open: own.open, limited: own.limited, refused: own.refused }
}
