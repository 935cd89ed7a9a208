// Small shapes of the legend for blocks: what a server does, and what passes between two; the word always stands beside.
import type { JSX } from 'preact'

interface SignProps {
  readonly shape: JSX.Element
  readonly refusal?: boolean
}

function Sign({ shape, refusal = false }: SignProps): JSX.Element {
  return (
    <svg
      class={refusal ? 'sign refusal' : 'sign'}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    >
      {shape}
    </svg>
  )
}

const REFUSED = (
  <>
    <path d="M4.4 1.5h5.2l2.9 2.9v5.2l-2.9 2.9H4.4L1.5 9.6V4.4z" fill="currentColor" />
    <path d="M4 7h6" stroke="var(--paper)" stroke-width="2" />
  </>
)
const LIMITED = (
  <>
    <circle cx="7" cy="7" r="5.5" />
    <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
  </>
)
const PART = (
  <>
    <rect x="1.5" y="2.5" width="11" height="9" />
    <path d="m1.5 11.5 11-9" />
  </>
)
const NOTHING = <circle cx="7" cy="7" r="5.5" />
const ADMITTED = <path d="m2 7.5 3.5 3.5L12 3.5" />
const UNKNOWN = <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />

const REFUSALS: ReadonlySet<string> = new Set(['suspend', 'reject-notify'])
const LIMITS: ReadonlySet<string> = new Set(['stop-delivery', 'quarantine', 'followers-only', 'silence', 'mute'])
const IDLE: ReadonlySet<string> = new Set(['noop', 'delivery-suspended'])

/** What a row does, by its hardest action. */
export function ActionSign({ action }: { readonly action: string | undefined }): JSX.Element {
  if (action === undefined || IDLE.has(action)) return <Sign shape={NOTHING} />
  if (REFUSALS.has(action)) return <Sign shape={REFUSED} refusal />
  if (LIMITS.has(action)) return <Sign shape={LIMITED} />
  return <Sign shape={action === 'allow' ? ADMITTED : PART} />
}

/** How one server treats another. */
export function StanceSign({ stance }: { readonly stance: string }): JSX.Element {
  if (stance === 'refused' || stance === 'no') return <Sign shape={REFUSED} refusal />
  if (stance === 'limited') return <Sign shape={LIMITED} />
  return <Sign shape={stance === 'open' || stance === 'yes' ? ADMITTED : UNKNOWN} />
}

const PASSAGES: Readonly<Record<string, JSX.Element>> = {
  open: <path d="M2 8h134m-8-6 8 6-8 6" />,
  limited: (
    <>
      <path d="M2 8h134" stroke-dasharray="12 6" />
      <path d="m128 2 8 6-8 6" />
    </>
  ),
  refused: <path d="M2 8h64M70 0v16M76 0v16" />,
  unknown: (
    <>
      <path d="M2 8h120" stroke-dasharray="2 6" />
      <path d="m128 2 8 6-8 6" />
    </>
  ),
}

/** The way from one server to another, as a line of a chart: whole, broken, barred or dotted; drawn from left to right. */
export function Passage({ stance, back = false }: { readonly stance: string; readonly back?: boolean }): JSX.Element {
  return (
    <svg
      class={`passage ${stance === 'refused' ? 'refusal' : ''} ${back ? 'back' : ''}`}
      viewBox="0 0 138 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
    >
      {PASSAGES[stance] ?? PASSAGES['unknown']}
    </svg>
  )
}
