// Which waiting names come in: room within an advertiser's budget and within the registrable domain, in an order nobody can steer; pure.
import { ADVERTISER_SAMPLE } from '#model/discovery-policy.ts'
import type { Domain } from '#model/domain.ts'

/**
 * Names that two unrelated servers list are charged to no budget. Still an advertiser brings in only so many of them, or as many as its
 * budget has grown to, before they were visited: two may have made them up together.
 */
const CORROBORATED_AT_ONCE = 4 * ADVERTISER_SAMPLE

/** An advertiser on whose word names may come in now. */
export interface Voucher {
  readonly domainId: number
  readonly budget: number
  /** What is left of its budget. */
  readonly room: number
}

/** A name that waits, as the store has it. */
export interface WaitingName {
  readonly name: Domain
  readonly registrable: string
  readonly corroborated: boolean
  readonly listedBy: readonly number[]
}

export interface ChosenName {
  readonly name: Domain
  readonly listedBy: number
  /** On that advertiser's word alone, and charged to it. */
  readonly alone: boolean
}

/** How many more hosts a registrable domain has room for; asked once for those of many names. */
export type FindRooms = (registrables: readonly string[]) => Promise<ReadonlyMap<string, number>>

export interface NameChoice {
  /** Looks at the next names: the corroborated ones first, each kind in the order of their turns. False when the rest need not be looked at. */
  readonly look: (names: readonly WaitingName[]) => Promise<boolean>
  /** Whether names without corroboration can still be among the chosen. */
  readonly wantsAlone: () => boolean
  /** At most the limit: corroborated names first, then whoever comes first on somebody's list. */
  readonly chosen: () => readonly ChosenName[]
}

interface Turns {
  /** How many names of its list have had their turn. */
  taken: number
  readonly room: number
}

interface Ranked extends ChosenName {
  /** Its place on the list of the one who brings it in, and its place among all. */
  readonly turn: number
  readonly place: number
}

/**
 * Begins a choice of at most `limit` names. A name comes in on the word of any of its listers that has room for it; names whose group
 * (registrable domain) is full take no turn. Every lister's names have their turns in the order in which they are looked at.
 */
export function beginChoice(vouchers: readonly Voucher[], limit: number, findRooms: FindRooms): NameChoice {
  const trusted = new Map(
    vouchers.map(({ domainId, budget }) => [domainId, { taken: 0, room: Math.max(CORROBORATED_AT_ONCE, budget) } satisfies Turns]),
  )
  const alone = new Map(
    vouchers.flatMap(({ domainId, room }) => (room > 0 ? [[domainId, { taken: 0, room } satisfies Turns] as const] : [])),
  )
  const state: State = { trusted, alone, limit, open: alone.size, places: 0, groups: new Map(), kept: [], certain: 0 }
  return {
    look: async (names) => {
      const offered = names.filter(({ corroborated, listedBy }) => listedBy.some((id) => (corroborated ? trusted : alone).has(id)))
      const unknown = new Set(offered.map(({ registrable }) => registrable).filter((registrable) => !state.groups.has(registrable)))
      if (unknown.size > 0)
        for (const [registrable, room] of await findRooms([...unknown])) state.groups.set(registrable, { taken: 0, room })
      for (const name of offered) consider(state, name)
      prune(state)
      return names.at(-1)?.corroborated !== false || state.open > 0
    },
    wantsAlone: () => state.certain < limit && state.open > 0,
    chosen: () => {
      sortKept(state)
      return state.kept.map(({ name, listedBy, alone: isAlone }) => ({ name, listedBy, alone: isAlone }))
    },
  }
}

interface State {
  readonly trusted: ReadonlyMap<number, Turns>
  readonly alone: ReadonlyMap<number, Turns>
  readonly limit: number
  /** Advertisers with room for names that nobody else vouches for. */
  open: number
  places: number
  readonly groups: Map<string, Turns>
  kept: Ranked[]
  /** Corroborated names among the chosen. */
  certain: number
}

function consider(state: State, waiting: WaitingName): void {
  const { name, corroborated } = waiting
  const group = state.groups.get(waiting.registrable)
  if (group === undefined || group.taken >= group.room) return
  group.taken += 1
  const best = takeTurns(state, waiting)
  const place = state.places++
  if (best === undefined) return
  state.kept.push({ name, ...best, alone: !corroborated, place })
  if (corroborated) state.certain += 1
}

/** The name takes its turn with every lister that has one left; the lister with whom it comes first brings it in. */
function takeTurns(state: State, { corroborated, listedBy }: WaitingName): Pick<Ranked, 'listedBy' | 'turn'> | undefined {
  let best: Pick<Ranked, 'listedBy' | 'turn'> | undefined
  for (const id of listedBy) {
    const turns = (corroborated ? state.trusted : state.alone).get(id)
    if (turns === undefined || turns.taken >= turns.room) continue
    turns.taken += 1
    if (!corroborated && turns.taken === turns.room) state.open -= 1
    if (best === undefined || turns.taken < best.turn) best = { listedBy: id, turn: turns.taken }
  }
  return best
}

/** What cannot be among the first any more is let go, so that the room taken does not grow with the number of names. */
function prune(state: State): void {
  if (state.kept.length > 4 * state.limit) sortKept(state)
}

function sortKept(state: State): void {
  state.kept.sort((a, b) => Number(a.alone) - Number(b.alone) || a.turn - b.turn || a.place - b.place)
  state.kept.length = Math.min(state.kept.length, state.limit)
}
