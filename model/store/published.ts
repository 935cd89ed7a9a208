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
}

export interface PublishedRunDay {
  readonly day: string
  readonly verdict: string
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
  readonly 'published.counted': PublishedCounted
  readonly 'published.countedDay': PublishedCountedDay
  readonly 'published.crawl': PublishedCrawl
  readonly 'published.crawler': PublishedCrawler
  readonly 'published.document': PublishedDocument
  readonly 'published.farm': PublishedFarm
  readonly 'published.hostCount': PublishedHostCount
  readonly 'published.instance': PublishedInstance
  readonly 'published.longText': PublishedLongText
  readonly 'published.name': PublishedName
  readonly 'published.peerSet': PublishedPeerSet
  readonly 'published.rule': PublishedRule
  readonly 'published.runDay': PublishedRunDay
  readonly 'published.software': PublishedSoftware
  readonly 'published.usageDay': PublishedUsageDay
  readonly 'published.waitingCount': PublishedWaitingCount
}
