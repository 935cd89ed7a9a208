// A text of a server with marked places.
import type { JSX } from 'preact'
import { cutText, type Range } from '../marked-text.ts'

/** The text; marks are for eyes and readers of the screen alike. */
export function MarkedText({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }): JSX.Element {
  return <>{cutText(text, ranges).map((segment, index) => (segment.marked ? <mark key={index}>{segment.text}</mark> : segment.text))}</>
}
