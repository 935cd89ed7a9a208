// Figures about the network as a whole, as several routes need them: coverage, software, totals; each remembered for a moment.
import { MINUTE, SECOND, type Clock } from '#model/clock.ts'
import { sumBy, type Sums } from '#model/network-totals.ts'
import type { Database } from '#model/store/postgres.ts'
import { listKnownSoftware, listVersions, type KnownSoftware, type VersionCount } from '#model/store/published-software.ts'
import {
  countHosts,
  countWaitingNames,
  findGoodDay,
  listCounted,
  measureRate,
  type CountedServer,
  type HostCount,
} from '#model/store/published-totals.ts'
import { findNewestRelease } from '#model/version-order.ts'
import type { Coverage } from './contract.ts'
import { remember } from './memory.ts'

export interface Network {
  readonly hosts: () => Promise<readonly HostCount[]>
  readonly coverage: () => Promise<Coverage>
  /** The counted servers on the last good day, or now while there is none. */
  readonly counted: () => Promise<readonly CountedServer[]>
  readonly software: () => Promise<ReadonlyMap<string, KnownSoftware>>
  readonly sumsBySoftware: () => Promise<ReadonlyMap<string, Sums>>
  /** The versions of a software on counted servers, most servers first. */
  readonly versions: (software: string) => Promise<readonly VersionCount[]>
  /** The newest release of a software seen on the network; '' while none can be told. */
  readonly newestRelease: (software: string) => Promise<string>
  /** See `reckonReady`. */
  readonly readyInMs: () => Promise<number | null>
}

/** Totals say "partial" until that share of the known names was visited. */
const GOOD_SHARE = 0.9

/** Opens the figures over a store; nothing is read before it is asked for. `maxServers` is the limit of a trial run. */
export function openNetwork({ published }: Pick<Database, 'published'>, clock: Clock, maxServers?: number): Network {
  const hosts = remember(clock, 5 * SECOND, () => countHosts(published))
  const goodDay = remember(clock, MINUTE, () => findGoodDay(published))
  const waiting = remember(clock, 5 * SECOND, () => countWaitingNames(published))
  const coverage = async (): Promise<Coverage> => describeCoverage(await hosts(), await waiting(), await goodDay())
  const counted = remember(clock, MINUTE / 2, async () => listCounted(published, await goodDay()))
  const software = remember(clock, MINUTE, async () => new Map((await listKnownSoftware(published)).map((row) => [row.name, row])))
  const sums = remember(clock, MINUTE / 2, async () => {
    const groups = sumBy(await counted(), (server) => server.software ?? 'unknown')
    return new Map(groups.map(({ word, ...rest }) => [word, rest]))
  })
  // All at once: a list of all software asks for each.
  const allVersions = remember(clock, MINUTE, () => listVersions(published))
  const versions = async (name: string): Promise<readonly VersionCount[]> => (await allVersions()).get(name) ?? []
  const newest = remember(clock, MINUTE, async (name) => findNewestRelease(await versions(name)) ?? '')
  const rate = remember(clock, 5 * SECOND, () => measureRate(published, clock.now()))
  return {
    hosts: () => hosts(),
    coverage,
    counted: () => counted(),
    software: () => software(),
    sumsBySoftware: () => sums(),
    versions,
    newestRelease: newest,
    readyInMs: async () => reckonReady(await coverage(), await rate(), maxServers),
  }
}

/** Pure: what the counts say of coverage. */
export function describeCoverage(hosts: readonly HostCount[], waitingNames: number, day: string | undefined): Coverage {
  const sum = (of: (count: HostCount) => number): number => hosts.reduce((total, count) => total + of(count), 0)
  const visited = sum((count) => count.visited)
  const known = sum((count) => count.hosts) + waitingNames
  const living = (count: HostCount): number => (count.status === 'alive' || count.status === 'failing' ? count.answered : 0)
  return {
    known,
    visited,
    answered: sum(living),
    refused: sum((count) => (count.status === 'refused' ? count.hosts : 0)),
    waiting: known - visited,
    partial: known === 0 || visited < known * GOOD_SHARE,
    day: day ?? null,
  }
}

/** A few visits tell nothing about the rate. */
const LEAST_VISITS = 10

/**
 * Pure: milliseconds until nine of ten known names will have been visited, or a trial run has its number of servers; 0 when all is visited,
 * null while the rate tells nothing and when a trial run is at its end.
 */
export function reckonReady(
  { known, visited, answered, partial }: Pick<Coverage, 'known' | 'visited' | 'answered' | 'partial'>,
  rate: { readonly visits: number; readonly overMs: number },
  maxServers = Infinity,
): number | null {
  if (!partial) return 0
  if (rate.visits < LEAST_VISITS || rate.overMs < SECOND || known === 0 || visited === 0) return null
  // So many visits give one server that answers.
  const visitsEach = visited / Math.max(1, answered)
  const left = Math.min(known * GOOD_SHARE - visited, (maxServers - answered) * visitsEach)
  return left <= 0 ? null : Math.ceil((left / rate.visits) * rate.overMs)
}
