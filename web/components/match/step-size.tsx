// The fifth question: how many people, and how much they write.
import type { JSX } from 'preact'
import { BUCKETS_OF_PACE, type Pace } from '#model/facets.ts'
import { match, note } from '../../match/model.ts'
import { SIZES } from '../../match/presets.ts'
import { withChoice, withList } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Choice } from './choice.tsx'

type Size = keyof typeof SIZES

/** Three sizes and three paces, any of which may be ticked. */
export function StepSize(): JSX.Element {
  const words = matchWords.value
  const { sizes, paces } = match.value.lists
  return (
    <>
      <fieldset class="answers sizes">
        <legend>{words.sizes}</legend>
        {(Object.keys(SIZES) as Size[]).map((size) => (
          <Choice key={size} checked={SIZES[size].every((value) => sizes.includes(value))} choose={(checked) => choose(size, checked)}>
            <strong>{words.sizeWords[size]}</strong>
            <span class="soft small block">{words.sizeNotes[size]}</span>
          </Choice>
        ))}
      </fieldset>
      <fieldset class="answers sizes">
        <legend>{words.paces}</legend>
        {(Object.keys(BUCKETS_OF_PACE) as Pace[]).map((pace) => (
          <Choice key={pace} checked={paces.includes(pace)} choose={(checked) => note(withChoice(match.value, 'paces', pace, checked))}>
            <strong>{words.paceWords[pace]}</strong>
            <span class="soft small block">{words.paceNotes[pace]}</span>
          </Choice>
        ))}
      </fieldset>
    </>
  )
}

function choose(size: Size, checked: boolean): void {
  const range: readonly string[] = SIZES[size]
  const others = match.value.lists.sizes.filter((value) => !range.includes(value))
  note(withList(match.value, 'sizes', checked ? [...others, ...range] : others))
}
