// Which due slots a claim takes, and where the others queue; pure, and the reason why a crowd under one name holds nobody up.

/** A slot that is due. Priority 0: answered before, or a seed; 1: a name nobody has heard of yet. */
export interface Candidate {
  readonly domainId: number
  readonly priority: number
  readonly domain: string
  readonly registrable: string
  readonly address: string | null
  readonly keys: readonly string[]
}

/** A pace key as the claim finds it. Times are milliseconds since 1970. */
export interface KeyState {
  /** Somebody holds it. */
  readonly taken: boolean
  readonly notBefore: number
  /** Ends of the waiting lines by priority: when the last slot that waits for this key becomes due. */
  readonly lines: readonly [number, number]
}

export interface Choice {
  readonly chosen: readonly Candidate[]
  /** Slots passed over because of a key, with their place in its line. */
  readonly waiting: readonly { readonly domainId: number; readonly dueAt: number }[]
  /** The new ends of lines, by key. */
  readonly lines: ReadonlyMap<string, readonly [number, number]>
}

/** Of every four slots one goes to a new name and three to known servers, while both wait; an unused share goes to the other. */
const TURNS = 4

export interface ChoiceOptions {
  readonly limit: number
  readonly now: number
  readonly spacingMs: number
  /** Counts claims, so that many claims of one slot share as fairly as one claim of many. */
  readonly turn: number
}

/**
 * Chooses at most `limit` slots so that no two share a key and no key is taken or resting. A candidate that a key keeps out goes
 * to the end of that key's line, `spacingMs` behind the one before it, so that it is not looked at again before its turn: 20,000 names of
 * one registrable domain cost one look each, not one look a claim. Known servers and new names queue apart.
 */
export function chooseSlots(
  candidates: readonly Candidate[],
  keys: ReadonlyMap<string, KeyState>,
  { limit, now, spacingMs, turn }: ChoiceOptions,
): Choice {
  const chosen: Candidate[] = []
  const waiting: { domainId: number; dueAt: number }[] = []
  const lines = new Map<string, readonly [number, number]>()
  const used = new Set<string>()

  const isBusy = (key: string): boolean => {
    const state = keys.get(key)
    return used.has(key) || (state !== undefined && (state.taken || state.notBefore > now))
  }
  const placeInLine = (key: string, line: 0 | 1): number => {
    const state = keys.get(key)
    const rested = state !== undefined && state.notBefore > now ? state.notBefore : now + spacingMs
    const end = lines.get(key)?.[line] ?? state?.lines[line] ?? 0
    return Math.max(rested, end + spacingMs)
  }

  for (const candidate of byShare(candidates, turn)) {
    if (chosen.length >= limit) break
    const busy = candidate.keys.filter(isBusy)
    if (busy.length === 0) {
      chosen.push(candidate)
      for (const key of candidate.keys) used.add(key)
      continue
    }
    const line = candidate.priority === 0 ? 0 : 1
    const dueAt = Math.max(...busy.map((key) => placeInLine(key, line)))
    waiting.push({ domainId: candidate.domainId, dueAt })
    for (const key of busy) {
      const [known, fresh] = lines.get(key) ?? keys.get(key)?.lines ?? [0, 0]
      lines.set(key, line === 0 ? [dueAt, fresh] : [known, dueAt])
    }
  }
  return { chosen, waiting, lines }
}

/** Merges the two queues, each oldest first. */
function byShare(candidates: readonly Candidate[], turn: number): readonly Candidate[] {
  const known = candidates.filter(({ priority }) => priority === 0)
  const fresh = candidates.filter(({ priority }) => priority !== 0)
  const order: Candidate[] = []
  let k = 0
  let f = 0
  while (order.length < candidates.length) {
    const freshTurn = (turn + order.length) % TURNS === TURNS - 1
    const next = (freshTurn ? fresh[f] : known[k]) ?? known[k] ?? fresh[f]
    if (next === undefined) break
    if (next.priority === 0) k += 1
    else f += 1
    order.push(next)
  }
  return order
}
