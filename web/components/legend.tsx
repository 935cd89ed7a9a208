// The legend: every facet with its exact counts; beside the results, and a drawer over them on small screens.
import { FACETS, type Facet } from '#model/facets.ts'
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { facetLabel, orderValues, valueLabel } from '../facet-view.ts'
import { formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { go, results, state } from '../search-model.ts'
import { withValue } from '../url-state.ts'
import { Bones } from './notice.tsx'
import { RuleLegend } from './rules/rule-legend.tsx'
import { JoinSign, StateSign } from './signs.tsx'

const FEW = 7

/** The facets, as a column on wide screens and behind a button on small ones. */
export function Legend(): JSX.Element {
  const { search } = messages.value
  const dialog = useRef<HTMLDialogElement>(null)
  const wide = useWide()
  const chosen = Object.values(state.value.filters).flat().length
  useEffect(() => {
    if (wide) dialog.current?.close()
  }, [wide])
  if (wide) {
    return (
      <aside class="legend" aria-labelledby="legend-title">
        <h2 id="legend-title">{search.legend}</h2>
        <Facets />
      </aside>
    )
  }
  return (
    <div class="legend-opener">
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {search.openLegend}
        {chosen > 0 && ` (${formatNumber(chosen)})`}
      </button>
      <dialog ref={dialog} class="drawer" aria-labelledby="legend-title">
        <div class="drawer-head">
          <h2 id="legend-title">{search.legend}</h2>
          <button type="button" class="primary" onClick={() => dialog.current?.close()}>
            {search.closeLegend}
            {results.value !== undefined && ` (${formatNumber(results.value.reply.total)})`}
          </button>
        </div>
        <Facets />
      </dialog>
    </div>
  )
}

const WIDE = '(min-width: 56rem)'

function useWide(): boolean {
  const wide = useSignal(matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = (): void => {
      wide.value = query.matches
    }
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide.value
}

function Facets(): JSX.Element {
  const more = useSignal(false)
  const { search } = messages.value
  if (results.value === undefined) return <Bones lines={24} />
  const facets: readonly Facet[] = FACETS
  const shown = facets.filter(({ key, shown: usual }) => usual || state.value.filters[key] !== undefined)
  const rest = facets.filter((facet) => !shown.includes(facet))
  return (
    <>
      {shown.slice(0, 1).map((facet) => (
        <FacetGroup key={facet.key} facet={facet} />
      ))}
      <RuleLegend />
      {shown.slice(1).map((facet) => (
        <FacetGroup key={facet.key} facet={facet} />
      ))}
      <details class="more-filters" open={more.value} onToggle={(event) => (more.value = event.currentTarget.open)}>
        <summary>{search.moreFilters}</summary>
        {more.value && rest.map((facet) => <FacetGroup key={facet.key} facet={facet} />)}
      </details>
    </>
  )
}

function FacetGroup({ facet }: { readonly facet: Facet }): JSX.Element | null {
  const all = useSignal(false)
  const { search } = messages.value
  const chosen = state.value.filters[facet.key] ?? []
  const counts = (results.value?.reply.facets as Readonly<Record<string, readonly { value: string; count: number }[]>>)[facet.key] ?? []
  const values = orderValues(facet, counts, chosen)
  if (values.length === 0) return null
  const few = values.length <= FEW + 1 || all.value ? values : values.filter(({ value }, index) => index < FEW || chosen.includes(value))
  return (
    <fieldset class="facet">
      <legend>{facetLabel(facet.key)}</legend>
      {few.map(({ value, count }) => (
        <label key={value} class={count === 0 ? 'choice none' : 'choice'}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => go(withValue(state.value, facet.key, value, event.currentTarget.checked))}
          />
          <span class="choice-name">
            {facet.key === 'registrations' && <JoinSign mode={value} />}
            {facet.key === 'status' && <StateSign status={value} />}
            <bdi>{valueLabel(facet.key, value)}</bdi>
          </span>
          <span class="choice-count">{formatNumber(count)}</span>
        </label>
      ))}
      {values.length > FEW + 1 && (
        <button type="button" class="plain small" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? search.fewer : search.moreOf(formatNumber(values.length))}
        </button>
      )}
    </fieldset>
  )
}
