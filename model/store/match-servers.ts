// The match over the columns of search: verdicts on every server in a few milliseconds, and the best of them in the fair order of a day.
import { BUCKETS_OF_PACE, type FacetKey, type Pace } from '#model/facets.ts'
import { countMatch, JOINABLE, MEETS, type MatchCount, type MatchWish } from '#model/match.ts'
import { meaningOf, partsOfWish } from '#model/rule-wishes.ts'
import type { FacetColumns } from './facet-columns.ts'
import { bytesWith, RULE_BYTES } from './rule-columns.ts'
import { rowsInOrder, type Orders } from './search-orders.ts'

export interface FoundMatch {
  readonly count: MatchCount
  /** By wish what each row is worth to it. */
  readonly verdicts: readonly Uint8Array[]
  /** The best rows, at most `most`, the best first; equals in the fair order of the day. */
  readonly rows: readonly number[]
}

/** Judges all servers by wishes. `day` (YYYY-MM-DD) seeds the order of equals. */
export function matchServers(
  orders: Orders,
  { wishes, day, most }: { readonly wishes: readonly MatchWish[]; readonly day: string; readonly most: number },
): FoundMatch {
  const { columns } = orders
  const byWish = wishes.map((wish) => judgeWish(columns, wish))
  const verdicts = { size: columns.size, considered: considerRows(columns), byWish }
  const count = countMatch(verdicts)
  return { count, verdicts: byWish, rows: takeBest(orders, count.points, { day, most }) }
}

// In the index already: who may be recommended at all. Beside that: alive, with a door that opens.
function considerRows(columns: FacetColumns): Uint8Array {
  const alive = codesOf(columns, 'status', (values) => (values.includes('alive') ? 1 : 0))
  const joinable = codesOf(columns, 'registrations', (values) => (JOINABLE.some((mode) => values.includes(mode)) ? 1 : 0))
  return columns.live.map((live, row) => (live === 1 && alive(row) === 1 && joinable(row) === 1 ? 1 : 0))
}

/** For each row a number that depends on its values of one facet only. */
function codesOf(columns: FacetColumns, key: FacetKey, code: (values: readonly string[]) => number): (row: number) => number {
  const facet = columns.facets.find((one) => one.key === key)
  if (facet === undefined) return () => 0
  const byCombination = Uint8Array.from(facet.combinations, code)
  return (row) => byCombination[facet.codes[row] ?? 0] ?? 0
}

function judgeWish(columns: FacetColumns, wish: MatchWish): Uint8Array {
  switch (wish.about) {
    case 'language':
      return judgeLanguage(columns, wish.values)
    case 'alternative-to':
      return fill(columns, codesOf(columns, 'alternativeTo', anyOf(wish.values)))
    case 'sign-up':
      return fill(columns, codesOf(columns, 'registrations', anyOf(wish.values)))
    case 'size':
      return fill(columns, codesOf(columns, 'size', anyOf(wish.values)))
    case 'pace':
      return fill(columns, codesOf(columns, 'pace', anyOf(wish.values.flatMap((pace) => BUCKETS_OF_PACE[pace as Pace]))))
    case 'topic':
      return judgeBytes(columns, wish, meaningBytes(wish))
    case 'must':
      return judgeBytes(columns, wish, wishBytes(wish))
    case 'not':
      return judgeBytes(columns, wish, wishBytes(wish))
    case 'reach':
      return wish.codes
  }
}

function fill(columns: FacetColumns, codeOf: (row: number) => number): Uint8Array {
  const codes = new Uint8Array(columns.size)
  for (let row = 0; row < codes.length; row += 1) codes[row] = codeOf(row)
  return codes
}

function anyOf(wanted: readonly string[]): (values: readonly string[]) => number {
  return (values) => {
    if (values.some((value) => wanted.includes(value))) return MEETS.full
    return values.includes('unknown') ? MEETS.unknown : MEETS.against
  }
}

// Who states no language is judged by the texts.
function judgeLanguage(columns: FacetColumns, wanted: readonly string[]): Uint8Array {
  const stated = codesOf(columns, 'language', anyOf(wanted))
  const detected = codesOf(columns, 'detectedLanguage', anyOf(wanted))
  return fill(columns, (row) => {
    const code = stated(row)
    return code === MEETS.unknown ? Math.min(detected(row), MEETS.part) : code
  })
}

function judgeBytes(
  columns: FacetColumns,
  { topic }: Pick<Extract<MatchWish, { topic: unknown }>, 'topic'>,
  codes: Uint8Array,
): Uint8Array {
  const bytes = columns.rules.masks.find((mask) => mask.topic === topic)?.bytes ?? new Uint8Array(columns.size)
  return fill(columns, (row) => codes[bytes[row] ?? 0] ?? MEETS.unknown)
}

// Who says both sides of a matter meets neither fully.
function meaningBytes({ topic, answer }: Extract<MatchWish, { about: 'topic' }>): Uint8Array {
  const meaning = meaningOf(topic, answer)
  const [fits, partly, against] = [meaning.fits, meaning.partly, meaning.against].map((stances) => bytesWith(stances))
  return Uint8Array.from({ length: RULE_BYTES }, (_, byte) => {
    const [fit, part, contrary] = [fits?.[byte] === 1, partly?.[byte] === 1, against?.[byte] === 1]
    if (fit && !part && !contrary) return MEETS.full
    if (fit || part) return MEETS.part
    return contrary ? MEETS.against : MEETS.unknown
  })
}

function wishBytes({ about, wishes }: Extract<MatchWish, { wishes: unknown }>): Uint8Array {
  const has = bytesWith(wishes.map((wish) => partsOfWish(wish).value))
  const unknown = bytesWith(['unknown'])
  return Uint8Array.from({ length: RULE_BYTES }, (_, byte) => {
    if (about === 'must') return has[byte] === 1 ? MEETS.full : MEETS.against
    if (has[byte] === 1) return MEETS.against
    return unknown[byte] === 1 ? MEETS.unknown : MEETS.full
  })
}

// Rows come in the fair order of the day, so that equals are in it too.
function takeBest(orders: Orders, points: Uint8Array, { day, most }: { readonly day: string; readonly most: number }): readonly number[] {
  const rows = rowsInOrder(orders, 'fair', day)
  const taken: number[] = []
  for (let value = points.reduce((best, one) => Math.max(best, one), 0); value > 0 && taken.length < most; value -= 1) {
    for (let at = 0; at < rows.length && taken.length < most; at += 1) {
      const row = rows[at] ?? 0
      if (points[row] === value) taken.push(row)
    }
  }
  return taken
}
