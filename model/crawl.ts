// What one visit learned, as a value: written by crawler/crawl.ts, stored by model/store/record; it never touches network or database.
import type { NativeAction } from './blocks/actions.ts'
import type { MaskAlgorithm } from './blocks/mask.ts'
import type { BlockPublication } from './blocks/publication.ts'
import type { BlockTarget } from './blocks/target.ts'
import type { Domain } from './domain.ts'
import type { Facts, PeerKind } from './facts.ts'
import type { Failure, FailureReason } from './failure.ts'

/** Names of the documents every host has, beside those its adapter adds as `software:path`. */
export type Endpoint = string

/** How the reading of one document ended. `unchanged` is a 304 or the same bytes. `waiting` was due but not reached in this slot. */
export type DocumentState = 'ok' | 'unchanged' | 'failed' | 'refused' | 'waiting'

/** The moments around one answer, milliseconds since 1970: what it says was so at some time between them. */
export interface Taken {
  readonly askedAt: number
  readonly answeredAt: number
}

/** One document of one host as it stands after a visit. */
export interface DocumentResult {
  readonly endpoint: Endpoint
  readonly state: DocumentState
  readonly failure?: Failure | undefined
  readonly httpStatus?: number | undefined
  /** Where the answer came from in the end, after redirects. */
  readonly url?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** Milliseconds of real time for the exchange, and bytes on the wire. */
  readonly tookMs?: number | undefined
  readonly bytes?: number | undefined
  /** Set when the document was read or is as it was. */
  readonly taken?: Taken | undefined
  /** Set when state is `ok`. */
  readonly facts?: Facts | undefined
  /** The path of the next page; absent when the list is complete. */
  readonly cursor?: string | undefined
  /** What the next slot needs to go on (NodeInfo links, the API host); JSON. */
  readonly memo?: unknown
  /** The next due time, milliseconds since 1970; decided by crawler/schedule-policy. */
  readonly dueAt: number
}

/** A name that another server's list gave, before anybody looked at it. */
export interface PeerReading {
  readonly endpoint: Endpoint
  readonly kind: PeerKind
  /** Parsed, without the server itself, sorted, without duplicates. */
  readonly names: readonly Domain[]
  /** Entries that are no host names; for the crawl log. */
  readonly rejected: number
  /** Zero-based number of the page these names stand on; 0 for a list that comes whole. */
  readonly page: number
  /** False while pages are missing; the names of earlier pages are then in `peer_page`. */
  readonly complete: boolean
}

/** What a server does about one target, all its rows put together. */
export interface ReadBlock {
  /** The target's identity within the list: its digest where the list gives one, else what is written (blocks.md 3.2). */
  readonly key: string
  /** As written, at most 255 characters. */
  readonly observed: string
  readonly target: Extract<BlockTarget, { kind: 'name' | 'suffix' | 'pattern' | 'mask' }>
  readonly digest?: string | undefined
  /** A plain row whose digest is another name's: a broken or hostile server. */
  readonly digestWrong?: boolean | undefined
  /** Hardest first, each once. */
  readonly actions: readonly NativeAction[]
  readonly reason?: string | undefined
  /** Milliseconds since 1970. */
  readonly statedSince?: number | undefined
  readonly expiresAt?: number | undefined
}

/** What one visit learned of one source of blocks. */
export interface BlockReading {
  readonly endpoint: Endpoint
  readonly publication: BlockPublication
  /** Sorted by key, each once; empty unless the list was read. */
  readonly rows: readonly ReadBlock[]
  /** Rows that aim at no server: planted ones, accounts, and what is no name. */
  readonly skipped: number
  /** Zero-based number of the page. */
  readonly page: number
  /** True when the whole list was read, or its last page. */
  readonly complete: boolean
  readonly mode?: 'open' | 'allowlist' | undefined
  readonly hasExclusions: boolean
  /** Of several rows about one target, on several pages, the first counts and not the last. */
  readonly newestFirst?: boolean | undefined
  readonly mask?: MaskAlgorithm | undefined
  /** Around the answer that gave these rows; absent where none did. A visit takes minutes, and lists change within them. */
  readonly taken?: Taken | undefined
}

export const ALIAS_PROOFS = ['nodeinfo-redirect', 'host-meta', 'webfinger', 'www', 'api-domain'] as const
export type AliasProof = (typeof ALIAS_PROOFS)[number]

