// Numbers, dates and names of languages, as the language in use writes them.
import { now } from './clock.ts'
import { language } from './language.ts'

const MINUTE = 60_000
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365.25 * 1440 * MINUTE],
  ['month', 30.44 * 1440 * MINUTE],
  ['day', 1440 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

/** A whole number with separators. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value).format(value)
}

/** The same, with a dash for what is not known. */
export function formatOrDash(value: number | null): string {
  return value === null ? '–' : formatNumber(value)
}

/** A large number in short: 1.2M. */
export function formatShort(value: number): string {
  return new Intl.NumberFormat(language.value, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/** A share of 1 as a percentage. */
export function formatShare(value: number): string {
  return new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(value)
}

/** A share of 1 as a percentage with its hundredths: 99.97 % is not 100 %. */
export function formatPrecisely(value: number): string {
  const rounded = value < 1 ? Math.min(value, 0.9999) : value
  return new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 2 }).format(rounded)
}

/** A small fraction, with three places. */
export function formatFraction(value: number): string {
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: 3 }).format(value)
}

/** A day, from a date or a moment in RFC 3339; in UTC, because days of the atlas are. The text itself where it is no date. */
export function formatDay(at: string): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(time)
}

/** A month of a year, for "since". */
export function formatMonth(at: string): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  return new Intl.DateTimeFormat(language.value, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time)
}

/** A moment with its time, on the reader's clock. */
export function formatMoment(at: string): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(time)
}

/** The time of day, so many milliseconds from now; with its day where that is not soon. */
export function formatTimeIn(milliseconds: number): string {
  const soon = milliseconds < 12 * 60 * MINUTE
  const style: Intl.DateTimeFormatOptions = soon ? { timeStyle: 'short' } : { weekday: 'long', hour: 'numeric', minute: '2-digit' }
  return new Intl.DateTimeFormat(language.value, style).format(now() + milliseconds)
}

/** How long ago, or how soon: "3 days ago", "in 2 hours". */
export function formatAge(at: string): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) return at
  const difference = time - now()
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' })
  for (const [unit, length] of STEPS) {
    if (Math.abs(difference) >= length) return format.format(Math.round(difference / length), unit)
  }
  return format.format(Math.round(difference / MINUTE), 'minute')
}

/** Milliseconds as seconds, with the unit. */
export function formatSeconds(milliseconds: number): string {
  return new Intl.NumberFormat(language.value, { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 }).format(
    milliseconds / 1000,
  )
}

/** How quickly somebody answers: milliseconds below a second, seconds from then on. */
export function formatResponse(milliseconds: number): string {
  if (milliseconds >= 1000) return formatSeconds(milliseconds)
  return new Intl.NumberFormat(language.value, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }).format(milliseconds)
}

/** The name of a language in the language in use; the code itself where it has none. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([language.value], { type: 'language', fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes with the largest unit that fits, in steps of 1,000. */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language.value, { style: 'unit', unit: BYTE_UNITS[power], maximumFractionDigits: 1 }).format(
    bytes / 1000 ** power,
  )
}
