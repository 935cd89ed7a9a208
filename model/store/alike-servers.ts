// Servers with rules like somebody's: the nearest by what rules say, weighed by how few say so, and by the sentences that both state.
import { STANCES, type Label } from '#model/rules/taxonomy.ts'
import type { FacetColumns } from './facet-columns.ts'
import { knowsRules, RULE_BYTES } from './rule-columns.ts'

/** What the rules of a server say, and the ids of the sentences that say it. */
export interface RulesOfServer {
  readonly domainId: number
  readonly labels: readonly Label[]
  readonly sentences: readonly number[]
}

export interface AlikeServer {
  readonly row: number
  /** 0 to 1. */
  readonly likeness: number
  readonly sentences: readonly number[]
}

/** What is said counts for more than how it is worded: many servers hand the same sentences on. */
const SAID = 0.7
const SORTED_AT_ONCE = 1000

/**
 * The servers in search whose rules are nearest, at most `most`. Likeness is 0.7 of the weighted Jaccard index of what both say (topic and
 * stance; weight: the logarithm of all servers with rules by those that say so) and 0.3 of the share of sentences that both state, weighed
 * alike. Equals stand in the order of their names.
 */
export function findAlike(columns: FacetColumns, own: RulesOfServer, most: number): readonly AlikeServer[] {
  const rows = listKnown(columns, own.domainId)
  const said = compareSaid(columns, own.labels, rows)
  const weightOf = weighSentences(columns, own.sentences, rows.length)
  const all = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0)
  const nameOf = (row: number): string => columns.domains[row] ?? ''
  const takeBest = (found: readonly Omit<AlikeServer, 'sentences'>[]): Omit<AlikeServer, 'sentences'>[] =>
    found.toSorted((a, b) => b.likeness - a.likeness || (nameOf(a.row) < nameOf(b.row) ? -1 : 1)).slice(0, most)
  let found: Omit<AlikeServer, 'sentences'>[] = []
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0
    const shared = all === 0 ? 0 : weighShared(columns.rules.sentences[row] ?? [], weightOf) / all
    const likeness = SAID * (said[place] ?? 0) + (1 - SAID) * shared
    if (likeness > 0) found.push({ row, likeness })
    // Sorting all of them would take longer than finding them.
    if (found.length >= most + SORTED_AT_ONCE) found = takeBest(found)
  }
  return takeBest(found).map((alike) => ({
    ...alike,
    sentences: (columns.rules.sentences[alike.row] ?? []).filter((id) => weightOf.has(id)),
  }))
}

function listKnown(columns: FacetColumns, except: number): Int32Array {
  const rows = new Int32Array(columns.size)
  let count = 0
  for (let row = 0; row < columns.size; row += 1) {
    if (columns.live[row] === 1 && columns.ids[row] !== except && knowsRules(columns.rules, row)) rows[count++] = row
  }
  return rows.subarray(0, count)
}

function weighShared(sentences: readonly number[], weightOf: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const id of sentences) sum += weightOf.get(id) ?? 0
  return sum
}

/** By place in `rows` the weighted Jaccard index of what is said. */
function compareSaid({ rules: { masks } }: FacetColumns, labels: readonly Label[], rows: Int32Array): Float64Array {
  const common = new Float64Array(rows.length)
  const either = new Float64Array(rows.length)
  for (const { topic, bytes } of masks) {
    const own = labels.filter(([about]) => about === topic).reduce((byte, [, stance]) => byte | (1 << STANCES.indexOf(stance)), 0)
    const { both, any } = weighBytes(own, countStances(bytes, rows), rows.length)
    for (let place = 0; place < rows.length; place += 1) {
      const byte = bytes[rows[place] ?? 0] ?? 0
      common[place] = (common[place] ?? 0) + (both[byte] ?? 0)
      either[place] = (either[place] ?? 0) + (any[byte] ?? 0)
    }
  }
  return common.map((weight, place) => ((either[place] ?? 0) === 0 ? 0 : weight / (either[place] ?? 1)))
}

function countStances(bytes: Uint8Array, rows: Int32Array): readonly number[] {
  const counts = STANCES.map(() => 0)
  const byBytes = new Uint32Array(RULE_BYTES)
  for (let place = 0; place < rows.length; place += 1) {
    const byte = bytes[rows[place] ?? 0] ?? 0
    byBytes[byte] = (byBytes[byte] ?? 0) + 1
  }
  for (const [byte, count] of byBytes.entries()) {
    for (let bit = 0; bit < counts.length; bit += 1) if ((byte & (1 << bit)) !== 0) counts[bit] = (counts[bit] ?? 0) + count
  }
  return counts
}

// For one topic: by byte of the other server the weight of what both say, and of what either says.
function weighBytes(own: number, counts: readonly number[], servers: number): { readonly both: Float64Array; readonly any: Float64Array } {
  const weigh = (byte: number): number =>
    counts.reduce((sum, count, bit) => sum + ((byte & (1 << bit)) === 0 ? 0 : Math.log(1 + servers / (count + 1))), 0)
  const mask = (1 << STANCES.length) - 1
  return {
    both: Float64Array.from({ length: RULE_BYTES }, (_, byte) => weigh(byte & own)),
    any: Float64Array.from({ length: RULE_BYTES }, (_, byte) => weigh((byte | own) & mask)),
  }
}

function weighSentences({ rules: { stating } }: FacetColumns, ids: readonly number[], servers: number): ReadonlyMap<number, number> {
  return new Map([...new Set(ids)].map((id) => [id, Math.log(1 + servers / ((stating.get(id) ?? 0) + 1))]))
}
