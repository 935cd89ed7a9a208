// The second question: what somebody comes for, and which place they come from.
import type { JSX } from 'preact'
import type { AlternativesReply } from '../../../api/contract.ts'
import { choices, match, note } from '../../match/model.ts'
import { withChoice } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Choice } from './choice.tsx'
import { Waiting } from './waiting.tsx'

type Alternative = AlternativesReply['alternatives'][number]

// The best known places of a purpose stand there at once.
const FEW = 5

/** A row for each purpose: the purpose itself, and places that people know for it. */
export function StepPurpose(): JSX.Element {
  const known = choices.value
  if (known === undefined || known === null) return <Waiting known={known} />
  const served = known.alternatives.filter(({ servers }) => servers > 0)
  const purposes = [...new Set(served.map(({ purpose }) => purpose))]
  return (
    <div class="purposes">
      {purposes.map((purpose) => (
        <Purpose key={purpose} purpose={purpose} places={served.filter((one) => one.purpose === purpose)} />
      ))}
    </div>
  )
}

function Purpose({ purpose, places }: { readonly purpose: string; readonly places: readonly Alternative[] }): JSX.Element {
  const words = matchWords.value
  const names: Readonly<Record<string, string>> = words.purposes
  const { lists } = match.value
  const name = names[purpose] ?? purpose
  const rest = places.slice(FEW)
  return (
    <div class="purpose" role="group" aria-label={name}>
      <Choice checked={lists.purposes.includes(purpose)} choose={(checked) => note(withChoice(match.value, 'purposes', purpose, checked))}>
        <strong>{name}</strong>
      </Choice>
      <div class="places">
        <span class="soft small">{words.insteadOf}</span>
        {places.slice(0, FEW).map((place) => (
          <Place key={place.name} name={place.name} />
        ))}
        {rest.length > 0 && (
          <details open={rest.some((place) => lists.alternatives.includes(place.name))}>
            <summary class="small">{words.otherPlaces}</summary>
            <div class="places">
              {rest.map((place) => (
                <Place key={place.name} name={place.name} />
              ))}
            </div>
          </details>
        )}
      </div>
    </div>
  )
}

function Place({ name }: { readonly name: string }): JSX.Element {
  return (
    <Choice
      checked={match.value.lists.alternatives.includes(name)}
      choose={(checked) => note(withChoice(match.value, 'alternatives', name, checked))}
    >
      <bdi>{name}</bdi>
    </Choice>
  )
}
