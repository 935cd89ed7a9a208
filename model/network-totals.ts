// Totals over all counted servers: what is summed, what is left out and how concentrated the network is; pure.
import { flagUsage } from './facts-merge.ts'

/** What one server contributes; null where it does not say. */
export interface CountedFigures {
  readonly software: string | null
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  /** A FigureQuality; null where the server states no figures. */
  readonly quality: string | null
}

/** Null where no server of the group states a figure that may be summed: not known is not zero. */
export interface Sums {
  readonly servers: number
  readonly users: number | null
  readonly activeMonth: number | null
}

export interface NetworkTotals extends Sums {
  readonly posts: number | null
  /** Servers whose figures are implausible, constant, unreliable or hidden: counted as servers, left out of every sum. */
  readonly flagged: number
  /** Servers that state no number of users. */
  readonly unknownUsers: number
}

/** Whether the figures of a server may be summed: measured, and not implausible (microblog.md 11.3). */
export function isCountable(server: CountedFigures): boolean {
  const { users, activeMonth, activeHalfyear, quality } = server
  if (quality !== null && quality !== 'measured') return false
  return (
    flagUsage({ users: users ?? undefined, activeMonth: activeMonth ?? undefined, activeHalfyear: activeHalfyear ?? undefined }).length ===
    0
  )
}

/** Sums of all servers; null is not zero, it is left out. */
export function sumNetwork(servers: readonly CountedFigures[]): NetworkTotals {
  const countable = servers.filter(isCountable)
  return {
    ...sumServers(servers),
    posts: sumOf(countable, (server) => server.localPosts),
    flagged: servers.length - countable.length,
    unknownUsers: countable.filter((server) => server.users === null).length,
  }
}

function sumServers(servers: readonly CountedFigures[]): Sums {
  const countable = servers.filter(isCountable)
  return {
    servers: servers.length,
    users: sumOf(countable, (server) => server.users),
    activeMonth: sumOf(countable, (server) => server.activeMonth),
  }
}

function sumOf(servers: readonly CountedFigures[], figure: (server: CountedFigures) => number | null): number | null {
  let sum: number | null = null
  for (const server of servers) {
    const value = figure(server)
    if (value !== null) sum = (sum ?? 0) + value
  }
  return sum
}

/** Sums by a word that each server has, most actives first, then most servers, then by the word. */
export function sumBy<T extends CountedFigures>(
  servers: readonly T[],
  wordOf: (server: T) => string,
): readonly (Sums & { readonly word: string })[] {
  const groups = Map.groupBy(servers, wordOf)
  return [...groups]
    .map(([word, members]) => ({ word, ...sumServers(members) }))
    .toSorted((a, b) => (b.activeMonth ?? 0) - (a.activeMonth ?? 0) || b.servers - a.servers || (a.word < b.word ? -1 : 1))
}

/** How unevenly monthly actives are spread; null while nobody is active. */
export interface Concentration {
  readonly top1: number | null
  readonly top10: number | null
  readonly top100: number | null
  readonly hhi: number | null
  readonly effective: number | null
  /** Servers whose actives were used, and servers whose actives are not known or not believed. */
  readonly counted: number
  readonly leftOut: number
}

/**
 * Concentration of monthly actives:
 *
 * - top k: the sum of the k largest shares (the concentration ratio CR_k);
 * - HHI: the sum of the squared shares, from 1/n to 1 (Herfindahl 1950, Hirschman 1964);
 * - effective number: 1 / HHI, the number of equal servers that would give the same HHI (Laakso and Taagepera 1979).
 */
export function measureConcentration(servers: readonly CountedFigures[]): Concentration {
  const actives = servers.flatMap((server) => (isCountable(server) && server.activeMonth !== null ? [server.activeMonth] : []))
  const total = actives.reduce((sum, value) => sum + value, 0)
  const left = { counted: actives.length, leftOut: servers.length - actives.length }
  if (total === 0) return { top1: null, top10: null, top100: null, hhi: null, effective: null, ...left }
  const shares = actives.map((value) => value / total).toSorted((a, b) => b - a)
  const topShare = (k: number): number =>
    Math.min(
      1,
      shares.slice(0, k).reduce((sum, share) => sum + share, 0),
    )
  const hhi = shares.reduce((sum, share) => sum + share * share, 0)
  return { top1: topShare(1), top10: topShare(10), top100: topShare(100), hhi, effective: 1 / hhi, ...left }
}
