// What the API answers about blocks, as types only; contract.ts hands them on to the web.

/** One list of a server and the state of its publication. */
export interface BlockSourceReply {
  /** The document it is read from. */
  readonly endpoint: string
  /** `public`, `partial`, `ambiguous-empty`, `withheld`, `robots`, `unsupported`, `unreachable`; an open list. */
  readonly publication: string
  readonly since: string
  /** The state changed after this moment and before `since`; null where nothing was known before. */
  readonly notBefore: string | null
  readonly firstReadAt: string | null
  readonly readAt: string | null
  /** Its rows are shown. */
  readonly shown: boolean
  readonly rows: number
  readonly masked: number
  /** Rows about accounts or about nothing, which are not kept. */
  readonly skipped: number
  /** `allowlist`: whoever is not named is refused; null where it is not said. */
  readonly mode: string | null
  /** The server says that it hides rows. */
  readonly hasExclusions: boolean
}

/** A row as published. */
export interface BlockReply {
  /** The name, the wildcard or the mask as the server shows it. */
  readonly observed: string
  /** `name`, `suffix`, `pattern`, `mask`. */
  readonly kind: string
  /** The name or pattern it acts on; null for a mask. */
  readonly target: string | null
  /** It acts on everything under the name too. */
  readonly subdomains: boolean
  /** In one vocabulary, the hardest first. */
  readonly actions: readonly string[]
  /** The same in the words of the software. */
  readonly native: readonly string[]
  /** The words of the server that blocks, not ours. */
  readonly reason: string | null
  /** What the server itself states as the beginning, and as the end. */
  readonly statedSince: string | null
  readonly expiresAt: string | null
  /** The row began after `notBefore` and before `firstSeen`; null: it stood on the first reading, so it is at least so old. */
  readonly notBefore: string | null
  readonly firstSeen: string
  /** The last reading did not show it; a second one will tell. */
  readonly missingSince: string | null
}

/** GET /api/v1/servers/:domain/blocks */
export interface BlocksReply {
  readonly domain: string
  readonly sources: readonly BlockSourceReply[]
  /** Rows by their hardest action, masked ones too. */
  readonly byAction: readonly { readonly action: string; readonly rows: number }[]
  /** What the reasons are about, by known words; a reason may have several topics. */
  readonly byTopic: readonly { readonly topic: string; readonly rows: number }[]
  readonly blocks: readonly BlockReply[]
  readonly next: string | null
}

/** How much of what there is could be read, in living servers. */
export interface ListCoverageReply {
  readonly servers: number
  readonly read: number
  /** Of `read`: not reached lately. */
  readonly stale: number
  /** Of `read`: rows are hidden or masked. */
  readonly partial: number
  /** By why: `never-read`, `withheld`, `robots`, `unsupported`, `unreachable`, `ambiguous-empty`. */
  readonly unread: Readonly<Record<string, number>>
}

/** GET /api/v1/servers/:domain/blocked-by */
export interface BlockedByReply {
  readonly domain: string
  /** Servers whose lists act on the name by a plain row. */
  readonly counts: {
    readonly refused: number
    readonly limited: number
    /** Of both: personal servers, which are counted and not named. */
    readonly unnamed: number
    /** Beside both: servers that mask an entry whose digest is that of this name; they are never named. */
    readonly masked: number
    /** Beside both: servers that admit only those they name, and do not name this one. */
    readonly notAdmitted: number
  }
  readonly coverage: ListCoverageReply
  /** What the named ones give as reasons, by known words; of those in `blockers`. */
  readonly byTopic: readonly { readonly topic: string; readonly rows: number }[]
  /** Ordered by the name of the blocker. */
  readonly blockers: readonly (BlockReply & { readonly domain: string; readonly stance: string; readonly source: string })[]
  readonly next: string | null
}

/** GET /api/v1/servers/:domain/block-events */
export interface BlockEventsReply {
  readonly domain: string
  /** Newest first. */
  readonly events: readonly {
    readonly endpoint: string
    /** `list-read`, `publication-changed`, `mode-changed`, `added`, `removed`, `action-changed`, `reason-changed`, `terms-changed`. */
    readonly kind: string
    readonly notBefore: string | null
    readonly at: string
    readonly observed: string | null
    readonly actions: readonly string[] | null
    readonly was: Readonly<Record<string, unknown>> | null
    readonly became: Readonly<Record<string, unknown>> | null
  }[]
  readonly next: string | null
}

