// The tables as TypeScript sees them. Generated from a migrated database: node model/store/tools/dump-schema.ts
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as any JSON value, to be checked by its reader; written as JSON text, because the driver takes arrays for SQL arrays. */
type Json = ColumnType<unknown, string, string>
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>
type GeneratedJson = ColumnType<unknown, string | undefined, string>

/** Weekly activity as Mastodon publishes it, by the UTC day on which the week begins. */
export interface ActivityWeekTable {
  readonly domainId: number
  readonly week: string
  readonly statuses: number | null
  readonly logins: number | null
  readonly registrations: number | null
}

/** How many unverified names a server may introduce; grows with the share of its names that answer for themselves. */
export interface AdvertiserTable {
  readonly domainId: number
  /** growing, or held: its word counts for nothing until the next trial. */
  readonly state: string
  readonly budget: number
  /** Names admitted on its word alone since trial_from. */
  readonly admitted: Generated<number>
  readonly reason: string | null
  readonly trialFrom: Date
  readonly updatedAt: Date
  /** Enough of its names were visited: the next ones may come in. */
  readonly settled: Generated<boolean>
}

/** Names that lead to another server; proved means both directions agree. */
export interface AliasTable {
  readonly domainId: number
  readonly targetId: number
  readonly proof: string
  readonly proved: boolean
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly goneSeen: Date | null
}

/** What one server says it does about another, over time: open while gone_seen is null. */
export interface BlockTable {
  readonly id: Generated<number>
  readonly sourceId: number
  /** The server whose list it is. */
  readonly domainId: number
  readonly key: string
  /** As published: a name, a pattern or a mask. */
  readonly observed: string
  /** name, suffix, pattern or mask (model/blocks/target.ts). */
  readonly kind: string
  /** exact, or tree for everything under the name too. */
  readonly scope: string
  /** The name, suffix or pattern of a plain row; null for a mask. */
  readonly target: string | null
  /** SHA-256 of the name as published beside it. */
  readonly digest: Uint8Array | null
  readonly digestWrong: Generated<boolean>
  /** plain, digest, inferred, ambiguous or unresolved (model/blocks/resolve.ts). */
  readonly method: string
  /** The name behind a mask; never published. */
  readonly resolved: string | null
  readonly confidence: number | null
  readonly candidates: ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
  readonly resolver: Generated<number>
  readonly actions: ColumnType<string[], readonly string[], readonly string[]>
  readonly natives: ColumnType<string[], readonly string[], readonly string[]>
  readonly reason: string | null
  readonly statedSince: Date | null
  readonly expiresAt: Date | null
  /** The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen. */
  readonly notBefore: Date | null
  readonly firstSeen: Date
  /** The last reading with it, once it is missing: it was withdrawn after that and before missing_since. */
  readonly lastSeen: Date | null
  readonly missingSince: Date | null
  readonly misses: Generated<number>
  /** The first reading without it, once a second one agreed. */
  readonly goneSeen: Date | null
  /** withdrawn, or source-changed: another software or another name, which says nothing about the block. */
  readonly closeCause: string | null
}

/** Append-only: what changed between two readings. The first reading of a list makes one event, not one for each row. */
export interface BlockEventTable {
  readonly id: Generated<number>
  readonly sourceId: number
  readonly domainId: number
  readonly blockId: number | null
  /** list-read, publication-changed, mode-changed, added, removed, action-changed, reason-changed, mask-changed, terms-changed. */
  readonly kind: string
  /** The reading before: it happened after that; null when there was none. */
  readonly notBefore: Date | null
  readonly at: Date
  /** The members that changed, as they were; reasons are versioned here. */
  readonly was: NullableJson
  readonly became: NullableJson
}

/** Pages of a block list that is still being read over several slots; deleted when the list is complete. */
export interface BlockPageTable {
  readonly domainId: number
  readonly endpoint: string
  readonly page: number
  readonly rows: Json
  readonly skipped: number
  /** When the page was asked for; null for pages read before this column. */
  readonly askedAt: Date | null
}

