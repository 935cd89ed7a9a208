// Uptime as we measured it: which part of the time a server answered when we called, and what class that makes.
import { DAY } from './clock.ts'

/** Visits to a server, as shares of time: what one visit found is taken to hold until the next. */
export interface UptimeRecord {
  /** Milliseconds from the first visit counted until now. */
  readonly spanMs: number
  /** Those of them that follow an answered visit. */
  readonly answeredMs: number
}

/** Fewer days than that say nothing about a server. */
export const LEAST_UPTIME_SPAN = 14 * DAY
/** Visits further back do not count. */
export const UPTIME_WINDOW = 90 * DAY

/** The class of a record: steady from 99 %, good from 95 %, shaky from 80 %, poor below; unknown with less than fourteen days of visits. */
export function classifyUptime(record: UptimeRecord | undefined): 'steady' | 'good' | 'shaky' | 'poor' | 'unknown' {
  if (record === undefined || record.spanMs < LEAST_UPTIME_SPAN) return 'unknown'
  const share = record.answeredMs / record.spanMs
  if (share >= 0.99) return 'steady'
  if (share >= 0.95) return 'good'
  return share >= 0.8 ? 'shaky' : 'poor'
}

/** The spans over which a server's page says how long it answered. */
export const UPTIME_DAYS = [30, 90, 365] as const
/** Uptime over a shorter time than that says nothing, and is not told. */
const LEAST_TOLD = 7 * DAY

/** From a visit without an answer to the next with one; milliseconds since 1970. */
export interface Outage {
  readonly since: number
  readonly until: number
}

/** What is known of a server's answers. */
export interface AnswerHistory {
  /** Its first answer; null where that is not to be told. */
  readonly countedSince: number | null
  /** Those that are over. */
  readonly outages: readonly Outage[]
  /** Since when it does not answer; null while it does. */
  readonly downSince: number | null
}

/**
 * The share of the last days in which a server answered, from 0 to 1: what one visit found is taken to hold until the next. `whole` is
 * false where it is known for a part of those days only, which then are what the share is of. Undefined below seven days.
 */
export function shareAnswered(
  history: AnswerHistory,
  now: number,
  days: number,
): { readonly share: number; readonly whole: boolean } | undefined {
  const { countedSince, outages, downSince } = history
  if (countedSince === null || now - countedSince < LEAST_TOLD) return undefined
  const start = Math.max(now - days * DAY, countedSince)
  const down = [...outages, ...(downSince === null ? [] : [{ since: downSince, until: now }])]
  const missed = down.reduce((sum, { since, until }) => sum + Math.max(0, Math.min(until, now) - Math.max(since, start)), 0)
  return { share: Math.max(0, 1 - missed / (now - start)), whole: countedSince <= now - days * DAY }
}
