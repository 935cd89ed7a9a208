// "What does it cost?": the share of known monthly active users on servers that neither block a server nor are blocked by it; pure.
import type { Stance, UnknownReason, Verdict } from './verdict.ts'

/** A server whose people could be reached. */
export interface ReachedServer {
  readonly activeMonth: number
  /** What its lists say about the server that is asked about. */
  readonly theirs: Verdict
  /** What the lists of the server that is asked about say of it. */
  readonly own: Verdict
}

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

/** Sums up monthly active users. A list that hides rows and names nobody leaves it open, so it counts as not known. */
export function reckonReach(servers: readonly ReachedServer[]): Reach {
  const theirs = { open: 0, limited: 0, refused: 0, unknown: 0 }
  const own = { open: 0, limited: 0, refused: 0, unknown: 0 }
  const unknown: Partial<Record<UnknownReason, number>> = {}
  const sums = { activeMonth: 0, atLeast: 0, atMost: 0, limited: 0 }
  for (const server of servers) {
    const people = server.activeMonth
    const [one, other] = [certainStance(server.theirs), certainStance(server.own)]
    theirs[one] += people
    own[other] += people
    if (one === 'unknown') {
      const because = server.theirs.because ?? 'partial'
      unknown[because] = (unknown[because] ?? 0) + people
    }
    sums.activeMonth += people
    if (one === 'refused' || other === 'refused') continue
    sums.atMost += people
    if (one === 'unknown' || other === 'unknown') continue
    sums.atLeast += people
    if (one === 'limited' || other === 'limited') sums.limited += people
  }
  return { servers: servers.length, ...sums, theirs, own, unknown }
}

function certainStance({ stance, because, rule }: Verdict): Stance {
  return stance === 'open' && rule === undefined && because === 'partial' ? 'unknown' : stance
}
