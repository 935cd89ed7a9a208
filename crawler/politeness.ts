// Pace: who may be spoken to and when; one owner a host, a registrable domain and an address, and a gap after every answer.
import { isIP } from 'node:net'
import type { Clock } from '#model/clock.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import { MAX_WAIT_IN_SLOT_MS } from './limits.ts'

/** What is paced: the three keys of DESIGN 3. An IPv6 neighbourhood of /64 counts as one address, as servers count us. */
export function paceKeysOf(host: string, address: string | undefined): readonly string[] {
  const keys = [`host:${host}`, `site:${registrableDomain(host as Domain)}`]
  return address === undefined ? keys : [...keys, addressKey(address)]
}

/** The key of an address. */
export function addressKey(address: string): string {
  return `addr:${isIP(address) === 6 ? networkOf(address) : address}`
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** The shared ledger of keys: `model/store/pace-keys.ts` among processes, or `localPaceBook` for a single visit. */
export interface PaceBook {
  /** Takes all keys or none for the slot; they stay taken until `free`. */
  readonly take: (keys: readonly string[]) => Promise<{ readonly granted: true } | { readonly granted: false; readonly freeAt: number }>
  /** Gives keys back; nobody may use a key before its moment. */
  readonly free: (keys: readonly { readonly key: string; readonly notBefore: number }[]) => Promise<void>
}

/** Manners of one slot: takes keys when a host comes into play, waits for the gaps, and gives the keys back with their next moment. */
export interface Manners {
  /**
   * Waits until a request to this host and address may start. Resolves to undefined when it may, or to the moment at which it may
   * when that is more than ten seconds away or another slot holds a key: the slot is over then (DESIGN 3).
   */
  readonly approach: (host: string, address: string) => Promise<number | undefined>
  /** The answer to a request ended now. */
  readonly leave: (host: string, address: string) => void
  /** A host asks for a longer gap (Crawl-delay). */
  readonly slowDown: (host: string, gapMs: number) => void
  /** A host asks not to be spoken to before a moment (Retry-After). */
  readonly holdOff: (host: string, until: number) => void
  /** Ends the slot. */
  readonly finish: () => Promise<void>
}

export interface MannersOptions {
  readonly clock: Clock
  readonly book: PaceBook
  /** At least this many milliseconds between the end of an answer and the next request, for every key. */
  readonly gapMs: number
  /** Keys the claim took already. */
  readonly held: readonly string[]
  /** Aborted when the process is told to stop: nobody waits for a gap any more. */
  readonly signal?: AbortSignal | undefined
}

/** Begins the manners of one slot. */
export function beginManners({ clock, book, gapMs, held, signal }: MannersOptions): Manners {
  const mine = new Map<string, number>(held.map((key) => [key, 0]))
  const gaps = new Map<string, number>()
  const holds = new Map<string, number>()
  const keysOf = rememberKeys()

  const earliest = (keys: readonly string[]): number => Math.max(...keys.map((key) => Math.max(mine.get(key) ?? 0, holds.get(key) ?? 0)))

  async function takeMissing(keys: readonly string[]): Promise<number | undefined> {
    const missing = keys.filter((key) => !mine.has(key))
    const start = clock.now()
    while (missing.length > 0) {
      const answer = await book.take(missing)
      if (answer.granted) {
        for (const key of missing) mine.set(key, 0)
        return undefined
      }
      // Another slot speaks to that place: waiting is worth it only while it is short; never while holding others up for long.
      const freeAt = Math.max(answer.freeAt, clock.now() + gapMs)
      if (freeAt - start > MAX_WAIT_IN_SLOT_MS || signal?.aborted === true) return freeAt
      await clock.sleep(freeAt - clock.now(), signal)
    }
    return undefined
  }

  return {
    approach: async (host, address) => {
      const keys = keysOf(host, address)
      const busyUntil = await takeMissing(keys)
      if (busyUntil !== undefined) return busyUntil
      const start = earliest(keys)
      if (start - clock.now() > MAX_WAIT_IN_SLOT_MS) return start
      // Timers may ring a moment early; the gap is kept to the millisecond.
      while (start > clock.now() && signal?.aborted !== true) await clock.sleep(start - clock.now(), signal)
      return start > clock.now() ? start : undefined
    },
    leave: (host, address) => {
      const now = clock.now()
      for (const key of keysOf(host, address)) mine.set(key, now + Math.max(gapMs, gaps.get(key) ?? 0))
    },
    slowDown: (host, gap) => {
      const key = `host:${host}`
      const before = gaps.get(key) ?? 0
      if (gap <= before) return
      gaps.set(key, gap)
      const free = mine.get(key) ?? 0
      // The answer that told us of the delay has just ended: its gap is the longer one already.
      if (free > 0) mine.set(key, free - Math.max(gapMs, before) + Math.max(gapMs, gap))
    },
    holdOff: (host, until) => {
      holds.set(`host:${host}`, Math.max(until, holds.get(`host:${host}`) ?? 0))
    },
    finish: async () => {
      const keys = [...mine].map(([key, free]) => ({ key, notBefore: Math.max(free, holds.get(key) ?? 0) }))
      mine.clear()
      await book.free(keys)
    },
  }
}

// A slot speaks to very few places, and to each before and after every request.
function rememberKeys(): typeof paceKeysOf {
  const known = new Map<string, readonly string[]>()
  return (host, address) => {
    const place = `${host} ${address ?? ''}`
    const keys = known.get(place) ?? paceKeysOf(host, address)
    known.set(place, keys)
    return keys
  }
}

/** A pace book for one process and one visit at a time: `atlas crawl` and tests. */
export function localPaceBook(clock: Clock): PaceBook {
  const notBefore = new Map<string, number>()
  const taken = new Set<string>()
  return {
    take: async (keys) => {
      const now = clock.now()
      const busy = keys.filter((key) => taken.has(key) || (notBefore.get(key) ?? 0) > now)
      if (busy.length > 0) return { granted: false, freeAt: Math.max(now, ...busy.map((key) => notBefore.get(key) ?? 0)) }
      for (const key of keys) taken.add(key)
      return { granted: true }
    },
    free: async (keys) => {
      for (const { key, notBefore: moment } of keys) {
        taken.delete(key)
        notBefore.set(key, moment)
      }
    },
  }
}
