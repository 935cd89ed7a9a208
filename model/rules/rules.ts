// The door to the classifier: one rule in, its labels out; and the name under which a sentence is known wherever it is stated.
import { createHash } from 'node:crypto'
import { makeClassifier, type Classification, type Classifier, type RuleText } from './classifier.ts'
import { foldText } from './folded-text.ts'
import { LEXICONS } from './lexicon/index.ts'

let classifier: Classifier | undefined

/**
 * Labels a rule. The lexicons are compiled when the first rule comes (seconds); after that a rule takes some ten microseconds.
 *
 * @param rule its text and hint, of any length
 * @param language what the rule is known to be written in (BCP 47 primary subtag); undefined lets its words decide
 */
export function classifyRule(rule: RuleText, language?: string): Classification {
  classifier ??= makeClassifier(LEXICONS)
  return classifier.classify(rule, language)
}

/**
 * The name of a sentence: 32 hex digits that are the same for spellings that the classifier does not tell apart (letter case, accents,
 * punctuation inside it), so that a sentence is labelled once and servers that share it can be found.
 */
export function hashRule({ text, hint }: RuleText): string {
  const { codes, length } = foldText(hint === undefined || hint === '' ? text : `${text}:${hint}`)
  return createHash('sha256').update(codes.subarray(0, length)).digest('hex').slice(0, 32)
}