/** What the lists of `by` say about `about`. */
export interface VerdictReply {
  readonly by: string
  readonly about: string
  /** `open`, `limited`, `refused`, `unknown`. */
  readonly stance: string
  /** The row that decides; null where none does. A masked one is shown as its mask: its digest is that of the name that was asked about. */
  readonly rule: (BlockReply & { readonly source: string; readonly digestMatches: boolean }) | null
  /** The server admits only those it names. */
  readonly allowlist: boolean
  /** Why it is not known, or for `open` what could still be hidden: `never-read`, `withheld`, `robots`, `unsupported`, `unreachable`, `ambiguous-empty`, `partial`. */
  readonly because: string | null
  /** When the newest of its lists was read. */
  readonly readAt: string | null
  readonly sources: readonly BlockSourceReply[]
}

/** GET /api/v1/pairs/:a/:b: can A and B talk, each way? */
export interface PairReply {
  readonly a: string
  readonly b: string
  /** `yes`, `limited`, `no`, `unknown`. */
  readonly talk: string
  /** What A's lists say about B, and B's about A. */
  readonly verdicts: readonly [VerdictReply, VerdictReply]
}

/** GET /api/v1/block-lists/compare?of=… */
export interface CompareReply {
  readonly lists: readonly {
    readonly domain: string
    /** False where there is no list that can be shown: it then takes no part. */
    readonly compared: boolean
    /** Why not. */
    readonly because: string | null
    readonly rows: number
    /** Not compared. */
    readonly masked: number
    readonly readAt: string | null
    /** Rows that no other of these lists has. */
    readonly only: number
  }[]
  readonly totals: { readonly common: number; readonly differing: number; readonly some: number; readonly only: number }
  readonly rows: readonly {
    readonly target: string
    /** `common`, `differing`, `some`, `only`. */
    readonly likeness: string
    /** In the order of `lists` that are compared; null where a list has no such row. */
    readonly entries: readonly ({
      readonly actions: readonly string[]
      readonly reason: string | null
      readonly firstSeen: string
    } | null)[]
  }[]
  readonly next: string | null
}

/** What a list has that its owner may not want. */
export interface ListFindings {
  /** Covered by another row of the same list. */
  readonly redundant: readonly { readonly target: string; readonly under: string }[]
  /** Not answering for a year or longer. */
  readonly dead: readonly { readonly target: string; readonly lastAnswer: string | null }[]
  /** On no other list that can be read. */
  readonly nobodyElse: readonly string[]
  /** Several rows under one registered name. */
  readonly sameSite: readonly { readonly registrable: string; readonly rows: number; readonly farm: boolean }[]
  /** Rows by how many other lists have them. */
  readonly overlap: readonly { readonly lists: string; readonly rows: number }[]
  /** True where a part is cut: it then holds the first 1,000. */
  readonly cut: boolean
}

/** POST /api/v1/block-lists/check: a file; it is neither kept nor logged. */
export interface ListCheckReply {
  readonly format: string
  readonly rows: number
  readonly kinds: Readonly<Record<string, number>>
  readonly severities: Readonly<Record<string, number>>
  readonly canaries: number
  readonly masked: number
  readonly duplicates: number
  readonly problemCount: number
  /** The first 1,000, in the order of the file. */
  readonly problems: readonly ListProblemReply[]
  readonly notes: readonly { readonly kind: 'columns-reordered'; readonly sentence: string }[]
  readonly findings: ListFindings
  readonly cost: ListCostReply
  /** Rows that act where they are imported, each target once, in the order of the file: what a cleaned list is made of. */
  readonly list: readonly ListedRow[]
  readonly coverage: ListCoverageReply
}

/** Something about a row of a checked file. */
export interface ListProblemReply {
  /** The line of the file, or the place in a JSON list, from 1. */
  readonly place: number
  readonly kind: 'ending' | 'mask' | 'canary' | 'account' | 'nameless' | 'no-name' | 'unknown-severity' | 'duplicate'
  /** What the row says, where the problem is about that. */
  readonly text?: string | undefined
  /** Of a duplicate: the row further up, and what each of the two asks for where that differs; null for nothing. */
  readonly before?:
    { readonly place: number; readonly there?: string | null | undefined; readonly here?: string | null | undefined } | undefined
  /** The same in English. */
  readonly sentence: string
}

