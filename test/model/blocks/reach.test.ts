// What lists cost in people: at least and at most, and never more certain than the lists are.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePopulation, type PopulationServer, type PopulationSource } from '#model/blocks/population.ts'
import { judgeHost, type PublishedBlock } from '#model/blocks/verdict.ts'
import type { Domain } from '#model/domain.ts'

const HOST = 'me.social' as Domain
const server = (domainId: number, activeMonth: number | null = 10): PopulationServer => ({
  domainId,
  domain: `s${domainId}.social`,
  activeMonth,
})
const source = (domainId: number, more: Partial<PopulationSource> = {}): PopulationSource => ({
  ...{ id: domainId, domainId, publication: 'public', shown: true, mode: undefined, masked: 0 },
  ...more,
})
const OWN = { id: 99, publication: 'public', shown: true, mode: undefined } as const
const rule = (target: string, more: Partial<PublishedBlock> = {}): PublishedBlock => ({
  ...{ sourceId: 99, kind: 'name', scope: 'tree', target, actions: ['suspend'] },
  ...more,
})

describe('reach', () => {
  test('counts as reached only whose lists and one’s own are known to refuse nobody of the two', () => {
    const population = makePopulation(
      [server(1), server(2), server(3), server(4), server(5, null)],
      [source(1), source(2), source(3, { publication: 'withheld', shown: false }), source(4)],
    )
    const reach = population.reach({
      host: HOST,
      stances: [{ domainId: 2, stance: 'refused' }],
      ownSources: [OWN],
      ownRules: [rule('s4.social', { actions: ['silence'] })],
    })
    expect(reach).toMatchObject({ servers: 4, activeMonth: 40, atLeast: 20, atMost: 30, limited: 10, unknown: { withheld: 10 } })
    expect(population.withoutFigure).toBe(1)
  })

  test('takes a list with masked rows for one that may hide a block', () => {
    const { reach, coverage } = makePopulation([server(1)], [source(1, { masked: 3 })])
    expect(reach({ host: HOST, stances: [], ownSources: [OWN], ownRules: [] })).toMatchObject({
      atLeast: 0,
      atMost: 10,
      unknown: { partial: 10 },
    })
    expect(coverage).toMatchObject({ read: 1, partial: 1 })
  })

  test('of a server whose own list is not known is at least nothing', () => {
    const { reach } = makePopulation([server(1)], [source(1)])
    expect(reach({ host: HOST, stances: [], ownSources: [], ownRules: [] })).toMatchObject({ atLeast: 0, atMost: 10, own: { unknown: 10 } })
  })

  test('leaves out those who admit only whom they name', () => {
    const { reach } = makePopulation([server(1), server(2)], [source(1, { mode: 'allowlist' }), source(2, { mode: 'allowlist' })])
    const reached = reach({ host: HOST, stances: [{ domainId: 2, stance: 'open' }], ownSources: [OWN], ownRules: [] })
    expect(reached).toMatchObject({ atLeast: 10, atMost: 10, theirs: { refused: 10 } })
  })

  test('judges every server as a single look does, whatever the rules', () => {
    const anyRule = fc.record({
      sourceId: fc.constant(99),
      kind: fc.constantFrom('name', 'suffix', 'pattern'),
      scope: fc.constantFrom('exact', 'tree'),
      target: fc.constantFrom('s1.social', 's2.social', 'social', 's*.social', '*', 's?.social', 'other.social'),
      actions: fc.constantFrom(['suspend'], ['silence'], ['noop']),
    }) as fc.Arbitrary<PublishedBlock>
    const servers = [1, 2, 3].map((id) => server(id))
    const { reach } = makePopulation(
      servers,
      servers.map(({ domainId }) => source(domainId)),
    )
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), (ownRules) => {
        const expected = { open: 0, limited: 0, refused: 0, unknown: 0 }
        for (const { domain } of servers) expected[judgeHost(domain as Domain, [OWN], ownRules).stance] += 10
        expect(reach({ host: HOST, stances: [], ownSources: [OWN], ownRules }).own).toEqual(expected)
      }),
    )
  })
})

test('every living server is in one of the denominators', () => {
  const { coverage } = makePopulation(
    [server(1), server(2), server(3), server(4)],
    [source(1), source(2, { publication: 'unreachable' }), source(3, { publication: 'robots', shown: false })],
  )
  expect(coverage).toMatchObject({ servers: 4, read: 2, stale: 1, unread: { robots: 1, 'never-read': 1 } })
})
