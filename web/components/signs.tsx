// The legend's small shapes: ways to join, sizes, states; each shape says it without colour, and the word always stands beside.
import type { JSX } from 'preact'

interface SignProps {
  readonly shape: JSX.Element
}

function Sign({ shape }: SignProps): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      {shape}
    </svg>
  )
}

const RING = <circle cx="7" cy="7" r="5.5" />

const JOINING: Readonly<Record<string, JSX.Element>> = {
  open: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  approval: (
    <>
      {RING}
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  invite: (
    <>
      {RING}
      <circle cx="7" cy="7" r="1.8" fill="currentColor" stroke="none" />
    </>
  ),
  external: (
    <>
      <path d="M5 2.5H1.5v10h10V9M8 1.5h4.5V6M12.5 1.5 6 8" />
    </>
  ),
  curated: <path d="M7 1 13 7 7 13 1 7z" />,
  full: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <path d="M1.5 8 8 1.5M1.5 12.5l11-11M6 12.5 12.5 6" stroke-width="1" />
    </>
  ),
  closed: (
    <>
      {RING}
      <path d="M3.5 7h7" />
    </>
  ),
  unknown: <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />,
}

/** How one joins: filled is open, empty is not. */
export function JoinSign({ mode }: { readonly mode: string }): JSX.Element {
  return <Sign shape={JOINING[mode] ?? JOINING['unknown'] ?? RING} />
}

const STATES: Readonly<Record<string, JSX.Element>> = {
  alive: <circle cx="7" cy="7" r="3.5" fill="currentColor" stroke="none" />,
  failing: <path d="M1.5 12.5 7 2l5.5 10.5zM7 6v3M7 10.6v.4" />,
  dead: <path d="m3 3 8 8m0-8-8 8" />,
  moved: <path d="M1 7h11M8 3l4 4-4 4" />,
  refused: <path d="M4.4 1.5h5.2l2.9 2.9v5.2l-2.9 2.9H4.4L1.5 9.6V4.4zM4 7h6" />,
  discovered: <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />,
}

/** What state a server is in. */
export function StateSign({ status }: { readonly status: string }): JSX.Element {
  return <Sign shape={STATES[status] ?? RING} />
}

/** The mark of the atlas: a globe's lines and a needle. */
export function Mark(): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.25">
      <circle cx="16" cy="16" r="13" />
      <path d="M3 16h26M16 3c-5 4-7 8-7 13s2 9 7 13c5-4 7-8 7-13s-2-9-7-13z" />
      <path d="m16 4 2.6 12h-5.2z" fill="currentColor" stroke="none" />
    </svg>
  )
}

/** The neatline of a map sheet: a border of even dashes between two hairlines. */
export function Neatline(): JSX.Element {
  return (
    <svg class="neatline" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="neatline" width="96" height="7" patternUnits="userSpaceOnUse">
          <path d="M0 .5h96M0 6.5h96" stroke="currentColor" />
          <path d="M0 3.5h48" stroke="currentColor" stroke-width="3" />
        </pattern>
      </defs>
      <rect width="100%" height="7" fill="url(#neatline)" />
    </svg>
  )
}
