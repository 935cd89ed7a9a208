// The part of the legend about rules: words to be found inside them, and wishes topic by topic, fetched when it is opened.
import { useSignal, useSignalEffect } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatNumber } from '../../format.ts'
import { messages } from '../../language.ts'
import { countTopics, go, state } from '../../search-model.ts'
import { WISH_MODES, withRuleText } from '../../url-state.ts'
import { Bones } from '../notice.tsx'
import { loadRuleParts, ruleParts } from './lazy.ts'

/** A group like those of the facets. */
export function RuleLegend(): JSX.Element {
  const { search } = messages.value
  const open = useSignal(false)
  const { wishes } = state.value
  const count = WISH_MODES.reduce((sum, mode) => sum + wishes[mode].length, 0)
  const Chooser = ruleParts.value?.TopicChooser
  const toggle = (isOpen: boolean): void => {
    open.value = isOpen
    if (isOpen) void Promise.all([loadRuleParts(), countTopics()])
  }
  return (
    <fieldset class="facet rule-facet">
      <legend>{search.rules}</legend>
      <RuleTextBox />
      <details open={open.value} onToggle={(event) => toggle(event.currentTarget.open)}>
        <summary>
          {search.ruleWishes}
          {count > 0 && ` (${formatNumber(count)})`}
        </summary>
        {open.value && (Chooser === undefined ? <Bones lines={6} /> : <Chooser />)}
      </details>
    </fieldset>
  )
}

function RuleTextBox(): JSX.Element {
  const { search } = messages.value
  const id = useId()
  const typed = useSignal(state.value.ruleText)
  useSignalEffect(() => {
    typed.value = state.value.ruleText
  })
  const submit = (event: Event): void => {
    event.preventDefault()
    go(withRuleText(state.value, typed.value))
  }
  return (
    <form class="rule-text" onSubmit={submit}>
      <label for={id} class="small">
        {search.ruleText}
      </label>
      <div class="rule-text-line">
        <input
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          maxLength={200}
          autoComplete="off"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <button type="submit">{search.submit}</button>
      </div>
    </form>
  )
}
