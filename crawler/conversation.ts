// One polite conversation: every request of a slot, its redirects and its robots.txt, passes here; nothing above speaks to the network.
import type { Clock } from '#model/clock.ts'
import type { Measured, RobotsReading } from '#model/crawl.ts'
import type { Failure } from '#model/failure.ts'
import { readRedirect } from './redirect.ts'
import { LIMITS, MAX_REDIRECTS, MAX_REQUESTS_PER_SLOT, type LimitKind } from './limits.ts'
import { findCdn } from './network/cdn.ts'
import type { Answer, Location, Network } from './network/contract.ts'
import { readRetryAfter } from './network/retry-after.ts'
import type { Manners } from './politeness.ts'
import { createRobotsBook, type Obstacle } from './robots-book.ts'

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
  /** A redirect to another host is refused: what a page loads while it is rendered comes from its own host (DESIGN 6). */
  readonly sameHost?: boolean | undefined
  /** Redirects that an earlier slot followed: the question goes on behind them. */
  readonly hops?: readonly Hop[] | undefined
}

/** What came of a question. `later`: the slot is over, the question may be put again at `at`, behind the redirects that it has followed. */
export type Asked =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'later'; readonly at: number; readonly hops?: readonly Hop[] | undefined }

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
  /** What was to be seen of a host beside its documents, if it was spoken to. */
  readonly measured: (host: string) => Measured | undefined
  readonly finish: () => Promise<void>
}

export interface ConversationOptions {
  readonly network: Network
  readonly clock: Clock
  readonly manners: Manners
  /** robots.txt of a host as stored, or undefined when none is fresh. */
  readonly storedRobots: (host: string) => Promise<RobotsReading | undefined>
  /** Whether a host is not to be spoken to at all. */
  readonly isClosed?: ((host: string) => Promise<boolean>) | undefined
  /** Aborted when the process is told to stop: the request under way is the slot's last. */
  readonly signal?: AbortSignal | undefined
}

type Step = { readonly kind: 'answer'; readonly answer: Answer } | Obstacle

/** Opens a conversation for one slot. */
export function openConversation(options: ConversationOptions): Conversation {
  const sender = createSender(options)
  const closed = createDoorkeeper(options)
  const robots = createRobotsBook({ clock: options.clock, stored: options.storedRobots, slowDown: options.manners.slowDown, ask })

  async function obstacle(question: Question, url: URL): Promise<Obstacle | undefined> {
    return question.ignoreRobots === true ? undefined : await robots.obstacle(url)
  }

  async function ask(question: Question): Promise<Asked> {
    const hops: Hop[] = [...(question.hops ?? [])]
    let url = hops.at(-1)?.to ?? question.url
    for (;;) {
      const step = (await closed(url.hostname)) ?? (await obstacle(question, url)) ?? (await sender.send(question, url))
      if (step.kind === 'later') return hops.length === 0 ? step : { ...step, hops }
      if (step.kind === 'failed') return { ...step, url, hops }
      const next = followUp(step.answer, url, { hops, sameHost: question.sameHost === true })
      if (next.kind !== 'hop') return next.kind === 'failed' ? { ...next, url, hops } : { kind: 'answer', answer: step.answer, url, hops }
      hops.push(next.hop)
      url = next.hop.to
    }
  }

  return {
    ask,
    requests: sender.requests,
    robotsRead: robots.read,
    addressOf: sender.addressOf,
    measured: sender.measured,
    finish: async () => {
      await sender.hangUp()
      await options.manners.finish()
    },
  }
}

/** Stands before hosts that are not to be spoken to; each is looked up once. */
function createDoorkeeper({ isClosed }: ConversationOptions): (host: string) => Promise<Obstacle | undefined> {
  const known = new Map<string, boolean>()
  return async (host) => {
    const closed = known.get(host) ?? (await isClosed?.(host)) === true
    known.set(host, closed)
    // The reason is that of any redirect that is not followed: who opted out is told to nobody (DESIGN 5).
    return closed ? { kind: 'failed', failure: { reason: 'redirect-refused' } } : undefined
  }
}