/** One list of one server and whether it is shown; model/blocks/publication.ts. */
export interface BlockSourceTable {
  readonly id: Generated<number>
  readonly domainId: number
  readonly endpoint: string
  readonly publication: string
  readonly publicationSince: Date
  /** The state changed between this moment and publication_since; null when it is the first that is known. */
  readonly publicationNotBefore: Date | null
  readonly firstReadAt: Date | null
  /** The last complete reading. */
  readonly readAt: Date | null
  /** Hash of the rows as read: an unchanged list is not compared. */
  readonly rowsHash: Uint8Array | null
  readonly listed: Generated<number>
  readonly masked: Generated<number>
  readonly skipped: Generated<number>
  /** Open rows that the last reading did not show and that are not yet believed to be withdrawn. */
  readonly missing: Generated<number>
  /** When the last reading that was believed was asked for: what opens later was not there yet. */
  readonly trustedAt: Date | null
  /** The first of several readings in a row that lost too much at once to be believed. */
  readonly suspectSince: Date | null
  readonly suspectReads: Generated<number>
  /** open or allowlist; null when not said. */
  readonly mode: string | null
  readonly hasExclusions: Generated<boolean>
  readonly mask: string | null
  /** Of the readings in a row that were not believed, the first that says what the last one says. */
  readonly suspectAgreedSince: Date | null
}

/** Listed names that wait for a budget before they get an id (model/store/discovery.ts). */
export interface CandidateTable {
  readonly name: string
  readonly registrable: string
  /** The domains whose lists give the name, ascending; the eight with the smallest ids, so that the order of readings does not matter. */
  readonly listedBy: ColumnType<number[], readonly number[], readonly number[]>
  /** Two of its listers are unrelated: no budget of one advertiser holds it up. */
  readonly corroborated: Generated<boolean>
  readonly firstSeen: Date
  /** The order in which names are tried, which no advertiser chooses: 48 bits of the MD5 of the name. */
  readonly turn: ColumnType<number, never, never>
}

/** The log of visits; documents maps endpoint to state, reason, status, milliseconds and bytes. */
export interface CrawlTable {
  readonly id: string
  readonly domainId: number
  readonly startedAt: Date
  readonly finishedAt: Date
  readonly outcome: string
  readonly reason: string | null
  readonly requests: number
  readonly documents: Json
}

/** Crawlers at work and whether they reach the internet; a row counts until its lease runs out, by the clock of the database. */
export interface CrawlerStateTable {
  readonly owner: string
  readonly cutOff: boolean
  readonly until: Date
}

/** One row a document of a host, with its own due time, outcome, validators and paging cursor. */
export interface DocumentTable {
  readonly domainId: number
  readonly endpoint: string
  readonly state: string
  readonly reason: string | null
  readonly httpStatus: number | null
  readonly url: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly dueAt: Date
  readonly checkedAt: Date | null
  /** The last good reading (200 or 304). */
  readonly readAt: Date | null
  readonly failures: Generated<number>
  readonly cursor: string | null
  readonly complete: Generated<boolean>
  /** What the next slot needs to go on: NodeInfo links, the API host, pages read so far. */
  readonly memo: NullableJson
  /** Facts of the last good reading; kept while the document merely fails, dropped when it is definitively gone. */
  readonly facts: NullableJson
  readonly factsHash: Uint8Array | null
}

/** One row a name that was admitted for a visit. Ids are never reused and given by anti-join. */
export interface DomainTable {
  readonly id: Generated<number>
  readonly network: Generated<string>
  readonly name: string
  /** Registrable domain by the public suffix list, private section included. */
  readonly registrable: string
  readonly firstSeen: Date
  /** The domain whose list first gave this name; null for seeds and submissions. */
  readonly discoveredBy: number | null
  /** discovered, alive, failing, dead, moved, refused (model/life-cycle.ts). */
  readonly status: Generated<string>
  readonly statusSince: Date
  /** FailureReason of the last attempt, null when it answered. */
  readonly reason: string | null
  readonly lastAnswer: Date | null
  readonly lastAttempt: Date | null
  readonly failingSince: Date | null
  readonly failures: Generated<number>
  readonly address: string | null
  /** The host that serves the API, where it is another one (split domains). */
  readonly apiHost: string | null
  /** Its name leads to an IPv6 address; null while nobody looked, as everything measured. */
  readonly ipv6: boolean | null
  readonly certificateUntil: Date | null
  /** Why the certificate was refused at the last visit; null while it is good. */
  readonly certificateProblem: string | null
  /** The network that answers in its place, by its address. */
  readonly behind: string | null
  /** When it was last looked up. */
  readonly measuredAt: Date | null
  /** The first visit without an answer since the last one with; null while it answers. Failures of ours do not count. */
  readonly downSince: Date | null
}

