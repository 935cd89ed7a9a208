// What the API answers about rules, matches and comparisons, as types only; contract.ts hands them on to the web.
import type { Figure, ServerSummary, RuleReply } from './contract.ts'

/** One thing that a rule says, and the words that say so. */
export interface RuleLabelReply {
  /** One of thirty; /api/v1/topics lists them. */
  readonly topic: string
  /** `forbid`, `conditional`, `require`, `allow`, `mention`. */
  readonly stance: string
  /** Where the words stand. */
  readonly source: 'text' | 'hint'
  /** Offsets in that text, in UTF-16 units (as JavaScript counts); `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** The lexicon's language and its entry. */
  readonly language: string
  readonly entry: string
}

/** A topic with a stance. */
export interface StanceReply {
  readonly topic: string
  readonly stance: string
}

/** A rule in which words were found. */
export interface RuleMatchReply {
  readonly position: number
  readonly text: string
  readonly hint: string | null
  /** Where the words stand, in UTF-16 units; `to` is exclusive. */
  readonly ranges: readonly { readonly source: 'text' | 'hint'; readonly from: number; readonly to: number }[]
}

/** How the rules of a server meet the wishes of a search. */
export interface RuleFitReply {
  /** False while nobody knows its rules: it then says neither yes nor no. */
  readonly known: boolean
  /** Of the topics that were asked about, what it says; a topic that is missing is not stated. */
  readonly stances: readonly StanceReply[]
  /** Wishes of `want` that it meets, by topic, and how many there are. */
  readonly wanted: readonly string[]
  readonly of: number
}

/** GET /api/v1/servers?topics=: servers by what they say about a topic, as if nothing had been chosen about that topic. */
export interface TopicCountReply {
  readonly topic: string
  /** `forbid`, `conditional`, `require`, `allow`, `mention`, `stated`, `not-stated`, `unknown`; values that nobody has are 0. */
  readonly counts: Readonly<Record<string, number>>
}

/** Labels in the three languages of the pages. */
export interface WordsReply {
  readonly en: string
  readonly de: string
  readonly fr: string
}

/** GET /api/v1/topics */
export interface TopicsReply {
  readonly lexicon: {
    readonly version: number
    /** How well it reads rules: a table in plain text, made with this version. */
    readonly evaluation: string
    /** Languages it reads, BCP 47. */
    readonly languages: readonly string[]
  }
  /** Servers in search, and those whose rules are known. */
  readonly servers: { readonly all: number; readonly known: number }
  readonly stances: readonly { readonly id: string; readonly label: WordsReply }[]
  readonly groups: readonly {
    readonly id: string
    readonly label: WordsReply
    readonly topics: readonly {
      readonly id: string
      readonly label: WordsReply
      /** What kind of question it is: a matter of taste, a harm to be protected from, a duty that servers ask of members. */
      readonly kind: 'taste' | 'harm' | 'duty'
      readonly counts: Readonly<Record<string, number>>
    }[]
  }[]
}

