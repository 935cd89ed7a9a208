// The first question: languages that servers name, those of the reader first.
import type { JSX } from 'preact'
import { languageName } from '../../format.ts'
import { language } from '../../language.ts'
import { choices, match, note } from '../../match/model.ts'
import { withChoice } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Choice } from './choice.tsx'
import { Waiting } from './waiting.tsx'

const FEW = 12

/** Boxes for languages. */
export function StepLanguage(): JSX.Element {
  const words = matchWords.value
  const known = choices.value
  const chosen = match.value.lists.languages
  if (known === undefined || known === null) return <Waiting known={known} />
  const all = sorted(known.languages, chosen)
  const boxes = (from: typeof all): JSX.Element[] =>
    from.map(({ value, count }) => (
      <Choice
        key={value}
        count={count}
        checked={chosen.includes(value)}
        choose={(checked) => note(withChoice(match.value, 'languages', value, checked))}
      >
        <bdi>{languageName(value)}</bdi>
      </Choice>
    ))
  return (
    <fieldset class="answers">
      <legend class="hidden">{words.steps.language}</legend>
      <div class="answer-columns">{boxes(all.slice(0, FEW))}</div>
      {all.length > FEW && (
        <details class="more-answers">
          <summary>{words.moreLanguages}</summary>
          <div class="answer-columns">{boxes(all.slice(FEW))}</div>
        </details>
      )}
    </fieldset>
  )
}

interface Counted {
  readonly value: string
  readonly count: number
}

// What the browser asks for and what was chosen when the question came up stand first, then the commonest.
function sorted(counts: readonly Counted[], chosen: readonly string[]): readonly Counted[] {
  const own = [language.value, ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  const known = counts.filter(({ value }) => value !== 'unknown')
  const missing = chosen.filter((value) => !known.some((one) => one.value === value)).map((value) => ({ value, count: 0 }))
  const rank = (value: string): number => (own.includes(value) ? 0 : 1)
  return [...missing, ...known.toSorted((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1))]
}