type Next = { readonly kind: 'none' } | { readonly kind: 'failed'; readonly failure: Failure } | { readonly kind: 'hop'; readonly hop: Hop }

function followUp(answer: Answer, from: URL, { hops, sameHost }: { readonly hops: readonly Hop[]; readonly sameHost: boolean }): Next {
  const redirect = readRedirect(answer, from)
  if (redirect === undefined) return { kind: 'none' }
  if (!redirect.ok) return { kind: 'failed', failure: redirect.failure }
  if (hops.length === MAX_REDIRECTS) return { kind: 'failed', failure: { reason: 'redirect-limit' } }
  if (sameHost && redirect.to.host !== from.host) return { kind: 'failed', failure: { reason: 'redirect-refused', detail: 'another host' } }
  return { kind: 'hop', hop: { from, to: redirect.to, permanent: redirect.permanent } }
}

interface Sender {
  readonly send: (question: Question, url: URL) => Promise<Step>
  readonly requests: () => number
  readonly addressOf: (host: string) => string | undefined
  readonly measured: (host: string) => Measured | undefined
  readonly hangUp: () => Promise<void>
}

/** Sends single requests: the budget, the look-up, the manners and the throttles of each. */
function createSender({ network, clock, manners, signal }: ConversationOptions): Sender {
  const locations = new Map<string, Location>()
  const certificates = new Map<string, number>()
  let requests = 0

  async function locate(host: string): Promise<Location | Failure> {
    const known = locations.get(host)
    if (known !== undefined) return known
    const found = await network.locate(host)
    if (!found.ok) return found.failure
    locations.set(host, found.location)
    return found.location
  }

  return {
    send: async (question, url) => {
      if (requests >= MAX_REQUESTS_PER_SLOT || signal?.aborted === true) return { kind: 'later', at: clock.now() }
      const location = await locate(url.hostname)
      if ('reason' in location) return { kind: 'failed', failure: location }
      const later = await manners.approach(url.hostname, location.address)
      if (later !== undefined) return { kind: 'later', at: later }
      requests += 1
      const { method, body } = question
      const answer = await network.exchange({ url, location, method, headers: headersOf(question), body, limit: LIMITS[question.limit] })
      manners.leave(url.hostname, location.address)
      if (answer.ok && answer.certificateUntil !== undefined) certificates.set(url.hostname, answer.certificateUntil)
      return answer.ok ? throttled(answer, url, clock, manners) : { kind: 'failed', failure: answer.failure }
    },
    requests: () => requests,
    addressOf: (host) => locations.get(host)?.address,
    measured: (host) => measure(locations.get(host), certificates.get(host)),
    hangUp: async () => {
      for (const host of locations.keys()) await network.hangUp(host)
    },
  }
}

function measure(location: Location | undefined, certificateUntil: number | undefined): Measured | undefined {
  if (location === undefined) return undefined
  return { ipv6: location.ipv6 === true, certificateUntil, behind: findCdn(location.address) }
}

function throttled(answer: Answer, url: URL, clock: Clock, manners: Manners): Step {
  const busy = answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined)
  if (!busy) return { kind: 'answer', answer }
  const retryAt = readRetryAfter(answer.headers, clock.now())
  if (retryAt !== undefined) manners.holdOff(url.hostname, retryAt)
  return { kind: 'failed', failure: { reason: 'rate-limited', httpStatus: answer.status, retryAt } }
}

function headersOf(question: Question): Record<string, string> {
  const headers: Record<string, string> = { accept: question.accept ?? 'application/json' }
  if (question.body !== undefined) headers['content-type'] = 'application/json'
  if (question.etag !== undefined) headers['if-none-match'] = question.etag
  if (question.lastModified !== undefined) headers['if-modified-since'] = question.lastModified
  return headers
}
