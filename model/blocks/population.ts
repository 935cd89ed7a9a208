// All living servers with what is known of their lists, held in memory: denominators of every answer about blocks, and reach in milliseconds.
import type { Domain } from '../domain.ts'
import { startReachSum, type Reach } from './reach.ts'
import { matchesShell } from './target.ts'
import {
  judgeHost,
  UNKNOWN_REASONS,
  type PublishedBlock,
  type PublishedSource,
  type Stance,
  type UnknownReason,
  type Verdict,
} from './verdict.ts'

/** A living server; null where its figure may not be summed. */
export interface PopulationServer {
  readonly domainId: number
  readonly domain: string
  readonly activeMonth: number | null
}

/** A list of a living server. */
export interface PopulationSource extends PublishedSource {
  readonly domainId: number
  readonly masked: number
}

/** How much of what there is could be read, in servers: the denominators of every answer. */
export interface ListCoverage {
  /** Living servers, with or without lists. */
  readonly servers: number
  /** Servers with a list whose rows are shown. */
  readonly read: number
  /** Of these, those whose list could not be reached lately: it stands as it was last seen. */
  readonly stale: number
  /** Of these, those that say or show that rows are missing, or mask some. */
  readonly partial: number
  /** The others by why. */
  readonly unread: Readonly<Record<UnknownReason, number>>
}

/** What one server's lists say of another, as far as it decides reach. */
export interface KnownStance {
  readonly domainId: number
  readonly stance: Stance
}

export interface Population {
  readonly coverage: ListCoverage
  /** Living servers that admit only those they name, by id. */
  readonly allowlists: ReadonlySet<number>
  /** Living servers without a figure of monthly users that may be summed. */
  readonly withoutFigure: number
  readonly reach: (question: ReachQuestion) => Reach
  /** What the lists of a server mean for those whom they do not name. */
  readonly silence: (domainId: number) => Verdict
}

export interface ReachQuestion {
  readonly host: Domain
  /** What others say about it by plain rows; whoever is not among them says what its lists say of those they do not name. */
  readonly stances: readonly KnownStance[]
  readonly ownSources: readonly PublishedSource[]
  readonly ownRules: readonly PublishedBlock[]
}

const NOBODY = 'nobody' as Domain

/** Puts servers and lists together. */
export function makePopulation(servers: readonly PopulationServer[], sources: readonly PopulationSource[]): Population {
  const byServer = Map.groupBy(sources, ({ domainId }) => domainId)
  const counted = servers.filter((server) => server.activeMonth !== null)
  const byEnding = indexEndings(counted)
  const numbers = new Map(counted.map(({ domainId }, number) => [domainId, number]))
  const unnamed = counted.map(({ domainId }) => judgeSilence(byServer.get(domainId)))
  return {
    coverage: countCoverage(servers, byServer),
    allowlists: new Set(sources.filter(({ mode, shown }) => shown && mode === 'allowlist').map(({ domainId }) => domainId)),
    withoutFigure: servers.length - counted.length,
    silence: (domainId) => {
      const number = numbers.get(domainId)
      return (number === undefined ? undefined : unnamed[number]) ?? judgeSilence(byServer.get(domainId))
    },
    reach: ({ host, stances, ownSources, ownRules }) => {
      const theirs = unnamed.slice()
      for (const { domainId, stance } of stances) {
        const number = numbers.get(domainId)
        if (number !== undefined) theirs[number] = KNOWN[stance]
      }
      const own: Verdict[] = []
      for (const number of findCandidates(counted, byEnding, ownRules)) {
        own[number] = judgeHost(counted[number]?.domain as Domain, ownSources, ownRules)
      }
      const ownUnnamed = judgeHost(NOBODY, ownSources, [])
      const sum = startReachSum()
      for (const [number, { domain, activeMonth }] of counted.entries()) {
        if (domain !== host) sum.add(activeMonth ?? 0, theirs[number] ?? NEVER_READ, own[number] ?? ownUnnamed)
      }
      return sum.read()
    },
  }
}

function judgeSilence(lists: readonly PopulationSource[] | undefined): Verdict {
  return lists === undefined ? NEVER_READ : judgeHost(NOBODY, lists.map(asHiding), [])
}

const NEVER_READ: Verdict = { stance: 'unknown', because: 'never-read' }

// A row decides, so nothing that is hidden can change it.
const KNOWN: Readonly<Record<Stance, Verdict>> = {
  open: { stance: 'open' },
  limited: { stance: 'limited' },
  refused: { stance: 'refused' },
  unknown: { stance: 'unknown' },
}

// A list with masked rows may hold any name behind them.
function asHiding<Source extends PopulationSource>(source: Source): Source {
  return source.masked > 0 && source.publication === 'public' ? { ...source, publication: 'partial' } : source
}

/** Servers by every ending of their name. */
function indexEndings(servers: readonly PopulationServer[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [number, { domain }] of servers.entries()) {
    for (let from = 0; from >= 0;) {
      const ending = domain.slice(from)
      const known = index.get(ending)
      if (known === undefined) index.set(ending, [number])
      else known.push(number)
      const dot = domain.indexOf('.', from)
      from = dot < 0 ? -1 : dot + 1
    }
  }
  return index
}

// The servers that any rule could act on; the rules themselves then decide.
function findCandidates(
  servers: readonly PopulationServer[],
  byEnding: ReadonlyMap<string, readonly number[]>,
  rules: readonly PublishedBlock[],
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { kind, target } of rules) {
    if (kind === 'pattern') {
      for (const [number, { domain }] of servers.entries()) if (matchesShell(target, domain)) found.add(number)
    } else for (const number of byEnding.get(target) ?? []) found.add(number)
  }
  return found
}

function countCoverage(servers: readonly PopulationServer[], byServer: ReadonlyMap<number, readonly PopulationSource[]>): ListCoverage {
  const unread: Record<UnknownReason, number> = {
    ...{ 'never-read': 0, withheld: 0, robots: 0, unsupported: 0, unreachable: 0 },
    ...{ 'ambiguous-empty': 0, partial: 0 },
  }
  const sums = { read: 0, stale: 0, partial: 0 }
  for (const { domainId } of servers) {
    const lists = byServer.get(domainId) ?? []
    const shown = lists.filter((source) => source.shown)
    if (shown.length === 0) unread[whyUnread(lists)] += 1
    else {
      sums.read += 1
      if (shown.every(({ publication }) => publication === 'unreachable')) sums.stale += 1
      if (shown.some((source) => asHiding(source).publication === 'partial')) sums.partial += 1
    }
  }
  return { servers: servers.length, ...sums, unread }
}

function whyUnread(lists: readonly PublishedSource[]): UnknownReason {
  return UNKNOWN_REASONS.find((reason) => lists.some(({ publication }) => publication === reason)) ?? 'never-read'
}
