// A value that is dear to make and may be a moment old: made once for everybody who asks within that moment.
import type { Clock } from '#model/clock.ts'

/** Keys are what people ask for: nobody fills the memory with invented ones. */
const MOST_KEPT = 1000

/**
 * Remembers what `load` gives for `ms` milliseconds of the clock, by key. Whoever asks while it is being made waits for the same
 * making; a failure is not remembered.
 */
export function remember<T>(clock: Pick<Clock, 'now'>, ms: number, load: (key: string) => Promise<T>): (key?: string) => Promise<T> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<T> }>()
  return (key = '') => {
    const now = clock.now()
    const found = kept.get(key)
    if (found !== undefined && found.until > now) return found.value
    for (const [other, entry] of kept) if (entry.until <= now || kept.size >= MOST_KEPT) kept.delete(other)
    const value = load(key)
    kept.set(key, { until: now + ms, value })
    value.catch(() => kept.delete(key))
    return value
  }
}
