// A chosen thing that one press takes away.
import type { JSX } from 'preact'

interface ChipProps {
  readonly label: string
  /** What a press does, for who cannot see the cross. */
  readonly action: string
  readonly drop: () => void
}

/** A button with the name of the thing and a small cross. */
export function Chip({ label, action, drop }: ChipProps): JSX.Element {
  return (
    <button type="button" class="chip" onClick={drop} aria-label={action}>
      <bdi>{label}</bdi>
      <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false" stroke="currentColor">
        <path d="m1.5 1.5 7 7m0-7-7 7" />
      </svg>
    </button>
  )
}
