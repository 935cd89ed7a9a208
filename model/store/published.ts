// All that the API, the exports and the index may read. Generated from a migrated database: node model/store/tools/dump-schema.ts

export interface PublishedActivityWeek {
  readonly domainId: number
  readonly week: string
  readonly statuses: number | null
  readonly logins: number | null
  readonly registrations: number | null
}

export interface PublishedAlias {
  readonly domainId: number | null
  readonly domain: string | null
  readonly targetId: number | null
  readonly target: string | null
  readonly proof: string | null
  readonly proved: boolean | null
  readonly firstSeen: Date | null
  readonly lastSeen: Date | null
}

/** Open rows as published. The name behind a mask is in no column: a digest answers only for a name somebody brings. */
export interface PublishedBlock {
  readonly id: number
  readonly sourceId: number
  /** The server whose list it is. */
  readonly domainId: number
  /** As published: a name, a pattern or a mask. */
  readonly observed: string
  /** name, suffix, pattern or mask (model/blocks/target.ts). */
  readonly kind: string
  /** exact, or tree for everything under the name too. */
  readonly scope: string
  /** The name, suffix or pattern of a plain row; null for a mask. */
  readonly target: string | null
  readonly digest: Uint8Array | null
  readonly digestWrong: boolean
  readonly actions: string[]
  readonly natives: string[]
  readonly reason: string | null
  readonly statedSince: Date | null
  readonly expiresAt: Date | null
  /** The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen. */
  readonly notBefore: Date | null
  readonly firstSeen: Date
  readonly missingSince: Date | null
  /** The server whose list it is. */
  readonly domain: string | null
  /** The server counts: its list is one of today. */
  readonly living: boolean | null
  /** The server may be named when others ask who blocks them; else it only counts. */
  readonly named: boolean | null
  readonly endpoint: string | null
}

/** What happened to a list and to its plain rows; masked rows enter no timeline. */
export interface PublishedBlockEvent {
  readonly id: number | null
  readonly sourceId: number | null
  readonly domainId: number | null
  readonly blockId: number | null
  /** list-read, publication-changed, mode-changed, added, removed, action-changed, reason-changed, mask-changed, terms-changed. */
  readonly kind: string | null
  /** The reading before: it happened after that; null when there was none. */
  readonly notBefore: Date | null
  readonly at: Date | null
  /** The members that changed, as they were; reasons are versioned here. */
  readonly was: unknown
  readonly became: unknown
}

/** Masked rows to be looked for by a digest that somebody brings: they count, and what they say is read from published.block. */
export interface PublishedBlockMask {
  readonly id: number
  readonly sourceId: number
  /** The server whose list it is. */
  readonly domainId: number
  /** SHA-256 of the name as published beside it. */
  readonly digest: Uint8Array | null
  /** exact, or tree for everything under the name too. */
  readonly scope: string
  readonly actions: string[]
  readonly expiresAt: Date | null
  /** The server counts: its list is one of today. */
  readonly living: boolean | null
  /** The server may be named when others ask who blocks them; else it only counts. */
  readonly named: boolean | null
}

/** Plain rows that were withdrawn while their list stayed public: the past of a list, never part of its present. */
export interface PublishedBlockPast {
  readonly id: number
  readonly sourceId: number
  /** The server whose list it is. */
  readonly domainId: number
  /** As published: a name, a pattern or a mask. */
  readonly observed: string
  /** exact, or tree for everything under the name too. */
  readonly scope: string
  /** The name, suffix or pattern of a plain row; null for a mask. */
  readonly target: string | null
  readonly actions: string[]
  readonly natives: string[]
  readonly reason: string | null
  /** The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen. */
  readonly notBefore: Date | null
  readonly firstSeen: Date
  /** The last reading with it, once it is missing: it was withdrawn after that and before missing_since. */
  readonly lastSeen: Date | null
  /** The first reading without it, once a second one agreed. */
  readonly goneSeen: Date | null
  /** name, suffix, pattern or mask (model/blocks/target.ts). */
  readonly kind: string
}

/** Lists of servers that did not take them out. A list that was withdrawn from the public keeps its state and loses its rows at once. */
export interface PublishedBlockSource {
  readonly id: number | null
  readonly domainId: number | null
  readonly endpoint: string | null
  readonly publication: string | null
  readonly publicationSince: Date | null
  /** The state changed between this moment and publication_since; null when it is the first that is known. */
  readonly publicationNotBefore: Date | null
  readonly firstReadAt: Date | null
  /** The last complete reading. */
  readonly readAt: Date | null
  readonly listed: number | null
  readonly masked: number | null
  readonly skipped: number | null
  /** open or allowlist; null when not said. */
  readonly mode: string | null
  readonly hasExclusions: boolean | null
  readonly mask: string | null
  /** Its rows may be shown: public now, or public when it was last reached. */
  readonly shown: boolean | null
  /** The server counts: its list is one of today. */
  readonly living: boolean | null
  /** The server may be named when others ask who blocks them; else it only counts. */
  readonly named: boolean | null
  /** The server whose list it is. */
  readonly domain: string | null
}

