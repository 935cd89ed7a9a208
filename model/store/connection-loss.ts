// Tells a database that is away for a moment from a statement that is wrong: the first is worth waiting for, the second never.
import { errorCode } from './store-error.ts'

/**
 * SQLSTATEs of a server that ends, starts, or has no place left for us; class 08 is a broken connection. Source: PostgreSQL manual,
 * appendix A.
 */
const SERVER_AWAY = new Set(['57P01', '57P02', '57P03', '53300'])

/** What the system says when nobody listens or the line is cut; ENOENT is the missing socket of a server on the same machine. */
const LINE_CUT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** The driver has no code for its own errors (pg 8.23: client.js, pg-pool's index.js). */
const DRIVER_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error of the store means that the database cannot be reached now; the same statement may succeed a moment later. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isConnectionLoss)
  const code = errorCode(error)
  if (code !== undefined) return SERVER_AWAY.has(code) || /^08\w{3}$/.test(code) || LINE_CUT.has(code)
  return error instanceof Error && DRIVER_WORDS.test(error.message)
}
