// Small shapes before reasons: for, in part, against, not known; the heading above says the same in words.
import type { JSX } from 'preact'

interface ListSignProps {
  readonly list: 'reasons' | 'against' | 'unknown'
  readonly part: boolean
}

/** A tick, half a tick, a cross bar, or a dotted ring. */
export function ListSign({ list, part }: ListSignProps): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      {shapeOf(list, part)}
    </svg>
  )
}

function shapeOf(list: ListSignProps['list'], part: boolean): JSX.Element {
  switch (list) {
    case 'reasons':
      return part ? <path d="M1.5 9c2-4 4-4 5.5-2s3.5 2 5.5-2" /> : <path d="m1.5 7.5 4 4 7-9" />
    case 'against':
      return part ? <path d="M2 7h10" stroke-dasharray="3 2" /> : <path d="M2 7h10" stroke-width="2" />
    case 'unknown':
      return <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />
  }
}
