// When a server asks us to come back: Retry-After in its two forms, and Mastodon's rate-limit header.
import { SECOND } from '#model/clock.ts'
import { MAX_RETRY_AFTER_MS } from '../limits.ts'

const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /i
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/i

/**
 * The moment at which a server wants to be asked again, in milliseconds since 1970, from an answer's headers (names in lower case), or
 * undefined when it names none that can be understood. `Retry-After` counts first: whole seconds, or a date of HTTP in any of its three
 * forms (RFC 9110 10.2.3, 5.6.7). Else `X-RateLimit-Reset`: ISO 8601, as Mastodon sends it, or seconds since 1970. A date that
 * has passed is the copy of a cache and says nothing. Mbin writes the latter under a name of its own (other-software.md 3.4). Never earlier than `now` nor later than MAX_RETRY_AFTER_MS after it.
 */
export function readRetryAfter(headers: Readonly<Record<string, string | undefined>>, now: number): number | undefined {
  const moment =
    delay(headers['retry-after'], now) ??
    future(httpDate(headers['retry-after']), now) ??
    future(reset(headers['x-ratelimit-reset'] ?? headers['x-ratelimit-retry-after']), now)
  return moment === undefined ? undefined : Math.min(moment, now + MAX_RETRY_AFTER_MS)
}

function future(moment: number | undefined, now: number): number | undefined {
  return moment !== undefined && moment > now ? moment : undefined
}

// A header sent twice arrives joined by a comma; the first counts.
function delay(value: string | undefined, now: number): number | undefined {
  const seconds = /^(\d{1,15})(?:\.\d+)?(?:\s*,|$)/.exec(value?.trim() ?? '')?.[1]
  return seconds === undefined ? undefined : now + Number(seconds) * SECOND
}

function httpDate(value: string | undefined): number | undefined {
  const text = value?.trim() ?? ''
  if (text.length > 40 || !WEEKDAY.test(text)) return undefined
  // The oldest form, of C's asctime, names no zone; all three mean UTC.
  return finite(Date.parse(/GMT$|UTC$/i.test(text) ? text : `${text} GMT`))
}

function reset(value: string | undefined): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d{9,11}$/.test(text)) return Number(text) * SECOND
  if (text.length > 40 || !ISO.test(text)) return undefined
  const parsed = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`
  return finite(Date.parse(parsed.replace(' ', 'T')))
}

function finite(moment: number): number | undefined {
  return Number.isFinite(moment) ? moment : undefined
}
