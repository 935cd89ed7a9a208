// The first thing that a newcomer sees: the way to the six questions.
import type { JSX } from 'preact'
import { messages } from '../language.ts'
import { matchPath } from '../paths.ts'

/** One line with a link. */
export function NewHere(): JSX.Element {
  const { search } = messages.value
  return (
    <p class="new-here">
      <a class="button primary" href={matchPath()}>
        {search.match}
      </a>
      <span>
        <strong>{search.newHere}</strong> {search.newHereLead}
      </span>
    </p>
  )
}
