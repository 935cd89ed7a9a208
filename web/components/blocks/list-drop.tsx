// The place where a list is dropped, chosen or pasted; it leaves the browser only as the check that was asked for.
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { words } from '../../block-words.ts'

interface ListDropProps {
  readonly busy: boolean
  readonly give: (file: Blob) => void
}

/** The form. */
export function ListDrop({ busy, give }: ListDropProps): JSX.Element {
  const text = words.value.check
  const pasted = useSignal('')
  const id = useId()
  return (
    <form
      class="list-drop"
      onSubmit={(event) => {
        event.preventDefault()
        give(new Blob([pasted.value]))
      }}
    >
      <DropPlace busy={busy} give={give} />
      <p class="field">
        <label for={id}>{text.paste}</label>
        <textarea
          id={id}
          rows={6}
          spellcheck={false}
          placeholder={text.pasteHint}
          value={pasted.value}
          onInput={(event) => (pasted.value = event.currentTarget.value)}
        />
      </p>
      <p>
        <button type="submit" class="primary" disabled={busy || pasted.value.trim() === ''}>
          {text.submit}
        </button>
      </p>
      <p class="small soft">{text.privacy}</p>
    </form>
  )
}

function DropPlace({ busy, give }: ListDropProps): JSX.Element {
  const text = words.value.check
  const over = useSignal(false)
  const id = useId()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    over.value = false
    const file = event.dataTransfer?.files[0]
    if (file !== undefined && !busy) give(file)
  }
  return (
    <div
      class={over.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={drop}
    >
      <p class="drop-word" aria-hidden="true">
        {text.drop}
      </p>
      <label class="button" for={id}>
        {text.choose}
      </label>
      <input
        id={id}
        type="file"
        class="file"
        disabled={busy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file once more is a check once more.
          event.currentTarget.value = ''
          if (file !== undefined) give(file)
        }}
      />
      <p class="small soft">{text.formats}</p>
    </div>
  )
}
