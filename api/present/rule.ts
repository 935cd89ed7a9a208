// One rule as its server words it, with what it says and where the words stand that say so; pure.
import { at, isObject, text } from '#model/json.ts'
import { unfoldLabels, type StoredLabel } from '#model/rules/label-spans.ts'
import type { RuleRow } from '#model/store/published-rules.ts'
import type { RuleLabelReply, RuleReply } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** How many servers in search state a sentence, by its id; null where that is not counted. */
export type CountSentence = (id: number) => number | null

/** Presents a rule, with what the server itself gives as translations. */
export function presentRule(rule: RuleRow, countServers: CountSentence): RuleReply {
  const { position, text: words, hint, firstSeen, firstSeenIsLowerBound, goneSeen } = rule
  return {
    position,
    text: words,
    hint,
    translations: presentTranslations(rule.translations),
    takenFrom: rule.takenFrom,
    firstSeen: formatMoment(firstSeen),
    firstSeenIsLowerBound,
    goneSeen: formatMoment(goneSeen),
    labels: rule.labels === null ? null : presentLabels(words, hint, rule.labels),
    sentence: rule.sentence,
    servers: rule.sentenceId === null ? null : countServers(rule.sentenceId),
  }
}

/** Labels of a rule, their places in the spelling that is shown. */
export function presentLabels(words: string, hint: string | null, labels: readonly StoredLabel[]): readonly RuleLabelReply[] {
  return unfoldLabels({ text: words, hint: hint ?? undefined }, labels).map(({ topic, stance, cause }) => ({ topic, stance, ...cause }))
}

function presentTranslations(value: unknown): RuleReply['translations'] {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([language, entry]) => {
      const words = text(at(entry, 'text'))
      return words === undefined ? [] : [[language, { text: words, hint: text(at(entry, 'hint')) ?? null }]]
    }),
  )
}
