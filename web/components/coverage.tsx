// Said above every total while it is not whole: how much of what is known was visited, and of which day the figures are.
import type { JSX } from 'preact'
import type { Coverage } from '../../api/contract.ts'
import { formatDay, formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { Notice } from './notice.tsx'

/** A notice while coverage is low; else the day of the figures. */
export function PartialNotice({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  const { statistics } = messages.value
  const day = coverage.day === null ? statistics.noDay : statistics.asOf(formatDay(coverage.day))
  if (!coverage.partial) return <p class="small soft">{day}</p>
  return (
    <Notice title={statistics.partialTitle}>
      <p>
        {statistics.partial(formatNumber(coverage.visited), formatNumber(coverage.known))} {day}
      </p>
    </Notice>
  )
}
