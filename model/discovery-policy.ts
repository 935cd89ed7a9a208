// How many unheard-of names may be looked at: budgets of advertisers and of registrable domains, decided by what the first names
// turned out to be; pure (DESIGN 5, generated names).

/** What became of the names that were admitted on somebody's word. */
export interface TrialResult {
  /** Names admitted so far. */
  readonly admitted: number
  /** Of those, names that answered, failed, or had a full slot of requests without saying who they are. */
  readonly settled: number
  /** Of those, names that answered with their own valid NodeInfo. */
  readonly verified: number
  /** Distinct descriptions (software, version, name, users, posts) among the verified. */
  readonly distinct: number
  /** Requests spent on names that did not verify. */
  readonly wasted: number
  readonly budget: number
}

export type AdvertiserVerdict =
  | { readonly state: 'growing'; readonly budget: number }
  /** Its word counts for nothing until the trial is repeated: its names wait for somebody else's. */
  | { readonly state: 'held'; readonly reason: 'nobody-answers' | 'all-alike' }

export type GroupVerdict =
  | { readonly state: 'growing'; readonly budget: number }
  /** Many answer and differ: only a made-up name tells genuine hosting from a wildcard. */
  | { readonly state: 'probe' }
  | { readonly state: 'quarantined'; readonly reason: 'nobody-answers' | 'all-alike' }

/** The first sample of an advertiser: small, since a name that leads nowhere can cost ten requests. */
export const ADVERTISER_SAMPLE = 12
/** Unverified hosts under one registrable domain; research-and-ethics.md D7. */
export const GROUP_SAMPLE = 5
/** A held advertiser is tried again after this. */
export const HELD_DAYS = 7
/** Requests that fruitless names of one advertiser may cost before it is held. */
const WASTE_LIMIT = 80
/** Names without an address cost no request; still, after that many the list is worth nothing. */
const FRUITLESS_NAMES = 96
const SETTLED_SHARE = 0.75
/** What a name can cost in its first slot. */
export const REQUESTS_A_NAME = 10

/** Whether enough of the admitted names were visited to judge by them. */
export function isSettled({ admitted, settled }: Pick<TrialResult, 'admitted' | 'settled'>): boolean {
  return settled >= admitted * SETTLED_SHARE
}

/**
 * The budget of an advertiser after its names so far. A tenth of living names is what an ordinary, old peer list has; such a list
 * may bring in as many names again with every round. A budget that nobody uses up does not grow: rounds have no end.
 */
export function judgeAdvertiser(result: TrialResult): AdvertiserVerdict {
  const { admitted, settled, verified, budget } = result
  const growing = (next: number): AdvertiserVerdict => ({ state: 'growing', budget: next })
  if (settled < ADVERTISER_SAMPLE / 2 || !isSettled(result)) return growing(budget)
  if (verified >= ADVERTISER_SAMPLE / 2 && result.distinct <= verified * 0.2) return { state: 'held', reason: 'all-alike' }
  const share = verified / settled
  if (share >= 0.1) return growing(Math.max(budget, admitted * 2))
  if (share >= 0.05) return growing(Math.max(budget, admitted + ADVERTISER_SAMPLE))
  if (result.wasted >= WASTE_LIMIT || (settled >= FRUITLESS_NAMES && share < 0.02)) return { state: 'held', reason: 'nobody-answers' }
  // The nearer the limit, the fewer names at once: each of them may cost a whole slot.
  const affordable = Math.ceil((WASTE_LIMIT - result.wasted) / REQUESTS_A_NAME)
  return growing(Math.max(budget, admitted + Math.min(ADVERTISER_SAMPLE, affordable)))
}

/**
 * The budget of a registrable domain under which more hosts are listed than the free sample. `probed` says that a made-up name
 * under it was asked and did not answer as a server.
 */
export function judgeGroup(result: TrialResult, probed: boolean): GroupVerdict {
  const { admitted, settled, verified, budget } = result
  if (settled < Math.min(GROUP_SAMPLE, budget) || !isSettled(result)) return { state: 'growing', budget }
  if (verified === 0) return { state: 'quarantined', reason: 'nobody-answers' }
  if (verified >= 3 && result.distinct <= verified * 0.5) return { state: 'quarantined', reason: 'all-alike' }
  const share = verified / settled
  if (settled >= 4 * GROUP_SAMPLE && share < 0.1) return { state: 'quarantined', reason: 'nobody-answers' }
  if (share < 0.3) return { state: 'growing', budget: Math.max(budget, admitted + GROUP_SAMPLE) }
  return probed ? { state: 'growing', budget: Math.max(budget, admitted * 2) } : { state: 'probe' }
}
