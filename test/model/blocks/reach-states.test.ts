// Of many servers at once, who can talk with somebody: the same verdicts as for each pair alone, whatever the lists.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeReach, REACH, type ReachedServer } from '#model/blocks/reach-states.ts'
import { certainStance } from '#model/blocks/reach.ts'
import { combineStances, judgeHost, type PublishedBlock, type PublishedSource, type Stance } from '#model/blocks/verdict.ts'
import type { Domain } from '#model/domain.ts'

const DOMAINS = ['a.example', 'b.example', 'sub.b.example', 'c.test', 'deep.sub.b.example'] as const
const CODES = { no: REACH.cut, unknown: REACH.unknown, limited: REACH.limited, yes: REACH.open } as const

const stance = fc.constantFrom<Stance>('open', 'limited', 'refused', 'unknown')
const source = fc.record({
  id: fc.constant(1),
  publication: fc.constantFrom('public' as const, 'partial' as const, 'withheld' as const),
  shown: fc.boolean(),
  mode: fc.constantFrom('open' as const, 'allowlist' as const, undefined),
}) satisfies fc.Arbitrary<PublishedSource>
const rule: fc.Arbitrary<PublishedBlock> = fc.record({
  sourceId: fc.constant(1),
  kind: fc.constantFrom('name' as const, 'suffix' as const, 'pattern' as const),
  scope: fc.constantFrom('exact' as const, 'tree' as const),
  target: fc.constantFrom(...DOMAINS, 'test', '*.example'),
  actions: fc.constantFrom<PublishedBlock['actions']>(['suspend'], ['silence'], ['allow'], ['noop']),
})

test('all candidates are judged as each pair would be', () => {
  fc.assert(
    fc.property(
      fc.array(source, { maxLength: 1 }),
      fc.array(rule, { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('1', '2', '3'), stance),
      fc.array(stance, { minLength: DOMAINS.length, maxLength: DOMAINS.length }),
      (sources, rules, acts, silences) => {
        const acting = new Map(Object.entries(acts).map(([id, one]) => [Number(id), one]))
        const reached: ReachedServer = { host: 'friends.example' as Domain, domainId: null, acting, sources, rules }
        const ids = Int32Array.from(DOMAINS, (_, row) => row + 1)
        const silence = (id: number): Stance => silences[id - 1] ?? 'unknown'
        const [codes] = judgeReach({ size: DOMAINS.length, ids, domains: DOMAINS }, [reached], silence)
        for (const [row, domain] of DOMAINS.entries()) {
          const own = certainStance(judgeHost(domain as Domain, sources, rules))
          const theirs = acting.get(row + 1) ?? silence(row + 1)
          expect([domain, codes?.[row]]).toEqual([domain, CODES[combineStances(theirs, own)]])
        }
      },
    ),
  )
})

test('a server reaches itself, whatever its lists say', () => {
  const reached: ReachedServer = { host: 'a.example' as Domain, domainId: 1, acting: new Map(), sources: [], rules: [] }
  const [codes] = judgeReach({ size: 2, ids: Int32Array.of(1, 2), domains: ['a.example', 'b.example'] }, [reached], () => 'open')
  expect([...(codes ?? [])]).toEqual([REACH.open, REACH.unknown])
})
