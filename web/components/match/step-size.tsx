// The fifth question: how many people, which is also how much goes on.
import type { JSX } from 'preact'
import { match, note } from '../../match/model.ts'
import { SIZES } from '../../match/presets.ts'
import { withList } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Choice } from './choice.tsx'

type Size = keyof typeof SIZES

/** Three sizes, any of which may be ticked. */
export function StepSize(): JSX.Element {
  const words = matchWords.value
  const { sizes } = match.value.lists
  return (
    <fieldset class="answers sizes">
      <legend class="hidden">{words.steps.size}</legend>
      {(Object.keys(SIZES) as Size[]).map((size) => (
        <Choice key={size} checked={SIZES[size].every((value) => sizes.includes(value))} choose={(checked) => choose(size, checked)}>
          <strong>{words.sizeWords[size]}</strong>
          <span class="soft small block">{words.sizeNotes[size]}</span>
        </Choice>
      ))}
    </fieldset>
  )
}

function choose(size: Size, checked: boolean): void {
  const range: readonly string[] = SIZES[size]
  const others = match.value.lists.sizes.filter((value) => !range.includes(value))
  note(withList(match.value, 'sizes', checked ? [...others, ...range] : others))
}
