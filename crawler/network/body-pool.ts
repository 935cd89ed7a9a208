// The memory that all bodies in flight share: never more than its size, and never a stand-still.

/** The part of the pool that one body has taken. */
export interface Lease {
  /**
   * Takes room for that many more bytes. Returns undefined when there is room, else a promise that settles when there is, or when the
   * lease is closed. The caller stops reading from its socket meanwhile. One call at a time.
   */
  readonly take: (bytes: number) => Promise<void> | undefined
  /** Gives everything back; may be called again. */
  readonly close: () => void
}

export interface BodyPool {
  /** A lease for a body of at most `most` bytes; a body that may be larger than the reserve is a bug and throws. */
  readonly open: (most: number) => Lease
  /** Bytes taken at this moment. */
  readonly used: () => number
}

interface Waiter {
  readonly bytes: number
  readonly holder: Holder
  readonly wake: () => void
}

interface Holder {
  readonly most: number
  shared: number
  reserved: number
}

/**
 * Makes a pool of `capacity` bytes. `reserve` of them, at least the largest body, are kept for one body at a time: the first that has
 * to wait gets the whole reserve and so can always be read to its end; then the next in line. Everybody else shares the rest in order
 * of asking. So the sum never passes `capacity`, and there is always one body that is not waiting for the pool.
 */
export function createBodyPool(capacity: number, reserve: number): BodyPool {
  const line: Waiter[] = []
  let shared = 0
  let favourite: Holder | undefined

  function grant(holder: Holder, bytes: number, queued: boolean): boolean {
    if (favourite === holder) holder.reserved += bytes
    else if ((queued || line.length === 0) && shared + bytes <= capacity - reserve) {
      shared += bytes
      holder.shared += bytes
    } else return false
    return true
  }

  function serve(): void {
    for (let first = line[0]; first !== undefined; first = line[0]) {
      if (!grant(first.holder, first.bytes, true)) {
        if (favourite !== undefined) return
        favourite = first.holder
        first.holder.reserved += first.bytes
      }
      line.shift()
      first.wake()
    }
  }

  function release(holder: Holder): void {
    shared -= holder.shared
    holder.shared = 0
    holder.reserved = 0
    if (favourite === holder) favourite = undefined
    const place = line.findIndex((waiter) => waiter.holder === holder)
    if (place >= 0) line.splice(place, 1)[0]?.wake()
    serve()
  }

  function open(most: number): Lease {
    if (most > reserve) throw new RangeError(`a body of ${most} bytes does not fit the reserve of ${reserve}`)
    const holder: Holder = { most, shared: 0, reserved: 0 }
    return {
      take: (bytes) => {
        if (holder.shared + holder.reserved + bytes > holder.most) throw new RangeError('a body outgrew its lease')
        if (grant(holder, bytes, false)) return undefined
        return new Promise((wake) => {
          line.push({ bytes, holder, wake })
          serve()
        })
      },
      close: () => release(holder),
    }
  }

  return { open, used: () => shared + (favourite?.reserved ?? 0) }
}