/** What enters totals, without names: personal servers are counted and not named. */
export interface PublishedCounted {
  readonly domainId: number
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  readonly usageQuality: string | null
}

/** Figures by day, for totals only: those who hide their history are summed with the others and never shown alone. */
export interface PublishedCountedDay {
  readonly domainId: number
  readonly day: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  readonly quality: string
}

/** What enters totals, with names: to tell whom a list is about. The names are in no answer made of it. */
export interface PublishedCountedHost {
  readonly domainId: number
  readonly domain: string
  readonly software: string | null
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  readonly usageQuality: string | null
}

export interface PublishedCrawl {
  readonly id: string
  readonly domainId: number
  readonly startedAt: Date
  readonly finishedAt: Date
  readonly outcome: string
  readonly reason: string | null
  readonly requests: number
  readonly documents: unknown
}

export interface PublishedCrawler {
  readonly cutOff: boolean
  readonly until: Date
}

export interface PublishedDocument {
  readonly domainId: number
  readonly endpoint: string
  readonly state: string
  readonly reason: string | null
  readonly httpStatus: number | null
  readonly dueAt: Date
  readonly checkedAt: Date | null
  /** The last good reading (200 or 304). */
  readonly readAt: Date | null
  readonly complete: boolean
}

export interface PublishedFarm {
  readonly registrable: string
  readonly state: string
  readonly reason: string
  readonly names: number
  readonly firstSeen: Date
  readonly updatedAt: Date
}

/** Known hosts by status and reason; farms and whoever opted out are left out. */
export interface PublishedHostCount {
  /** discovered, alive, failing, dead, moved, refused (model/life-cycle.ts). */
  readonly status: string
  /** FailureReason of the last attempt, null when it answered. */
  readonly reason: string | null
  readonly hosts: number | null
  readonly visited: number | null
  readonly answered: number | null
}

export interface PublishedInstance {
  readonly domainId: number
  readonly domain: string
  readonly network: string
  /** discovered, alive, failing, dead, moved, refused (model/life-cycle.ts). */
  readonly status: string
  readonly statusSince: Date
  /** FailureReason of the last attempt, null when it answered. */
  readonly reason: string | null
  readonly firstSeen: Date
  readonly lastAnswer: Date | null
  readonly lastAttempt: Date | null
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly adapter: string
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly activeWeek: number | null
  readonly localPosts: number | null
  readonly localComments: number | null
  readonly usageQuality: string | null
  readonly ruleCount: number | null
  readonly peerCount: number | null
  readonly languages: string[] | null
  readonly firstAnswer: Date
  readonly changedAt: Date
  readonly inSearch: boolean
  readonly inDumps: boolean
  readonly name: string | null
  readonly shortDescription: string | null
  readonly facts: unknown
  /** Its name leads to an IPv6 address; null while nobody looked, as everything measured. */
  readonly ipv6: boolean | null
  readonly certificateUntil: Date | null
  /** Why the certificate was refused at the last visit; null while it is good. */
  readonly certificateProblem: string | null
  /** The network that answers in its place, by its address. */
  readonly behind: string | null
  /** When it was last looked up. */
  readonly measuredAt: Date | null
  readonly downSince: Date | null
  /** Since when its answers are counted; null where its history is not shown. */
  readonly countedSince: Date | null
}

export interface PublishedLongText {
  readonly domainId: number
  readonly endpoint: string
  readonly kind: string
  readonly format: string
  readonly text: string
  readonly hash: Uint8Array
  readonly firstSeen: Date
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: Date | null
}

/** Every name that is answered with more than "not known": who opted out has no slot, and who asked not to be listed no page. */
export interface PublishedName {
  readonly domainId: number | null
  readonly domain: string | null
  /** Registrable domain by the public suffix list, private section included. */
  readonly registrable: string | null
  /** discovered, alive, failing, dead, moved, refused (model/life-cycle.ts). */
  readonly status: string | null
  readonly statusSince: Date | null
  /** FailureReason of the last attempt, null when it answered. */
  readonly reason: string | null
  readonly firstSeen: Date | null
  readonly lastAnswer: Date | null
  readonly lastAttempt: Date | null
  /** It answered for itself, and its texts may be shown. */
  readonly hasPage: boolean | null
  readonly quarantined: boolean | null
  /** Somebody is visiting it, unless that lease has run out. */
  readonly underWay: boolean | null
  /** Later than its documents are due while the host waits in the line of a pace key (model/store/slot-choice.ts). */
  readonly nextVisit: Date | null
}

