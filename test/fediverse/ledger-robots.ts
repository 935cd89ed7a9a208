// Whether a crawler kept to what robots.txt said when it read it; judged by the world's own files and an evaluator of their own.
import type { WholeAnswer } from './answers.ts'
import { plainRequest, serve } from './serving.ts'
import { FULL_RESTRICTION, judgeRobots, NO_RESTRICTION, type RobotsOpinion } from './robots-answers.ts'
import type { LedgerEntry, LedgerTable } from './ledger-table.ts'
import type { World } from './world.ts'

/** A request that ought not to have been made. */
export interface Trespass {
  readonly entry: LedgerEntry
  /** `forbidden`: the rules forbid the path. `unavailable`: robots.txt failed. `unread`: it was not asked for in the last 24 hours. */
  readonly why: 'forbidden' | 'unavailable' | 'unread'
}

/** A request closer to the one before it than the Crawl-delay of the host. */
export interface Hasty {
  readonly earlier: LedgerEntry
  readonly later: LedgerEntry
  readonly gapMs: number
  readonly wantedMs: number
}

const DAY_MS = 86_400_000
const MAX_HOPS = 5

interface Reading {
  readonly at: number
  readonly failed: boolean
  readonly opinion: RobotsOpinion
}

/**
 * Requests against robots.txt. What counts is the file as it stood when the crawler last asked for it, for at most 24 hours
 * (RFC 9309 2.4). Redirects of the file are followed within the world.
 */
export function findForbidden(table: LedgerTable, world: World, token: string): Trespass[] {
  const found: Trespass[] = []
  walk(table, world, token, (row, reading) => {
    const why = judge(table, row, reading)
    if (why !== undefined) found.push({ entry: table.read(row), why })
  })
  return found
}

function judge(table: LedgerTable, row: number, reading: Reading | undefined): Trespass['why'] | undefined {
  const path = table.word('path', row)
  if (path === '/robots.txt') return undefined
  if (reading === undefined || table.number('at', row) - reading.at > DAY_MS) return 'unread'
  if (reading.failed) return 'unavailable'
  return reading.opinion.allows(path) ? undefined : 'forbidden'
}

/** Requests to a host sooner after the end of the one before than its Crawl-delay, at most `capMs`; the file itself is not yet known when it is read. */
export function findHasty(table: LedgerTable, world: World, token: string, capMs: number): Hasty[] {
  const found: Hasty[] = []
  const last = new Map<number, number>()
  walk(table, world, token, (row, reading) => {
    const host = table.wordId('host', row)
    const before = last.get(host)
    last.set(host, row)
    const wantedMs = Math.min(capMs, (reading?.opinion.crawlDelay ?? 0) * 1000)
    if (before === undefined || wantedMs === 0) return
    const gapMs = table.number('at', row) - table.number('endedAt', before)
    if (gapMs < wantedMs) found.push({ earlier: table.read(before), later: table.read(row), gapMs, wantedMs })
  })
  return found
}

/** Visits every request with what robots.txt had said to the crawler before it. */
function walk(table: LedgerTable, world: World, token: string, visit: (row: number, reading: Reading | undefined) => void): void {
  const readings = new Map<number, Reading>()
  for (let row = 0; row < table.size(); row++) {
    if (table.kind(row) !== 'request') continue
    const host = table.wordId('host', row)
    visit(row, readings.get(host))
    if (table.word('path', row) === '/robots.txt')
      readings.set(host, readAt(world, table.word('host', row), table.number('at', row), token))
  }
}

function readAt(world: World, host: string, at: number, token: string): Reading {
  let name = host
  let path = '/robots.txt'
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const virtual = world.lookup(name)
    const served = virtual === undefined ? undefined : serve(virtual, plainRequest(name, path), at)
    if (served?.kind !== 'whole' || served.status >= 500 || served.status === 429) return { at, failed: true, opinion: FULL_RESTRICTION }
    if (served.status < 300) return { at, failed: false, opinion: opinionOf(served.body, token) }
    const to = redirectOf(served, `https://${name}${path}`)
    if (to === undefined) break
    name = to.host
    path = `${to.pathname}${to.search}`
  }
  return { at, failed: false, opinion: NO_RESTRICTION }
}

// A web page in place of robots.txt holds no rules.
function opinionOf(body: Uint8Array, token: string): RobotsOpinion {
  const text = Buffer.from(body).toString()
  return /^\s*</.test(text) ? NO_RESTRICTION : judgeRobots(text, token)
}

function redirectOf(served: WholeAnswer, base: string): URL | undefined {
  const location = served.headers['location']
  if (served.status >= 400 || location === undefined || !URL.canParse(location, base)) return undefined
  const to = new URL(location, base)
  return to.protocol === 'https:' ? to : undefined
}