/** What this host turned out to be another name of. `proved` means both directions agree (microblog.md 1.4). */
export interface AliasReading {
  readonly target: Domain
  readonly proof: AliasProof
  readonly proved: boolean
}

/** The outcome of a visit for the host as a whole. */
export type CrawlOutcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'alias'; readonly of: AliasReading }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Nothing that decides about the host was due: a list page, a long text. */
  | { readonly kind: 'partial' }

export interface NodeInfoReading {
  readonly url: string
  readonly schema: string
  /** The document as received, without e-mail addresses and names of people (DESIGN 5, people), as canonical JSON. */
  readonly body: string
}

/** What we see of a host ourselves, beside what it says. */
export interface Measured {
  /** Its name leads to an IPv6 address. */
  readonly ipv6: boolean
  /** When its certificate ends, milliseconds since 1970; undefined where no connection came about, or none with a certificate. */
  readonly certificateUntil?: number | undefined
  /** The network that answers in its place: Cloudflare, Fastly. */
  readonly behind?: string | undefined
}

/** One visit (slot) to one host. */
export interface Crawl {
  /** Random UUID, made when the slot is claimed; recording the same id twice changes nothing. */
  readonly id: string
  readonly domain: Domain
  readonly startedAt: number
  readonly finishedAt: number
  readonly outcome: CrawlOutcome
  readonly documents: readonly DocumentResult[]
  readonly nodeinfo?: NodeInfoReading | undefined
  readonly peers: readonly PeerReading[]
  /** Absent where nothing about blocks was asked. */
  readonly blocks?: readonly BlockReading[] | undefined
  /** The adapter that read the documents: a software slug or `generic`. */
  readonly adapter?: string | undefined
  /** The host that serves the API, when it is not `domain` (split domains). */
  readonly apiHost?: string | undefined
  readonly address?: string | undefined
  /** Absent where the host was not looked up in this visit. */
  readonly measured?: Measured | undefined
  readonly requests: number
  /** robots.txt files read in this visit: of the host, and of hosts that redirects led to. */
  readonly robots: readonly RobotsReading[]
  /** X-Robots-Tag: noindex or none on a document of this host. */
  readonly noindex: boolean
}

/** robots.txt as cached: the body is kept so that a better parser can be run over it; RFC 9309 2.4 allows 24 h. */
export interface RobotsReading {
  readonly host: string
  readonly state: 'rules' | 'none' | 'unreachable'
  readonly body: string
  readonly readAt: number
  readonly expiresAt: number
  readonly failure?: FailureReason | undefined
}

/** A document as stored: what the next visit may build on. */
export interface StoredDocument {
  readonly endpoint: Endpoint
  readonly state: DocumentState
  readonly reason?: FailureReason | undefined
  readonly httpStatus?: number | undefined
  readonly url?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly dueAt: number
  readonly checkedAt?: number | undefined
  readonly readAt?: number | undefined
  readonly failures: number
  readonly cursor?: string | undefined
  readonly complete: boolean
  readonly memo?: unknown
  readonly facts?: Facts | undefined
  /** Pages of a list read so far, while it is incomplete. */
  readonly pagesRead: number
  /** Names on those pages. */
  readonly namesRead: number
  /** Names of the last complete list that still wait for an id: the list is then asked for without validators. */
  readonly pendingNames: number
}

export const INSTANCE_STATUSES = ['discovered', 'alive', 'failing', 'dead', 'moved', 'refused'] as const
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number]

/** The part of a host's past that decides its next status and visit; model/life-cycle.ts. */
export interface HostPast {
  readonly status: InstanceStatus
  /** Failed visits in a row. */
  readonly failures: number
  readonly failingSince?: number | undefined
  readonly lastAnswer?: number | undefined
}

/** What is known about a host when a slot begins; loaded by model/store/known-hosts.ts, or empty for `atlas crawl`. */
export interface KnownHost {
  readonly domain: Domain
  /** Hosts that were found to be other names of it. */
  readonly otherNames?: readonly string[] | undefined
  readonly past: HostPast
  readonly documents: ReadonlyMap<Endpoint, StoredDocument>
  /** Its texts forbid crawling: beside robots.txt and NodeInfo only these documents, which say so, are asked for. Absent: all of them are. */
  readonly onlyDocuments?: ReadonlySet<Endpoint> | undefined
  readonly address?: string | undefined
  readonly apiHost?: string | undefined
}
