// Reading one rule: what it says, in which language, what it forbids to programs, and the words by which it is found; for each wording once.
import type { RuleText } from './rules/classifier.ts'
import { readBans, type BanKind } from './rules/crawler-bans.ts'
import { foldLabels, type StoredLabel } from './rules/label-spans.ts'
import { LEXICON_VERSION } from './rules/lexicon.ts'
import { classifyRule, hashRule } from './rules/rules.ts'
import { tellLanguage } from './rules/sentence-language.ts'
import { splitWords } from './search-words.ts'

/** The form of what is stored beside the labels; raised when bans, languages or words are read otherwise. */
const FORM = 1

/** Sentences of another version are read again (crawler/jobs/label-rules.ts). */
export const READING_VERSION = LEXICON_VERSION * 1000 + FORM

/** A rule to be read. */
export interface RuleToRead extends RuleText {
  /** Taken out of a running text: that it is a rule is not known. */
  readonly prose: boolean
  /** That its server states, BCP 47. */
  readonly languages: readonly string[]
}

/** What a rule says. */
export interface RuleReading {
  readonly language: string
  readonly labels: readonly StoredLabel[]
  readonly bans: readonly BanKind[]
  /** Its different words, folded. */
  readonly words: readonly string[]
}

const MOST_WORDS = 400

/** The name of a rule's wording: 32 hex digits. */
export function nameRule(rule: RuleText): string {
  return hashRule(rule)
}

/** Reads a rule; compiles the lexicons when the first one comes. */
export function readRule({ text, hint, prose, languages }: RuleToRead): RuleReading {
  const whole = hint === undefined || hint === '' ? text : `${text}\n${hint}`
  const { labels } = classifyRule({ text, hint }, { prose })
  return {
    language: tellLanguage(whole, languages),
    labels: foldLabels({ text, hint }, labels),
    bans: readBans(whole).map(({ kind }) => kind),
    words: splitWords([whole], MOST_WORDS),
  }
}

/**
 * Configurations of PostgreSQL's full text search that stem a language, of those that every PostgreSQL from 15 on has (its manual, 12.6,
 * "dictionaries"; `\\dF`). Words of other languages are found as they stand and by their beginnings.
 */
export const STEMMED: Readonly<Record<string, string>> = {
  ...{ ar: 'arabic', hy: 'armenian', eu: 'basque', ca: 'catalan', da: 'danish', nl: 'dutch', en: 'english', fi: 'finnish', fr: 'french' },
  ...{ de: 'german', el: 'greek', hi: 'hindi', hu: 'hungarian', id: 'indonesian', ga: 'irish', it: 'italian', lt: 'lithuanian' },
  ...{ ne: 'nepali', no: 'norwegian', nb: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', sr: 'serbian', es: 'spanish' },
  ...{ sv: 'swedish', ta: 'tamil', tr: 'turkish', yi: 'yiddish' },
}
