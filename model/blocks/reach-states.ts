// Of many servers, which can talk with those that somebody wants to reach: blocks both ways, all candidates in one pass; pure.
import type { Domain } from '../domain.ts'
import { certainStance } from './reach.ts'
import { matchesShell } from './target.ts'
import { judgeHost, type PublishedBlock, type PublishedSource, type Stance } from './verdict.ts'

/** Somebody's server, with everything that published lists say about it and that its own say. */
export interface ReachedServer {
  readonly host: Domain
  /** The candidate that is this server itself, by id; null where it is nobody's that is known. */
  readonly domainId: number | null
  /** Candidates whose lists act on it by plain rows, by id. */
  readonly acting: ReadonlyMap<number, Stance>
  readonly sources: readonly PublishedSource[]
  readonly rules: readonly PublishedBlock[]
}

/** Servers to choose from, by row. */
export interface Candidates {
  readonly size: number
  readonly ids: Int32Array
  readonly domains: readonly string[]
}

/** Whether two servers can talk, as one number a row; of both ways the smaller one counts, as in `combineStances`. */
export const REACH = { cut: 0, unknown: 1, limited: 2, open: 3 } as const

const CODES: Readonly<Record<Stance, number>> = { refused: REACH.cut, limited: REACH.limited, unknown: REACH.unknown, open: REACH.open }
const NOBODY = 'nobody' as Domain

/**
 * For each server to be reached one number of REACH a row. Masked rows take no part; a list that hides rows and names nobody leaves it open.
 *
 * @param silence what the lists of a candidate mean for those whom they do not name
 */
export function judgeReach(
  candidates: Candidates,
  reached: readonly ReachedServer[],
  silence: (domainId: number) => Stance,
): readonly Uint8Array[] {
  const { size, ids } = candidates
  const silent = new Uint8Array(size)
  for (let row = 0; row < size; row += 1) silent[row] = CODES[silence(ids[row] ?? 0)]
  const rules = indexRules(reached)
  const matched = reached.map(() => new Map<number, PublishedBlock[]>())
  // Most servers that anybody wants to reach publish no list.
  const any = rules.byTarget.size + rules.patterns.length > 0
  for (let row = 0; any && row < size; row += 1) matchRow(rules, matched, candidates.domains[row] ?? '', row)
  return reached.map((server, number) => judgeOne(candidates, server, { silent, matched: matched[number] ?? new Map() }))
}

interface IndexedRule {
  readonly server: number
  readonly rule: PublishedBlock
}

interface IndexedRules {
  readonly byTarget: ReadonlyMap<string, readonly IndexedRule[]>
  readonly patterns: readonly IndexedRule[]
}

function indexRules(reached: readonly ReachedServer[]): IndexedRules {
  const all = reached.flatMap(({ rules }, server) => rules.map((rule): IndexedRule => ({ server, rule })))
  return {
    byTarget: Map.groupBy(
      all.filter(({ rule }) => rule.kind !== 'pattern'),
      ({ rule }) => rule.target,
    ),
    patterns: all.filter(({ rule }) => rule.kind === 'pattern'),
  }
}

// A row acts on its name and on what lies under it: the endings of a host name are looked up, which are few, and not the rows.
function matchRow(rules: IndexedRules, matched: readonly Map<number, PublishedBlock[]>[], domain: string, row: number): void {
  const note = ({ server, rule }: IndexedRule): void => {
    const found = matched[server]
    const own = found?.get(row)
    if (own === undefined) found?.set(row, [rule])
    else own.push(rule)
  }
  if (rules.byTarget.size > 0) {
    for (let from = 0; from >= 0;) {
      for (const one of rules.byTarget.get(from === 0 ? domain : domain.slice(from)) ?? []) note(one)
      const dot = domain.indexOf('.', from)
      from = dot < 0 ? -1 : dot + 1
    }
  }
  for (const one of rules.patterns) if (matchesShell(one.rule.target, domain)) note(one)
}

function judgeOne(
  { size, ids, domains }: Candidates,
  { domainId, acting, sources, rules: _rules }: ReachedServer,
  { silent, matched }: { readonly silent: Uint8Array; readonly matched: ReadonlyMap<number, readonly PublishedBlock[]> },
): Uint8Array {
  const unnamed = CODES[certainStance(judgeHost(NOBODY, sources, []))]
  const codes = new Uint8Array(size)
  for (let row = 0; row < size; row += 1) codes[row] = Math.min(silent[row] ?? 0, unnamed)
  for (const [row, rules] of matched) {
    codes[row] = Math.min(silent[row] ?? 0, CODES[certainStance(judgeHost((domains[row] ?? '') as Domain, sources, rules))])
  }
  if (acting.size === 0 && domainId === null) return codes
  for (let row = 0; row < size; row += 1) {
    const stance = acting.get(ids[row] ?? 0)
    if (ids[row] === domainId) codes[row] = REACH.open
    else if (stance !== undefined) codes[row] = Math.min(CODES[stance], ownCode(row, { matched, domains, sources, unnamed }))
  }
  return codes
}

function ownCode(
  row: number,
  own: {
    readonly matched: ReadonlyMap<number, readonly PublishedBlock[]>
    readonly domains: readonly string[]
    readonly sources: readonly PublishedSource[]
    readonly unnamed: number
  },
): number {
  const rules = own.matched.get(row)
  return rules === undefined ? own.unnamed : CODES[certainStance(judgeHost((own.domains[row] ?? '') as Domain, own.sources, rules))]
}
