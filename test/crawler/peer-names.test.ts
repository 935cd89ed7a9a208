// From a list as a server publishes it to names we trust.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDomain } from '#model/domain.ts'
import { readPeerNames, type ListPlace } from '../../crawler/peer-names.ts'

const PLACE: ListPlace = {
  endpoint: '/peers',
  page: 0,
  complete: true,
  self: new Set(['cove.example', 'api.cove.example']),
  reservedNames: true,
}

function read(names: readonly string[], more: Partial<ListPlace> = {}) {
  return readPeerNames({ kind: 'knows', names }, { ...PLACE, ...more })
}

describe('a list of hosts', () => {
  test('is sorted, without duplicates and without the server itself', () => {
    expect(read(['b.example', 'A.example', 'cove.example', 'b.example.', 'API.cove.example', 'a.example'])).toEqual({
      endpoint: '/peers',
      kind: 'knows',
      names: ['a.example', 'b.example'],
      rejected: 0,
      page: 0,
      complete: true,
    })
  })

  test('loses what is no host name, and says how much', () => {
    const reading = read(['', ' ', '192.0.2.1', '[::1]', 'localhost', 'no spaces.example', 'fine.example', 'https://x.example/p'])
    expect(reading?.names).toContain('fine.example')
    expect((reading?.names.length ?? 0) + (reading?.rejected ?? 0)).toBe(8)
    expect(reading?.names.some((name) => /[\s:/[\]]/.test(name))).toBe(false)
  })

  test('has no names that are reserved, except where such names exist', () => {
    expect(read(['one.example', 'two.test', 'real.social'], { reservedNames: false })).toMatchObject({
      names: ['real.social'],
      rejected: 2,
    })
  })

  test('that is empty says that the server knows nobody', () => {
    expect(read([])).toMatchObject({ names: [], complete: true })
  })

  test('that is empty where empty means hidden says nothing', () => {
    expect(readPeerNames({ kind: 'knows', names: [], emptyMeansHidden: true }, PLACE)).toBeUndefined()
    expect(readPeerNames({ kind: 'knows', names: ['a.example'], emptyMeansHidden: true }, PLACE)?.names).toEqual(['a.example'])
  })

  test('keeps its kind, its page and whether pages are missing', () => {
    expect(readPeerNames({ kind: 'follows', names: ['a.example'] }, { ...PLACE, page: 3, complete: false })).toMatchObject({
      kind: 'follows',
      page: 3,
      complete: false,
    })
  })

  test('is cut at half a million names', () => {
    const many = Array.from({ length: 500_010 }, (_, i) => `h${i}.example`)
    expect(read(many)?.names).toHaveLength(500_000)
  })

  test('of anything is sorted, unique and parsed, and never holds the server itself', () => {
    const entry = fc.oneof(
      fc.domain(),
      fc.string({ unit: 'binary' }),
      fc.ipV4(),
      fc.constantFrom('cove.example', 'COVE.example', 'a.example'),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (names) => {
        const reading = read(names)
        const found = reading?.names ?? []
        expect(found).toEqual([...new Set(found)].toSorted())
        for (const name of found) expect(parseDomain(name)).toBe(name)
        expect(found).not.toContain('cove.example')
        expect(found.length + (reading?.rejected ?? 0)).toBeLessThanOrEqual(names.length)
      }),
    )
  })
})