/** A row of a checked file in the words of Mastodon's export. */
export interface ListedRow {
  /** The line of the file, or the place in a JSON list, from 1. */
  readonly place: number
  /** `name`, `suffix`, `pattern`. */
  readonly kind: string
  readonly target: string
  /** `suspend`, `silence`, `noop`. */
  readonly severity: string
  readonly rejectMedia: boolean
  readonly rejectReports: boolean
  readonly obfuscate: boolean
  readonly comment: string | null
  /** `redundant`, `dead`, `nobody-else`; an open list. */
  readonly marks: readonly string[]
}

/** What a list would cost: monthly active users of known living servers, by what it does about them. Masked rows take no part. */
export interface ListCostReply {
  readonly servers: number
  readonly activeMonth: number
  readonly open: number
  readonly limited: number
  readonly refused: number
}

/** GET /api/v1/servers/:domain/reach */
export interface ReachReply {
  readonly domain: string
  /** Other living servers that state monthly active users, and those users. */
  readonly servers: number
  readonly activeMonth: number
  readonly withoutFigure: number
  /** Shares from 0 to 1; null while nobody states a figure. */
  readonly atLeast: number | null
  readonly atMost: number | null
  /** Monthly active users. */
  readonly users: {
    readonly atLeast: number
    readonly atMost: number
    readonly limited: number
    readonly theirs: Readonly<Record<string, number>>
    readonly own: Readonly<Record<string, number>>
    readonly unknown: Readonly<Record<string, number>>
  }
  readonly coverage: ListCoverageReply
}

/** GET /api/v1/servers/:domain/admin-view: everything that its admin wants to know, on one page. */
export interface AdminViewReply {
  readonly domain: string
  readonly sources: readonly BlockSourceReply[]
  /** What we ask this server for, and how it went. */
  readonly documents: readonly {
    readonly endpoint: string
    readonly state: string
    readonly reason: string | null
    readonly httpStatus: number | null
    readonly readAt: string | null
    readonly dueAt: string
  }[]
  readonly blockedBy: Pick<BlockedByReply, 'counts' | 'byTopic' | 'blockers' | 'next'>
  /** Of its own published list; null where there is none to look at. */
  readonly findings: ListFindings | null
  readonly coverage: ListCoverageReply
  /** How newcomers find it. */
  readonly newcomers: {
    readonly inSearch: boolean
    readonly registrations: string | null
    readonly minAge: number | null
    readonly shortDescription: string | null
    readonly languages: readonly string[]
    readonly rules: readonly { readonly text: string; readonly hint: string | null; readonly firstSeen: string }[]
    readonly rulesAt: string | null
  }
}

/** GET /api/v1/block-lists/consensus.json?format=evidence */
export interface ConsensusReply {
  readonly generatedAt: string
  readonly recipe: {
    readonly of: readonly string[]
    /** Lists that must have a row, reckoned from a share where one was given. */
    readonly threshold: number
    readonly severity: string
    readonly excludeDead: boolean
    readonly adjustCopies: boolean
  }
  readonly lists: readonly {
    readonly domain: string
    readonly counted: boolean
    readonly because: string | null
    readonly rows: number
    readonly masked: number
    readonly readAt: string | null
  }[]
  /** Lists that count as one, being nearly the same. */
  readonly clusters: readonly (readonly string[])[]
  readonly rows: readonly {
    readonly domain: string
    readonly severity: string
    readonly rejectMedia: boolean
    /** Lists that have it, copies counted once. */
    readonly independent: number
    readonly evidence: readonly {
      readonly domain: string
      readonly actions: readonly string[]
      readonly reason: string | null
      readonly firstSeen: string
      readonly firstSeenIsLowerBound: boolean
    }[]
  }[]
  /** Names that were on this list in the year before and are not any more. */
  readonly left: readonly { readonly domain: string; readonly lastSeen: string }[]
  readonly excludedAsDead: number
}
