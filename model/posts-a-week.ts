// How much is posted on a server: one figure, from its own weeks of activity or from how its count of posts grew; pure.
import { DAY, dayOf } from './clock.ts'

/** A week as a server publishes it; `week` is its Monday, YYYY-MM-DD. */
export interface StatedWeek {
  readonly week: string
  readonly statuses: number | null
}

/** A server's count of all its posts on one UTC day, YYYY-MM-DD. */
export interface StatedDay {
  readonly day: string
  readonly localPosts: number | null
  /** What the figures of that day are worth: FigureQuality of facts.ts. */
  readonly quality: string
}

export interface PostsAWeek {
  /** Whole, at least 0. */
  readonly value: number
  readonly reckonedFrom: 'weeks' | 'growth'
  /** The end of the newest week that counts, or the beginning of the newest day; milliseconds since 1970. */
  readonly asOf: number
}

/** Weeks that count at most, and how many weeks back they may lie. */
const MOST_WEEKS = 4
const OLDEST_WEEK = 5
/** Days between two counts: at least, as near as possible to, at most. A shorter span is chance, a longer one is history. */
export const GROWTH_DAYS = { least: 6, wanted: 28, most: 60 } as const
/** More than that is not believed: the largest known server writes about 900,000 a week (microblog.md 2.5). */
const BELIEVABLE_POSTS = 10_000_000

const WEEK = 7 * DAY

/** Which weeks and days can decide at a moment (milliseconds since 1970); first and last, YYYY-MM-DD. */
export function spansOfPosts(now: number): {
  readonly weeks: { readonly first: string; readonly last: string }
  /** Of the newest count; the older one may lie GROWTH_DAYS.most before it. */
  readonly newest: { readonly first: string; readonly last: string }
} {
  const monday = mondayBefore(now)
  return {
    weeks: { first: dayOf(monday - OLDEST_WEEK * WEEK), last: dayOf(monday) },
    newest: { first: dayOf(now - OLDEST_WEEK * WEEK), last: dayOf(now) },
  }
}

// The UTC Monday that began the week of a moment; day 0 was a Thursday.
function mondayBefore(now: number): number {
  const day = Math.floor(now / DAY)
  return (day - ((day + 3) % 7)) * DAY
}

/**
 * Posts a week on a server; undefined where it cannot be told, which is not the same as none.
 *
 * First choice are weeks of activity (Mastodon's API, microblog.md 2.5): the median of the last four whole ones, none of which began more
 * than five weeks before this one. The newest week is the running one, which covers only a few days, and never counts. A median, because
 * a move of bots or one wrong count makes one odd week.
 *
 * Otherwise the growth of its own count of posts: from the day nearest to 28 days before the newest (6 to 60 days; of two that are as
 * near, the older) to the newest day, which is at most five weeks ago. Counts whose quality is not `measured` are none, and one that
 * shrank (posts are deleted, software is exchanged) says nothing of what was written.
 *
 * More than ten million is not believed.
 *
 * @param weeks in any order; those outside spansOfPosts do not matter
 * @param days in any order
 */
export function reckonPosts(
  { weeks, days }: { readonly weeks: readonly StatedWeek[]; readonly days: readonly StatedDay[] },
  now: number,
): PostsAWeek | undefined {
  const found = medianOfWeeks(weeks, now) ?? growthOfDays(days, now)
  return found !== undefined && found.value <= BELIEVABLE_POSTS ? found : undefined
}

function medianOfWeeks(weeks: readonly StatedWeek[], now: number): PostsAWeek | undefined {
  const { first, last } = spansOfPosts(now).weeks
  const [, ...whole] = weeks.filter(({ week }) => week >= first && week <= last).toSorted((a, b) => (a.week < b.week ? 1 : -1))
  const counted = whole.flatMap(({ week, statuses }) => (statuses === null ? [] : [{ week, statuses }])).slice(0, MOST_WEEKS)
  const newest = counted[0]
  if (newest === undefined) return undefined
  const value = medianOf(counted.map(({ statuses }) => statuses))
  return { value, reckonedFrom: 'weeks', asOf: Date.parse(newest.week) + WEEK }
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return Math.round(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2)
}

function growthOfDays(days: readonly StatedDay[], now: number): PostsAWeek | undefined {
  const { first, last } = spansOfPosts(now).newest
  const counts = days
    .flatMap(({ day, localPosts, quality }) => (localPosts === null || quality !== 'measured' ? [] : [{ day, localPosts }]))
    .filter(({ day }) => day <= last)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const newest = counts[0]
  if (newest === undefined || newest.day < first) return undefined
  const older = counts
    .map((count) => ({ ...count, apart: daysBetween(count.day, newest.day) }))
    .filter(({ apart }) => apart >= GROWTH_DAYS.least && apart <= GROWTH_DAYS.most)
    .toSorted((a, b) => distance(a) - distance(b) || b.apart - a.apart)[0]
  if (older === undefined || newest.localPosts < older.localPosts) return undefined
  const value = Math.round(((newest.localPosts - older.localPosts) / older.apart) * 7)
  return { value, reckonedFrom: 'growth', asOf: Date.parse(newest.day) }
}

function distance({ apart }: { readonly apart: number }): number {
  return Math.abs(apart - GROWTH_DAYS.wanted)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}