/** History of facts that change seldom; numbers go to usage_day. The last time seen of an open row is read_at of its document. */
export interface FactTable {
  readonly domainId: number
  readonly key: string
  readonly value: Json
  readonly endpoint: string
  readonly firstSeen: Date
  /** True for the first reading ever: the fact is at least this old. */
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: Date | null
}

/** Registrable domains with many listed hosts: growing (managed hosting) or quarantined, shown as one group. */
export interface FarmTable {
  readonly registrable: string
  readonly state: string
  readonly reason: string
  readonly budget: number
  readonly names: Generated<number>
  readonly sample: ColumnType<string[], readonly string[] | undefined, readonly string[]>
  readonly firstSeen: Date
  readonly updatedAt: Date
}

/** When a host is next worth a visit: the earliest due time of its documents. Leases use the clock of the database. */
export interface FrontierSlotTable {
  readonly domainId: number
  /** Later than its documents are due while the host waits in the line of a pace key (model/store/slot-choice.ts). */
  readonly dueAt: Date
  /** 0: a seed, a submission or a server that answered before; 1: a name nobody has heard of yet. Both get their share of every claim. */
  readonly priority: Generated<number>
  readonly leaseOwner: string | null
  readonly leaseUntil: Date | null
  /** The visit that was last given this slot; kept when a lease runs out, so that a late result still counts while nobody else took the slot. */
  readonly crawlId: string | null
}

/** Current merged facts of a server that answered at least once; facts maps each key to value and endpoint. */
export interface InstanceTable {
  readonly domainId: number
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly adapter: string
  readonly name: string | null
  readonly shortDescription: string | null
  readonly languages: ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
  readonly registrations: Generated<string>
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly activeWeek: number | null
  readonly localPosts: number | null
  readonly localComments: number | null
  readonly usageQuality: string | null
  readonly ruleCount: number | null
  readonly peerCount: number | null
  readonly doNotList: Generated<boolean>
  readonly noindex: Generated<boolean>
  /** Merged facts: key to {value, endpoint}. The time of a value is read_at of its document. */
  readonly facts: GeneratedJson
  readonly firstAnswer: Date
  readonly changedAt: Date
}

/** One row a run of a scheduled job; the key makes a run unique among any number of processes. */
export interface JobRunTable {
  readonly name: string
  readonly dueAt: Date
  readonly owner: string
  readonly startedAt: Date
  readonly heartbeatAt: Date
  readonly finishedAt: Date | null
  readonly outcome: string | null
  readonly detail: string | null
}

/** Descriptions, terms, codes of conduct and the like, over time. */
export interface LongTextTable {
  readonly domainId: number
  readonly endpoint: string
  readonly kind: string
  readonly format: string
  readonly text: string
  readonly hash: Uint8Array
  readonly firstSeen: Date
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: Date | null
  /** What it forbids to programs that read servers; null while nobody has looked. */
  readonly bans: ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
  /** Of the reading of bans. */
  readonly bansVersion: Generated<number>
}

/** The raw NodeInfo document without e-mail addresses and people, so that a new reader can be run over it. */
export interface NodeinfoTable {
  readonly domainId: number
  readonly url: string
  readonly schema: string
  readonly body: Json
  readonly hash: Uint8Array
  readonly changedAt: Date
}

/** Servers whose own texts forbid crawling or research, until they do so no more; a queue for the operator. */
export interface ObjectionTable {
  readonly domainId: number
  /** crawling: nothing but robots.txt, NodeInfo and the documents that say so is asked for; research: out of dumps. */
  readonly kinds: ColumnType<string[], readonly string[], readonly string[]>
  /** The documents that say so; they go on being read, so that a change of mind is seen. */
  readonly endpoints: ColumnType<string[], readonly string[], readonly string[]>
  /** The words, as far as the operator needs them. */
  readonly sentence: string
  readonly firstSeen: Date
  readonly goneSeen: Date | null
  /** Of the operator: null while nobody has looked, upheld, or dismissed, which lifts it. */
  readonly verdict: string | null
  readonly verdictAt: Date | null
}

