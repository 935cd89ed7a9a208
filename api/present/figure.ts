// Figures: every value with its source and age, as the API and the pages show them.
import type { DocumentRow, ServerRow } from '#model/store/published-servers.ts'
import type { PostsAWeek } from '#model/posts-a-week.ts'
import type { Figure } from '../contract.ts'

/** RFC 3339 of a moment in milliseconds since 1970; null stays null. */
export function formatMoment<T extends number | null>(milliseconds: T): T extends number ? string : null
/** The same, for both. */
export function formatMoment(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}

/** When each document was last read, by its name. */
export type ReadTimes = ReadonlyMap<string, number | null>

/** The reading times of a host's documents. */
export function readTimesOf(documents: readonly DocumentRow[]): ReadTimes {
  return new Map(documents.map(({ endpoint, readAt }) => [endpoint, readAt]))
}

/** Nothing is known. */
export function nothingKnown<T>(flags: readonly string[] = []): Figure<T> {
  return { value: null, at: null, source: null, flags }
}

/** A value and the document it comes from; null where the server does not say. */
export function figureOf<T>(value: T | null, source: string | undefined, times: ReadTimes, flags: readonly string[] = []): Figure<T> {
  if (value === null) return nothingKnown(flags)
  return { value, at: formatMoment(times.get(source ?? '') ?? null), source: source ?? null, flags }
}

/** A column of a server with the source that the merged facts name for it. */
export function figureOfFact<T>(server: ServerRow, key: string, value: T | null, times: ReadTimes): Figure<T> {
  return figureOf(value, server.facts[key]?.endpoint, times)
}

/** Posts a week, which we reckon: the flag says from what. Not known where it cannot be told. */
export function figureOfPosts(posts: PostsAWeek | undefined): Figure<number> {
  if (posts === undefined) return nothingKnown()
  const flag = posts.reckonedFrom === 'weeks' ? 'median-of-weeks' : 'growth-of-posts'
  return { value: posts.value, at: formatMoment(posts.asOf), source: 'atlas', flags: [flag] }
}
