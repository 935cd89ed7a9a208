// A server's figures over time: one small line each, and the same as a table.
import type { JSX } from 'preact'
import type { UsageReply } from '../../api/contract.ts'
import { formatDay, formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { LineChart } from './line-chart.tsx'
import { Bones } from './notice.tsx'

const SERIES = ['activeMonth', 'users', 'localPosts'] as const

/** The section with the history; `usage` is undefined while it loads, null when it cannot be had. */
export function Usage({ usage }: { readonly usage: UsageReply | null | undefined }): JSX.Element {
  const text = messages.value.server
  const days = usage?.days ?? []
  const series = SERIES.filter((key) => days.filter((day) => day[key] !== null).length > 1)
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{text.history}</h2>
      {usage === undefined && <Bones lines={6} />}
      {usage !== undefined && series.length === 0 && <p class="soft">{text.historyNone}</p>}
      {series.length > 0 && (
        <>
          <div class="charts">
            {series.map((key) => (
              <LineChart key={key} label={text[key]} points={days.map((day) => ({ day: day.day, value: day[key] }))} />
            ))}
          </div>
          <p class="small soft">{text.historyHole}</p>
          <details class="small">
            <summary>{messages.value.statistics.table}</summary>
            <UsageTable days={days} />
          </details>
        </>
      )}
    </section>
  )
}

function UsageTable({ days }: Pick<UsageReply, 'days'>): JSX.Element {
  const text = messages.value.server
  const flags: Readonly<Record<string, string>> = messages.value.flags
  return (
    <div class="scroll tall" tabIndex={0} role="group" aria-label={text.history}>
      <table>
        <thead>
          <tr>
            <th scope="col">{messages.value.statistics.day}</th>
            {SERIES.map((key) => (
              <th key={key} scope="col" class="number">
                {text[key]}
              </th>
            ))}
            <th scope="col">{text.remark}</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDay(day.day)}</th>
              {SERIES.map((key) => (
                <td key={key} class="number">
                  {day[key] === null ? '–' : formatNumber(day[key])}
                </td>
              ))}
              <td class="soft">{flags[day.quality] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