/** Names that a list vouches for and that were not yet counted as candidates; rows are only added, and taken away by the round that counts them (model/store/offers.ts). */
export interface OfferTable {
  readonly id: Generated<number>
  readonly advertiserId: number
  readonly names: ColumnType<string[], readonly string[], readonly string[]>
  /** The registrable domain of each name, null where it is the name itself. */
  readonly registrables: ColumnType<string[], readonly string[], readonly string[]>
  readonly at: Date
}

/** HMAC of the name with the site secret. Who opted out is never stored in clear once the grade is off. */
export interface OptOutTable {
  readonly key: Uint8Array
  readonly grade: string
  readonly proof: string
  readonly since: Date
}

/** Questions of the last day whether a server has published an opt-out; only the ticket leads to the answer. */
export interface OptOutCheckTable {
  readonly ticket: string
  /** HMAC of the name with the site secret: how often a name was asked about. */
  readonly key: Uint8Array
  /** The name as it was typed; gone as soon as the check is made. */
  readonly name: string | null
  readonly askedAt: Date
  readonly checkedAt: Date | null
  /** What was found published: a grade, none (an opt-out was taken back), or not-proved. */
  readonly result: string | null
}

/** From a visit without an answer to the next with one. What a visit found is taken to hold until the next. */
export interface OutageTable {
  readonly domainId: number
  readonly since: Date
  readonly until: Date
}

/** Who may speak to a host, a registrable domain or an address now, and when the next one may. */
export interface PaceKeyTable {
  readonly key: string
  readonly owner: string | null
  /** End of the lease of the owner, by the clock of the database; a key whose lease ran out is free. */
  readonly until: Date | null
  readonly notBefore: Date
  /** When the last slot of priority 0 that waits for this key becomes due: the end of the line. */
  readonly lineKnown: Date | null
  /** The same for priority 1. */
  readonly lineNew: Date | null
}

/** Changes of a peer set as packed sets; every eighth row also keeps the full set as it was after the change. */
export interface PeerDeltaTable {
  readonly domainId: number
  readonly endpoint: string
  /** When the new state was first read: the change happened between the reading before and this one. */
  readonly at: Date
  /** opened: first read, nothing is known from before; changed: the list differs; admitted: the same list, names that waited got an id; closed: no longer a list of this server (another software, another name). */
  readonly step: string
  readonly added: Uint8Array
  readonly removed: Uint8Array
  readonly keyFrame: Uint8Array | null
}

/** Who lists a name: the servers whose published lists of known hosts have it, as a packed set of domain ids; peer_set turned round (model/store/peer-listers.ts). */
export interface PeerListerTable {
  readonly targetId: number
  /** The number of listers. */
  readonly n: number
  readonly listers: Uint8Array
}

/** Pages of a list that is still being read over several slots; deleted when the list is complete. */
export interface PeerPageTable {
  readonly domainId: number
  readonly endpoint: string
  readonly page: number
  readonly names: ColumnType<string[], readonly string[], readonly string[]>
}

/** When the lists were last turned round, and how much there was of them; one row. */
export interface PeerReversalTable {
  readonly one: Generated<boolean>
  readonly at: Date
  /** Lists of known hosts that were published then. */
  readonly lists: number
  readonly pairs: number
}

/** The hosts a server lists, as a packed set of domain ids (model/graph/packed-set.ts); the newest state. */
export interface PeerSetTable {
  readonly domainId: number
  readonly endpoint: string
  readonly kind: string
  /** When this state was first read; read_at of its document says when it was last found unchanged. */
  readonly asOf: Date
  readonly n: number
  /** Names in the list as published, after parsing. */
  readonly listed: number
  /** Names of the list that have no id (yet): over budget or in a quarantined farm. */
  readonly pending: number
  /** Those that wait for a budget; they join the set when they get an id (model/store/discovery.ts). */
  readonly pendingNames: ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
  /** The newest id when those names were last looked up; 0 after a reading. */
  readonly pendingSeen: Generated<number>
  readonly complete: boolean
  readonly namesHash: Uint8Array
  readonly ids: Uint8Array
  /** Changes since the list was opened: every eighth is a key frame. */
  readonly deltas: Generated<number>
}

