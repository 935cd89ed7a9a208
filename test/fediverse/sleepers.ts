// Who sleeps until when: a heap by wake time, then by the order of falling asleep.
import type { Work } from './flight.ts'

/** One sleep in progress; `work` is the tracked work that sleeps. */
export interface Sleeper {
  readonly wakeAt: number
  readonly order: number
  readonly work: Work | undefined
  readonly resolve: () => void
  gone: boolean
}

export interface Sleepers {
  readonly add: (wakeAt: number, work: Work | undefined, resolve: () => void) => Sleeper
  /** Takes one out before its time; false when it has left already. */
  readonly remove: (sleeper: Sleeper) => boolean
  /** The earliest wake time, or undefined when nobody sleeps or all sleep for ever. */
  readonly earliest: () => number | undefined
  /** Takes out everybody due at that moment, in order. */
  readonly takeUntil: (moment: number) => readonly Sleeper[]
  readonly describe: () => readonly string[]
}

/** An empty heap of sleepers. Those taken out early stay in the heap, marked, until they come up. */
export function createSleepers(): Sleepers {
  const heap: Sleeper[] = []
  const forever = new Set<Sleeper>()
  let order = 0

  function dropGone(): void {
    while (heap[0]?.gone === true) pop(heap)
  }

  return {
    add(wakeAt, work, resolve) {
      const sleeper: Sleeper = { wakeAt, order: order++, work, resolve, gone: false }
      if (wakeAt === Infinity) forever.add(sleeper)
      else push(heap, sleeper)
      return sleeper
    },
    remove(sleeper) {
      if (sleeper.gone) return false
      sleeper.gone = true
      forever.delete(sleeper)
      return true
    },
    earliest() {
      dropGone()
      return heap[0]?.wakeAt
    },
    takeUntil(moment) {
      const due: Sleeper[] = []
      for (dropGone(); heap[0] !== undefined && heap[0].wakeAt <= moment; dropGone()) {
        const sleeper = pop(heap)
        sleeper.gone = true
        due.push(sleeper)
      }
      return due
    },
    describe: () => [...heap.filter((sleeper) => !sleeper.gone).sort(compare), ...forever].map(describeSleeper),
  }
}

function describeSleeper(sleeper: Sleeper): string {
  return `asleep ${sleeper.wakeAt === Infinity ? 'for ever' : `until ${new Date(sleeper.wakeAt).toISOString()}`}: ${sleeper.work?.label ?? 'nobody tracked'}`
}

function compare(a: Sleeper, b: Sleeper): number {
  return a.wakeAt - b.wakeAt || a.order - b.order
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let at = heap.length
  heap.push(sleeper)
  while (at > 0) {
    const above = (at - 1) >> 1
    const parent = heap[above] as Sleeper
    if (compare(parent, sleeper) <= 0) break
    heap[at] = parent
    at = above
  }
  heap[at] = sleeper
}

function pop(heap: Sleeper[]): Sleeper {
  const first = heap[0] as Sleeper
  const last = heap.pop() as Sleeper
  if (heap.length > 0) sink(heap, last)
  return first
}

function sink(heap: Sleeper[], sleeper: Sleeper): void {
  let at = 0
  for (;;) {
    let below = at * 2 + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && compare(heap[below + 1] as Sleeper, heap[below] as Sleeper) < 0) below++
    const child = heap[below] as Sleeper
    if (compare(child, sleeper) >= 0) break
    heap[at] = child
    at = below
  }
  heap[at] = sleeper
}
