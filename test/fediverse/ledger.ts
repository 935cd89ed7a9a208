// The ledger: what a crawler did to the simulated fediverse, written down by the fediverse itself, and the questions a polite crawler passes.
import { getDomain } from 'tldts'
import { createLedgerTable, type EntryKind, type LedgerEntry, type LedgerTable } from './ledger-table.ts'
import { findForbidden, findHasty, type Hasty, type Trespass } from './ledger-robots.ts'
import { isPublicAddress } from './addresses.ts'
import type { World } from './world.ts'

export type { EntryKind, LedgerEntry } from './ledger-table.ts'
export type { Hasty, Trespass } from './ledger-robots.ts'

/** What requests must keep apart from each other by. */
export type PaceKind = 'host' | 'address' | 'registrable'

/** Two requests under one key that were at once, or closer than allowed. */
export interface PaceViolation {
  readonly key: string
  readonly earlier: LedgerEntry
  readonly later: LedgerEntry
  /** Milliseconds from the end of the earlier one to the start of the later one; negative when they overlapped. */
  readonly gapMs: number
}

/** A run of requests to one host without a pause. */
export interface SlotCount {
  readonly host: string
  readonly from: number
  readonly to: number
  readonly requests: number
}

/** A request to a host that had asked to be left alone until later. */
export interface EarlyReturn {
  readonly refusal: LedgerEntry
  readonly request: LedgerEntry
}

export interface EntryFilter {
  readonly kind?: EntryKind
  readonly host?: string
}

export interface Ledger {
  readonly table: LedgerTable
  readonly entries: (filter?: EntryFilter) => Generator<LedgerEntry>
  readonly requests: (host?: string) => readonly LedgerEntry[]
  /** Number of requests, to one host or to all. */
  readonly count: (host?: string) => number
  readonly countKind: (kind: EntryKind) => number
  readonly hosts: () => ReadonlySet<string>
  /** Requests at once or closer than the gap, from the end of an answer to the next start; `spared` names keys with limits of their own. */
  readonly overlaps: (by: PaceKind, minimumGapMs: number, spared?: (key: string) => boolean) => readonly PaceViolation[]
  /** Requests that robots.txt forbids, or that came without reading it; `token` is the crawler's product token. */
  readonly forbiddenByRobots: (world: World, token?: string) => readonly Trespass[]
  /** Requests closer than the Crawl-delay of their host, capped at `capMs`. */
  readonly hastierThanCrawlDelay: (world: World, capMs?: number, token?: string) => readonly Hasty[]
  /** Requests to a host before the moment its 429 or 503 named; `toleranceMs` for whole seconds in dates. */
  readonly beforeRetryAfter: (toleranceMs?: number) => readonly EarlyReturn[]
  /** Runs of requests to one host, ended by a pause longer than `pauseMs`. */
  readonly slots: (pauseMs: number) => readonly SlotCount[]
  readonly largestSlot: (pauseMs: number) => number
  /** Connections tried to addresses that are not global unicast, or that the world did not give to that host. */
  readonly forbiddenConnects: () => readonly LedgerEntry[]
  /** Connections and requests without TLS. */
  readonly plain: () => readonly LedgerEntry[]
  readonly userAgents: () => ReadonlySet<string>
}

/** The robots token of this project (DESIGN 1). */
export const ROBOTS_TOKEN = 'FediverseAtlas'
const HOUR_MS = 3_600_000

/** An empty ledger. */
export function createLedger(): Ledger {
  const table = createLedgerTable()
  const ledger: Ledger = {
    table,
    entries: (filter = {}) => entries(table, filter),
    requests: (host) => [...entries(table, host === undefined ? { kind: 'request' } : { kind: 'request', host })],
    count: (host) => countRows(table, 'request', host),
    countKind: (kind) => countRows(table, kind, undefined),
    hosts: () => new Set([...requestRows(table)].map((row) => table.word('host', row))),
    overlaps: (by, minimumGapMs, spared) => findOverlaps(table, by, minimumGapMs, spared ?? (() => false)),
    forbiddenByRobots: (world, token = ROBOTS_TOKEN) => findForbidden(table, world, token),
    hastierThanCrawlDelay: (world, capMs = HOUR_MS, token = ROBOTS_TOKEN) => findHasty(table, world, token, capMs),
    beforeRetryAfter: (toleranceMs = 0) => findEarlyReturns(table, toleranceMs),
    slots: (pauseMs) => findSlots(table, pauseMs),
    largestSlot: (pauseMs) => findSlots(table, pauseMs).reduce((most, slot) => Math.max(most, slot.requests), 0),
    forbiddenConnects: () =>
      [...entries(table, { kind: 'connect' })].filter((entry) => entry.outcome === 'not given' || !isPublicAddress(entry.address)),
    plain: () => [...entries(table, {})].filter((entry) => entry.kind !== 'look-up' && !entry.secure),
    userAgents: () => new Set([...requestRows(table)].map((row) => table.word('userAgent', row))),
  }
  return ledger
}