/** Every publication decision of model/visibility.ts, written when a crawl is recorded and nightly. */
export interface PublicationTable {
  readonly domainId: number
  readonly listed: boolean
  readonly page: boolean
  readonly inSearch: boolean
  readonly texts: boolean
  readonly peers: boolean
  readonly blocks: boolean
  readonly history: boolean
  readonly inDumps: boolean
  readonly namedAsBlocker: boolean
  readonly decidedAt: Date
}

/** robots.txt as last read, by host, for at most 24 hours (RFC 9309 2.4). */
export interface RobotsTable {
  readonly host: string
  readonly state: string
  readonly body: string
  readonly readAt: Date
  readonly expiresAt: Date
  readonly reason: string | null
}

/** Rules as the server words them, over time. */
export interface RuleTable {
  readonly domainId: number
  readonly endpoint: string
  readonly position: number
  readonly nativeId: string | null
  readonly text: string
  readonly hint: string | null
  readonly translations: NullableJson
  readonly hash: Uint8Array
  readonly firstSeen: Date
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: Date | null
  /** The kind of long text this sentence was taken from; null for a rule of the server's own list. */
  readonly takenFrom: string | null
  /** What it says; null while nobody has looked. */
  readonly sentenceId: number | null
}

/** The verdict on a UTC day: good, held or bad; aggregates read the last good day. */
export interface RunDayTable {
  readonly day: string
  readonly verdict: string
  readonly detail: Json
}

/** One row a server in search: what filters and orders it, and its names as letters. */
export interface SearchDocumentTable {
  readonly domainId: number
  readonly domain: string
  /** The name of the server, folded (model/search-words.ts). */
  readonly name: string
  /** Host name, host name as people read it, and name, folded: for parts of names and for misspelled ones. */
  readonly letters: string
  readonly facets: Json
  /** In the fair order (model/fair-order.ts). */
  readonly weight: number
  readonly actives: number | null
  readonly firstSeen: Date
  /** The language its texts are written in. */
  readonly detected: string
  /** When what it was made from had last changed. */
  readonly stamp: Date
  readonly textsHash: Uint8Array
  readonly hash: Uint8Array
  /** The segment of postings that holds its words; what other segments say of it is out of date. */
  readonly segment: number
  /** The version of the index that wrote this row. */
  readonly version: number
  /** No longer in search; kept without any content until the next epoch, so that readers learn of it. */
  readonly removed: Generated<boolean>
  /** What its rules say, as topic.stance; null while its rules are not known. */
  readonly labels: ColumnType<string[] | null, readonly string[] | null | undefined, readonly string[] | null>
  /** The sentences that its rules state. */
  readonly sentences: ColumnType<number[], readonly number[] | undefined, readonly number[]>
}

/** Which servers use a word, as packed sets of ids (model/graph/packed-set.ts), by where it stands. Segment 0 holds nearly all; each change adds one, and now and then all become one again. */
export interface SearchPostingTable {
  readonly word: string
  readonly segment: number
  readonly names: Uint8Array | null
  readonly about: Uint8Array | null
  readonly rules: Uint8Array | null
  /** Fit to be proposed as the right spelling of a mistyped word. */
  readonly spelling: boolean
}

/** One row: how far the index is. Whoever writes to the index locks it first, so that versions are seen in their order. */
export interface SearchStateTable {
  readonly onlyRow: Generated<boolean>
  /** Grows with every change of the index. */
  readonly version: Generated<number>
  /** Who holds rows of another epoch reads all of them anew. */
  readonly epoch: Generated<number>
  /** The form of the rows; a release that writes another form makes all of them anew. */
  readonly builder: Generated<number>
  /** Segments of postings beside the first, those included that nobody's words stand in any more. */
  readonly segments: Generated<number>
  /** Somebody was taken out whose words must leave the postings too. */
  readonly purgeDue: Generated<boolean>
  /** Until when changes were looked for. */
  readonly readAt: Date | null
}

