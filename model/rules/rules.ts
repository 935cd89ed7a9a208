// The door to the classifier: rules in, labels out; and the name under which a sentence is known wherever it is stated.
import { createHash } from 'node:crypto'
import { makeClassifier, type Classification, type Classifier, type ClassifyOptions, type RuleText } from './classifier.ts'
import { foldText } from './folded-text.ts'
import { LEXICONS } from './lexicon/index.ts'
import { splitIntoRules, type RuleSentence } from './split-text.ts'

let classifier: Classifier | undefined

/** Labels a rule. The lexicons are compiled when the first rule comes (a second or two); after that a rule takes some fifty microseconds. */
export function classifyRule(rule: RuleText, options?: ClassifyOptions): Classification {
  classifier ??= makeClassifier(LEXICONS)
  return classifier.classify(rule, options)
}

/** A sentence of a long text that reads like a rule; that somebody stated it as one is not known. */
export interface ProseRule extends RuleSentence {
  readonly source: 'prose'
  readonly labels: Classification['labels']
}

/**
 * The sentences of a plain long text (sidebar, terms, about page, code of conduct) that speak of a topic, with their labels.
 *
 * @param text see `htmlToText` and `markdownToText` for what comes as markup
 * @param language what it is known to be written in (BCP 47 primary subtag)
 */
export function readProse(text: string, language?: string): readonly ProseRule[] {
  return splitIntoRules(text).flatMap((sentence): ProseRule[] => {
    const { labels } = classifyRule({ text: sentence.text }, { language, prose: true })
    return labels.length === 0 ? [] : [{ ...sentence, source: 'prose', labels }]
  })
}

/**
 * The name of a rule: 32 hex digits that are the same for spellings that the classifier does not tell apart (letter case, accents, white
 * space), so that a sentence is labelled once and the servers that share it are found.
 */
export function hashRule({ text, hint }: RuleText): string {
  const { codes, length } = foldText(hint === undefined || hint === '' ? text : `${text}:${hint}`)
  return createHash('sha256').update(codes.subarray(0, length)).digest('hex').slice(0, 32)
}
