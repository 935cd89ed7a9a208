// The match: wishes become verdicts on servers, servers without a contrary one are recommended, and what a wish costs is counted; pure.
import type { Topic } from './rules/taxonomy.ts'
import type { RuleWish, TopicAnswer } from './rule-wishes.ts'

/** How a server meets a wish: the contrary is said; nothing is known or said; in part; fully. */
export const MEETS = { against: 0, unknown: 1, part: 2, full: 3 } as const

/** Wishes of one kind and value, as in the address: `parameter=value`. */
export type MatchWish =
  | {
      readonly about: 'language' | 'alternative-to' | 'sign-up' | 'size' | 'pace'
      readonly key: string
      readonly values: readonly string[]
    }
  | { readonly about: 'topic'; readonly key: string; readonly topic: Topic; readonly answer: TopicAnswer }
  | { readonly about: 'must' | 'not'; readonly key: string; readonly topic: Topic; readonly wishes: readonly RuleWish[] }
  | { readonly about: 'reach'; readonly key: string; readonly name: string; readonly codes: Uint8Array }

/** Ways to join that end in an account; nobody is sent to a closed door. */
export const JOINABLE = ['open', 'approval', 'invite', 'external', 'curated'] as const

/** Servers recommended at once. */
export const RECOMMENDED = 5

/** Verdicts on all rows: for each wish one of MEETS a row. */
export interface Verdicts {
  readonly size: number
  /** Rows that may be recommended to anybody. */
  readonly considered: Uint8Array
  readonly byWish: readonly Uint8Array[]
}

/** What came of it. */
export interface MatchCount {
  readonly considered: number
  /** Rows against which nothing speaks. */
  readonly total: number
  /** By wish: rows against which it alone does not speak, those that are known to fit, and the total without it. */
  readonly byWish: readonly { readonly servers: number; readonly fitting: number; readonly without: number }[]
  /** The wishes to give up to have more, by their numbers, and the total then; undefined while there are enough. */
  readonly relax: { readonly wishes: readonly number[]; readonly total: number } | undefined
  /** By row the points of those against which nothing speaks, plus one: two for a wish that is met, one for one in part; 0 for all others. */
  readonly points: Uint8Array
}

/** Counts verdicts. */
export function countMatch({ size, considered, byWish }: Verdicts): MatchCount {
  const points = new Uint8Array(size)
  const failing = new Uint8Array(size)
  const lastFailed = new Uint8Array(size)
  const servers = byWish.map((verdicts, wish) => countWish({ size, considered, verdicts, wish }, { points, failing, lastFailed }))
  let [all, total] = [0, 0]
  const alone = byWish.map(() => 0)
  for (let row = 0; row < size; row += 1) {
    if (considered[row] === 0) continue
    all += 1
    if (failing[row] === 0) {
      total += 1
      points[row] = (points[row] ?? 0) + 1
    } else {
      points[row] = 0
      if (failing[row] === 1) alone[lastFailed[row] ?? 0] = (alone[lastFailed[row] ?? 0] ?? 0) + 1
    }
  }
  return {
    considered: all,
    total,
    byWish: servers.map((counts, wish) => ({ ...counts, without: total + (alone[wish] ?? 0) })),
    relax: total >= RECOMMENDED ? undefined : findRelief({ size, considered, byWish }, { failing, total }),
    points,
  }
}

interface Tally {
  readonly points: Uint8Array
  readonly failing: Uint8Array
  readonly lastFailed: Uint8Array
}

function countWish(
  { size, considered, verdicts, wish }: Omit<Verdicts, 'byWish'> & { readonly verdicts: Uint8Array; readonly wish: number },
  { points, failing, lastFailed }: Tally,
): { readonly servers: number; readonly fitting: number } {
  let [servers, fitting] = [0, 0]
  for (let row = 0; row < size; row += 1) {
    if (considered[row] === 0) continue
    const verdict = verdicts[row] ?? MEETS.unknown
    if (verdict === MEETS.against) {
      failing[row] = (failing[row] ?? 0) + 1
      lastFailed[row] = wish
      continue
    }
    servers += 1
    if (verdict === MEETS.unknown) continue
    fitting += 1
    points[row] = (points[row] ?? 0) + verdict - 1
  }
  return { servers, fitting }
}

// The smallest set of wishes whose giving up brings anybody, and of those the one that brings most.
function findRelief(
  { size, considered, byWish }: Verdicts,
  { failing, total }: { readonly failing: Uint8Array; readonly total: number },
): MatchCount['relax'] {
  let least = Infinity
  for (let row = 0; row < size; row += 1) {
    const count = failing[row] ?? 0
    if (considered[row] === 1 && count > 0 && count < least) least = count
  }
  if (!Number.isFinite(least)) return undefined
  const sets = new Map<string, number>()
  for (let row = 0; row < size; row += 1) {
    if (considered[row] === 0 || failing[row] !== least) continue
    const failed = byWish.flatMap((verdicts, wish) => (verdicts[row] === MEETS.against ? [wish] : [])).join(' ')
    sets.set(failed, (sets.get(failed) ?? 0) + 1)
  }
  const [best] = [...sets].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return best === undefined ? undefined : { wishes: best[0].split(' ').map(Number), total: total + best[1] }
}
