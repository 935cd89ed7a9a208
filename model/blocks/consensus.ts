// One list out of several chosen public ones: a row counts where enough independent lists have it, and what left that list; pure.
import { BLOCK_ACTIONS, hardestAction, isRefusal, type BlockAction } from './actions.ts'

/** A plain row about a name in one of the chosen lists; times are milliseconds since 1970. */
export interface VotingRow {
  readonly target: string
  readonly actions: readonly BlockAction[]
  readonly reason: string | null
  readonly firstSeen: number
  /** It stood on the first reading already, so that it is at least so old. */
  readonly firstSeenIsLowerBound: boolean
  /** Until when it was seen; null while it stands. */
  readonly lastSeen: number | null
}

export interface VotingList<Row extends VotingRow = VotingRow> {
  readonly domain: string
  readonly rows: readonly Row[]
}

/** How hard a row must be to count: a refusal, or also what only limits. */
export type LeastSeverity = 'suspend' | 'silence'

export interface ConsensusRecipe {
  /** So many independent lists must have a row. */
  readonly threshold: number
  readonly severity: LeastSeverity
  /** Lists that are nearly the same count once. */
  readonly adjustCopies: boolean
}

export interface Vote<Row extends VotingRow = VotingRow> {
  readonly domain: string
  readonly row: Row
}

export interface ConsensusRow<Row extends VotingRow = VotingRow> {
  readonly target: string
  readonly severity: LeastSeverity
  readonly rejectMedia: boolean
  /** Lists that have it, copies counted once. */
  readonly independent: number
  readonly votes: readonly Vote<Row>[]
}

export interface Consensus<Row extends VotingRow = VotingRow> {
  /** Most independent lists first, then by name. */
  readonly rows: readonly ConsensusRow<Row>[]
  /** Names that were on this list before, by name; each with the time at which the last row that carried it was seen last. */
  readonly left: readonly { readonly target: string; readonly lastSeen: number }[]
  /** Lists that count as one, by name; lists that stand alone are groups of one. */
  readonly clusters: readonly (readonly string[])[]
}

/** Lists this alike are taken for copies of each other (blocks.md 3.3). */
export const COPY_JACCARD = 0.9

/** Builds the list that a recipe means. */
export function buildConsensus<Row extends VotingRow>(lists: readonly VotingList<Row>[], recipe: ConsensusRecipe): Consensus<Row> {
  const current = lists.map(({ domain, rows }) => ({ domain, rows: rows.filter(({ lastSeen }) => lastSeen === null) }))
  const groups = recipe.adjustCopies ? clusterLists(current) : current.map((_, index) => index)
  const byTarget = new Map<string, BallotRow<Row>[]>()
  for (const [index, { domain, rows }] of lists.entries()) {
    for (const row of rows) {
      const ballot = byTarget.get(row.target) ?? []
      ballot.push({ domain, row, group: groups[index] ?? index })
      byTarget.set(row.target, ballot)
    }
  }
  const rows: ConsensusRow<Row>[] = []
  const left: { target: string; lastSeen: number }[] = []
  for (const [target, ballot] of byTarget) {
    const row = countVotes(target, ballot, recipe)
    if (row !== undefined) rows.push(row)
    else if (stoodBefore(ballot, recipe)) left.push({ target, lastSeen: Math.max(...ballot.map((vote) => vote.row.lastSeen ?? 0)) })
  }
  const byName = (a: { readonly target: string }, b: { readonly target: string }): number => (a.target < b.target ? -1 : 1)
  return {
    rows: rows.toSorted((a, b) => b.independent - a.independent || byName(a, b)),
    left: left.toSorted(byName),
    clusters: [...Map.groupBy(lists.keys(), (index) => groups[index] ?? index).values()].map((members) =>
      members.map((index) => lists[index]?.domain ?? ''),
    ),
  }
}

interface BallotRow<Row extends VotingRow> extends Vote<Row> {
  readonly group: number
}

function countVotes<Row extends VotingRow>(
  target: string,
  ballot: readonly BallotRow<Row>[],
  { threshold, severity }: ConsensusRecipe,
): ConsensusRow<Row> | undefined {
  const standing = ballot.filter(({ row }) => row.lastSeen === null)
  const hard = standing.filter(({ row }) => reaches(row.actions, 'suspend'))
  const counted = severity === 'suspend' ? hard : standing.filter(({ row }) => reaches(row.actions, 'silence'))
  const independent = groupsIn(counted)
  if (independent < threshold) return undefined
  return {
    target,
    severity: groupsIn(hard) >= threshold ? 'suspend' : 'silence',
    rejectMedia: groupsIn(standing.filter(({ row }) => row.actions.includes('reject-media'))) >= threshold,
    independent,
    votes: counted.map(({ domain, row }) => ({ domain, row })),
  }
}

function groupsIn(ballot: readonly { readonly group: number }[]): number {
  return new Set(ballot.map(({ group }) => group)).size
}

/** Whether a row is as hard as asked: a refusal, or at least a limit of what is seen. */
export function reaches(actions: readonly BlockAction[], severity: LeastSeverity): boolean {
  const hardest = hardestAction(actions)
  if (hardest === undefined) return false
  return severity === 'suspend' ? isRefusal(hardest) : BLOCK_ACTIONS[hardest] >= BLOCK_ACTIONS.silence
}

// The number of lists that had a row only grows where one of them gained it, so these are the moments to look at.
function stoodBefore(ballot: readonly BallotRow<VotingRow>[], { threshold, severity }: ConsensusRecipe): boolean {
  const counted = ballot.filter(({ row }) => reaches(row.actions, severity))
  if (groupsIn(counted) < threshold) return false
  const moments = new Set(counted.map(({ row }) => row.firstSeen))
  return [...moments].some((moment) => groupsIn(counted.filter(({ row }) => wasThere(row, moment))) >= threshold)
}

function wasThere(row: VotingRow, moment: number): boolean {
  return row.firstSeen <= moment && (row.lastSeen === null || row.lastSeen >= moment)
}

/** For each list the number of its group: lists that share nine tenths of all their names, directly or by way of others, are one. */
export function clusterLists(lists: readonly VotingList[]): readonly number[] {
  const sets = lists.map(({ rows }) => new Set(rows.map(({ target }) => target)))
  const group = lists.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (group[root] !== root) root = group[root] ?? root
    return root
  }
  for (const [index, set] of sets.entries()) {
    for (let other = 0; other < index; other += 1) {
      if (isCopy(set, sets[other] ?? new Set())) group[rootOf(index)] = rootOf(other)
    }
  }
  return group.map((_, index) => rootOf(index))
}

/** Lists shorter than this are alike by chance. */
const LEAST_ROWS = 5

function isCopy(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  if (small.size < LEAST_ROWS || small.size < large.size * COPY_JACCARD) return false
  let common = 0
  for (const name of small) if (large.has(name)) common += 1
  return common / (one.size + other.size - common) >= COPY_JACCARD
}
