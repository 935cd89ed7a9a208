// Two readings of one block list: what is new, what changed, and what is believed to be withdrawn.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AGREEMENT_MS, diffList, type StoredBlock } from '#model/blocks/list-diff.ts'
import { DAY, HOUR } from '#model/clock.ts'
import type { ReadBlock } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'

const NOON = Date.UTC(2026, 10, 2, 12)
/** Nothing unusual before; the day before was believed. */
const CALM = { trustedAt: NOON - DAY, suspectReads: 0 }
const SUSPEND = { action: 'suspend', native: 'suspend' } as const

function row(name: string, more: Partial<ReadBlock> = {}): ReadBlock {
  const target = { kind: 'name', name: parseDomain(name) as Domain, scope: 'tree' } as const
  return { key: `plain:${name}`, observed: name, target, actions: [SUSPEND], ...more }
}

function stored(name: string, more: Partial<StoredBlock> = {}): StoredBlock {
  return { id: name.length, key: `plain:${name}`, observed: name, actions: ['suspend'], natives: ['suspend'], ...more }
}

const many = Array.from({ length: 20 }, (_, n) => `s${n}.social`)

describe('a reading', () => {
  test('that says the same changes nothing', () => {
    const diff = diffList(
      many.map((name) => stored(name)),
      many.map((name) => row(name)),
      NOON,
      CALM,
    )
    expect(diff).toEqual({ opened: [], changed: [], missed: [], returned: [], doubted: [], closed: [], suspect: false, restarted: false })
  })

  test('shows new rows, other actions, other reasons and other terms, each by its kind', () => {
    const diff = diffList(
      [stored('a.social'), stored('b.social'), stored('c.social', { reason: 'spam' })],
      [
        row('a.social', { actions: [{ action: 'silence', native: 'silence' }] }),
        row('b.social', { expiresAt: NOON }),
        row('c.social'),
        row('d.social'),
      ],
      NOON,
      CALM,
    )
    expect(diff.opened.map(({ key }) => key)).toEqual(['plain:d.social'])
    expect(diff.changed.map(({ kinds }) => kinds)).toEqual([['action-changed'], ['terms-changed'], ['reason-changed']])
  })

  test('in which a masked row has become plain knows it by its digest', () => {
    const digest = 'a'.repeat(64)
    const diff = diffList(
      [stored('x', { key: `digest:${digest}`, observed: 'a.*****al', digest })],
      [row('a.social', { digest })],
      NOON,
      CALM,
    )
    expect(diff.changed).toMatchObject([{ kinds: ['mask-changed'], row: { key: 'plain:a.social' } }])
    expect([...diff.opened, ...diff.missed, ...diff.closed]).toEqual([])
  })
})

describe('a row that is gone', () => {
  const rest = many.slice(1).map((name) => row(name))
  const others = many.slice(1).map((name) => stored(name))

  test('is missed at first, and withdrawn when a second reading hours later agrees', () => {
    const first = diffList([stored('s0.social'), ...others], rest, NOON, CALM)
    expect(first.missed.map(({ key }) => key)).toEqual(['plain:s0.social'])
    const missing = stored('s0.social', { missingSince: NOON, lastSeen: NOON - DAY })
    const later = { trustedAt: NOON, suspectReads: 0 }
    expect(diffList([missing, ...others], rest, NOON + AGREEMENT_MS - 1, later).missed).toHaveLength(1)
    const { closed } = diffList([missing, ...others], rest, NOON + DAY, later)
    expect(closed).toEqual([{ block: missing, lastSeen: NOON - DAY, goneAt: NOON }])
  })

  test('and comes back was never withdrawn', () => {
    const missing = stored('s0.social', { missingSince: NOON })
    expect(diffList([missing, ...others], [row('s0.social'), ...rest], NOON + DAY, CALM).returned).toEqual([missing])
  })

  test('with more than half of its list, or with all of it, is not even missed until a third reading agrees', () => {
    const all = many.map((name) => stored(name))
    for (const left of [[], many.slice(0, 9).map((name) => row(name))]) {
      const readings = [0, 1, 2].map((suspectReads) =>
        diffList(all, left, NOON + suspectReads * DAY, {
          trustedAt: NOON - DAY,
          suspectReads,
          suspectSince: suspectReads === 0 ? undefined : NOON,
          agreedSince: NOON,
        }),
      )
      expect(readings.map(({ suspect, missed }) => [suspect, missed.length])).toEqual([
        [true, 0],
        [true, 0],
        [false, 0],
      ])
      expect(readings.map(({ closed }) => closed.length)).toEqual([0, 0, 20 - left.length])
      expect(readings[2]?.closed[0]).toMatchObject({ lastSeen: NOON - DAY, goneAt: NOON })
    }
  })
})

