// Time as a parameter: what every room uses instead of Date.now and setTimeout; it must not read the machine's clock itself except in systemClock.

/**
 * The time and the waiting of a crawl. Production uses `systemClock`; the simulated fediverse uses a virtual one
 * that moves only while nobody is at work (DESIGN 3, "Clock").
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
  /** Waits that many milliseconds of this clock's time; ends early, without an error, when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Marks work as being in flight, so that a virtual clock stands still until it sleeps or ends. */
  readonly track: <T>(work: () => Promise<T>) => Promise<T>
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      // setTimeout takes at most 2^31-1 ms; a longer wait is cut, and every caller re-reads the time when it wakes.
      const timer = setTimeout(done, Math.min(Math.max(0, milliseconds), 2_147_483_647))
      function done(): void {
        signal?.removeEventListener('abort', done)
        clearTimeout(timer)
        resolve()
      }
      signal?.addEventListener('abort', done, { once: true })
    }),
  track: (work) => work(),
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The UTC day of a moment, as YYYY-MM-DD. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