function* entries(table: LedgerTable, filter: EntryFilter): Generator<LedgerEntry> {
  for (let row = 0; row < table.size(); row++) {
    if (filter.kind !== undefined && table.kind(row) !== filter.kind) continue
    if (filter.host !== undefined && table.word('host', row) !== filter.host) continue
    yield table.read(row)
  }
}

function* requestRows(table: LedgerTable): Generator<number> {
  for (let row = 0; row < table.size(); row++) if (table.kind(row) === 'request') yield row
}

function countRows(table: LedgerTable, kind: EntryKind, host: string | undefined): number {
  let found = 0
  for (let row = 0; row < table.size(); row++) {
    if (table.kind(row) === kind && (host === undefined || table.word('host', row) === host)) found++
  }
  return found
}

function findOverlaps(table: LedgerTable, by: PaceKind, minimumGapMs: number, spared: (key: string) => boolean): PaceViolation[] {
  const keyOf = keyReader(table, by)
  const last = new Map<string, number>()
  const violations: PaceViolation[] = []
  for (const row of rowsByTime(table)) {
    const key = keyOf(row)
    const before = last.get(key)
    if (before !== undefined) {
      const gapMs = table.number('at', row) - table.number('endedAt', before)
      if (gapMs < minimumGapMs && !spared(key)) violations.push({ key, earlier: table.read(before), later: table.read(row), gapMs })
    }
    // Of several earlier ones, the one that ends last is the one to keep away from.
    if (before === undefined || table.number('endedAt', row) >= table.number('endedAt', before)) last.set(key, row)
  }
  return violations
}

// Rows are written when requests begin; a clock that several processes share may still put them a little out of order.
function rowsByTime(table: LedgerTable): readonly number[] {
  return [...requestRows(table)].sort((a, b) => table.number('at', a) - table.number('at', b) || a - b)
}

function keyReader(table: LedgerTable, by: PaceKind): (row: number) => string {
  switch (by) {
    case 'host':
      return (row) => table.word('host', row)
    case 'address':
      return (row) => table.word('address', row)
    case 'registrable': {
      const known = new Map<number, string>()
      return (row) => {
        const id = table.wordId('host', row)
        let key = known.get(id)
        if (key === undefined) known.set(id, (key = registrableOf(table.word('host', row))))
        return key
      }
    }
  }
}

function registrableOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host
}

function findEarlyReturns(table: LedgerTable, toleranceMs: number): EarlyReturn[] {
  const refusals = new Map<number, number>()
  const found: EarlyReturn[] = []
  for (const row of rowsByTime(table)) {
    const host = table.wordId('host', row)
    const refusal = refusals.get(host)
    if (refusal !== undefined && table.number('at', row) + toleranceMs < table.number('notBefore', refusal)) {
      found.push({ refusal: table.read(refusal), request: table.read(row) })
    }
    if (table.number('notBefore', row) > (refusal === undefined ? 0 : table.number('notBefore', refusal))) refusals.set(host, row)
  }
  return found
}

function findSlots(table: LedgerTable, pauseMs: number): SlotCount[] {
  const open = new Map<number, { host: string; from: number; to: number; requests: number }>()
  const slots: SlotCount[] = []
  for (const row of rowsByTime(table)) {
    const host = table.wordId('host', row)
    const at = table.number('at', row)
    let slot = open.get(host)
    if (slot === undefined || at - slot.to > pauseMs) {
      slot = { host: table.word('host', row), from: at, to: at, requests: 0 }
      open.set(host, slot)
      slots.push(slot)
    }
    slot.requests++
    slot.to = Math.max(slot.to, at, Number.isFinite(table.number('endedAt', row)) ? table.number('endedAt', row) : at)
  }
  return slots
}
