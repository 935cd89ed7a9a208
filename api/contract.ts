// What the API answers, as types only: the one file of this room that the web may know.
import type { FacetKey } from '#model/facets.ts'
import type { FacetCount, SortKey } from '#model/search.ts'
import type { RuleFitReply, RuleLabelReply, RuleMatchReply, TopicCountReply } from './contract-rules.ts'
import type { MeasuresReply } from './contract-measures.ts'
import type { Coverage } from './contract-statistics.ts'

/** Where a value comes from and what it is worth. `at` is when it was read (RFC 3339); null where nobody says. */
export interface Figure<T> {
  readonly value: T | null
  readonly at: string | null
  /** The document it was read from, for example `nodeinfo` or `/api/v2/instance`; `atlas` for what we measured or reckoned. */
  readonly source: string | null
  /** For example `constant`, `unreliable`, `hidden`, `month-above-users`, `partial`; an open list. */
  readonly flags: readonly string[]
}

/** application/problem+json, RFC 9457. `field` names the parameter that is wrong. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly field?: string
  /** Of our own mistakes (500): what to name when telling us of it. */
  readonly id?: string
}

/** One row of a result. */
export interface ServerSummary {
  readonly domain: string
  /** As people read it: U-labels where safe. */
  readonly displayDomain: string
  readonly name: string | null
  readonly shortDescription: string | null
  readonly software: string | null
  readonly softwareLabel: string | null
  readonly version: string | null
  readonly registrations: string
  readonly minAge: number | null
  readonly languages: readonly string[]
  readonly users: number | null
  readonly activeMonth: number | null
  readonly usageFlags: readonly string[]
  readonly status: string
  readonly ruleCount: number | null
  readonly firstSeen: string
  readonly lastAnswer: string | null
  /** How its rules meet what was asked of rules; null where nothing was. */
  readonly ruleFit: RuleFitReply | null
  /** With `rule-text`: the rules in which the words stand, at most three. */
  readonly ruleMatches: readonly RuleMatchReply[]
}

/** GET /api/v1/servers */
export interface SearchReply {
  readonly hits: readonly ServerSummary[]
  readonly total: number
  readonly totalIsLimit: boolean
  readonly facets: Readonly<Partial<Record<FacetKey, readonly FacetCount[]>>>
  /** Of the topics asked for with `topics`, in the order of the taxonomy. */
  readonly topics: readonly TopicCountReply[]
  readonly next: string | null
  readonly sort: SortKey
  readonly day: string
  readonly suggestion: string | null
}

/** GET /api/v1/suggestions?q= */
export interface SuggestReply {
  readonly servers: readonly {
    readonly domain: string
    readonly displayDomain: string
    readonly name: string | null
    readonly software: string | null
  }[]
}

/** What an exact name is to us, whatever was typed: a URL, a post link, @user@host, an IDN, a word. GET /api/v1/lookup?q= */
export interface LookupReply {
  /** `server`: has a page; `alias`: another name of `target`; `refused`: asked crawlers to stay away; `waiting`: known, not visited yet;
   * `group`: in a quarantined farm; `unknown`: never seen (or answers like it); `not-a-name`: nothing in it is a host name. */
  readonly kind: 'server' | 'alias' | 'refused' | 'waiting' | 'failed' | 'group' | 'unknown' | 'not-a-name'
  readonly domain: string | null
  readonly target: string | null
  readonly status: string | null
  /** A FailureReason. */
  readonly reason: string | null
}

export interface RuleReply {
  readonly position: number
  readonly text: string
  readonly hint: string | null
  readonly translations: Readonly<Record<string, { readonly text: string; readonly hint: string | null }>>
  /** The kind of text this sentence was taken from, as the server states no list; null for a rule of its own list. */
  readonly takenFrom: string | null
  readonly firstSeen: string
  /** True: at least since then; we did not look before. */
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: string | null
  /** What it says, by topic, with the words that say so; null while nobody has looked. */
  readonly labels: readonly RuleLabelReply[] | null
  /** What the sentence is known by, whoever states it: /api/v1/sentences/{sentence}. */
  readonly sentence: string | null
  /** Servers in search that state it word for word, this one included; null where that is not counted. */
  readonly servers: number | null
}

export interface TextReply {
  readonly kind: string
  readonly text: string
  readonly source: string
  readonly firstSeen: string
  readonly goneSeen: string | null
}

