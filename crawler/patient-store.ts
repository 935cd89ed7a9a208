// Waits for a database that is away: what a visit has learned is kept until it can be written, and the walk goes on where it was.
import { SECOND, systemClock } from '#model/clock.ts'
import type { Events } from '#model/events.ts'
import { isConnectionLoss } from '#model/store/connection-loss.ts'

/** Runs work on the store and gives its result, however long the store is away. Any other error is thrown as it is. */
export type Patience = <Result>(work: () => Promise<Result>) => Promise<Result>

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30 * SECOND

export interface PatienceOptions {
  readonly events: Pick<Events, 'storeLost' | 'storeBack'>
  /** Once aborted nobody waits any more: the loss itself is thrown. */
  readonly signal: AbortSignal
}

/**
 * The patience of one process. Waits take real time, whatever time the crawl lives in, and double from a quarter of a second to thirty
 * seconds. `work` may run several times, and may have been done when its answer was lost: it must be such that this does no harm.
 */
export function createPatience({ events, signal }: PatienceOptions): Patience {
  let away = false
  return async (work) => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      try {
        const result = await work()
        if (away) events.storeBack()
        away = false
        return result
      } catch (error) {
        if (!isConnectionLoss(error) || signal.aborted) throw error
        if (!away) events.storeLost(error)
        away = true
        await systemClock.sleep(wait, signal)
      }
    }
  }
}
