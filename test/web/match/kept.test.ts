// Which followed accounts a new server would keep: its own list, the lists of others, and what nobody can know.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadableListsReply, RelationsReply } from '../../../api/contract.ts'
import { judgeKept, matchesPattern, type Fate } from '../../../web/match/kept.ts'

const RELATIONS: RelationsReply = {
  domain: 'new.example',
  others: 'open',
  because: null,
  readAt: null,
  acts: [],
  masked: 0,
  actedOnBy: [],
  unnamed: 0,
  cut: false,
}
const LISTS: ReadableListsReply = {
  at: '2026-11-20T00:00:00Z',
  whole: ['open.example', 'sub.open.example', 'limiting.example'],
  partial: ['partial.example'],
  allowlists: ['choosy.example'],
  cut: false,
}

function act(target: string, stance: string, rest: Partial<RelationsReply['acts'][number]> = {}): RelationsReply['acts'][number] {
  return { target, kind: 'name', subdomains: true, stance, ...rest }
}

function fateOf(domain: string, relations: Partial<RelationsReply> = {}, lists: Partial<ReadableListsReply> = {}): Fate {
  const { accounts } = judgeKept({ ...RELATIONS, ...relations }, { ...LISTS, ...lists })([{ domain, accounts: 1 }])
  return (['kept', 'limited', 'lost', 'unknown'] as const).find((fate) => accounts[fate] === 1)!
}

describe('follows on a server', () => {
  test('are kept where both lists were read and neither names the other', () => {
    expect(fateOf('open.example')).toBe('kept')
  })

  test('are lost where the new server refuses theirs, its parent, its ending or its pattern', () => {
    expect(fateOf('open.example', { acts: [act('open.example', 'refused')] })).toBe('lost')
    expect(fateOf('sub.open.example', { acts: [act('open.example', 'refused')] })).toBe('lost')
    expect(fateOf('sub.open.example', { acts: [act('open.example', 'refused', { kind: 'suffix' })] })).toBe('lost')
    expect(fateOf('sub.open.example', { acts: [act('sub.*.example', 'refused', { kind: 'pattern' })] })).toBe('lost')
  })

  test('are kept where only the name above was meant', () => {
    expect(fateOf('sub.open.example', { acts: [act('open.example', 'refused', { subdomains: false })] })).toBe('kept')
  })

  test('follow the most specific row, as at Mastodon', () => {
    const acts = [act('open.example', 'refused'), act('sub.open.example', 'limited')]
    expect(fateOf('sub.open.example', { acts })).toBe('limited')
  })

  test('are lost or limited by the list of the other side too', () => {
    expect(fateOf('open.example', { actedOnBy: [{ domain: 'open.example', stance: 'refused' }] })).toBe('lost')
    expect(fateOf('limiting.example', { actedOnBy: [{ domain: 'limiting.example', stance: 'limited' }] })).toBe('limited')
  })

  test('cannot be known where either list is hidden, shown in part, or nobody’s we know', () => {
    expect(fateOf('partial.example')).toBe('unknown')
    expect(fateOf('never-seen.example')).toBe('unknown')
    expect(fateOf('open.example', { others: 'unknown', because: 'withheld' })).toBe('unknown')
  })

  test('are lost for sure where the list that is known refuses, though the other is hidden', () => {
    expect(fateOf('never-seen.example', { acts: [act('never-seen.example', 'refused')] })).toBe('lost')
  })

  test('are lost on servers that admit only whom they name, and kept where they name this one', () => {
    expect(fateOf('choosy.example')).toBe('lost')
    expect(fateOf('choosy.example', { actedOnBy: [{ domain: 'choosy.example', stance: 'open' }] })).toBe('kept')
    expect(fateOf('open.example', { others: 'refused' })).toBe('lost')
    expect(fateOf('open.example', { others: 'refused', acts: [act('open.example', 'open')] })).toBe('kept')
  })

  test('are kept on the new server itself', () => {
    expect(fateOf('new.example', { others: 'unknown' })).toBe('kept')
  })

  test('under a word that a later version may say are no promise', () => {
    expect(fateOf('open.example', { others: 'perhaps' })).toBe('unknown')
  })

  test('add up to all that are followed, whatever the lists say', () => {
    const name = fc.constantFrom('open.example', 'sub.open.example', 'partial.example', 'choosy.example', 'other.example')
    const stance = fc.constantFrom('open', 'limited', 'refused', 'unknown', 'new-word')
    fc.assert(
      fc.property(
        fc.array(fc.record({ target: name, kind: fc.constantFrom('name', 'suffix', 'pattern'), subdomains: fc.boolean(), stance })),
        fc.array(fc.record({ domain: name, stance })),
        stance,
        fc.uniqueArray(fc.record({ domain: name, accounts: fc.integer({ min: 1, max: 500 }) }), { selector: ({ domain }) => domain }),
        (acts, actedOnBy, others, followed) => {
          const kept = judgeKept({ ...RELATIONS, acts, actedOnBy, others }, LISTS)(followed)
          const sum = Object.values(kept.accounts).reduce((a, b) => a + b, 0)
          expect(sum).toBe(followed.reduce((all, { accounts }) => all + accounts, 0))
          for (const { by } of [...kept.servers.lost, ...kept.servers.limited]) expect(by).toBeDefined()
        },
      ),
    )
  })
})

describe('a pattern', () => {
  test('covers whole names as a shell would', () => {
    expect(matchesPattern('*.bad.example', 'very.bad.example')).toBe(true)
    expect(matchesPattern('*.bad.example', 'bad.example')).toBe(false)
    expect(matchesPattern('b?d.*', 'bad.example')).toBe(true)
    expect(matchesPattern('bad', 'bad.example')).toBe(false)
  })

  test('means the same as the regular expression it stands for', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab?*.]{0,8}$/), fc.stringMatching(/^[ab.]{0,8}$/), (pattern, name) => {
        const same = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*')}$`)
        expect(matchesPattern(pattern, name)).toBe(same.test(name))
      }),
    )
  })

  test('of many stars is read quickly', () => {
    expect(matchesPattern(`${'*a'.repeat(60)}b`, 'a'.repeat(253))).toBe(false)
  })
})