/** GET /api/v1/servers/:domain */
export interface ServerReply {
  readonly domain: string
  readonly displayDomain: string
  readonly status: string
  readonly statusSince: string
  readonly reason: string | null
  readonly firstSeen: string
  readonly lastAnswer: string | null
  readonly lastAttempt: string | null
  /** When the next visit is due; null while one is under way. */
  readonly nextVisit: string | null
  readonly aliases: readonly { readonly domain: string; readonly proof: string; readonly proved: boolean }[]
  readonly software: {
    readonly name: string | null
    readonly label: string | null
    readonly known: boolean
    readonly alternativeTo: readonly string[]
    readonly homepage: string | null
    readonly counts: { readonly users: string; readonly active: string; readonly posts: string } | null
  }
  readonly name: Figure<string>
  readonly shortDescription: Figure<string>
  readonly version: Figure<string>
  readonly versionCurrency: 'current' | 'behind' | 'unknown'
  readonly newestVersion: string | null
  readonly languages: Figure<readonly string[]>
  readonly registrations: Figure<{
    readonly mode: string
    readonly minAge: number | null
    readonly reasonRequired: boolean | null
    readonly emailRequired: boolean | null
    readonly captcha: boolean | null
    readonly message: string | null
    readonly url: string | null
  }>
  /** NodeInfo's word as published: true includes approval and sometimes invitation, so that no mode follows from it. */
  readonly openRegistrations: Figure<boolean>
  readonly users: Figure<number>
  readonly activeMonth: Figure<number>
  readonly activeHalfyear: Figure<number>
  readonly activeWeek: Figure<number>
  readonly localPosts: Figure<number>
  readonly localComments: Figure<number>
  /** Reckoned by us: the median of its last four whole weeks of activity (`median-of-weeks`), else how its count of posts grew (`growth-of-posts`). */
  readonly postsAWeek: Figure<number>
  readonly peers: Figure<number>
  readonly switches: readonly {
    readonly key: string
    /** What it says, in English; the key in words where an earlier version stored it. */
    readonly label: string
    /** flag, count, bytes, megabytes, seconds, word, words or address; null where an earlier version stored it. */
    readonly kind: string | null
    readonly value: string | number | boolean
    readonly source: string
    readonly at: string | null
  }[]
  readonly measured: MeasuresReply
  readonly protocols: readonly string[]
  readonly rules: Figure<readonly RuleReply[]>
  /** What reads like rules in its texts, where it states no list of them; at most 200. */
  readonly ruleSentences: readonly RuleReply[]
  readonly texts: readonly TextReply[]
  /** False for personal servers: found by name, not recommended. */
  readonly inSearch: boolean
}

/** GET /api/v1/servers/:domain/rules?history=true */
export interface RulesReply {
  readonly domain: string
  readonly rules: readonly RuleReply[]
}

/** GET /api/v1/servers/:domain/usage */
export interface UsageReply {
  readonly domain: string
  readonly days: readonly {
    readonly day: string
    readonly users: number | null
    readonly activeMonth: number | null
    readonly activeHalfyear: number | null
    readonly localPosts: number | null
    readonly quality: string
  }[]
  /** What Mastodon and others publish week by week, oldest first; `week` is the Monday. */
  readonly weeks: readonly {
    readonly week: string
    readonly statuses: number | null
    readonly logins: number | null
    readonly registrations: number | null
  }[]
}

/** GET /api/v1/servers/:domain/crawls: why is it missing, why is it old, when next. */
export interface CrawlsReply {
  readonly domain: string
  readonly documents: readonly {
    readonly endpoint: string
    readonly state: string
    readonly reason: string | null
    readonly httpStatus: number | null
    readonly checkedAt: string | null
    readonly readAt: string | null
    readonly dueAt: string
    readonly complete: boolean
  }[]
  readonly crawls: readonly {
    readonly startedAt: string
    readonly finishedAt: string
    readonly outcome: string
    readonly reason: string | null
    readonly requests: number
    /** What was asked for in that visit. */
    readonly documents: readonly {
      readonly endpoint: string
      readonly state: string
      readonly reason: string | null
      readonly httpStatus: number | null
      readonly tookMs: number | null
      readonly bytes: number | null
      /** Entries of a list of hosts that are no public host names; they are not counted as peers. */
      readonly rejected: number
    }[]
  }[]
}

/** GET /api/v1/software */
export interface SoftwareListReply {
  readonly software: readonly {
    readonly name: string
    readonly label: string
    readonly kind: string
    readonly known: boolean
    readonly alternativeTo: readonly string[]
    readonly networks: readonly string[]
    readonly homepage: string | null
    readonly repository: string | null
    readonly licence: string | null
    /** The language it is written in. */
    readonly language: string | null
    /** Of a network that has no servers to be listed here: what an instance is there, and why. Null for all others. */
    readonly note: string | null
    /** What its servers do not tell strangers: name, description, languages, sign-up, users, actives, posts, version, rules, peers, blocks, switches. */
    readonly unpublished: readonly string[]
    readonly counts: { readonly users: string; readonly active: string; readonly posts: string } | null
    readonly servers: number
    /** Null where no server states a figure that may be summed. */
    readonly users: number | null
    readonly activeMonth: number | null
    readonly newestVersion: string | null
  }[]
  readonly coverage: Coverage
}

