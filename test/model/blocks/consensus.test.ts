// One list out of several: what counts, what copies count for, and what left.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockAction } from '#model/blocks/actions.ts'
import { buildConsensus, clusterLists, type ConsensusRecipe, type VotingList, type VotingRow } from '#model/blocks/consensus.ts'

const ALL: ConsensusRecipe = { threshold: 2, severity: 'silence', adjustCopies: false }

function row(target: string, action: BlockAction = 'suspend', more: Partial<VotingRow> = {}): VotingRow {
  return { target, actions: [action], reason: null, firstSeen: 10, firstSeenIsLowerBound: true, lastSeen: null, ...more }
}

const list = (domain: string, ...rows: readonly VotingRow[]): VotingList => ({ domain, rows })
const long = (domain: string, count: number, ...more: readonly VotingRow[]): VotingList =>
  list(domain, ...Array.from({ length: count }, (_, index) => row(`n${index}.social`)), ...more)

describe('a row', () => {
  test('counts where enough lists are hard enough, with the hardest severity that so many share', () => {
    const lists = [list('a', row('x'), row('y', 'silence')), list('b', row('x'), row('y')), list('c', row('x', 'silence'), row('z'))]
    expect(buildConsensus(lists, ALL).rows).toMatchObject([
      { target: 'x', severity: 'suspend', independent: 3 },
      { target: 'y', severity: 'silence', independent: 2 },
    ])
    expect(buildConsensus(lists, { ...ALL, severity: 'suspend' }).rows.map(({ target }) => target)).toEqual(['x'])
    expect(buildConsensus(lists, { ...ALL, threshold: 3 }).rows).toMatchObject([{ target: 'x', severity: 'silence' }])
  })

  test('that only removes media or explicitly does nothing is no vote', () => {
    const lists = [list('a', row('x', 'reject-media'), row('y', 'noop')), list('b', row('x', 'reject-media'), row('y', 'allow'))]
    expect(buildConsensus(lists, ALL).rows).toEqual([])
  })
})

describe('lists that are nearly the same', () => {
  test('count once, also where they are copies of copies', () => {
    const lists = [
      long('a', 40),
      long('b', 39, row('b.social')),
      long('c', 38, row('b.social'), row('c.social')),
      list('d', row('n1.social')),
    ]
    expect(clusterLists(lists)).toEqual([0, 0, 0, 3])
    const { rows, clusters } = buildConsensus(lists, { ...ALL, adjustCopies: true })
    expect(rows).toMatchObject([
      { target: 'n1.social', independent: 2, votes: [{ domain: 'a' }, { domain: 'b' }, { domain: 'c' }, { domain: 'd' }] },
    ])
    expect(clusters).toEqual([['a', 'b', 'c'], ['d']])
  })

  test('are told by all their rows: short lists and lists that share less stay apart', () => {
    expect(clusterLists([long('a', 4), long('b', 4)])).toEqual([0, 1])
    expect(clusterLists([long('a', 40), long('b', 30)])).toEqual([0, 1])
  })
})

describe('what left', () => {
  const gone = (from: number, until: number): VotingRow => row('x', 'suspend', { firstSeen: from, lastSeen: until })

  test('is what enough lists had at one time and have no more', () => {
    const before = [list('a', gone(1, 10)), list('b', row('x', 'suspend', { firstSeen: 5 })), list('c', row('other'))]
    expect(buildConsensus(before, ALL).left).toEqual([{ target: 'x', lastSeen: 10 }])
  })

  test('is not what no two lists ever had together', () => {
    expect(buildConsensus([list('a', gone(1, 10)), list('b', gone(11, 20))], ALL).left).toEqual([])
  })

  test('is not what is back', () => {
    const lists = [list('a', gone(1, 10), row('x', 'suspend', { firstSeen: 12 })), list('b', row('x'))]
    expect(buildConsensus(lists, ALL)).toMatchObject({ rows: [{ target: 'x' }], left: [] })
  })
})

const anyRow = fc.record({
  target: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  actions: fc.subarray(['suspend', 'silence', 'reject-media', 'noop'] as BlockAction[], { minLength: 1 }),
  reason: fc.constant(null),
  firstSeen: fc.integer({ min: 0, max: 50 }),
  firstSeenIsLowerBound: fc.boolean(),
  lastSeen: fc.option(fc.integer({ min: 50, max: 90 })),
})
const anyLists = fc
  .array(fc.array(anyRow, { maxLength: 12 }), { minLength: 1, maxLength: 6 })
  .map((lists) => lists.map((rows, index) => ({ domain: `s${index}`, rows })))

test('a higher threshold never adds a row, copies never count for more, and nothing both stands and left', () => {
  fc.assert(
    fc.property(anyLists, fc.integer({ min: 1, max: 5 }), fc.constantFrom('suspend', 'silence'), (lists, threshold, severity) => {
      const recipe = { threshold, severity, adjustCopies: false } as const
      const some = buildConsensus(lists, recipe)
      const targets = new Set(some.rows.map(({ target }) => target))
      for (const { target } of buildConsensus(lists, { ...recipe, threshold: threshold + 1 }).rows) expect(targets).toContain(target)
      for (const { target } of buildConsensus(lists, { ...recipe, adjustCopies: true }).rows) expect(targets).toContain(target)
      for (const { target } of some.left) expect(targets).not.toContain(target)
      for (const { independent, votes } of some.rows) expect(independent).toBeLessThanOrEqual(votes.length)
    }),
  )
})
