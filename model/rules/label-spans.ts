// Where the words of a label stand, in a form that holds for every spelling of the sentence: offsets of the folded text, and the way back.
import type { RuleLabel, RuleText } from './classifier.ts'
import { foldText, type FoldedText } from './folded-text.ts'
import type { Stance, Topic } from './taxonomy.ts'

/** A label as it is stored for a sentence; `from` and `to` are offsets of the folded text and its hint. */
export type StoredLabel = readonly [topic: Topic, stance: Stance, from: number, to: number, language: string, entry: string]

// The classifier reads a text as the heading of its hint.
function foldRule({ text, hint }: RuleText): FoldedText {
  return foldText(hint === undefined || hint === '' ? text : `${text}:${hint}`)
}

/** Takes labels of a rule to the folded text, which is the same for every spelling. */
export function foldLabels(rule: RuleText, labels: readonly RuleLabel[]): readonly StoredLabel[] {
  if (labels.length === 0) return []
  const folded = foldRule(rule)
  return labels.map(({ topic, stance, cause: { source, from, to, language, entry } }) => {
    const shift = source === 'hint' ? rule.text.length + 1 : 0
    return [topic, stance, placeOf(folded, from + shift), placeOf(folded, to + shift), language, entry]
  })
}

/** Takes stored labels to one spelling of their sentence. */
export function unfoldLabels(rule: RuleText, labels: readonly StoredLabel[]): readonly RuleLabel[] {
  if (labels.length === 0) return []
  const folded = foldRule(rule)
  const whole = rule.text.length + (rule.hint === undefined || rule.hint === '' ? 0 : 1 + rule.hint.length)
  const originOf = (place: number): number => (place >= folded.length ? whole : Math.min(folded.origins[place] ?? whole, whole))
  return labels.map(([topic, stance, start, end, language, entry]) => {
    const [from, to] = [originOf(start), originOf(end)]
    const inHint = from > rule.text.length
    const shift = inHint ? rule.text.length + 1 : 0
    const last = inHint ? to : Math.min(to, rule.text.length)
    return {
      topic,
      stance,
      cause: { source: inHint ? 'hint' : 'text', from: from - shift, to: Math.max(last, from) - shift, language, entry },
    }
  })
}

// The first folded unit that comes from there or from behind; origins ascend.
function placeOf({ origins, length }: FoldedText, offset: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((origins[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
