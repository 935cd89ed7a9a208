// From a list of hosts as a server publishes it to names we trust: parsed, sorted, without the server itself; other-software.md 9.
import type { PeerReading } from '#model/crawl.ts'
import { isReservedName, parseDomain, type Domain } from '#model/domain.ts'
import type { PeerPage } from '#model/facts.ts'
import { MAX_PEERS } from './limits.ts'

export interface ListPlace {
  readonly endpoint: string
  readonly page: number
  readonly complete: boolean
  /** Names of the server itself: its domain, its API host. */
  readonly self: ReadonlySet<string>
  /** True where .example and .test exist. */
  readonly reservedNames: boolean
}

/**
 * Reads the names of one page. Entries that are no host names are counted, not kept. An empty list that this software shows for
 * "hidden" (Pixelfed) yields undefined: unknown, not empty.
 */
export function readPeerNames(page: PeerPage, place: ListPlace): PeerReading | undefined {
  if (page.names.length === 0 && page.emptyMeansHidden === true) return undefined
  const names = new Set<Domain>()
  let rejected = 0
  for (const raw of page.names) {
    const name = parseDomain(raw)
    if (name === undefined || (!place.reservedNames && isReservedName(name))) rejected += 1
    else if (!place.self.has(name)) names.add(name)
    if (names.size >= MAX_PEERS) break
  }
  return {
    endpoint: place.endpoint,
    kind: page.kind,
    names: [...names].toSorted(byName),
    rejected,
    page: place.page,
    complete: place.complete,
  }
}

// Code units, not the locale: the order must be the same on every machine, and names are ASCII.
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