test('a list of three rows that breaks off is as little believed as a long one', () => {
  const three = ['a.social', 'b.social', 'c.social'].map((name) => stored(name, { missingSince: NOON - DAY }))
  expect(diffList(three, [row('a.social')], NOON, CALM)).toMatchObject({ suspect: true, missed: [], closed: [] })
})

test('a row that is gone while another list of its server is not believed waits for a third reading, too', () => {
  const all = many.map((name) => stored(name, { missingSince: NOON - DAY }))
  const rest = many.slice(1).map((name) => row(name))
  const before = { ...CALM, companionSuspect: true }
  expect(diffList(all, rest, NOON, before)).toMatchObject({
    suspect: true,
    missed: [],
    closed: [],
    doubted: [{ key: 'plain:s0.social' }],
  })
  const third = { ...before, suspectReads: 2, suspectSince: NOON - DAY }
  expect(diffList(all, rest, NOON, third)).toMatchObject({ suspect: false, closed: [{ block: { key: 'plain:s0.social' } }] })
  const nothingGone = many.map((name) => row(name))
  expect(diffList(all, nothingGone, NOON, before).suspect).toBe(false)
})

describe('a list found on a day on which it was broken', () => {
  const few = many.slice(0, 6).map((name) => stored(name))
  const all = many.map((name) => row(name))

  test('begins anew when it is whole: its short readings do not show that the rest was not there', () => {
    expect(diffList(few, all, NOON, { ...CALM, firstReadAt: NOON - DAY }).restarted).toBe(true)
  })

  test('begins anew with another list of its server, however few rows it gains', () => {
    const before = { ...CALM, firstReadAt: NOON - DAY, companionRestarted: true }
    expect(diffList(few, all.slice(0, 7), NOON, before).restarted).toBe(true)
  })

  test('is told from one that grows later, or by a few rows', () => {
    expect(diffList(few, all, NOON, { ...CALM, firstReadAt: NOON - 4 * DAY }).restarted).toBe(false)
    expect(diffList(few, all.slice(0, 12), NOON, { ...CALM, firstReadAt: NOON - DAY }).restarted).toBe(false)
    expect(diffList(few.slice(0, 1), all.slice(0, 9), NOON, { ...CALM, firstReadAt: NOON - DAY }).restarted).toBe(false)
  })
})

test('whatever two readings say, each stored row has one fate and each row of the list one place', () => {
  const name = fc.integer({ min: 0, max: 15 }).map((n) => `s${n}.social`)
  const before = fc
    .uniqueArray(name)
    .chain((names) =>
      fc.tuple(
        ...names.map((one) =>
          fc.constantFrom(0, 1, 20).map((hours) => stored(one, hours === 0 ? {} : { missingSince: NOON - hours * HOUR })),
        ),
      ),
    )
  fc.assert(
    fc.property(before, fc.uniqueArray(name), (blocks, names) => {
      const diff = diffList(
        blocks,
        names.map((one) => row(one)),
        NOON,
        CALM,
      )
      const closed = diff.closed.map(({ block }) => block)
      const fates = [...diff.changed.map((change) => change.before), ...diff.missed, ...closed, ...diff.returned].map(({ key }) => key)
      expect(new Set(fates).size).toBe(fates.length)
      expect(diff.opened.length + blocks.filter(({ key }) => names.includes(key.slice(6))).length).toBe(names.length)
      for (const { key } of [...diff.missed, ...closed]) expect(names).not.toContain(key.slice(6))
    }),
  )
})
