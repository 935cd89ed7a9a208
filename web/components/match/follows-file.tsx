// The place for a list of follows: chosen or dropped, read in the browser, and forgotten at a press.
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatNumber } from '../../format.ts'
import { fileState, follows, forgetFile, takeFile } from '../../match/follows-model.ts'
import { matchWords } from '../../match/words.ts'

/** The field, or what was read. */
export function FollowsFile(): JSX.Element {
  const text = matchWords.value.kept
  const list = follows.value
  return (
    <div class="follows">
      {list === undefined && <Field />}
      <p role="status" class="small">
        {fileState.value === 'reading' && text.reading}
        {fileState.value === 'too-large' && text.tooLarge}
        {fileState.value === 'nothing' && text.nothing}
        {list !== undefined && (
          <>
            <strong>{text.read(list.accounts, formatNumber(list.accounts), formatNumber(list.servers.length))}</strong>
            {list.skipped > 0 && `, ${text.skipped(list.skipped, formatNumber(list.skipped))}`}{' '}
            <button type="button" class="plain" onClick={forgetFile}>
              {text.forget}
            </button>
          </>
        )}
      </p>
      <p class="small soft prose">{text.privacy}</p>
    </div>
  )
}

function Field(): JSX.Element {
  const text = matchWords.value.kept
  const over = useSignal(false)
  const id = useId()
  const hover = (event: DragEvent): void => {
    event.preventDefault()
    over.value = true
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    over.value = false
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) void takeFile(file)
  }
  return (
    <div
      class={over.value ? 'follows-drop over' : 'follows-drop'}
      onDragOver={hover}
      onDragLeave={() => (over.value = false)}
      onDrop={drop}
    >
      <label for={id}>{text.choose}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) void takeFile(file)
        }}
      />
      <span class="soft small" aria-hidden="true">
        {text.drop}
      </span>
    </div>
  )
}
