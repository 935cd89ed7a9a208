// When the lists of a simulated world were asked for, and between which moments nothing went wrong: the ledger's word, not the crawler's.
import { HOUR } from '#model/clock.ts'
import type { LedgerTable } from '../fediverse/ledger-table.ts'

export interface ListReadings {
  /** Moments at which a list was answered whole, world time in milliseconds. */
  readonly of: (host: string, endpoint: string) => readonly number[]
  /** Whether every request to a host between two moments was answered, and its list was not broken for an hour of it. */
  readonly isCalm: (host: string, from: number, to: number) => boolean
}

interface Request {
  readonly at: number
  readonly path: string
  readonly answered: boolean
}

/** Reads the ledger once. `isBroken` tells when a world shows less of a list than there is. */
export function collectReadings(table: LedgerTable, isBroken: (host: string, at: number) => boolean): ListReadings {
  const requests = new Map<string, Request[]>()
  for (let row = 0; row < table.size(); row += 1) {
    if (table.kind(row) !== 'request') continue
    const { host, at, path, status, outcome } = table.read(row)
    const known = requests.get(host)
    const request = { at, path, answered: outcome === 'ok' && status < 500 }
    if (known === undefined) requests.set(host, [request])
    else known.push(request)
  }
  const requestsOf = (host: string): readonly Request[] => requests.get(host) ?? []
  return {
    of: (host, endpoint) => {
      const beginning = endpoint === 'nodeinfo' ? '/nodeinfo/' : endpoint.replace(/^POST |\?.*$/g, '')
      return requestsOf(host)
        .filter(({ at, path, answered }) => answered && path.startsWith(beginning) && !isBroken(host, at))
        .map(({ at }) => at)
    },
    isCalm: (host, from, to) => {
      for (let at = from; at <= to; at += HOUR) if (isBroken(host, at)) return false
      return requestsOf(host).every(({ at, answered }) => answered || at < from || at > to)
    },
  }
}
