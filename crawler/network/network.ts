// The network as the crawler sees it, over any seam: guard, limits and kept connections are the same in production and in tests.
import { BODY_POOL_BYTES, LIMITS, RESOLVE_DEADLINE_MS } from '../limits.ts'
import { createBodyPool } from './body-pool.ts'
import type { BodyPool } from './body-pool.ts'
import type { Network, Seam } from './contract.ts'
import { exchange } from './exchange.ts'
import { openLine } from './line.ts'
import { createLines } from './lines.ts'
import { findTexts, locate } from './locate.ts'

export interface NetworkOptions {
  /** Sent with every request; the same everywhere (DESIGN 1). */
  readonly userAgent: string
  /** The room all bodies share; one pool a process, so several networks of a process pass the same. */
  readonly pool?: BodyPool
  readonly resolveDeadlineMs?: number
}

/** Makes the network. `close` ends every connection; it is not used after that. */
export function createNetwork(seam: Seam, options: NetworkOptions): Network {
  const lines = createLines((location) => openLine(seam, location))
  const largest = Math.max(...Object.values(LIMITS).map((limit) => limit.bytes))
  const pool = options.pool ?? createBodyPool(BODY_POOL_BYTES, largest)
  const resolveDeadlineMs = options.resolveDeadlineMs ?? RESOLVE_DEADLINE_MS
  return {
    reservedNames: seam.reservedNames,
    locate: (host) => locate(seam, host, resolveDeadlineMs),
    findTexts: (name) => findTexts(seam, name, resolveDeadlineMs),
    exchange: (request) => exchange({ lines, pool, userAgent: options.userAgent }, request),
    hangUp: lines.hangUp,
    close: lines.close,
  }
}
