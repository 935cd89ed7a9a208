// One row of a block list in a file, whatever its format: the target, what it asks for, and the words in the file for both.
import { cleanText, TEXT_LIMITS } from '../text.ts'
import type { BlockAction } from './actions.ts'
import type { MaskAlgorithm } from './mask.ts'
import { readTarget, type BlockTarget, type TargetSyntax } from './target.ts'

export interface ListRow {
  /** Where it stands: a line of the file, or a place in a JSON list, from 1. */
  readonly place: number
  readonly text: string
  readonly target: BlockTarget
  /** Hardest first; empty where the file names no action. */
  readonly actions: readonly BlockAction[]
  /** The word for the action as written, when it is none that we know. */
  readonly unknownAction?: string | undefined
  readonly comment?: string | undefined
  readonly obfuscate?: boolean | undefined
  readonly digest?: string | undefined
}

export interface RowParts {
  readonly place: number
  readonly text: string
  readonly severity?: string | undefined
  readonly rejectMedia?: boolean | undefined
  readonly rejectReports?: boolean | undefined
  readonly comment?: string | undefined
  readonly obfuscate?: boolean | undefined
  readonly digest?: string | undefined
}

/** How the names of a file are meant. */
export interface RowReading {
  readonly syntax: TargetSyntax
  readonly mask?: MaskAlgorithm | undefined
  /** What a row asks for that does not say: most lists are lists of suspensions. */
  readonly otherwise?: BlockAction | undefined
  /** False where names under .example are servers: in the simulated fediverse. */
  readonly canaries?: boolean | undefined
}

// Names that publishers plant to find copies of their list, beside the reserved ones (blocks.md 4).
const PLANTED = /^000[a-z]|(?:^|[.-])canary(?:[.-]|$)|delete\.this\.line/
const PLANTED_WORD = /\bcanary\b/i

/** Makes a row of its parts; what the words for severity mean is the same in all formats. */
export function makeRow(parts: RowParts, reading: RowReading): ListRow {
  const text = cleanText(parts.text, TEXT_LIMITS.name)
  const comment = parts.comment === undefined ? undefined : cleanText(parts.comment, TEXT_LIMITS.rule)
  const severity = readSeverity(parts.severity)
  const base = severity.action ?? (severity.unknown === undefined ? reading.otherwise : undefined)
  const actions: BlockAction[] = base === undefined || text === '' ? [] : [base]
  if (parts.rejectMedia === true) actions.push('reject-media')
  if (parts.rejectReports === true) actions.push('reject-reports')
  return {
    place: parts.place,
    text,
    target: isPlanted(text, comment, reading) ? { kind: 'canary', text } : readTarget(text, reading),
    actions,
    unknownAction: severity.unknown,
    comment: comment === '' ? undefined : comment,
    obfuscate: parts.obfuscate,
    digest: parts.digest,
  }
}

function isPlanted(text: string, comment: string | undefined, { canaries = true }: RowReading): boolean {
  if (!canaries) return false
  return PLANTED.test(text.toLowerCase()) || (comment !== undefined && comment.length < 60 && PLANTED_WORD.test(comment))
}

/** Words for severities as people write them; Mastodon's own first, then those of hand-made tables: several languages, and signs. */
const SEVERITIES: readonly (readonly [RegExp, BlockAction])[] = [
  [/^(?:suspend(?:ed)?|block(?:ed)?|ban(?:ned)?|reject(?:ed)?|defederated?|gesperrt|blockiert|drop|deny|denied|⛔|🚫|🛑)$/u, 'suspend'],
  [/^(?:silenced?|limit(?:ed)?|unlisted|mute[ds]?|federated_timeline_removal|stumm(?:geschaltet)?|filter|🔇|🔕)$/u, 'silence'],
  [/^(?:noop|none|no-?op|accept|retract(?:ed|ion)?)$/, 'noop'],
  [/^(?:reject[ _-]?media|media[ _-]?(?:removal|removed|rejected|blocked|only)|media)$/, 'reject-media'],
  [/^(?:auto[ _-]?cw|media[ _-]?nsfw|nsfw|sensitive)$/, 'force-sensitive'],
  [/^quarantined?$/, 'quarantine'],
  [/^(?:followers[ _-]?only)$/, 'followers-only'],
]

interface Severity {
  readonly action?: BlockAction | undefined
  readonly unknown?: string | undefined
}

function readSeverity(word: string | undefined): Severity {
  const plain = word?.trim().toLowerCase() ?? ''
  if (plain === '') return {}
  const known = SEVERITIES.find(([pattern]) => pattern.test(plain))
  return known === undefined ? { unknown: cleanText(plain, TEXT_LIMITS.name) } : { action: known[1] }
}

/** Whether a word is one of the field's words for a severity. */
export function isSeverity(word: string): boolean {
  return readSeverity(word).action !== undefined
}

/** A truth value as spreadsheets and scripts write it; undefined for anything else (FediBlockHole: str2bool). */
export function readFlag(text: string | undefined): boolean | undefined {
  const plain = text?.trim().toLowerCase() ?? ''
  if (/^(?:true|t|yes|y|1)$/.test(plain)) return true
  return /^(?:false|f|no|n|0)$/.test(plain) ? false : undefined
}
