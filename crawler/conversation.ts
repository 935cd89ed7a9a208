// One polite conversation: every request of a slot, its redirects and its robots.txt, passes here; nothing above speaks to the network.
import type { Clock } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import type { Failure } from '#model/failure.ts'
import { readRedirect } from './redirect.ts'
import { LIMITS, MAX_REDIRECTS, MAX_REQUESTS_PER_SLOT, type LimitKind } from './limits.ts'
import type { Answer, Location, Network } from './network/contract.ts'
import { readRetryAfter } from './network/retry-after.ts'
import type { Manners } from './politeness.ts'
import { crawlDelayMs, isAllowed, parseRobots, type RobotsRules } from './robots.ts'
import { readRobots } from './robots-reading.ts'

/** What a document is asked with. */
export interface Question {
  readonly url: URL
  readonly limit: LimitKind
  readonly method?: 'GET' | 'POST' | undefined
  readonly accept?: string | undefined
  /** JSON. */
  readonly body?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** robots.txt itself is read without asking robots.txt. */
  readonly ignoreRobots?: boolean | undefined
}

/** What came of a question. `later`: the slot is over, the question may be put again at `at`. */
export type Asked =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'later'; readonly at: number }

/** One redirect that was followed. */
export interface Hop {
  readonly from: URL
  readonly to: URL
  readonly permanent: boolean
}

export interface Conversation {
  readonly ask: (question: Question) => Promise<Asked>
  /** Requests made, redirects and robots.txt included. */
  readonly requests: () => number
  /** robots.txt files read in this slot, to be stored. */
  readonly robotsRead: () => readonly RobotsReading[]
  /** The address spoken to at a host, if any. */
  readonly addressOf: (host: string) => string | undefined
  readonly finish: () => Promise<void>
}

export interface ConversationOptions {
  readonly network: Network
  readonly clock: Clock
  readonly manners: Manners
  /** robots.txt of a host as stored, or undefined when none is fresh. */
  readonly storedRobots: (host: string) => Promise<RobotsReading | undefined>
}

type Robots = { readonly reading: RobotsReading; readonly rules: RobotsRules }
type Step =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'later'; readonly at: number }

/** Opens a conversation for one slot. */
export function openConversation(options: ConversationOptions): Conversation {
  const { network, clock, manners } = options
  const locations = new Map<string, Location>()
  const robots = new Map<string, Robots>()
  const fresh: RobotsReading[] = []
  let requests = 0

  async function locate(host: string): Promise<Location | Failure> {
    const known = locations.get(host)
    if (known !== undefined) return known
    const found = await network.locate(host)
    if (!found.ok) return found.failure
    locations.set(host, found.location)
    return found.location
  }

  async function send(question: Question, url: URL): Promise<Step> {
    if (requests >= MAX_REQUESTS_PER_SLOT) return { kind: 'later', at: clock.now() }
    const location = await locate(url.hostname)
    if ('reason' in location) return { kind: 'failed', failure: location }
    const later = await manners.approach(url.hostname, location.address)
    if (later !== undefined) return { kind: 'later', at: later }
    requests += 1
    const answer = await network.exchange({
      url,
      location,
      method: question.method,
      headers: headersOf(question),
      body: question.body,
      limit: LIMITS[question.limit],
    })
    manners.leave(url.hostname, location.address)
    if (!answer.ok) return { kind: 'failed', failure: answer.failure }
    return throttled(answer, url)
  }

  function throttled(answer: Answer, url: URL): Step {
    const busy = answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined)
    if (!busy) return { kind: 'answer', answer }
    const retryAt = readRetryAfter(answer.headers, clock.now())
    if (retryAt !== undefined) manners.holdOff(url.hostname, retryAt)
    return { kind: 'failed', failure: { reason: 'rate-limited', httpStatus: answer.status, retryAt } }
  }

  async function robotsOf(host: string): Promise<Robots | Failure | { readonly later: number }> {
    const known = robots.get(host)
    if (known !== undefined) return known
    const stored = await options.storedRobots(host)
    let reading = stored !== undefined && stored.expiresAt > clock.now() ? stored : undefined
    if (reading === undefined) {
      const asked = await ask({
        url: new URL(`https://${host}/robots.txt`),
        limit: 'robots',
        accept: 'text/plain, */*;q=0.1',
        ignoreRobots: true,
      })
      if (asked.kind === 'later') return { later: asked.at }
      const read = readRobots(host, asked, clock.now())
      if ('reason' in read) return read
      reading = read
      fresh.push(reading)
    }
    const entry: Robots = { reading, rules: parseRobots(reading.state === 'rules' ? reading.body : '') }
    robots.set(host, entry)
    const delay = crawlDelayMs(entry.rules)
    if (delay !== undefined && delay > 0) manners.slowDown(host, delay)
    return entry
  }

  async function permitted(question: Question, url: URL): Promise<Step | undefined> {
    if (question.ignoreRobots === true) return undefined
    const entry = await robotsOf(url.hostname)
    if ('later' in entry) return { kind: 'later', at: entry.later }
    if ('reason' in entry) return { kind: 'failed', failure: entry }
    if (entry.reading.state === 'unreachable')
      return { kind: 'failed', failure: { reason: 'robots-unreachable', retryAt: entry.reading.expiresAt } }
    return isAllowed(entry.rules, url.pathname + url.search) ? undefined : { kind: 'failed', failure: { reason: 'robots' } }
  }

  async function ask(question: Question): Promise<Asked> {
    const hops: Hop[] = []
    let url = question.url
    for (;;) {
      const step = (await permitted(question, url)) ?? (await send(question, url))
      if (step.kind === 'later') return step
      if (step.kind === 'failed') return { kind: 'failed', failure: step.failure, url, hops }
      const redirect = readRedirect(step.answer, url)
      if (redirect === undefined) return { kind: 'answer', answer: step.answer, url, hops }
      if (!redirect.ok) return { kind: 'failed', failure: redirect.failure, url, hops }
      if (hops.length === MAX_REDIRECTS) return { kind: 'failed', failure: { reason: 'redirect-limit' }, url, hops }
      hops.push({ from: url, to: redirect.to, permanent: redirect.permanent })
      url = redirect.to
    }
  }

  return {
    ask,
    requests: () => requests,
    robotsRead: () => fresh,
    addressOf: (host) => locations.get(host)?.address,
    finish: async () => {
      for (const host of locations.keys()) await network.hangUp(host)
      await manners.finish()
    },
  }
}

function headersOf(question: Question): Record<string, string> {
  const headers: Record<string, string> = { accept: question.accept ?? 'application/json' }
  if (question.body !== undefined) headers['content-type'] = 'application/json'
  if (question.etag !== undefined) headers['if-none-match'] = question.etag
  if (question.lastModified !== undefined) headers['if-modified-since'] = question.lastModified
  return headers
}
