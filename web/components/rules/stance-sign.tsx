// Small shapes for what rules say: a barred ring for a ban, a full one for a welcome; the word always stands beside.
import type { JSX } from 'preact'

const RING = <circle cx="7" cy="7" r="5.5" />

const SHAPES: Readonly<Record<string, JSX.Element>> = {
  forbid: (
    <>
      {RING}
      <path d="m3.1 3.1 7.8 7.8" />
    </>
  ),
  conditional: (
    <>
      {RING}
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  require: <rect x="1.8" y="1.8" width="10.4" height="10.4" fill="currentColor" />,
  allow: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  mention: <circle cx="7" cy="7" r="2.2" fill="currentColor" stroke="none" />,
  stated: <circle cx="7" cy="7" r="2.2" fill="currentColor" stroke="none" />,
  'not-stated': <path d="M2.5 7h9" />,
  unknown: <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />,
}

/** What is said about a topic. */
export function StanceSign({ value }: { readonly value: string }): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      {SHAPES[value] ?? RING}
    </svg>
  )
}
