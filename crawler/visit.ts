// The state of one slot while it runs: what is known, what was asked, what came of it; and the one way in which a document is read.
import type { Clock } from '#model/clock.ts'
import type {
  BlockReading,
  DocumentResult,
  Endpoint,
  KnownHost,
  NodeInfoReading,
  PeerReading,
  RobotsReading,
  StoredDocument,
} from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { failureClass, type Failure, type FailureReason } from '#model/failure.ts'
import { decodeBytes, decodeJson } from '#model/json.ts'
import { htmlToText, TEXT_LIMITS } from '#model/text.ts'
import type { Asked, Conversation, Hop } from './conversation.ts'
import type { LimitKind } from './limits.ts'
import type { Network } from './network/contract.ts'
import { readOnward, withOnward, withoutOnward } from './onward.ts'
import type { PaceBook } from './politeness.ts'
import type { PageReader } from './rendered-page.ts'
import { readRobotsTag } from './robots.ts'
import { failureOfStatus } from './status.ts'
import { dueAfterFailure, dueAfterSuccess, isDue, type Period } from './visit-policy.ts'

/** What a visit is given; it touches neither database nor process. */
export interface VisitContext {
  readonly network: Network
  readonly clock: Clock
  readonly pace: PaceBook
  /** Milliseconds between the end of an answer and the next request. */
  readonly gapMs: number
  readonly storedRobots: (host: string) => Promise<RobotsReading | undefined>
  /** Whether a host opted out of everything: nobody's link or redirect leads us there. */
  readonly isClosed?: ((host: string) => Promise<boolean>) | undefined
  /** The browser for pages without static text; absent when none is configured. */
  readonly pages?: PageReader | undefined
  /** Aborted when the process is told to stop: the visit ends after the request under way, and what it did not reach stays due. */
  readonly signal?: AbortSignal | undefined
}

export interface Visit {
  readonly known: KnownHost
  readonly clock: Clock
  readonly reservedNames: boolean
  readonly conversation: Conversation
  readonly pages: PageReader | undefined
  readonly results: Map<Endpoint, DocumentResult>
  readonly peers: PeerReading[]
  readonly blocks: BlockReading[]
  nodeinfo: NodeInfoReading | undefined
  /** The NodeInfo document as received in this slot, for the adapter; never stored. */
  nodeinfoJson: unknown
  noindex: boolean
  /** Set when nothing more may be asked in this slot: the moment at which the next slot may. */
  overUntil: number | undefined
  /** A failure that concerns the host, not one document: the visit ends with it. */
  hostFailure: Failure | undefined
  timeouts: number
}

/** How to ask for one document and how to read it. */
export interface DocumentSpec<T> {
  readonly endpoint: Endpoint
  readonly url: URL
  readonly limit: LimitKind
  readonly every: Period
  readonly method?: 'GET' | 'POST' | undefined
  readonly accept?: string | undefined
  readonly body?: string | undefined
  readonly format?: 'json' | 'html' | 'markup' | 'text' | undefined
  /** Ask without If-None-Match although a validator is stored. */
  readonly whole?: boolean | undefined
  /** Error statuses whose body is this document all the same. */
  readonly answers?: readonly number[] | undefined
  /** A look at the decoded body before it is read: an error in disguise. */
  readonly refusal?: ((document: unknown, status: number) => 'rate-limited' | 'unauthorized' | 'not-found' | undefined) | undefined
  /** Reads the decoded body; a reason when it is not this document. */
  readonly read: (
    document: unknown,
    url: URL,
    hops: readonly Hop[],
  ) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
  /** What is stored of a good reading. */
  readonly keep: (
    value: T,
    url: URL,
  ) => {
    readonly facts?: Facts | undefined
    readonly memo?: unknown
    readonly cursor?: string | undefined
    readonly dueAt?: number | undefined
  }
}

export type DocumentReading<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'unchanged'; readonly stored: StoredDocument; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly url: URL; readonly hops: readonly Hop[] }
  | { readonly kind: 'over' }

/** Whether the host wants a document to be asked for: one whose texts forbid crawling is asked for its NodeInfo and for those texts. */
export function mayAsk({ known: { onlyDocuments } }: Visit, endpoint: Endpoint): boolean {
  if (onlyDocuments === undefined || onlyDocuments.has(endpoint)) return true
  return endpoint === 'nodeinfo' || endpoint.startsWith('/.well-known/nodeinfo')
}

