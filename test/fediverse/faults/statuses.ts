// Faults of statuses: servers that refuse, tire, or are gone.
import { answerText } from '../answers.ts'
import { documentFault, type Fault } from '../fault.ts'
import type { FailureReason } from '#model/failure.ts'

/** Any status, for every document; the reason is the one that model/failure.ts names beside the status. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return documentFault(`status ${code}`, reasonOf(code), () => answerText(code, `Status ${code}`, headers))
}

function reasonOf(code: number): FailureReason {
  if (code === 401 || code === 403 || code === 451) return 'unauthorized'
  if (code === 404 || code === 405 || code === 410 || code === 501) return 'not-found'
  if (code === 429) return 'rate-limited'
  return code >= 500 ? 'server-error' : 'http-status'
}

/** 404 for everything, robots.txt too: an HTTP server, but no NodeInfo. */
export function notFoundEverywhere(): Fault {
  return { ...status(404), name: 'notFoundEverywhere', scope: 'everything' }
}

/** 403 for every document: not for us; that is no outage. */
export function forbidden(): Fault {
  return { ...status(403), name: 'forbidden' }
}

/** 410 for everything: the admin says goodbye. */
export function goneEverywhere(): Fault {
  return { ...status(410), name: 'goneEverywhere', reason: 'gone', scope: 'everything' }
}

/** A broken application behind a good proxy: passing, try later. */
export function serverError(code = 500): Fault {
  return { ...status(code), name: 'serverError' }
}

/** How a server says when to come back. */
export type ComeBack = 'seconds' | 'date' | 'reset' | 'none'

/** 429: come back after that many seconds of world time, said in one of the ways that exist (RFC 9110 10.2.3; X-RateLimit-Reset of Rails servers). */
export function rateLimited(seconds = 120, said: ComeBack = 'seconds'): Fault {
  return documentFault(`rateLimited by ${said}`, 'rate-limited', ({ at }) =>
    answerText(429, 'Too many requests', comeBack(said, at, seconds)),
  )
}

function comeBack(said: ComeBack, at: number, seconds: number): Readonly<Record<string, string>> {
  const moment = new Date(at + seconds * 1000)
  switch (said) {
    case 'seconds':
      return { 'retry-after': String(seconds) }
    case 'date':
      return { 'retry-after': moment.toUTCString() }
    case 'reset':
      return { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': moment.toISOString() }
    case 'none':
      return {}
  }
}

/** 503 with Retry-After: maintenance; obeyed like 429. */
export function overloaded(seconds = 600): Fault {
  return documentFault('overloaded', 'rate-limited', () => answerText(503, 'Maintenance', { 'retry-after': String(seconds) }))
}

/** Sends X-Robots-Tag with every document: read, but not published. */
export function xRobotsTag(value = 'noindex, nofollow'): Fault {
  return documentFault('xRobotsTag', undefined, ({ honest }) => {
    const served = honest()
    return served.kind === 'raw' ? undefined : { ...served, headers: { ...served.headers, 'x-robots-tag': value } }
  })
}
