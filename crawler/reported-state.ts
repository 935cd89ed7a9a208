// What a crawler tells the website about itself: that it is at work, and whether it reaches the internet.
import { SECOND, type Clock } from '#model/clock.ts'
import type { Events } from '#model/events.ts'
import { dropCrawlerState, saveCrawlerState } from '#model/store/crawler-states.ts'
import type { Database } from '#model/store/postgres.ts'

export interface StateReport {
  /** The events to give to the crawler: those that were given, and heard here. */
  readonly events: Events
  /** The last word: this crawler is no longer at work. */
  readonly stop: () => Promise<void>
}

/** A third of the time for which a word counts, so that one lost word changes nothing. */
const EVERY_MS = 10 * SECOND

/** Tells the store every ten seconds, and at once when the internet goes or comes back. */
export function reportState(options: {
  readonly database: Pick<Database, 'db'>
  readonly events: Events
  /** Real time: a word counts by the clock of the database. */
  readonly clock: Clock
  readonly owner: string
}): StateReport {
  const { database, events, clock, owner } = options
  const stop = new AbortController()
  let cutOff = false
  let changed = new AbortController()
  const change = (now: boolean): void => {
    cutOff = now
    changed.abort()
  }
  const reporting = (async () => {
    while (!stop.signal.aborted) {
      changed = new AbortController()
      await saveCrawlerState(database.db, { owner, cutOff }).catch((error: unknown) => events.crashed('crawler state', error))
      await clock.sleep(EVERY_MS, AbortSignal.any([changed.signal, stop.signal]))
    }
  })()
  return {
    events: {
      ...events,
      cutOff: () => {
        events.cutOff()
        change(true)
      },
      reconnected: () => {
        events.reconnected()
        change(false)
      },
    },
    stop: async () => {
      stop.abort()
      await reporting
      await dropCrawlerState(database.db, owner).catch(() => undefined)
    },
  }
}