/** The different words of a server: of its names, of its descriptions without those, of its rules without both. */
export interface SearchWordsTable {
  readonly domainId: number
  readonly names: ColumnType<string[], readonly string[], readonly string[]>
  readonly about: ColumnType<string[], readonly string[], readonly string[]>
  readonly rules: ColumnType<string[], readonly string[], readonly string[]>
}

/** What a rule says, by its wording and for all servers that word it so. It holds no text: that is theirs, and stands in their rules. */
export interface SentenceTable {
  readonly id: Generated<number>
  /** Of the wording, hint included, as the classifier reads it: letter case, accents and white space make no difference. */
  readonly hash: Uint8Array
  /** Taken from a running text: that it is a rule is not known, and its labels are found with more care. */
  readonly prose: boolean
  /** Of the lexicons and of the reading (model/rule-reading.ts); 0: to be read again. */
  readonly version: number
  /** Whose words it was read by (BCP 47), or und; decides how its words are stemmed. */
  readonly language: string
  /** Topic, stance, from, to, language and entry of each label; offsets are those of the folded text (model/rules/label-spans.ts). */
  readonly labels: Json
  /** What it forbids to programs that read servers: crawling, research (model/rules/crawler-bans.ts). */
  readonly bans: ColumnType<string[], readonly string[], readonly string[]>
  /** Its words as stemmed in its language, and as they stand. */
  readonly words: string
  /** When labels last changed. */
  readonly changedAt: Date
}

/** Facts about this installation: its secret, its taster start. */
export interface SiteTable {
  readonly key: string
  readonly value: string
  readonly createdAt: Date
}

/** The registry of adapters and forks, written when a crawler starts. */
export interface SoftwareTable {
  readonly name: string
  readonly label: string
  readonly kind: string
  readonly adapter: string
  readonly definition: Json
}

/** Advertisers and registrable domains whose trials must be looked at again: something became of their names, or they have more of them. Rows are only added, and taken away by the next round of admission. */
export interface TrialNewsTable {
  readonly advertiserId: number | null
  readonly registrable: string | null
}

/** Numbers a server stated on a UTC day; the last reading of the day counts. Null is not zero. */
export interface UsageDayTable {
  readonly domainId: number
  readonly day: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly activeWeek: number | null
  readonly localPosts: number | null
  readonly localComments: number | null
  readonly quality: string
}

/** Visits that somebody asked for in the last day, by HMAC of the name with the site secret: what visitors type is not kept. */
export interface VisitRequestTable {
  readonly key: Uint8Array
  readonly askedAt: Date
}

/** Every table, by its name. */
export interface Schema {
  readonly activityWeek: ActivityWeekTable
  readonly advertiser: AdvertiserTable
  readonly alias: AliasTable
  readonly block: BlockTable
  readonly blockEvent: BlockEventTable
  readonly blockPage: BlockPageTable
  readonly blockSource: BlockSourceTable
  readonly candidate: CandidateTable
  readonly crawl: CrawlTable
  readonly crawlerState: CrawlerStateTable
  readonly document: DocumentTable
  readonly domain: DomainTable
  readonly fact: FactTable
  readonly farm: FarmTable
  readonly frontierSlot: FrontierSlotTable
  readonly instance: InstanceTable
  readonly jobRun: JobRunTable
  readonly longText: LongTextTable
  readonly nodeinfo: NodeinfoTable
  readonly objection: ObjectionTable
  readonly offer: OfferTable
  readonly optOut: OptOutTable
  readonly optOutCheck: OptOutCheckTable
  readonly outage: OutageTable
  readonly paceKey: PaceKeyTable
  readonly peerDelta: PeerDeltaTable
  readonly peerLister: PeerListerTable
  readonly peerPage: PeerPageTable
  readonly peerReversal: PeerReversalTable
  readonly peerSet: PeerSetTable
  readonly publication: PublicationTable
  readonly robots: RobotsTable
  readonly rule: RuleTable
  readonly runDay: RunDayTable
  readonly searchDocument: SearchDocumentTable
  readonly searchPosting: SearchPostingTable
  readonly searchState: SearchStateTable
  readonly searchWords: SearchWordsTable
  readonly sentence: SentenceTable
  readonly site: SiteTable
  readonly software: SoftwareTable
  readonly trialNews: TrialNewsTable
  readonly usageDay: UsageDayTable
  readonly visitRequest: VisitRequestTable
}
