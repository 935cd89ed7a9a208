// The limits of every conversation, in one table (DESIGN 6); nothing else in the crawler states a size or a deadline.
import { DAY, SECOND } from '#model/clock.ts'

const KB = 1024
const MB = 1024 * KB

/** What a document may cost: bytes on the wire and, counted apart, bytes after inflation; and the deadline of the whole exchange. */
export interface DocumentLimit {
  readonly bytes: number
  readonly deadlineMs: number
  /** A larger body is no failure: its first `bytes` are kept and the rest is left unread. */
  readonly truncate?: boolean | undefined
}

export const LIMITS = {
  // RFC 9309 2.5: of a longer file the beginning must be obeyed.
  robots: { bytes: 512 * KB, deadlineMs: 15 * SECOND, truncate: true },
  nodeinfo: { bytes: 2 * MB, deadlineMs: 15 * SECOND },
  instance: { bytes: 5 * MB, deadlineMs: 15 * SECOND },
  peers: { bytes: 24 * MB, deadlineMs: 60 * SECOND },
  blocks: { bytes: 8 * MB, deadlineMs: 60 * SECOND },
  text: { bytes: 5 * MB, deadlineMs: 15 * SECOND },
} as const satisfies Record<string, DocumentLimit>

export type LimitKind = keyof typeof LIMITS

/** Redirects of one document, followed by hand. */
export const MAX_REDIRECTS = 5
/** Requests of one slot, redirects and robots.txt included. */
export const MAX_REQUESTS_PER_SLOT = 10
/** A required gap longer than this ends the slot (DESIGN 3). */
export const MAX_WAIT_IN_SLOT_MS = 10 * SECOND
/** Crawl-delay is honoured up to this. */
export const MAX_CRAWL_DELAY_MS = 3600 * SECOND
/** Inflated bytes for one byte on the wire, judged above 1 MB inflated. */
export const MAX_INFLATION_RATIO = 100
export const INFLATION_RATIO_APPLIES_ABOVE = 1 * MB
/** Bodies held in memory by all exchanges together. */
export const BODY_POOL_BYTES = 128 * MB
export const MAX_HEADER_BYTES = 32 * KB
// JSON nests at most 32 deep: model/json.ts, which the crawler's readers share with the store.
/** Entries kept of one list. */
export const MAX_PEERS = 500_000
export const MAX_BLOCKS = 100_000
/** Requests of one rendered page, all to the page's own host. */
export const MAX_PAGE_REQUESTS = 10
/** Content codings laid over one another in one answer. */
export const MAX_CONTENT_CODINGS = 2
/** The body of an error status or a redirect is read up to this; what goes beyond is dropped and the status counts. */
export const MAX_ERROR_BODY_BYTES = 64 * KB
/** The whole look-up of a name, every address family and repetition included. */
export const RESOLVE_DEADLINE_MS = 10 * SECOND
/** A kept connection without a request is closed after this: a little more than the longest wait inside a slot. */
export const IDLE_CONNECTION_MS = MAX_WAIT_IN_SLOT_MS + 2 * SECOND
/** A request to come back later than this is taken as this. */
export const MAX_RETRY_AFTER_MS = 90 * DAY
