// Two to four lists side by side: what they have in common, what only one has, where they differ in what they do; pure.
import { hardestAction, type BlockAction } from './actions.ts'

/** A plain row of a list that is compared. */
export interface ComparedRow {
  /** The name, suffix or pattern. */
  readonly target: string
  readonly actions: readonly BlockAction[]
}

/** `common`: in all lists with the same hardest action; `differing`: in all with different ones; `some`: in several; `only`: in one. */
export type Likeness = 'common' | 'differing' | 'some' | 'only'

export interface Comparison<Row extends ComparedRow> {
  readonly target: string
  readonly likeness: Likeness
  /** One entry a list, in the order of the lists; undefined where it has no such row. */
  readonly rows: readonly (Row | undefined)[]
}

/** Puts lists side by side, ordered by target. Of several rows of one list about one target the hardest counts. */
export function compareLists<Row extends ComparedRow>(lists: readonly (readonly Row[])[]): readonly Comparison<Row>[] {
  const byTarget = new Map<string, (Row | undefined)[]>()
  for (const [index, list] of lists.entries()) {
    for (const row of list) {
      const entry = byTarget.get(row.target) ?? lists.map(() => undefined)
      byTarget.set(row.target, entry)
      const before = entry[index]
      if (before === undefined || hardestAction([...before.actions, ...row.actions]) !== hardestAction(before.actions)) entry[index] = row
    }
  }
  return [...byTarget]
    .map(([target, rows]) => ({ target, likeness: likenessOf(rows), rows }))
    .toSorted((a, b) => (a.target < b.target ? -1 : 1))
}

function likenessOf(rows: readonly (ComparedRow | undefined)[]): Likeness {
  const present = rows.filter((row) => row !== undefined)
  if (present.length === 1) return 'only'
  if (present.length < rows.length) return 'some'
  return new Set(present.map(({ actions }) => hardestAction(actions))).size === 1 ? 'common' : 'differing'
}
