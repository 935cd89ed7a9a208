// The recipe of a list: whose lists, how many must agree, how hard a row must be; every change is passed on at once.
import { useSignal, type Signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { words } from '../../block-words.ts'
import { isThreshold, readNames, type Recipe } from '../../recipe.ts'

interface RecipeFormProps {
  readonly recipe: Signal<Recipe>
  readonly change: (part: Partial<Recipe>) => void
}

/** The form. */
export function RecipeForm({ recipe, change }: RecipeFormProps): JSX.Element {
  const text = words.value.consensus
  const typed = useSignal(recipe.peek().of.join('\n'))
  const id = useId()
  const { severity, excludeDead, adjustCopies } = recipe.value
  return (
    <form class="recipe" onSubmit={(event) => event.preventDefault()}>
      <p class="field">
        <label for={`${id}-of`}>{text.lists}</label>
        <textarea
          id={`${id}-of`}
          rows={7}
          spellcheck={false}
          autoCapitalize="none"
          placeholder={text.listsHint}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
            change({ of: readNames(typed.value) })
          }}
        />
      </p>
      <div class="recipe-rest">
        <Threshold recipe={recipe} change={change} />
        <fieldset class="grades">
          <legend>{text.severity}</legend>
          {(['silence', 'suspend'] as const).map((each) => (
            <label key={each} class="grade">
              <input type="radio" name="severity" checked={severity === each} onChange={() => change({ severity: each })} />
              <span>{text.severities[each]}</span>
            </label>
          ))}
        </fieldset>
        <label class="choice">
          <input type="checkbox" checked={excludeDead} onChange={(event) => change({ excludeDead: event.currentTarget.checked })} />
          <span class="choice-name">{text.excludeDead}</span>
        </label>
        <label class="choice">
          <input type="checkbox" checked={adjustCopies} onChange={(event) => change({ adjustCopies: event.currentTarget.checked })} />
          <span class="choice-name">{text.adjustCopies}</span>
        </label>
        <p class="small soft">{text.adjustCopiesNote}</p>
      </div>
    </form>
  )
}

function Threshold({ recipe, change }: RecipeFormProps): JSX.Element {
  const text = words.value.consensus
  const id = useId()
  const { threshold } = recipe.value
  const bad = !isThreshold(threshold)
  return (
    <p class="field">
      <label for={id}>{text.threshold}</label>
      <input
        id={id}
        type="text"
        size={6}
        value={threshold}
        maxLength={4}
        autoComplete="off"
        aria-invalid={bad}
        aria-describedby={`${id}-hint`}
        onInput={(event) => change({ threshold: event.currentTarget.value.trim() })}
      />
      <span id={`${id}-hint`} class={bad ? 'small refusal' : 'small soft'}>
        {bad ? text.thresholdBad : text.thresholdHint}
      </span>
    </p>
  )
}