/** Whether a document is to be asked for in this slot. */
export function isDocumentDue(visit: Visit, endpoint: Endpoint, every: Period): boolean {
  if (visit.overUntil !== undefined || visit.results.has(endpoint) || !mayAsk(visit, endpoint)) return false
  return isDue(every, visit.known.documents.get(endpoint)?.dueAt, visit.clock.now())
}

/** Asks for one document, reads it, and notes the result; the single place in which an answer becomes a reading or a failure. */
export async function readDocument<T>(visit: Visit, spec: DocumentSpec<T>): Promise<DocumentReading<T>> {
  const stored = visit.known.documents.get(spec.endpoint)
  const startedAt = visit.clock.now()
  const conditions = validators(spec, stored)
  const asked = await visit.conversation.ask({
    url: spec.url,
    limit: spec.limit,
    method: spec.method,
    accept: spec.accept,
    body: spec.body,
    hops: readOnward(stored?.memo, spec.url, startedAt),
    ...conditions,
  })
  if (asked.kind === 'later') {
    noteLater(visit, spec, asked)
    return { kind: 'over' }
  }
  const taken = { askedAt: startedAt, answeredAt: visit.clock.now() }
  if (asked.kind === 'failed') return noteFailure(visit, spec, asked, { tookMs: taken.answeredAt - startedAt })
  const { answer, url, hops } = asked
  const measured = { tookMs: Math.round(answer.tookMs), bytes: answer.wireBytes, httpStatus: answer.status }
  if (readRobotsTag(answer.headers['x-robots-tag']).noindex && spec.limit !== 'text') visit.noindex = true
  const unchanged = answer.status === 304 ? documentAskedAfter(conditions, stored) : undefined
  if (unchanged !== undefined) return noteUnchanged(visit, spec, unchanged, url, hops, { ...measured, taken })
  const decoded = decode(spec, answer.status, answer.body, answer.headers['content-type'])
  if (!decoded.ok) return noteFailure(visit, spec, { failure: decoded.failure, url, hops }, measured)
  const read = spec.read(decoded.value, url, hops)
  if (!read.ok) return noteFailure(visit, spec, { failure: read.failure, url, hops }, measured)
  const kept = spec.keep(read.value, url)
  visit.results.set(spec.endpoint, {
    endpoint: spec.endpoint,
    state: 'ok',
    url: url.href,
    etag: headerOf(answer.headers['etag']),
    lastModified: headerOf(answer.headers['last-modified']),
    dueAt: dueAfterSuccess(spec.every, visit.clock.now(), seedOf(visit, spec.endpoint)),
    taken,
    ...measured,
    ...kept,
    ...(kept.dueAt === undefined ? {} : { dueAt: kept.dueAt }),
  })
  return { kind: 'ok', value: read.value, url, hops }
}

// Who was not asked whether a document has changed cannot say that it has not.
function documentAskedAfter({ etag, lastModified }: Validators, stored: StoredDocument | undefined): StoredDocument | undefined {
  return etag === undefined && lastModified === undefined ? undefined : stored
}

type Measured = Pick<DocumentResult, 'tookMs' | 'bytes' | 'httpStatus'>

type Validators = Pick<StoredDocument, 'etag' | 'lastModified'>

function validators<T>(spec: DocumentSpec<T>, stored: StoredDocument | undefined): Validators {
  if (spec.whole === true || stored === undefined || stored.readAt === undefined || !stored.complete || stored.pendingNames > 0) return {}
  if (stored.state !== 'ok' && stored.state !== 'unchanged') return {}
  return { etag: stored.etag, lastModified: stored.lastModified }
}

function noteUnchanged<T>(
  visit: Visit,
  spec: DocumentSpec<T>,
  stored: StoredDocument,
  url: URL,
  hops: readonly Hop[],
  measured: Measured & Pick<DocumentResult, 'taken'>,
): DocumentReading<T> {
  visit.results.set(spec.endpoint, {
    endpoint: spec.endpoint,
    state: 'unchanged',
    url: url.href,
    etag: stored.etag,
    lastModified: stored.lastModified,
    memo: withoutOnward(stored.memo),
    dueAt: dueAfterSuccess(spec.every, visit.clock.now(), seedOf(visit, spec.endpoint)),
    ...measured,
  })
  return { kind: 'unchanged', stored, url, hops }
}

