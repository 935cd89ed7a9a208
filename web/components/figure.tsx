// One figure with its source and age on demand: a disclosure that needs no pointer.
import type { JSX } from 'preact'
import type { Figure } from '../../api/contract.ts'
import { formatAge, formatMoment } from '../format.ts'
import { messages } from '../language.ts'

// Flags that say what a figure means, not that it is in doubt.
const PLAIN: ReadonlySet<string> = new Set(['knows', 'follows', 'partial', 'known-for-less', 'median-of-weeks', 'growth-of-posts'])

interface FigureProps<T> {
  readonly label: string
  readonly figure: Figure<T>
  readonly show: (value: T) => string
}

/** A figure as a term with its value; "not known" where there is none, never 0. */
export function FigureLine<T>({ label, figure, show }: FigureProps<T>): JSX.Element {
  const { server } = messages.value
  const doubtful = figure.flags.some((flag) => !PLAIN.has(flag))
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <span class={figure.value === null ? 'figure-value soft' : 'figure-value'}>
          {figure.value === null ? server.notKnown : show(figure.value)}
          {doubtful && figure.value !== null && <span class="doubt"> ({messages.value.result.doubtful})</span>}
        </span>
        {(figure.source !== null || doubtful) && <Source figure={figure} label={label} />}
      </dd>
    </div>
  )
}

/** Where a figure comes from, how old it is, what is wrong with it; folded. */
export function Source<T>({ figure, label }: { readonly figure: Figure<T>; readonly label: string }): JSX.Element {
  const { server } = messages.value
  const flags: Readonly<Record<string, string>> = messages.value.flags
  return (
    <details class="source small">
      <summary>
        {server.whence}
        <span class="hidden">: {label}</span>
      </summary>
      <p>
        {sourceSentence(figure)} {figure.flags.map((flag) => flags[flag] ?? flag).join(' ')}
      </p>
    </details>
  )
}

function sourceSentence<T>({ source, at }: Figure<T>): string {
  const { server } = messages.value
  if (source === null) return ''
  if (at === null) return source === 'atlas' ? '' : server.figureUndated(source)
  const when = `${formatAge(at)} (${formatMoment(at)})`
  return source === 'atlas' ? server.figureReckoned(when) : server.figureOf(source, when)
}
