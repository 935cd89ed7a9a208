// Searching, as words: what a query is and what an answer is; the two backends (model/store/search-*.ts) answer alike.
import type { FacetKey } from './facets.ts'
import type { RuleValue, RuleWish } from './rule-wishes.ts'
import type { Label, Topic } from './rules/taxonomy.ts'

export const SORTS = ['fair', 'relevance', 'newest', 'actives', 'name'] as const
/**
 * `fair` is the default: a seeded daily shuffle weighted toward healthy, mid-sized servers (model/fair-order.ts); never biggest first.
 * `relevance`: the name before the description before the rules; without a text it is `fair`. `newest`: first seen last. `actives`: by
 * measured and believable accounts active in a month, unknown last. `name`: by host name. Equals stand in the order of their ids.
 */
export type SortKey = (typeof SORTS)[number]

/** Chosen values by facet: any of the values of one facet, all facets together. */
export type FacetFilters = Readonly<Partial<Record<FacetKey, readonly string[]>>>

/** Wishes about rules; model/rule-wishes.ts says what each kind means. */
export interface RuleWishes {
  readonly must: readonly RuleWish[]
  readonly not: readonly RuleWish[]
  readonly want: readonly RuleWish[]
}

/** Names that must not be cut off, and the servers that are cut off from one of them, by id, ascending. */
export interface ReachWish {
  readonly of: readonly string[]
  readonly without: readonly number[]
}

export interface SearchQuery {
  /** What was typed, at most 200 characters; empty or absent: filters only. One- to three-letter texts and host names search names only. */
  readonly text?: string | undefined
  readonly filters: FacetFilters
  readonly rules?: RuleWishes | undefined
  /** Words that must stand inside one rule, in any form that their language has. */
  readonly ruleText?: string | undefined
  readonly reach?: ReachWish | undefined
  /** Topics to count servers of. */
  readonly topics?: readonly Topic[] | undefined
  readonly sort: SortKey
  /** 1 to 100. */
  readonly limit: number
  readonly cursor?: string | undefined
  /** The UTC day that seeds the fair order, YYYY-MM-DD. A cursor of the day before goes on in the order of that day. */
  readonly day: string
}

/** What the index knows of a server: plain values of the schema `published`, one row of a result. */
export interface SearchDocument {
  readonly domainId: number
  readonly domain: string
  readonly name: string | null
  readonly shortDescription: string | null
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly registrations: string
  readonly languages: readonly string[]
  readonly users: number | null
  readonly activeMonth: number | null
  readonly status: string
  readonly ruleCount: number | null
  /** Milliseconds since 1970. */
  readonly firstSeen: number
  readonly lastAnswer: number | null
  /** What its rules say; null while they are not known. */
  readonly labels: readonly Label[] | null
  /** Topics of the soft wishes that it meets. */
  readonly wanted: readonly Topic[]
  /** Every facet's values of this server, for filters and counts. */
  readonly facets: Readonly<Partial<Record<FacetKey, readonly string[]>>>
}

export interface FacetCount {
  readonly value: string
  readonly count: number
}

/** Servers by what they say about a topic. */
export interface TopicCounts {
  readonly topic: Topic
  readonly counts: Readonly<Record<RuleValue, number>>
}

export interface SearchAnswer {
  readonly hits: readonly SearchDocument[]
  /** Exact, unless `totalIsLimit`. */
  readonly total: number
  /** With a text: more were found than the best 1,000, which are all that can be paged through; `total` is at least their number. */
  readonly totalIsLimit: boolean
  /**
   * For each facet the counts as they would be with that facet's own choice taken back (disjunctive), exact, in the order of the facet
   * table. Values that nobody has are left out, chosen ones excepted.
   */
  readonly facets: Readonly<Partial<Record<FacetKey, readonly FacetCount[]>>>
  /** Of the topics asked for, as they would be with the wishes about that topic taken back; exact, in the order of the taxonomy. */
  readonly topics: readonly TopicCounts[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined
  readonly backend: 'postgres' | 'meilisearch'
  /** A spelling that finds something, when the words as typed find little. */
  readonly suggestion?: string | undefined
}

/** A query that cannot be answered: the cursor belongs to another query, to the order of another day, or is damaged. */
export type SearchRefusal = { readonly refused: 'bad-cursor' | 'cursor-of-another-query' }

export interface SearchBackend {
  readonly search: (query: SearchQuery) => Promise<SearchAnswer | SearchRefusal>
  /** Servers whose domain or name begins with the text, for as-you-type: at most `limit`. */
  readonly suggest: (text: string, limit: number) => Promise<readonly Pick<SearchDocument, 'domain' | 'name' | 'software'>[]>
  readonly close: () => Promise<void>
}