// What was reached in this slot stays: the pages of a list that were read, and the redirects that were followed.
function noteLater<T>(visit: Visit, { endpoint }: DocumentSpec<T>, asked: Extract<Asked, { kind: 'later' }>): void {
  const earlier = visit.results.get(endpoint)
  const stored = visit.known.documents.get(endpoint)
  visit.overUntil = asked.at
  if (isPageOfMore(earlier)) visit.results.set(endpoint, { ...earlier, dueAt: asked.at })
  else {
    const memo = withOnward(stored?.memo, asked.hops ?? [], visit.clock.now())
    visit.results.set(endpoint, { endpoint, state: 'waiting', dueAt: asked.at, cursor: stored?.cursor, memo })
  }
}

function isPageOfMore(earlier: DocumentResult | undefined): earlier is DocumentResult {
  return earlier?.state === 'ok' && earlier.cursor !== undefined
}

function noteFailure<T>(
  visit: Visit,
  spec: DocumentSpec<T>,
  { failure, url, hops }: { readonly failure: Failure; readonly url: URL; readonly hops: readonly Hop[] },
  measured: Measured,
): DocumentReading<T> {
  const stored = visit.known.documents.get(spec.endpoint)
  const failures = (stored?.failures ?? 0) + 1
  const refusal = failureClass(failure.reason) === 'refusal'
  const dueAt = dueAfterFailure(spec.every, failure, failures, visit.clock.now(), seedOf(visit, spec.endpoint))
  const earlier = visit.results.get(spec.endpoint)
  // The pages before this one were read in this slot; this one is asked for again when it is due.
  if (isPageOfMore(earlier)) visit.results.set(spec.endpoint, { ...earlier, dueAt })
  else
    visit.results.set(spec.endpoint, {
      endpoint: spec.endpoint,
      state: refusal ? 'refused' : 'failed',
      failure,
      url: url.href,
      cursor: stored?.cursor,
      memo: withoutOnward(stored?.memo),
      dueAt,
      ...measured,
      httpStatus: failure.httpStatus ?? measured.httpStatus,
    })
  noteHostFailure(visit, failure, url)
  return { kind: 'failed', failure, url, hops }
}

const ENDS_VISIT: ReadonlySet<FailureReason> = new Set(['dns-temporary', 'tls', 'robots-unreachable', 'rate-limited'])

// A host that does not answer at all is left alone for the rest of the slot; one slow document is not a slow host, two are.
function noteHostFailure(visit: Visit, failure: Failure, url: URL): void {
  if (failure.reason === 'timeout') visit.timeouts += 1
  const own = url.hostname === visit.known.domain || url.hostname === visit.known.apiHost
  const ends = failureClass(failure.reason) === 'absent' || ENDS_VISIT.has(failure.reason) || visit.timeouts >= 2
  if (!own || !ends) return
  visit.hostFailure ??= failure
  visit.overUntil ??= failure.retryAt ?? visit.clock.now()
}

function decode<T>(
  spec: DocumentSpec<T>,
  status: number,
  body: Uint8Array,
  contentType: string | undefined,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure } {
  const error = spec.answers?.includes(status) === true ? undefined : failureOfStatus(status)
  if (spec.format !== undefined && spec.format !== 'json') {
    if (error !== undefined) return { ok: false, failure: error }
    const raw = decodeBytes(body, contentType)
    return { ok: true, value: spec.format === 'html' ? htmlToText(raw, TEXT_LIMITS.longText) : raw }
  }
  const decoded = decodeJson(body, contentType)
  const disguised = decoded.ok ? spec.refusal?.(decoded.value, status) : undefined
  if (disguised !== undefined) return { ok: false, failure: { reason: disguised, httpStatus: status } }
  if (error !== undefined) return { ok: false, failure: error }
  return decoded.ok ? decoded : { ok: false, failure: { reason: decoded.reason, httpStatus: status } }
}

function headerOf(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= 500 && /^[\x20-\x7e]+$/.test(value) ? value : undefined
}

function seedOf(visit: Visit, endpoint: Endpoint): string {
  return `${visit.known.domain} ${endpoint}`
}
