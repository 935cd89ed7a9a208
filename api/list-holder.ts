// Whose lists a typed name means: the one place that decides it for answers about blocks, which exist for every name, known or not.
import { parseDomain, type Domain } from '#model/domain.ts'
import { listBlockSources, type BlockSourceRow } from '#model/store/published-blocks.ts'
import { findName } from '#model/store/published-names.ts'
import type { ApiContext } from './context.ts'
import { refuse, type Outcome } from './route.ts'

/** A name and the server whose lists are asked about. */
export interface ListHolder {
  /** As it was typed, parsed. */
  readonly host: Domain
  /** The server whose lists they are: another name leads to its server. */
  readonly holder: Domain
  /** Null for names never seen, and for whoever opted out: nothing tells them apart. */
  readonly domainId: number | null
}

export type HolderResult = { readonly ok: true; readonly found: ListHolder } | { readonly ok: false; readonly outcome: Outcome<never> }

/** Finds whose lists a name means. `field` is the parameter that is named when it is no name. */
export async function findListHolder(context: ApiContext, name: string, field: string): Promise<HolderResult> {
  const host = parseDomain(name)
  if (host === undefined) return { ok: false, outcome: refuse(400, 'This is not the name of a server.', field) }
  const known = await findName(context.database, host, context.secret)
  if (known === undefined || known.aliasOf === null) return { ok: true, found: { host, holder: host, domainId: known?.domainId ?? null } }
  const server = await findName(context.database, known.aliasOf, context.secret)
  return { ok: true, found: { host, holder: known.aliasOf, domainId: server?.domainId ?? null } }
}

/** A chosen list: whose it is, and why it cannot be used, if it cannot. */
export interface ChosenList {
  readonly domain: Domain
  readonly domainId: number
  readonly sources: readonly BlockSourceRow[]
  /** Null where its rows can be used. */
  readonly because: string | null
}

/** The lists that a parameter names, each once, in its order; refuses what is no name. */
export async function chooseLists(
  context: ApiContext,
  names: readonly string[],
): Promise<{ readonly ok: true; readonly lists: readonly ChosenList[] } | { readonly ok: false; readonly outcome: Outcome<never> }> {
  const results = await Promise.all(names.map((name) => findListHolder(context, name, 'of')))
  const holders = new Map<string, ListHolder>()
  for (const result of results) {
    if (!result.ok) return result
    holders.set(result.found.holder, result.found)
  }
  const lists = await Promise.all(
    [...holders.values()].map(async ({ holder, domainId }) => {
      const sources = domainId === null ? [] : await listBlockSources(context.database.published, domainId)
      return { domain: holder, domainId: domainId ?? 0, sources, because: whyUnusable(sources) }
    }),
  )
  return { ok: true, lists }
}

function whyUnusable(sources: readonly BlockSourceRow[]): string | null {
  if (sources.some(({ shown }) => shown)) return null
  return sources[0]?.publication ?? 'never-read'
}
