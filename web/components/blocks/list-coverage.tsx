// The denominators: of how many lists an answer knows, and why not of the others; one bar in full, the figures as a table on demand.
import type { JSX } from 'preact'
import type { ListCoverageReply } from '../../../api/contract.ts'
import { stateShort, words } from '../../block-words.ts'
import { formatNumber, formatShare } from '../../format.ts'
import { Bars, type Bar } from '../bars.tsx'

interface ListCoverageProps {
  readonly coverage: ListCoverageReply
  /** What the lists that could not be read mean for the answer. */
  readonly rest: string
}

/** The sentence with the share, and the bars by state. */
export function ListCoverage({ coverage, rest }: ListCoverageProps): JSX.Element {
  const text = words.value.coverage
  const { servers, read, unread, stale, partial } = coverage
  const bars: readonly Bar[] = [
    { key: 'read', label: text.read, value: read },
    ...Object.entries(unread)
      .filter(([, count]) => count > 0)
      .toSorted(([, a], [, b]) => b - a)
      .map(([state, count]) => ({ key: state, label: stateShort(state), value: count, rest: true })),
  ]
  const remarks = [
    ...(partial > 0 ? [text.partial(partial, formatNumber(partial))] : []),
    ...(stale > 0 ? [text.stale(stale, formatNumber(stale))] : []),
  ]
  return (
    <div class="list-coverage prose">
      <p>
        {read === 0 ? text.none : text.sentence(formatNumber(read), formatNumber(servers), formatShare(servers === 0 ? 0 : read / servers))}{' '}
        {rest} {remarks.length > 0 && <span class="soft">{remarks.join(' ')}</span>}
      </p>
      {servers > 0 && (
        <details>
          <summary>{text.heading}</summary>
          <Bars title={text.heading} measure={text.measure} bars={bars} />
        </details>
      )}
    </div>
  )
}