/** A piece of a text that was reworded. */
export interface SegmentReply {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** GET /api/v1/servers/:domain/rules/history */
export interface RuleHistoryReply {
  readonly domain: string
  /** False where the server took its history out: then there is none to show. */
  readonly shown: boolean
  /** Newest first; with `from` and `to` one change, between those days. */
  readonly changes: readonly {
    /** It happened after this moment; null where that is not known. */
    readonly notBefore: string | null
    readonly at: string
    readonly added: readonly RuleReply[]
    readonly removed: readonly RuleReply[]
    readonly reworded: readonly {
      readonly before: RuleReply
      readonly after: RuleReply
      /** Both texts as one, word by word. */
      readonly text: readonly SegmentReply[]
      readonly hint: readonly SegmentReply[]
    }[]
    /** What the server says since then, and what it says no more. */
    readonly gained: readonly StanceReply[]
    readonly lost: readonly StanceReply[]
  }[]
}

/** GET /api/v1/servers/:domain/similar-rules */
export interface SimilarRulesReply {
  readonly domain: string
  /** Why there are none: `rules-not-known`; null where there are. */
  readonly because: string | null
  readonly servers: readonly {
    readonly server: ServerSummary
    /** 0 to 1: what both say, weighed by how few say so, and the sentences they share. */
    readonly likeness: number
    /** What both say. */
    readonly both: readonly StanceReply[]
    /** What only that one says, and only the one asked about. */
    readonly onlyThere: readonly StanceReply[]
    readonly onlyHere: readonly StanceReply[]
    /** Rules that both have word for word. */
    readonly sentences: readonly { readonly text: string; readonly position: number }[]
    readonly sentenceCount: number
  }[]
}

/** GET /api/v1/sentences/:sentence: who states the same rule word for word. */
export interface SentenceReply {
  readonly sentence: string
  readonly text: string
  readonly labels: readonly RuleLabelReply[]
  readonly count: number
  /** The first 100 by name. */
  readonly servers: readonly { readonly domain: string; readonly displayDomain: string; readonly name: string | null }[]
}

/** What supports a reason, or why nothing does. */
export type EvidenceReply =
  | {
      readonly kind: 'sentence'
      readonly position: number
      readonly text: string
      readonly hint: string | null
      readonly label: RuleLabelReply
      /** The kind of text it was taken from; null for a rule of the server's list. */
      readonly takenFrom: string | null
      readonly link: string
    }
  | {
      readonly kind: 'figure'
      readonly value: number | string | readonly string[] | null
      readonly at: string | null
      readonly source: string | null
      readonly flags: readonly string[]
      readonly link: string
    }
  | {
      /** What the lists of `by` say about `about`. */
      readonly kind: 'block'
      readonly by: string
      readonly about: string
      readonly stance: string
      /** The row that decides; null where none does. */
      readonly rule: {
        readonly observed: string
        readonly actions: readonly string[]
        readonly reason: string | null
        readonly firstSeen: string
      } | null
      readonly allowlist: boolean
      readonly because: string | null
      readonly readAt: string | null
      readonly link: string
    }

/** Why a server is recommended, what speaks against it, or what is not known. */
export interface ReasonReply {
  /** `language`, `alternative-to`, `sign-up`, `size`, `pace`, `topic`, `must`, `not`, `reach`, `min-age`, `uptime`. */
  readonly about: string
  /** The wish it belongs to, as in `wishes`; null for what nobody asked and everybody should know. */
  readonly wish: string | null
  /** The value of the wish or what was found: a language, a topic, a host name. */
  readonly value: string
  /** Of a topic: what the server says. */
  readonly stance: string | null
  /** `full`, `part` for what fits in part (allowed with a warning, limited and not refused). */
  readonly degree: 'full' | 'part'
  readonly evidence: readonly EvidenceReply[]
}

/** GET /api/v1/match */
export interface MatchReply {
  readonly day: string
  /** Servers that may be recommended to anybody: alive, in search, with a door that opens. */
  readonly considered: number
  /** Of these, those against which no wish speaks. */
  readonly total: number
  readonly wishes: readonly {
    /** The parameter and value in the address: `language=de`, `avoid=crypto`, `reach=social.example`. */
    readonly key: string
    readonly about: string
    readonly values: readonly string[]
    /** Servers, of those considered, against which this wish alone does not speak; of them, those that are known to fit. */
    readonly servers: number
    readonly fitting: number
    /** `total` if this wish alone were taken back, and the query of that address. */
    readonly without: { readonly total: number; readonly query: string }
  }[]
  /** At most five. */
  readonly servers: readonly {
    readonly server: ServerSummary
    /** Wishes that are known to be met, and all. */
    readonly met: number
    readonly of: number
    readonly reasons: readonly ReasonReply[]
    readonly against: readonly ReasonReply[]
    readonly unknown: readonly ReasonReply[]
  }[]
  /** What to give up to have more: the wishes that cost most results; null where there are five without. */
  readonly relax: { readonly keys: readonly string[]; readonly total: number; readonly query: string } | null
  /** Names to be reached that are nobody's we know: what their lists say is not known. */
  readonly notKnown: readonly string[]
}

/** GET /api/v1/compare?servers= */
export interface ServersCompareReply {
  readonly servers: readonly {
    readonly server: ServerSummary
    readonly rulesKnown: boolean
    readonly ruleCount: number | null
    readonly rulesAt: string | null
    readonly postsAWeek: Figure<number>
    /** What its lists do: rows by their hardest action, whether it can be read, and how many openly refuse or limit it. */
    readonly blocks: {
      readonly publication: string | null
      readonly readAt: string | null
      readonly rows: number
      readonly byAction: readonly { readonly action: string; readonly rows: number }[]
      readonly refusedBy: number
      readonly limitedBy: number
    }
  }[]
  readonly topics: readonly {
    readonly topic: string
    /** They do not say the same: one forbids what another allows, or one speaks of it and another does not. */
    readonly differs: boolean
    /** One says the contrary of another. */
    readonly contradicts: boolean
    /** In the order of `servers`; null where its rules are not known. */
    readonly entries: readonly ({
      readonly stances: readonly string[]
      readonly rules: readonly RuleReply[]
    } | null)[]
  }[]
  /** Rules that speak of no topic, in the order of `servers`. */
  readonly others: readonly (readonly RuleReply[])[]
  /** Each pair once: whether they can talk, and what the lists of each say about the other. */
  readonly pairs: readonly {
    readonly a: string
    readonly b: string
    readonly talk: string
    readonly verdicts: readonly [PairSideReply, PairSideReply]
  }[]
}

export interface PairSideReply {
  readonly by: string
  readonly about: string
  readonly stance: string
  readonly because: string | null
  readonly observed: string | null
  readonly reason: string | null
}

/**
 * GET /api/v1/servers/:domain/relations: everything with which a browser can tell which of somebody's follows a server would keep, without
 * telling us whom they follow.
 */
export interface RelationsReply {
  readonly domain: string
  /** How the server treats whom no row below names: `open`, `unknown`, or `refused` where it admits only whom it names. */
  readonly others: string
  readonly because: string | null
  readonly readAt: string | null
  /** Names that it acts on by plain rows; `subdomains`: everything under the name too. Masked rows are in none. */
  readonly acts: readonly { readonly target: string; readonly kind: string; readonly subdomains: boolean; readonly stance: string }[]
  readonly masked: number
  /** Servers that name it openly in their lists. */
  readonly actedOnBy: readonly { readonly domain: string; readonly stance: string }[]
  /** Beside them: personal servers and masked rows, which are counted and not named. */
  readonly unnamed: number
  /** True where a list was cut; it then holds the first 20,000. */
  readonly cut: boolean
}

/** GET /api/v1/block-lists/readable: whose lists can be read, so that a browser knows of whom silence means something. */
export interface ReadableListsReply {
  readonly at: string
  /** Read whole: whom they do not name they do not act on. */
  readonly whole: readonly string[]
  /** Rows are hidden or masked: whom they do not name is not known. */
  readonly partial: readonly string[]
  /** They admit only whom they name. */
  readonly allowlists: readonly string[]
  readonly cut: boolean
}
