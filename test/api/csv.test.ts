// Tables that spreadsheets open: nothing in them runs, and everything comes back as it was.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCell, formatLine } from '../../api/csv.ts'

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `'=1+1`],
  ['  =1+1', `'  =1+1`],
  ['\t@x', `'\t@x`],
  ['＝1', `'＝1`],
  ['-', `'-`],
  [-5, '-5'],
  [null, ''],
  [true, 'true'],
] as const)('%j is written as %j', (cell, written) => {
  expect(formatCell(cell)).toBe(written)
})

test('a line ends as RFC 4180 wants it', () => {
  expect(formatLine(['a', null, 3])).toBe('a,,3\r\n')
})

test('no text at all begins as a formula, and every text can be read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const written = formatCell(text)
      const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
      expect(read.trimStart()).not.toMatch(/^[=+\-@|%\uff1d\uff0b\uff0d\uff20]/)
      expect([text, `'${text}`]).toContain(read)
    }),
  )
})
