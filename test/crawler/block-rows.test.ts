// From a published block list to rows: one row a target, people and planted names left out, five kinds of "nothing" kept apart.
import { describe, expect, test } from 'vitest'
import { publicationOfFailure } from '#model/blocks/publication.ts'
import { digestOf } from '#model/blocks/target.ts'
import type { BlockPage, BlockRow } from '#model/facts.ts'
import { readBlockPage } from '../../crawler/block-rows.ts'

const SUSPEND = { action: 'suspend', native: 'suspend' } as const
const SILENCE = { action: 'silence', native: 'silence' } as const

const row = (target: string, more: Partial<BlockRow> = {}): BlockRow => ({ target, actions: [SUSPEND], ...more })

function read(rows: readonly BlockRow[], page: Partial<BlockPage> = {}) {
  const place = { endpoint: '/list', page: 0, complete: true, self: new Set(['cove.social']), reservedNames: false }
  return readBlockPage({ rows, syntax: 'tree', mask: 'mastodon', ...page }, place)
}

describe('a list', () => {
  test('has one row for each target, with all that is done about it', () => {
    const { rows } = read([row('reef.social', { actions: [SILENCE], reason: 'noise' }), row('Reef.Social', { reason: 'spam' })])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ key: 'plain:reef.social', actions: [SUSPEND, SILENCE], reason: 'noise; spam' })
  })

  test('is the same whatever the order of its rows', () => {
    const one = [row('reef.social'), row('deep.social'), row('ree*.***ial')]
    expect(read(one)).toEqual(read(one.toReversed()))
  })

  test('knows masked targets by their digest, or else by the mask of this software', () => {
    const digest = digestOf('reef.social')
    expect(read([row('ree*.***ial', { digest })]).rows[0]?.key).toBe(`digest:${digest}`)
    expect(read([row('ree*.***ial')]).rows[0]?.key).toBe('mask:mastodon:ree*.***ial')
  })

  test('leaves out the server itself, accounts, planted names, nonsense and rows that do nothing', () => {
    const { rows, skipped } = read([
      row('cove.social'),
      row('@ann@reef.social'),
      row('canary.example'),
      row('::'),
      row('reef.social', { actions: [] }),
    ])
    expect(rows).toEqual([])
    expect(skipped).toBe(5)
  })

  test('says of a plain row whose digest is another name’s that it is wrong', () => {
    const { rows } = read([
      row('reef.social', { digest: digestOf('deep.social') }),
      row('deep.social', { digest: digestOf('deep.social') }),
    ])
    expect(rows.map(({ digestWrong }) => digestWrong)).toEqual([undefined, true])
  })

  test('takes moments that are moments', () => {
    const [good] = read([row('reef.social', { since: '2025-03-01T10:00:00Z', expiresAt: '+275760-09-13T00:00:00Z' })]).rows
    expect(good).toMatchObject({ statedSince: Date.UTC(2025, 2, 1, 10), expiresAt: undefined })
  })
})

describe('publication', () => {
  test('of a list that was read is public, partial where rows are hidden, and unknown where empty means hidden', () => {
    expect(read([row('reef.social')]).publication).toBe('public')
    expect(read([]).publication).toBe('public')
    expect(read([row('reef.social')], { hasExclusions: true }).publication).toBe('partial')
    expect(read([], { emptyMeansHidden: true }).publication).toBe('ambiguous-empty')
    expect(read([], { publication: 'withheld' }).publication).toBe('withheld')
  })

  test('of a list that was refused tells a ban by robots.txt, a refusal, a missing list and a lost server apart', () => {
    expect(publicationOfFailure('robots', 'withheld')).toBe('robots')
    expect(publicationOfFailure('unauthorized', 'unsupported')).toBe('withheld')
    expect(publicationOfFailure('not-found', 'withheld')).toBe('withheld')
    expect(publicationOfFailure('not-found', 'unsupported')).toBe('unsupported')
    for (const reason of ['timeout', 'server-error', 'html', 'too-large', 'wrong-shape'] as const) {
      expect(publicationOfFailure(reason, 'withheld')).toBe('unreachable')
    }
  })
})
