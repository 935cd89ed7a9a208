// One answer that can be ticked, with its count where there is one.
import type { ComponentChildren, JSX } from 'preact'
import { formatNumber } from '../../format.ts'

interface ChoiceProps {
  readonly checked: boolean
  readonly choose: (checked: boolean) => void
  readonly count?: number | undefined
  readonly children: ComponentChildren
}

/** A box to tick. */
export function Choice({ checked, choose, count, children }: ChoiceProps): JSX.Element {
  return (
    <label class="choice answer">
      <input type="checkbox" checked={checked} onChange={(event) => choose(event.currentTarget.checked)} />
      <span class="choice-name">{children}</span>
      {count !== undefined && <span class="choice-count">{formatNumber(count)}</span>}
    </label>
  )
}

interface OneProps {
  readonly name: string
  readonly checked: boolean
  readonly choose: () => void
  readonly children: ComponentChildren
}

/** One of several that exclude each other. */
export function One({ name, checked, choose, children }: OneProps): JSX.Element {
  return (
    <label class="one answer">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{children}</span>
    </label>
  )
}
