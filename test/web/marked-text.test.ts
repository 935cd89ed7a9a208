// Places in texts stand out, and the text stays what it is.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutText, excerpt } from '../../web/marked-text.ts'
import { readCompared, writeCompared } from '../../web/compare-address.ts'

const range = fc.record({ from: fc.integer({ min: -3, max: 60 }), to: fc.integer({ min: -3, max: 60 }) })

describe('a text with marked places', () => {
  test('is the same text, whatever the places are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(range, { maxLength: 5 }), (text, ranges) => {
        const segments = cutText(text, ranges)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        for (const segment of segments) expect(segment.text).not.toBe('')
      }),
    )
  })

  test('marks what lies in a place and nothing else', () => {
    expect(cutText('No crypto here.', [{ from: 3, to: 9 }])).toEqual([
      { text: 'No ', marked: false },
      { text: 'crypto', marked: true },
      { text: ' here.', marked: false },
    ])
  })

  test('marks places that overlap as one', () => {
    const ranges = [
      { from: 0, to: 4 },
      { from: 2, to: 6 },
    ]
    expect(cutText('abcdefgh', ranges)).toEqual([
      { text: 'abcdef', marked: true },
      { text: 'gh', marked: false },
    ])
  })

  test('is cut so that the first place is seen', () => {
    const text = `${'word '.repeat(100)}crypto ${'word '.repeat(100)}`
    const from = text.indexOf('crypto')
    const cut = excerpt(text, [{ from, to: from + 6 }], 80)
    const [shown] = cut.ranges
    expect(cut.text.slice(shown!.from, shown!.to)).toBe('crypto')
    expect(cut.text.length).toBeLessThan(100)
  })
})

describe('the address of a comparison', () => {
  test('names two to four servers, however they are written', () => {
    expect(readCompared('?servers=a.example,@me@B.example&servers=https://c.example/x,a.example,d.example,e.example').hosts).toEqual([
      'a.example',
      'b.example',
      'c.example',
      'd.example',
    ])
  })

  test('is read as it was written', () => {
    const compared = { hosts: ['a.example', 'xn--bcher-kva.example'], differing: true }
    expect(readCompared(writeCompared(compared))).toEqual(compared)
  })
})
