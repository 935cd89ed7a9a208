// Dates of blocks: a span between two readings is written as a span, never as a moment.
import { formatDay } from './format.ts'
import { language } from './language.ts'

/** The days from one moment to another: "12–13 Mar 2026", or the one day on which both are; in UTC. */
export function formatSpan(from: string, to: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (Number.isNaN(start) || Number.isNaN(end) || start > end) return formatDay(to)
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(start, end)
}
