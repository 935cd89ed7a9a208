// What one document may tell us about an instance; absent is undefined, and 0 and false are facts.
import type { NativeAction } from './blocks/actions.ts'
import type { MaskAlgorithm } from './blocks/mask.ts'
import type { TargetSyntax } from './blocks/target.ts'
import type { Switches } from './switches.ts'

/** The seven ways to join, and `unknown`; microblog.md 11.2. */
export const REGISTRATION_MODES = ['open', 'approval', 'invite', 'closed', 'external', 'curated', 'full', 'unknown'] as const
export type RegistrationMode = (typeof REGISTRATION_MODES)[number]

/** How a list of known hosts is meant; other-software.md 1.6. `knows` and `follows` are never merged. */
export type PeerKind = 'knows' | 'follows'

/** What a figure is worth; other-software.md 1.5. Only `measured` enters totals. */
export type FigureQuality = 'measured' | 'constant' | 'unreliable' | 'hidden'

export interface Registrations {
  readonly mode: RegistrationMode
  readonly emailRequired?: boolean | undefined
  readonly captcha?: boolean | undefined
  readonly reasonRequired?: boolean | undefined
  readonly minAge?: number | undefined
  /** Text, never HTML. */
  readonly message?: string | undefined
  readonly url?: string | undefined
}

/** Numbers a server states about itself: whole, at least 0, at most 2^53-1. */
export interface Usage {
  readonly users?: number | undefined
  readonly activeMonth?: number | undefined
  readonly activeHalfyear?: number | undefined
  readonly activeWeek?: number | undefined
  readonly activeDay?: number | undefined
  readonly localPosts?: number | undefined
  readonly localComments?: number | undefined
  /** What these figures are worth; absent means measured. */
  readonly quality?: FigureQuality | undefined
}

export interface RuleTranslation {
  readonly text: string
  readonly hint?: string | undefined
}

/** One rule as the server words it: plain text, at most 2,000 characters. */
export interface Rule {
  /** The server's own id of the rule, where it has one. */
  readonly nativeId?: string | undefined
  readonly text: string
  readonly hint?: string | undefined
  readonly translations?: Readonly<Record<string, RuleTranslation>> | undefined
  /** The kind of long text this was taken from, a sentence or an item of a list; absent where the server itself states a list of rules. */
  readonly from?: LongTextKind | undefined
}

export const LONG_TEXT_KINDS = ['description', 'sidebar', 'terms', 'privacy', 'conduct', 'legal', 'moderation', 'about-page'] as const
export type LongTextKind = (typeof LONG_TEXT_KINDS)[number]

/** A long text: plain text, at most 100,000 characters; `format` says what it was made from. */
export interface LongText {
  readonly kind: LongTextKind
  readonly text: string
  readonly format: 'text' | 'html' | 'markdown'
  readonly updatedAt?: string | undefined
}

/** A (part of a) list of hosts as published: raw strings; parsed to Domain by the one normaliser in `crawler/discovery.ts`. */
export interface PeerPage {
  readonly kind: PeerKind
  readonly names: readonly string[]
  /** True when the software shows an empty list for "hidden" (Pixelfed), so that empty means unknown. */
  readonly emptyMeansHidden?: boolean | undefined
}

/** One row of a block list as published; a server may stand in several rows, one for each thing that is done about it. */
export interface BlockRow {
  /** As written: a name, a pattern, a mask; read by `model/blocks/target.ts`. */
  readonly target: string
  /** SHA-256 of the name in hexadecimal, where the list gives it (blocks.md 1.1). */
  readonly digest?: string | undefined
  readonly actions: readonly NativeAction[]
  /** The server's own words, plain text, at most 2,000 characters. */
  readonly reason?: string | undefined
  /** When the block was made, ISO 8601; only where the server says that, never the age of a row about the host. */
  readonly since?: string | undefined
  readonly expiresAt?: string | undefined
}

/** A (page of a) list of what a server does about others; blocks.md 1. */
export interface BlockPage {
  readonly rows: readonly BlockRow[]
  /** How this software reads the names in its list. */
  readonly syntax: TargetSyntax
  /** How this software masks names; absent where it does not. */
  readonly mask?: MaskAlgorithm | undefined
  /** Absent means public; `partial` is a lower bound by construction; `withheld` and `unsupported` come without rows. */
  readonly publication?: 'public' | 'partial' | 'withheld' | 'unsupported' | undefined
  /** True when the software shows an empty list for a hidden one, so that empty means unknown. */
  readonly emptyMeansHidden?: boolean | undefined
  /** A log with the newest entry first: of several rows about one target the first counts. */
  readonly newestFirst?: boolean | undefined
  /** `allowlist`: whoever is not on the list of allowed servers is refused. Absent means not said. */
  readonly mode?: 'open' | 'allowlist' | undefined
  /** The admin hides some rows and says so. */
  readonly hasExclusions?: boolean | undefined
}

/** One week of Mastodon's activity list; newest first; microblog.md 2.5. */
export interface ActivityWeek {
  /** Seconds since 1970, as published: "now minus n weeks", not aligned. */
  readonly week: number
  readonly statuses?: number | undefined
  readonly logins?: number | undefined
  readonly registrations?: number | undefined
}

/** Everything one document told us. Every text is plain text without control or bidirectional characters. */
export interface Facts {
  readonly software?: string | undefined
  readonly version?: string | undefined
  /** The software this one was forked from, when the document says so. */
  readonly upstream?: string | undefined
  readonly name?: string | undefined
  readonly shortDescription?: string | undefined
  readonly languages?: readonly string[] | undefined
  readonly registrations?: Registrations | undefined
  /** NodeInfo's word, as published: true includes approval and sometimes invitation, so no mode follows from it alone (microblog.md 11.2). */
  readonly openRegistrations?: boolean | undefined
  readonly usage?: Usage | undefined
  readonly rules?: readonly Rule[] | undefined
  readonly texts?: readonly LongText[] | undefined
  readonly peers?: PeerPage | undefined
  readonly blocks?: BlockPage | undefined
  readonly activity?: readonly ActivityWeek[] | undefined
  readonly thumbnail?: string | undefined
  readonly icon?: string | undefined
  readonly protocols?: readonly string[] | undefined
  /** The account domain that this server claims for itself: one half of the proof of a split domain (microblog.md 1.4). */
  readonly accountDomain?: string | undefined
  /** Limits and switches that choosers ask for; their table is model/switches.ts. */
  readonly switches?: Switches | undefined
  /** The software's own "do not list me" flag (DESIGN 5, opt-out). */
  readonly doNotList?: boolean | undefined
}

export type FactKey = Exclude<keyof Facts, 'peers' | 'blocks' | 'activity'>