/** GET /api/v1/software/:name */
export interface SoftwareReply {
  readonly software: SoftwareListReply['software'][number]
  readonly forkOf: string | null
  readonly forks: readonly string[]
  /** As servers state them, most servers first. */
  readonly versions: readonly { readonly version: string; readonly servers: number }[]
  readonly coverage: Coverage
}

/** GET /api/v1/alternatives */
export interface AlternativesReply {
  /** Best known first within a purpose. */
  readonly alternatives: readonly {
    /** The value of the parameter `alternative-to`. */
    readonly name: string
    /** What people use it for: talk, pictures, videos, music, communities, meeting, reading, writing, chat, files, code. */
    readonly purpose: string
    /** Most servers first; those with a note have none that are listed. */
    readonly software: readonly { readonly name: string; readonly label: string; readonly servers: number; readonly note: string | null }[]
    readonly servers: number
  }[]
  readonly coverage: Coverage
}

/** POST /api/v1/visits {domain} and GET /api/v1/visits/:domain: one visit now. */
export interface VisitReply {
  readonly domain: string
  /** `refused`: see `retryAt` and `reason` (`too-soon`, `opted-out` never: that answers `queued` and does nothing). */
  readonly state: 'queued' | 'running' | 'done' | 'refused'
  readonly reason: string | null
  readonly retryAt: string | null
  readonly lookup: LookupReply | null
}

/** POST /api/v1/opt-outs {domain} and GET /api/v1/opt-outs/:ticket: whether a server has published an opt-out. */
export interface OptOutReply {
  /** What the answer is asked for by; null where nothing was begun. */
  readonly ticket: string | null
  /** `waiting`: looked for within a minute or two; `proved`: found and applied; `not-proved`: nothing is published; `too-soon`: see `retryAt`. */
  readonly state: 'waiting' | 'proved' | 'not-proved' | 'too-soon'
  /** What was found: `off`, `no-peers`, `no-blocks`, `no-history`, or `none` for one that was taken back. */
  readonly statement: string | null
  readonly retryAt: string | null
}

/** GET /api/v1/about: this installation. */
export interface AboutReply {
  readonly name: string
  readonly version: string
  readonly publicUrl: string | null
  readonly contact: string | null
  readonly userAgent: string
  readonly taster: boolean
  readonly maxServers: number | null
  readonly paceMs: number
  readonly readsPublishedBlocklists: boolean
  readonly retentionDays: Readonly<Record<string, number>>
  readonly coverage: Coverage
  /** The operator's own words, plain text; null where there are none. */
  readonly imprint: string | null
  readonly privacy: string | null
  /** What a public atlas wants and this one lacks: `contact`, `imprint`, `privacy`. Empty where the atlas is not public. */
  readonly missing: readonly string[]
  /** Where the source of the running program is: an address, or a path on this host. */
  readonly source: string
  /** Milliseconds until most of what is known will have been visited, reckoned from the rate of the last minutes; null: cannot be told. */
  readonly readyInMs: number | null
  /** True while every crawler at work is cut off from the internet. */
  readonly offline: boolean
  /** Crawlers at work now. */
  readonly crawlers: number
  readonly searchBackend: 'postgres' | 'meilisearch'
  /** Every path we ask for, by software, and how often. */
  readonly paths: readonly {
    readonly software: string
    readonly label: string
    readonly paths: readonly { readonly path: string; readonly method: string; readonly every: string }[]
  }[]
}

export type {
  AdminViewReply,
  BlockEventsReply,
  BlockReply,
  BlockSourceReply,
  BlockedByReply,
  BlocksReply,
  CompareReply,
  ConsensusReply,
  ListCheckReply,
  ListCostReply,
  ListCoverageReply,
  ListFindings,
  ListedRow,
  PairReply,
  ReachReply,
  VerdictReply,
} from './contract-blocks.ts'
export type {
  EvidenceReply,
  MatchReply,
  PairSideReply,
  ReadableListsReply,
  ReasonReply,
  RelationsReply,
  RuleFitReply,
  RuleHistoryReply,
  RuleLabelReply,
  RuleMatchReply,
  SegmentReply,
  SentenceReply,
  ServersCompareReply,
  SimilarRulesReply,
  StanceReply,
  TopicCountReply,
  TopicsReply,
  WordsReply,
} from './contract-rules.ts'
export type { MeasuresReply } from './contract-measures.ts'
export type { Coverage, StatisticsReply } from './contract-statistics.ts'

export type { ListedByReply } from './contract-lists.ts'
