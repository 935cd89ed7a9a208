// How the rows of a list are looked at: filter, order, and the address that keeps both.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockReply } from '../../api/contract.ts'
import { isWhole, readListView, ROW_ORDERS, viewRows, WHOLE_LIST, writeListView } from '../../web/block-list-view.ts'

function row(observed: string, more: Partial<BlockReply> = {}): BlockReply {
  return {
    ...{ observed, kind: 'name', target: observed, subdomains: true, actions: ['suspend'], native: [], reason: null, statedSince: null },
    ...{ expiresAt: null, notBefore: null, firstSeen: '2026-01-01T00:00:00Z', missingSince: null },
    ...more,
  }
}

const ROWS = [
  row('anchor.example', { actions: ['silence'], reason: 'Noise', firstSeen: '2026-03-01T00:00:00Z' }),
  row('buoy.example', { actions: ['suspend', 'reject-media'], firstSeen: '2026-02-01T00:00:00Z' }),
  row('coral.example', { actions: ['reject-media'], statedSince: '2026-05-01T00:00:00Z' }),
]
const HARDNESS = ['suspend', 'silence', 'reject-media']
const shown = (view: Partial<typeof WHOLE_LIST>): readonly string[] =>
  viewRows(ROWS, { ...WHOLE_LIST, ...view }, HARDNESS).map(({ observed }) => observed.replace('.example', ''))

describe('the rows of a list', () => {
  test('are found by a part of a name or of a reason, in any spelling', () => {
    expect(shown({ text: ' CHOR ' })).toEqual(['anchor'])
    expect(shown({ text: 'noise' })).toEqual(['anchor'])
    expect(shown({ text: 'nothing' })).toEqual([])
  })

  test('are found by anything that they do', () => {
    expect(shown({ action: 'reject-media' })).toEqual(['buoy', 'coral'])
  })

  test('stand by name, hardest first, or newest first by what the server itself states', () => {
    expect(shown({})).toEqual(['anchor', 'buoy', 'coral'])
    expect(shown({ order: 'hardest' })).toEqual(['buoy', 'anchor', 'coral'])
    expect(shown({ order: 'newest' })).toEqual(['coral', 'anchor', 'buoy'])
  })
})

describe('the address of such a view', () => {
  test('brings it back, and leaves other parameters alone', () => {
    const texts = fc.string({ maxLength: 100 }).filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(...ROW_ORDERS), (text, action, order) => {
        const written = writeListView({ text, action, order }, '?lang=de')
        expect(readListView(written)).toEqual({ text, action, order })
        expect(new URLSearchParams(written).get('lang')).toBe('de')
      }),
    )
  })

  test('of the whole list is the address of the page', () => {
    expect(writeListView(WHOLE_LIST, '?list-q=x&list-sort=newest')).toBe('')
    expect(isWhole(readListView('?lang=fr'))).toBe(true)
    expect(isWhole(readListView('?list-sort=newest'))).toBe(false)
  })
})
