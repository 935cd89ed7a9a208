// Cursors: what they carry comes back, for the query they were made for, and nothing else is taken for one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashQuery, readCursor, writeCursor } from '#model/search-cursor.ts'
import type { SearchQuery } from '#model/search.ts'

const query: SearchQuery = { text: 'boats', filters: { software: ['mastodon'] }, sort: 'fair', limit: 20, day: '2026-11-02' }

describe('a cursor', () => {
  test('comes back as it was made, whatever its key', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(), (key, id) => {
        const place = { day: '2026-11-02', key: key + 0, id, fit: id % 30 }
        expect(readCursor(writeCursor(query, place), query)).toEqual(place)
      }),
    )
    const byName: SearchQuery = { ...query, sort: 'name' }
    const place = { day: '2026-11-02', key: 'harbour.example', id: 3, fit: 0 }
    expect(readCursor(writeCursor(byName, place), byName)).toEqual(place)
  })

  test('is plain in an address', () =>
    expect(writeCursor(query, { day: '2026-11-02', key: 1.5, id: 3, fit: 0 })).toMatch(/^[\w-]{20,300}$/))

  test('is refused when any of its characters changed', () => {
    const cursor = writeCursor(query, { day: '2026-11-02', key: 1.5, id: 3, fit: 0 })
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    fc.assert(
      fc.property(fc.nat({ max: cursor.length - 1 }), fc.constantFrom(...letters), (at, letter) => {
        const other = cursor.slice(0, at) + letter + cursor.slice(at + 1)
        // Two spellings of the same bytes are the same cursor.
        fc.pre(!Buffer.from(other, 'base64url').equals(Buffer.from(cursor, 'base64url')))
        expect(readCursor(other, query)).toEqual({ refused: 'bad-cursor' })
      }),
    )
  })

  test('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCursor(text, query)).toEqual({ refused: 'bad-cursor' })
      }),
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(readCursor(Buffer.from(json).toString('base64url'), query)).toEqual({ refused: 'bad-cursor' })
      }),
    )
  })

  test('with a key of the wrong kind is bad, though it is well made', () => {
    const cursor = writeCursor(query, { day: '2026-11-02', key: 'harbour.example', id: 3, fit: 0 })
    expect(readCursor(cursor, query)).toEqual({ refused: 'bad-cursor' })
  })
})

test('a query is the same whatever the order of its values, its page and its day', () => {
  const one = hashQuery({ text: ' boats ', filters: { software: ['b', 'a', 'a'], language: ['de'] }, sort: 'name' })
  expect(hashQuery({ text: 'boats', filters: { language: ['de'], software: ['a', 'b'], topics: [] }, sort: 'name' })).toBe(one)
  expect(hashQuery({ text: 'boats', filters: { language: ['a'], software: ['b', 'de'] }, sort: 'name' })).not.toBe(one)
  const wishes = { must: ['nudity.forbid', 'spam.forbid'], not: [], want: [] } as const
  const wished = hashQuery({ filters: {}, sort: 'name', rules: wishes })
  expect(hashQuery({ filters: {}, sort: 'name', rules: { ...wishes, must: ['spam.forbid', 'nudity.forbid'] } })).toBe(wished)
  expect(hashQuery({ filters: {}, sort: 'name', rules: { must: [], not: wishes.must, want: [] } })).not.toBe(wished)
  expect(hashQuery({ filters: {}, sort: 'name', ruleText: 'boats' })).not.toBe(hashQuery({ filters: {}, sort: 'name', text: 'boats' }))
  expect(hashQuery({ filters: {}, sort: 'relevance' })).toBe(hashQuery({ text: '', filters: {}, sort: 'fair' }))
})
