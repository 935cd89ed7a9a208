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
