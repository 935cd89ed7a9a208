// What this process holds among all that share the database: its slots and pace keys, and the heartbeat that keeps them.
import { systemClock, type Clock } from '#model/clock.ts'
import type { Events } from '#model/events.ts'
import { heartbeat, type ClaimedSlot } from '#model/store/frontier.ts'
import { freeKeys, takeKeys } from '#model/store/pace-keys.ts'
import type { Database } from '#model/store/postgres.ts'
import type { Patience } from './patient-store.ts'
import type { PaceBook } from './politeness.ts'

export interface LeaseOptions {
  readonly database: Database
  readonly clock: Clock
  /** Unique to this process. */
  readonly owner: string
  readonly leaseMs: number
  readonly patient: Patience
}

export interface Leases {
  /** The slot and the keys of its claim are worked with from now on. */
  readonly hold: (slot: ClaimedSlot) => void
  /** The slot is done with; what was not given back runs out by itself. */
  readonly drop: (slot: ClaimedSlot) => void
  /** Gives the keys of a claim back unused. */
  readonly freeClaimed: (slot: ClaimedSlot) => Promise<void>
  /** The pace book of all processes; what it takes is held until it is given back. */
  readonly pace: PaceBook
  /** Extends what is held, three times a lease; gives what stops it. Leases live by the database's clock and so in real time. */
  readonly beat: (events: Pick<Events, 'crashed'>) => () => Promise<void>
}

/** The pace book of all processes, pace keys in the database, for work that ends within a lease. */
export function sharedPaceBook({ database: { db }, clock, owner, leaseMs }: Omit<LeaseOptions, 'patient'>): PaceBook {
  return {
    take: (keys) => takeKeys(db, { keys, owner, now: clock.now(), leaseMs }),
    free: (keys) => freeKeys(db, { owner, keys }),
  }
}

/** The leases of one process, empty at first. */
export function createLeases(options: LeaseOptions): Leases {
  const { database, owner, leaseMs, patient } = options
  const slots = new Set<string>()
  const held = new Set<string>()
  const book = sharedPaceBook(options)

  async function free(keys: Parameters<PaceBook['free']>[0]): Promise<void> {
    for (const { key } of keys) held.delete(key)
    await patient(() => book.free(keys))
  }

  return {
    hold: (slot) => {
      slots.add(slot.crawlId)
      for (const key of slot.keys) held.add(key)
    },
    drop: (slot) => {
      slots.delete(slot.crawlId)
    },
    freeClaimed: (slot) => free(slot.keys.map((key) => ({ key, notBefore: 0 }))),
    pace: {
      take: async (keys) => {
        const taken = await patient(() => book.take(keys))
        if (taken.granted) for (const key of keys) held.add(key)
        return taken
      },
      free,
    },
    beat: ({ crashed }) => {
      const stop = new AbortController()
      const beating = (async () => {
        for (;;) {
          await systemClock.sleep(leaseMs / 3, stop.signal)
          if (stop.signal.aborted) return
          const work = { crawlIds: [...slots], keys: [...held] }
          await heartbeat(database.db, owner, leaseMs, work).catch((error: unknown) => crashed('heartbeat', error))
        }
      })()
      return async () => {
        stop.abort()
        await beating
      }
    },
  }
}
