// What is stored of an answer to robots.txt, and for how long it holds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import type { FailureReason } from '#model/failure.ts'
import { LIMITS } from '../../crawler/limits.ts'
import { isAllowed, parseRobots } from '../../crawler/robots.ts'
import { readRobots } from '../../crawler/robots-reading.ts'

const NOW = Date.UTC(2026, 0, 5)
const HOST = 'cove.example'
const URL_OF = new URL(`https://${HOST}/robots.txt`)

function answered(status: number, body: string | Uint8Array = '') {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const answer = { ok: true, status, headers: {}, body: bytes, wireBytes: bytes.length, tookMs: 1 } as const
  return readRobots(HOST, { kind: 'answer', answer, url: URL_OF, hops: [] }, NOW)
}

function failed(reason: FailureReason) {
  return readRobots(HOST, { kind: 'failed', failure: { reason }, url: URL_OF, hops: [] }, NOW)
}

function bodyOf(reading: ReturnType<typeof answered>): string {
  if ('reason' in reading) throw new Error(reading.reason)
  return reading.body
}

describe('a robots.txt', () => {
  test('is kept as it stands, for less than the day that RFC 9309 allows', () => {
    const reading = answered(200, 'User-agent: *\r\nDisallow: /private\r\n')
    expect(reading).toMatchObject({ host: HOST, state: 'rules', body: 'User-agent: *\nDisallow: /private\n', readAt: NOW })
    expect(reading).toHaveProperty('expiresAt', NOW + DAY - HOUR)
  })

  test.each([400, 401, 403, 404, 410, 451])('that is answered with %i is none: no restriction', (status) => {
    expect(answered(status, 'User-agent: *\nDisallow: /')).toMatchObject({ state: 'none', body: '', expiresAt: NOW + DAY - HOUR })
  })

  test.each([429, 500, 502, 503])('that is answered with %i is waited for, an hour at a time', (status) => {
    expect(answered(status)).toMatchObject({ state: 'unreachable', body: '', expiresAt: NOW + HOUR })
  })

  test.each(['redirect-refused', 'redirect-downgrade', 'too-large', 'bomb', 'bad-encoding'] as const)(
    'that cannot be read (%s) is waited for: the server answers, so it has not failed',
    (reason) => {
      expect(failed(reason)).toMatchObject({ state: 'unreachable', failure: reason })
    },
  )

  test('behind a sixth redirect is none', () => {
    expect(failed('redirect-limit')).toMatchObject({ state: 'none' })
  })

  test.each(['dns', 'connect', 'tls', 'timeout', 'private-address'] as const)(
    'that nobody answers for (%s) is the failure of the host',
    (reason) => {
      expect(failed(reason)).toEqual({ reason })
    },
  )

  test('of more than 512 kB is obeyed as far as its last whole line', () => {
    const line = 'Disallow: /harbour/berth\n'
    const text = `User-agent: *\n${line.repeat(Math.ceil(LIMITS.robots.bytes / line.length))}`
    const body = bodyOf(answered(200, new TextEncoder().encode(text).subarray(0, LIMITS.robots.bytes)))
    expect(body.endsWith('/harbour/berth')).toBe(true)
    const rules = parseRobots(body)
    expect(isAllowed(rules, '/harbour/berth')).toBe(false)
    // Half of the last line would forbid the whole harbour.
    expect(isAllowed(rules, '/harbour/')).toBe(true)
  })

  test('of one endless line holds no rule', () => {
    expect(bodyOf(answered(200, new Uint8Array(LIMITS.robots.bytes).fill(65)))).toBe('')
  })

  test('holds no NUL and no control character, whatever it is made of, and is never longer than the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const body = bodyOf(answered(200, bytes))
        expect(body).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
        expect(body.length).toBeLessThanOrEqual(LIMITS.robots.bytes)
      }),
    )
  })
})
