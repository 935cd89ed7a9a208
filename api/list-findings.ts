// What a list has that its owner may not want: rows that others cover, dead servers, names that nobody else lists, crowds under one name.
import { DAY } from '#model/clock.ts'
import { findCrowded, findRedundant, type ListRule } from '#model/blocks/list-hygiene.ts'
import { countBlockers, listNameStates, type NameState } from '#model/store/published-block-figures.ts'
import type { ApiContext } from './context.ts'
import type { ListFindings } from './contract.ts'
import { formatMoment } from './present/figure.ts'

const MOST_SHOWN = 1000
const DEAD_MS = 365 * DAY

/** What stands out about a name of a list; a word of `ListedRow.marks` in the contract. */
export type ListMark = 'redundant' | 'dead' | 'nobody-else'

export interface Outliers {
  readonly findings: ListFindings
  /** The same by target, and never cut. */
  readonly marks: ReadonlyMap<string, readonly ListMark[]>
}

/** Holds rules against what is known of the names in them. `except` is the server whose own published list they are. */
export async function findOutliers(
  { database, clock }: ApiContext,
  rules: readonly ListRule[],
  except: number | null = null,
): Promise<Outliers> {
  const names = [...new Set(rules.filter(({ kind }) => kind === 'name').map(({ target }) => target))].toSorted()
  const [others, states] = await Promise.all([countBlockers(database.published, names, except), listNameStates(database.published, names)])
  const now = clock.now()
  const parts = {
    redundant: findRedundant(rules),
    dead: names.flatMap((target) => describeDead(target, states.get(target), now)),
    nobodyElse: names.filter((name) => !others.has(name)),
    sameSite: findCrowded(rules).map((site) => ({ ...site, farm: names.some((name) => isFarmed(name, site.registrable, states)) })),
  }
  const findings = {
    redundant: parts.redundant.slice(0, MOST_SHOWN),
    dead: parts.dead.slice(0, MOST_SHOWN),
    nobodyElse: parts.nobodyElse.slice(0, MOST_SHOWN),
    sameSite: parts.sameSite.slice(0, MOST_SHOWN),
    overlap: countOverlap(names.map((name) => others.get(name) ?? 0)),
    cut: Object.values(parts).some((part) => part.length > MOST_SHOWN),
  }
  return { findings, marks: markTargets(parts) }
}

interface Marked {
  readonly redundant: readonly { readonly target: string }[]
  readonly dead: readonly { readonly target: string }[]
  readonly nobodyElse: readonly string[]
}

function markTargets({ redundant, dead, nobodyElse }: Marked): ReadonlyMap<string, readonly ListMark[]> {
  const marks = new Map<string, ListMark[]>()
  const mark = (target: string, word: ListMark): void => void marks.set(target, [...(marks.get(target) ?? []), word])
  for (const { target } of redundant) mark(target, 'redundant')
  for (const { target } of dead) mark(target, 'dead')
  for (const target of nobodyElse) mark(target, 'nobody-else')
  return marks
}

function describeDead(target: string, state: NameState | undefined, now: number): readonly { target: string; lastAnswer: string | null }[] {
  if (state?.status !== 'dead' || (state.lastAnswer ?? state.firstSeen) > now - DEAD_MS) return []
  return [{ target, lastAnswer: formatMoment(state.lastAnswer) }]
}

function isFarmed(name: string, registrable: string, states: ReadonlyMap<string, NameState>): boolean {
  return (name === registrable || name.endsWith(`.${registrable}`)) && states.get(name)?.inFarm === true
}

const BANDS: readonly (readonly [name: string, least: number])[] = [
  ['0', 0],
  ['1', 1],
  ['2-9', 2],
  ['10-99', 10],
  ['100+', 100],
]

function countOverlap(counts: readonly number[]): readonly { readonly lists: string; readonly rows: number }[] {
  return BANDS.map(([lists, least], band) => {
    const next = BANDS[band + 1]?.[1] ?? Infinity
    return { lists, rows: counts.filter((count) => count >= least && count < next).length }
  })
}
