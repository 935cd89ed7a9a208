// Which waiting names come in: every lister's room, the room of a registrable domain, and that the order of pages does not matter.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginChoice, type ChosenName, type Voucher, type WaitingName } from '#model/store/name-choice.ts'
import { domain } from './sample-visits.ts'

interface Waiting {
  readonly name: string
  readonly listedBy: readonly number[]
  readonly corroborated?: boolean
  readonly registrable?: string
}

interface Setting {
  readonly vouchers: readonly Voucher[]
  readonly limit?: number
  /** Room of registrable domains; others have room for five. */
  readonly rooms?: Readonly<Record<string, number>>
  readonly page?: number
}

function voucher(domainId: number, room: number, budget: number = room): Voucher {
  return { domainId, room, budget }
}

/** Names as the store gives them: the corroborated ones first. */
async function choose(
  names: readonly Waiting[],
  { vouchers, limit = 100, rooms = {}, page = 1000 }: Setting,
): Promise<readonly ChosenName[]> {
  const choice = beginChoice(vouchers, limit, async (groups) => new Map(groups.map((group) => [group, rooms[group] ?? 5])))
  const waiting = names.map(({ name, listedBy, corroborated = false, registrable = name }): WaitingName => {
    return { name: domain(name), listedBy, corroborated, registrable }
  })
  for (const kind of [true, false]) {
    if (!kind && !choice.wantsAlone()) break
    const ofKind = waiting.filter(({ corroborated }) => corroborated === kind)
    for (let at = 0; at < ofKind.length; at += page) if (!(await choice.look(ofKind.slice(at, at + page)))) break
  }
  return choice.chosen()
}

const many = (count: number, entry: Omit<Waiting, 'name'>): readonly Waiting[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}.example`, ...entry }))

describe('a name on one list', () => {
  test('comes in while its lister has room, in the order of turns', async () => {
    const chosen = await choose(many(10, { listedBy: [7] }), { vouchers: [voucher(7, 3)] })
    expect(chosen).toEqual(['n0.example', 'n1.example', 'n2.example'].map((name) => ({ name, listedBy: 7, alone: true })))
  })

  test('waits when nobody who lists it may bring anybody in', async () => {
    expect(await choose(many(3, { listedBy: [7] }), { vouchers: [voucher(8, 3)] })).toEqual([])
    expect(await choose(many(3, { listedBy: [7] }), { vouchers: [voucher(7, 0, 12)] })).toEqual([])
  })

  test('takes no turn of its lister while its group is full', async () => {
    const names = [
      ...['a', 'b', 'c'].map((label) => ({ name: `${label}.full.example`, registrable: 'full.example', listedBy: [7] })),
      { name: 'free.example', listedBy: [7] },
    ]
    const chosen = await choose(names, { vouchers: [voucher(7, 2)], rooms: { 'full.example': 1 } })
    expect(chosen.map(({ name }) => name)).toEqual(['a.full.example', 'free.example'])
  })
})

describe('a corroborated name', () => {
  test('is charged to nobody, and 48 of a list come at once whatever is left of its budget', async () => {
    const chosen = await choose(many(60, { listedBy: [7, 8], corroborated: true }), { vouchers: [voucher(7, 0, 12)] })
    expect(chosen).toHaveLength(48)
    expect(chosen.every(({ alone }) => !alone)).toBe(true)
  })

  test('comes before all others, and with names enough nobody asks for those', async () => {
    const names = [...many(3, { listedBy: [8], corroborated: true }), { name: 'alone.example', listedBy: [7] }]
    const vouchers = [voucher(7, 5), voucher(8, 5)]
    expect((await choose(names, { vouchers, limit: 3 })).every(({ alone }) => !alone)).toBe(true)
    expect((await choose(names, { vouchers, limit: 4 })).at(-1)).toMatchObject({ name: 'alone.example', alone: true })
  })
})

/** The same by definition: every lister's names in order, of which those within its room come in, the best place on any list first. */
function chooseByDefinition(names: readonly Waiting[], { vouchers, limit = 100, rooms = {} }: Setting): readonly string[] {
  const taken = new Map<string, number>()
  const turns = new Map<string, number>()
  const next = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  const ranked: { readonly name: string; readonly alone: boolean; readonly turn: number }[] = []
  for (const { name, listedBy, corroborated = false, registrable = name } of names.toSorted(
    (a, b) => Number(b.corroborated) - Number(a.corroborated),
  )) {
    const offering = vouchers.filter(({ domainId, room }) => listedBy.includes(domainId) && (corroborated || room > 0))
    if (offering.length === 0 || next(taken, registrable) > (rooms[registrable] ?? 5)) continue
    const places = offering.flatMap(({ domainId, room, budget }) => {
      const turn = next(turns, `${String(corroborated)} ${domainId}`)
      return turn <= (corroborated ? Math.max(48, budget) : room) ? [turn] : []
    })
    if (places.length > 0) ranked.push({ name, alone: !corroborated, turn: Math.min(...places) })
  }
  return ranked
    .toSorted((a, b) => Number(a.alone) - Number(b.alone) || a.turn - b.turn)
    .slice(0, limit)
    .map(({ name }) => name)
}

test('who comes in is what the rule says, in pages of any length', async () => {
  const listers = [1, 2, 3, 4, 5]
  const waiting = fc.record({
    listedBy: fc.subarray(listers, { minLength: 1 }),
    corroborated: fc.boolean(),
    group: fc.integer({ min: 0, max: 20 }),
  })
  const setting = fc.record({
    vouchers: fc
      .subarray(listers)
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc.tuple(fc.integer({ min: -3, max: 15 }), fc.integer({ min: 12, max: 60 })).map(([room, budget]) => voucher(id, room, budget)),
          ),
        ),
      ),
    limit: fc.integer({ min: 1, max: 30 }),
    rooms: fc.dictionary(
      fc.integer({ min: 0, max: 20 }).map((group) => `g${group}.example`),
      fc.integer({ min: -1, max: 12 }),
    ),
    page: fc.integer({ min: 1, max: 40 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(waiting, { maxLength: 150 }), setting, async (list, given) => {
      const names = list.map(({ group, ...entry }, index) => ({
        name: `n${index}.g${group}.example`,
        registrable: `g${group}.example`,
        ...entry,
      }))
      expect((await choose(names, given)).map(({ name }) => name)).toEqual(chooseByDefinition(names, given))
    }),
  )
})
