// What one rule says, topic by topic; a mark that is pointed at or focused shows the words that caused it.
import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RuleLabelReply, RuleReply } from '../../../api/contract.ts'
import { ruleWords, topicLabel, valueWord } from '../../rule-words.ts'
import { StanceSign } from './stance-sign.tsx'

interface RuleMarksProps {
  readonly rule: RuleReply
  /** The mark that is pointed at, by its place. */
  readonly active: Signal<number | undefined>
}

/** Nothing where a rule says nothing that has a topic. */
export function RuleMarks({ rule, active }: RuleMarksProps): JSX.Element | null {
  const words = ruleWords.value
  const labels = rule.labels ?? []
  if (labels.length === 0) return null
  return (
    <ul class="marks small" aria-label={words.marks}>
      {labels.map((label, index) => (
        <li key={index}>
          <button
            type="button"
            class="mark-button"
            aria-pressed={active.value === index}
            title={words.because(wordsOf(rule, label))}
            onPointerEnter={() => (active.value = index)}
            onPointerLeave={() => (active.value = undefined)}
            onFocus={() => (active.value = index)}
            onBlur={() => (active.value = undefined)}
          >
            <StanceSign value={label.stance} />
            {words.mark(topicLabel(label.topic), valueWord(label.stance))}
            <span class="hidden"> {words.because(wordsOf(rule, label))}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function wordsOf({ text, hint }: RuleReply, { source, from, to }: RuleLabelReply): string {
  return (source === 'hint' ? (hint ?? '') : text).slice(from, to)
}
