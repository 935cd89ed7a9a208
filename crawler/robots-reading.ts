// Turns what came of asking for robots.txt into what is stored for it, at most 24 hours (RFC 9309 2.3.1, 2.4).
import { DAY, HOUR } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import type { Failure, FailureReason } from '#model/failure.ts'
import { cleanText } from '#model/text.ts'
import type { Asked } from './conversation.ts'
import { LIMITS } from './limits.ts'
import { classifyRobotsAnswer, keepRecords } from './robots.ts'

const FRESH_MS = DAY - HOUR
const WAIT_MS = HOUR

/**
 * The reading, or the failure of the host itself when there was no HTTP answer at all. 4xx means no restriction (RFC 9309
 * 2.3.1.3), 5xx and 429 mean wait (2.3.1.4); a web page in its place holds no rules.
 */
export function readRobots(host: string, asked: Exclude<Asked, { kind: 'later' }>, now: number): RobotsReading | Failure {
  if (asked.kind === 'failed') return fromFailure(host, asked.failure, now)
  const { status, body } = asked.answer
  const state = classifyRobotsAnswer(status)
  if (state !== 'rules') return reading(host, state, '', now, status >= 500 ? 'server-error' : undefined)
  // A stored NUL would end the transaction; robots.txt has no use for control characters.
  const text = cleanText(new TextDecoder().decode(wholeLines(body)), LIMITS.robots.bytes, { collapse: false })
  return reading(host, state, keepRecords(text), now)
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

// A file of the limit's size may have been cut (LIMITS.robots): half a path would forbid or allow something else than is written there.
function wholeLines(body: Uint8Array): Uint8Array {
  if (body.length < LIMITS.robots.bytes) return body
  return body.subarray(0, Math.max(body.lastIndexOf(LINE_FEED), body.lastIndexOf(CARRIAGE_RETURN), 0))
}

// A host that does not answer at all has failed, and is not merely without robots.txt; what answered badly is waited for or read as none.
function fromFailure(host: string, failure: Failure, now: number): RobotsReading | Failure {
  const answered = ['redirect-limit', 'redirect-refused', 'redirect-downgrade', 'too-large', 'bomb', 'bad-encoding'].includes(
    failure.reason,
  )
  return answered ? reading(host, classifyRobotsAnswer(failure), '', now, failure.reason) : failure
}

function reading(host: string, state: RobotsReading['state'], body: string, now: number, failure?: FailureReason): RobotsReading {
  return { host, state, body, readAt: now, expiresAt: now + (state === 'unreachable' ? WAIT_MS : FRESH_MS), failure }
}
