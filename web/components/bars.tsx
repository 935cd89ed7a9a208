// Bars with their labels and values at the eye, and the whole as a table on demand.
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatNumber, formatShare } from '../format.ts'
import { messages } from '../language.ts'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly sign?: JSX.Element | undefined
  readonly href?: string | undefined
  /** Drawn hatched: not one thing but a rest. */
  readonly rest?: boolean | undefined
  /** Drawn in the colour of refusals. */
  readonly refusal?: boolean | undefined
}

interface BarsProps {
  readonly title: string
  readonly measure: string
  readonly bars: readonly Bar[]
  /** How many are drawn; the table has them all. */
  readonly most?: number
  /** Whether the measure is said above the bars; not where a choice of measures says it. */
  readonly titled?: boolean
  /** Labels are sentences and want room. */
  readonly wordy?: boolean
}

/** A chart of horizontal bars. */
export function Bars({ title, measure, bars, most = 12, titled = true, wordy = false }: BarsProps): JSX.Element {
  const { statistics } = messages.value
  const shown = bars.slice(0, most)
  const left = bars.slice(most).reduce((sum, { value }) => sum + value, 0)
  const drawn: readonly Bar[] = left > 0 ? [...shown, { key: ' rest', label: statistics.others, value: left, rest: true }] : shown
  const greatest = Math.max(1, ...drawn.map(({ value }) => value))
  const sum = bars.reduce((total, { value }) => total + value, 0)
  return (
    <figure class={wordy ? 'bars wordy' : 'bars'}>
      <figcaption class={titled ? 'small soft' : 'hidden'}>{measure}</figcaption>
      <div aria-hidden="true">
        {drawn
          .filter(({ value }) => value > 0)
          .map((bar) => (
            <div class="bar" key={bar.key}>
              <span class="bar-label">
                {bar.sign}
                <bdi>{bar.label}</bdi>
              </span>
              <BarShape share={bar.value / greatest} bar={bar} />
              <span class="bar-value">{formatNumber(bar.value)}</span>
            </div>
          ))}
      </div>
      <details class="small">
        <summary>
          {statistics.table}
          <span class="hidden">: {`${title}, ${measure}`}</span>
        </summary>
        <div class="scroll" tabIndex={0} role="group" aria-label={`${title}, ${measure}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col" class="number">
                  {measure}
                </th>
                <th scope="col" class="number">
                  {statistics.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ key, label, value, href }) => (
                <tr key={key}>
                  <th scope="row">{href === undefined ? <bdi>{label}</bdi> : <a href={href}>{label}</a>}</th>
                  <td class="number">{formatNumber(value)}</td>
                  <td class="number">{sum === 0 ? '' : formatShare(value / sum)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function BarShape({ share, bar }: { readonly share: number; readonly bar: Bar }): JSX.Element {
  // A pattern of its own each: one that stands in a folded part draws nothing elsewhere.
  const id = useId()
  const name = `bar-shape${bar.rest === true ? ' rest' : ''}${bar.refusal === true ? ' refusal' : ''}`
  return (
    <svg class={name} focusable="false">
      {bar.rest === true && (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="currentColor" stroke-width="3" />
        </pattern>
      )}
      <rect width={`${(share * 100).toFixed(2)}%`} height="100%" fill={bar.rest === true ? `url(#${id})` : 'currentColor'} />
    </svg>
  )
}
