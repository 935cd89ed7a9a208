// Marks for comparing: a box at each result, and the bar that says how many are marked and leads to them side by side.
import type { JSX } from 'preact'
import { formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { comparePath } from '../paths.ts'
import { note, state } from '../search-model.ts'
import { MOST_MARKED, withMark } from '../url-state.ts'

/** The box at one result. */
export function CompareMark({ domain, name }: { readonly domain: string; readonly name: string }): JSX.Element {
  const { search } = messages.value
  const { marked } = state.value
  const chosen = marked.includes(domain)
  return (
    <label class="choice compare-mark small">
      <input
        type="checkbox"
        checked={chosen}
        disabled={!chosen && marked.length >= MOST_MARKED}
        aria-label={search.compareMark(name)}
        onChange={(event) => note(withMark(state.value, domain, event.currentTarget.checked))}
      />
      {search.compare}
    </label>
  )
}

/** Nothing while nothing is marked. */
export function CompareBar(): JSX.Element | null {
  const { search } = messages.value
  const { marked } = state.value
  if (marked.length === 0) return null
  return (
    <div class="compare-bar" role="region" aria-label={search.compare}>
      <strong role="status">{search.compareMarked(formatNumber(marked.length))}</strong>
      {marked.length > 1 ? (
        <a class="button primary" href={comparePath(marked)}>
          {search.compareThem}
        </a>
      ) : (
        <span class="soft small">{search.compareHint}</span>
      )}
      <button type="button" class="plain" onClick={() => note({ ...state.value, marked: [] })}>
        {search.compareNone}
      </button>
    </div>
  )
}
