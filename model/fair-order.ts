// The fair order: a shuffle, new every day and the same for everybody that day, in which servers that suit most people come up more often.

/** Different shuffles; the day says which one is in force, and they come again after four weeks. */
export const SHUFFLES = 28

/** What the weight of a server depends on: nothing that a server could state to be first, only to be ordinary. */
export interface FairTraits {
  readonly status: string
  /** A value of the facets uptime, versionCurrency and registrations. */
  readonly uptime: string
  readonly versionCurrency: string
  readonly registrations: string
  /** Believable accounts active in a month; null when it is not known. */
  readonly activeMonth: number | null
  /** How many of these a visitor could read: name, description, rules, languages. */
  readonly described: 0 | 1 | 2 | 3 | 4
}

const UPTIME: Readonly<Record<string, number>> = { steady: 1, good: 0.95, shaky: 0.6, poor: 0.3 }
const DOOR: Readonly<Record<string, number>> = { open: 1, approval: 1, invite: 0.7, external: 0.7, curated: 0.7, full: 0.3, closed: 0.3 }
// Neither a handful of people, who may not want company, nor the few giants that everybody finds anyway.
const SIZES: readonly (readonly [most: number, factor: number])[] = [
  [0, 0.15],
  [10, 0.5],
  [50, 0.9],
  [5000, 1],
  [20_000, 0.7],
  [Infinity, 0.4],
]

/**
 * How often a server comes up early, 0.01 to 1: the product of
 * - health: 1 when alive, 0.3 when failing; times 1, 0.95, 0.6, 0.3 for uptime steady, good, shaky, poor (0.9 while unknown);
 * - version: 0.8 when behind;
 * - size by believable monthly actives: 0.15 for 0, 0.5 to 10, 0.9 to 50, 1 to 5,000, 0.7 to 20,000, 0.4 above, 0.5 unknown;
 * - door: 1 open or by approval, 0.7 by invitation or elsewhere, 0.3 closed or full, 0.5 unknown;
 * - completeness: 0.5, and 0.125 for each of name, description, rules, languages.
 */
export function fairWeight(traits: FairTraits): number {
  const { status, uptime, versionCurrency, registrations, activeMonth, described } = traits
  const health = (status === 'alive' ? 1 : 0.3) * (UPTIME[uptime] ?? 0.9) * (versionCurrency === 'behind' ? 0.8 : 1)
  const size = activeMonth === null ? 0.5 : (SIZES.find(([most]) => activeMonth <= most)?.[1] ?? 0.5)
  const weight = health * size * (DOOR[registrations] ?? 0.5) * (0.5 + 0.125 * described)
  // Two digits are enough, and keep a server in its place when it changes a little.
  return Math.max(0.01, Math.round(weight * 100) / 100)
}

/**
 * The place of a server in one of the shuffles: the smallest comes first. With u even in (0, 1), −ln u ÷ weight is drawn so that the
 * chance to be first is in proportion to the weight (Efraimidis and Spirakis 2006, "Weighted random sampling with a reservoir").
 *
 * @param domain seeds the draw, so that every installation and backend shuffles alike
 * @param shuffle 0 to 27
 */
export function fairKey(weight: number, domain: string, shuffle: number): number {
  return -Math.log(drawOf(hashName(domain), shuffle)) / weight
}

/** Which shuffle is in force on a UTC day (YYYY-MM-DD). */
export function shuffleOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) % SHUFFLES
}

// FNV-1a, 32 bits: quick, and even enough behind the mixing below; nothing here needs to be hard to guess.
function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

// The finaliser of MurmurHash3 spreads name and shuffle over 32 bits; half a step keeps the draw off 0.
function drawOf(name: number, shuffle: number): number {
  let hash = name ^ Math.imul(shuffle + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / 2 ** 32
}
