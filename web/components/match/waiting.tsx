// In place of choices that are on their way, or cannot be had.
import type { JSX } from 'preact'
import { loadChoices } from '../../match/model.ts'
import { messages } from '../../language.ts'
import { matchWords } from '../../match/words.ts'
import { Bones } from '../notice.tsx'

/** Bones, or a word and another try. */
export function Waiting({ known }: { readonly known: null | undefined }): JSX.Element {
  const words = matchWords.value
  if (known === undefined) {
    return (
      <div>
        <p class="hidden" role="status">
          {words.loadingChoices}
        </p>
        <Bones lines={8} />
      </div>
    )
  }
  return (
    <div role="alert">
      <p>{words.noChoices}</p>
      <p>
        <button type="button" onClick={() => void loadChoices()}>
          {messages.value.search.again}
        </button>
      </p>
    </div>
  )
}
