// Turns what came of asking for robots.txt into what is stored for it, at most 24 hours (RFC 9309 2.3.1, 2.4).
import { DAY, HOUR } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import type { Failure } from '#model/failure.ts'
import { cleanText } from '#model/text.ts'
import type { Asked } from './conversation.ts'
import { LIMITS } from './limits.ts'

const FRESH_MS = DAY - HOUR
const WAIT_MS = HOUR

/**
 * The reading, or the failure of the host itself when there was no HTTP answer at all. 4xx means no restriction (RFC 9309
 * 2.3.1.3), 5xx and 429 mean wait (2.3.1.4), and a web page in its place holds no rules.
 */
export function readRobots(host: string, asked: Exclude<Asked, { kind: 'later' }>, now: number): RobotsReading | Failure {
  if (asked.kind === 'failed') return fromFailure(host, asked.failure, now)
  const { status, body } = asked.answer
  if (status >= 200 && status < 300) {
    const text = new TextDecoder().decode(body)
    // A stored NUL would end the transaction; robots.txt has no use for control characters.
    return { host, state: 'rules', body: cleanText(text, LIMITS.robots.bytes, { collapse: false }), readAt: now, expiresAt: now + FRESH_MS }
  }
  if (status >= 400 && status < 500) return { host, state: 'none', body: '', readAt: now, expiresAt: now + FRESH_MS }
  return { host, state: 'unreachable', body: '', readAt: now, expiresAt: now + WAIT_MS, failure: 'server-error' }
}

function fromFailure(host: string, failure: Failure, now: number): RobotsReading | Failure {
  switch (failure.reason) {
    case 'rate-limited':
      return failure
    case 'redirect-limit':
    case 'redirect-refused':
    case 'redirect-downgrade':
      // More hops than we follow, or to where we do not go: "assume that the robots.txt is unavailable" (RFC 9309 2.3.1.2).
      return { host, state: 'none', body: '', readAt: now, expiresAt: now + FRESH_MS, failure: failure.reason }
    case 'too-large':
    case 'bomb':
    case 'bad-encoding':
      return { host, state: 'unreachable', body: '', readAt: now, expiresAt: now + WAIT_MS, failure: failure.reason }
    default:
      return failure
  }
}
