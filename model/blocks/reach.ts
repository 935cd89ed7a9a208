// "What does it cost?": the share of known monthly active users on servers that neither block a server nor are blocked by it; pure.
import type { Stance, UnknownReason, Verdict } from './verdict.ts'

/** Monthly active users by what lists say. */
export type StanceSums = Readonly<Record<Stance, number>>

export interface Reach {
  readonly servers: number
  readonly activeMonth: number
  /** On servers of which it is known that neither refuses the other: nobody who is unknown counts. */
  readonly atLeast: number
  /** The same, and everybody of whom it is not known. */
  readonly atMost: number
  /** Of `atLeast`, those whom one side limits: silenced, quarantined, media removed. */
  readonly limited: number
  /** By what the other servers say of this one. */
  readonly theirs: StanceSums
  /** By what this server says of the others. */
  readonly own: StanceSums
  /** Why it is not known what the other servers say, by users. */
  readonly unknown: Readonly<Partial<Record<UnknownReason, number>>>
}

/** Sums up monthly active users, server by server: forty thousand of them are asked about while somebody waits. */
export interface ReachSum {
  /** Adds a server: what its lists say about the one that is asked about, and what the lists of that one say of it. */
  readonly add: (people: number, theirs: Verdict, own: Verdict) => void
  readonly read: () => Reach
}

/** Begins a sum. A list that hides rows and names nobody leaves it open, so it counts as not known. */
export function startReachSum(): ReachSum {
  const theirs = { open: 0, limited: 0, refused: 0, unknown: 0 }
  const own = { open: 0, limited: 0, refused: 0, unknown: 0 }
  const unknown: Partial<Record<UnknownReason, number>> = {}
  const sums = { servers: 0, activeMonth: 0, atLeast: 0, atMost: 0, limited: 0 }
  return {
    add: (people, theirVerdict, ownVerdict) => {
      const one = certainStance(theirVerdict)
      const other = certainStance(ownVerdict)
      theirs[one] += people
      own[other] += people
      sums.servers += 1
      sums.activeMonth += people
      if (one === 'unknown') {
        const because = theirVerdict.because ?? 'partial'
        unknown[because] = (unknown[because] ?? 0) + people
      }
      if (one === 'refused' || other === 'refused') return
      sums.atMost += people
      if (one === 'unknown' || other === 'unknown') return
      sums.atLeast += people
      if (one === 'limited' || other === 'limited') sums.limited += people
    },
    read: () => ({ ...sums, theirs, own, unknown }),
  }
}

/** What a verdict is worth: a list that hides rows and names nobody says nothing. */
export function certainStance({ stance, because, rule }: Verdict): Stance {
  return stance === 'open' && rule === undefined && because === 'partial' ? 'unknown' : stance
}
