// Designed states that every page needs: trouble, and bones in the place of what is loading.
import type { ComponentChildren, JSX } from 'preact'
import type { Trouble } from '../client.ts'
import { messages } from '../language.ts'

interface TroubleProps {
  readonly trouble: Trouble
  /** What the API says in detail. */
  readonly detail?: string | undefined
  readonly retry?: (() => void) | undefined
}

/** Says what went wrong and offers to try again. */
export function TroubleNotice({ trouble, detail, retry }: TroubleProps): JSX.Element {
  const { errors, search, server } = messages.value
  return (
    <div class="notice" role="alert">
      <h2>{server.errorTitle}</h2>
      <p>{errors[trouble]}</p>
      {detail !== undefined && <p class="soft small">{detail}</p>}
      {retry !== undefined && (
        <p>
          <button type="button" onClick={retry}>
            {search.again}
          </button>
        </p>
      )}
    </div>
  )
}

interface NoticeProps {
  readonly title: ComponentChildren
  readonly refused?: boolean | undefined
  readonly children?: ComponentChildren
}

/** A remark beside the text, with a line at its side. */
export function Notice({ title, refused = false, children }: NoticeProps): JSX.Element {
  return (
    <div class={refused ? 'notice refused' : 'notice'}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

const WIDTHS = ['w-40', 'w-90', 'w-60', 'w-75', 'w-50']

/** Pale bars where text will stand. */
export function Bones({ lines }: { readonly lines: number }): JSX.Element {
  return (
    <div class="working" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class={`bone ${WIDTHS[index % WIDTHS.length] ?? ''}`} />
      ))}
    </div>
  )
}