export interface PublishedOutage {
  readonly domainId: number
  readonly since: Date
  readonly until: Date
}

/** As it was when the lists were last turned round: whether a lister may still be named is asked of published.peer_set. */
export interface PublishedPeerLister {
  readonly targetId: number
  /** The number of listers. */
  readonly n: number
  readonly listers: Uint8Array
}

export interface PublishedPeerReversal {
  readonly at: Date
  /** Lists of known hosts that were published then. */
  readonly lists: number
}

export interface PublishedPeerSet {
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
  readonly complete: boolean
  readonly ids: Uint8Array
}

export interface PublishedRule {
  readonly domainId: number
  readonly endpoint: string
  readonly position: number
  readonly nativeId: string | null
  readonly text: string
  readonly hint: string | null
  readonly translations: unknown
  readonly hash: Uint8Array
  readonly firstSeen: Date
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: Date | null
  /** The kind of long text this sentence was taken from; null for a rule of the server's own list. */
  readonly takenFrom: string | null
  /** What it says; null while nobody has looked. */
  readonly sentenceId: number | null
  /** Its past may be shown. */
  readonly history: boolean
}

/** Rules of today by their words. */
export interface PublishedRuleWords {
  readonly domainId: number
  readonly position: number
  readonly text: string
  readonly hint: string | null
  /** The kind of long text this sentence was taken from; null for a rule of the server's own list. */
  readonly takenFrom: string | null
  readonly sentenceId: number
  /** Whose words it was read by (BCP 47), or und; decides how its words are stemmed. */
  readonly language: string
  /** Its words as stemmed in its language, and as they stand. */
  readonly words: string
  readonly inSearch: boolean
}

export interface PublishedRunDay {
  readonly day: string
  readonly verdict: string
}

/** What wordings say, without the words: those are in published.rule, where they may be shown. */
export interface PublishedSentence {
  readonly id: number
  readonly name: string | null
  /** Taken from a running text: that it is a rule is not known, and its labels are found with more care. */
  readonly prose: boolean
  /** Whose words it was read by (BCP 47), or und; decides how its words are stemmed. */
  readonly language: string
  /** Topic, stance, from, to, language and entry of each label; offsets are those of the folded text (model/rules/label-spans.ts). */
  readonly labels: unknown
  /** When labels last changed. */
  readonly changedAt: Date
}

export interface PublishedSoftware {
  readonly name: string
  readonly label: string
  readonly kind: string
  readonly adapter: string
  readonly definition: unknown
}

export interface PublishedUsageDay {
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

/** Names that were listed and wait for a budget. */
export interface PublishedWaitingCount {
  readonly names: number | null
}

/** The views, by their qualified names. */
export interface Published {
  readonly 'published.activityWeek': PublishedActivityWeek
  readonly 'published.alias': PublishedAlias
  readonly 'published.block': PublishedBlock
  readonly 'published.blockEvent': PublishedBlockEvent
  readonly 'published.blockMask': PublishedBlockMask
  readonly 'published.blockPast': PublishedBlockPast
  readonly 'published.blockSource': PublishedBlockSource
  readonly 'published.counted': PublishedCounted
  readonly 'published.countedDay': PublishedCountedDay
  readonly 'published.countedHost': PublishedCountedHost
  readonly 'published.crawl': PublishedCrawl
  readonly 'published.crawler': PublishedCrawler
  readonly 'published.document': PublishedDocument
  readonly 'published.farm': PublishedFarm
  readonly 'published.hostCount': PublishedHostCount
  readonly 'published.instance': PublishedInstance
  readonly 'published.longText': PublishedLongText
  readonly 'published.name': PublishedName
  readonly 'published.outage': PublishedOutage
  readonly 'published.peerLister': PublishedPeerLister
  readonly 'published.peerReversal': PublishedPeerReversal
  readonly 'published.peerSet': PublishedPeerSet
  readonly 'published.rule': PublishedRule
  readonly 'published.ruleWords': PublishedRuleWords
  readonly 'published.runDay': PublishedRunDay
  readonly 'published.sentence': PublishedSentence
  readonly 'published.software': PublishedSoftware
  readonly 'published.usageDay': PublishedUsageDay
  readonly 'published.waitingCount': PublishedWaitingCount
}
