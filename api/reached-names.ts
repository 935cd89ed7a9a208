// Whom somebody wants to reach: typed names and accounts become servers with their lists, and every server in search gets its verdict.
import { judgeReach, REACH, type ReachedServer } from '#model/blocks/reach-states.ts'
import { certainStance } from '#model/blocks/reach.ts'
import { parseDomain } from '#model/domain.ts'
import { listBlockers, type Blocker } from '#model/store/published-blocked-by.ts'
import { listBlockSources, listPlainBlocks, toRule, type BlockSourceRow } from '#model/store/published-blocks.ts'
import type { HeldIndex } from '#model/store/search-columns.ts'
import { readTypedName } from '#model/typed-name.ts'
import type { ApiContext } from './context.ts'
import { findListHolder, type ListHolder } from './list-holder.ts'
import { refuse, type Outcome } from './route.ts'

/** One of them. */
export interface ReachedName extends ReachedServer, ListHolder {
  readonly blockers: ReadonlyMap<number, Blocker>
  readonly blockSources: readonly BlockSourceRow[]
}

export interface ReachVerdicts {
  readonly names: readonly ReachedName[]
  /** For each name a number of REACH a row of the columns. */
  readonly codes: readonly Uint8Array[]
}

export type ReachResult = { readonly ok: true; readonly verdicts: ReachVerdicts } | { readonly ok: false; readonly outcome: Outcome<never> }

/** Judges all servers in search by the names that somebody wants to reach, each server once, in their order; refuses what is no name. */
export async function judgeReachOf(context: ApiContext, typed: readonly string[], held: HeldIndex): Promise<ReachResult> {
  const hosts = typed.map((text) => readTypedName(text) ?? parseDomain(text))
  if (hosts.includes(undefined)) return { ok: false, outcome: refuse(400, 'One of these is no name of a server and no account.', 'reach') }
  const holders = await Promise.all(hosts.map((host) => findListHolder(context, host ?? '', 'reach')))
  const different = new Map<string, ListHolder>()
  for (const holder of holders) {
    if (!holder.ok) return holder
    different.set(holder.found.holder, { ...holder.found, host: holder.found.holder })
  }
  const [population, names] = await Promise.all([
    context.blocks.population(),
    Promise.all([...different.values()].map((holder) => loadReached(context, holder))),
  ])
  const codes = judgeReach(held.columns, names, (domainId) => certainStance(population.silence(domainId)))
  return { ok: true, verdicts: { names, codes } }
}

async function loadReached({ database, blocks, clock }: ApiContext, holder: ListHolder): Promise<ReachedName> {
  const { published } = database
  const { host, domainId } = holder
  const now = clock.now()
  const patterns = await blocks.patterns()
  const [blockers, blockSources, rows] = await Promise.all([
    listBlockers(published, { host, patterns, now, masks: false }),
    domainId === null ? [] : listBlockSources(published, domainId),
    domainId === null ? [] : listPlainBlocks(published, [domainId], now),
  ])
  return {
    ...holder,
    blockers: new Map(blockers.map((blocker) => [blocker.domainId, blocker])),
    acting: new Map(blockers.map((blocker) => [blocker.domainId, blocker.stance])),
    blockSources,
    sources: blockSources.map(asHiding),
    rules: rows.map((row) => toRule(row)),
  }
}

// A list with masked rows may hold any name behind them.
function asHiding(source: BlockSourceRow): BlockSourceRow {
  return source.masked > 0 && source.publication === 'public' ? { ...source, publication: 'partial' } : source
}

/** Ids of the servers that are cut off from one of the names, ascending. */
export function listCutOff({ columns }: HeldIndex, { codes }: ReachVerdicts): readonly number[] {
  const ids: number[] = []
  for (let row = 0; row < columns.size; row += 1) {
    if (columns.live[row] === 1 && codes.some((code) => code[row] === REACH.cut)) ids.push(columns.ids[row] ?? 0)
  }
  return ids.toSorted((a, b) => a - b)
}
