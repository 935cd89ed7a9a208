// What is in flight in a simulated world, by label: tracked work that neither sleeps nor waits for tracked children, and holds.

/** A piece of tracked work. It counts while it neither sleeps nor has tracked children, who then speak for it. */
export interface Work {
  readonly label: string
  ended: boolean
  sleeping: number
  children: number
}

export interface Flight {
  readonly any: () => boolean
  /** Grows at every change, so that settling can begin anew after any of them. */
  readonly changes: () => number
  /** Notes a change that alters no count: somebody nobody tracks fell asleep. */
  readonly stir: () => void
  /** Changes how a label counts from `before` to `after`. */
  readonly count: (label: string, before: boolean, after: boolean) => void
  /** Applies a change to a work and counts what follows from it. */
  readonly change: (work: Work | undefined, apply: (work: Work) => void) => void
  /** Resolves at the next announcement of quiet. */
  readonly quiet: () => Promise<void>
  /** Tells those who wait for quiet; false when nobody does. */
  readonly announce: () => boolean
  readonly labels: () => readonly string[]
}

/** Nothing in flight; calls `onQuiet` each time the last one stops. */
export function createFlight(onQuiet: () => void): Flight {
  const byLabel = new Map<string, number>()
  let total = 0
  let changes = 0
  let listeners: (() => void)[] = []

  function count(label: string, before: boolean, after: boolean): void {
    changes++
    if (before === after) return
    const change = after ? 1 : -1
    const left = (byLabel.get(label) ?? 0) + change
    if (left === 0) byLabel.delete(label)
    else byLabel.set(label, left)
    total += change
    if (total === 0) onQuiet()
  }

  return {
    any: () => total > 0,
    changes: () => changes,
    stir() {
      changes++
    },
    count,
    change(work, apply) {
      if (work === undefined) return
      const before = isActing(work)
      apply(work)
      count(work.label, before, isActing(work))
    },
    quiet: () => new Promise((resolve) => listeners.push(resolve)),
    announce() {
      const told = listeners
      listeners = []
      for (const tell of told) tell()
      return told.length > 0
    },
    labels: () => [...byLabel].map(([label, times]) => (times === 1 ? label : `${label} (${times} times)`)),
  }
}

function isActing(work: Work): boolean {
  return !work.ended && work.sleeping === 0 && work.children === 0
}
