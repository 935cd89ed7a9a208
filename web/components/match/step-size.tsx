// The fifth question: how many people, and how much goes on.
import type { JSX } from 'preact'
import { match, note } from '../../match/model.ts'
import { PACES, SIZES } from '../../match/presets.ts'
import { withChoice, withList } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Choice } from './choice.tsx'

type Size = keyof typeof SIZES

/** Two short lists. */
export function StepSize(): JSX.Element {
  const words = matchWords.value
  const { sizes, paces } = match.value.lists
  const paceWords: Readonly<Record<string, string>> = words.paceWords
  return (
    <div class="two">
      <fieldset class="answers">
        <legend>{words.sizes}</legend>
        {(Object.keys(SIZES) as Size[]).map((size) => (
          <Choice key={size} checked={SIZES[size].every((value) => sizes.includes(value))} choose={(checked) => choose(size, checked)}>
            {words.sizeWords[size]}
          </Choice>
        ))}
      </fieldset>
      <fieldset class="answers">
        <legend>{words.paces}</legend>
        {PACES.map((pace) => (
          <Choice key={pace} checked={paces.includes(pace)} choose={(checked) => note(withChoice(match.value, 'paces', pace, checked))}>
            {paceWords[pace] ?? pace}
          </Choice>
        ))}
      </fieldset>
    </div>
  )
}

function choose(size: Size, checked: boolean): void {
  const range: readonly string[] = SIZES[size]
  const others = match.value.lists.sizes.filter((value) => !range.includes(value))
  note(withList(match.value, 'sizes', checked ? [...others, ...range] : others))
}
