// A checked list, cleaned and written in the browser: nothing that a spreadsheet runs, nothing that was left out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readListFile } from '#model/blocks/list-file.ts'
import type { ListedRow } from '../../api/contract.ts'
import { keepRows, LEFT_OUT, MASTODON_ROWS, patternsIn, writeMastodonCsv, writeNames } from '../../web/cleaned-list.ts'

function row(target: string, more: Partial<ListedRow> = {}): ListedRow {
  const plain = { place: 1, kind: 'name', severity: 'suspend', rejectMedia: false, rejectReports: false, obfuscate: false }
  return { ...plain, target, comment: null, marks: [], ...more }
}

describe('a cleaned list', () => {
  test('is without the rows that bear a mark that was chosen', () => {
    const rows = [row('a.example', { marks: ['redundant', 'nobody-else'] }), row('b.example', { marks: ['dead'] }), row('c.example')]
    expect(keepRows(rows, new Set()).map(({ target }) => target)).toEqual(['a.example', 'b.example', 'c.example'])
    expect(keepRows(rows, new Set(['nobody-else'])).map(({ target }) => target)).toEqual(['b.example', 'c.example'])
    expect(keepRows(rows, new Set(LEFT_OUT)).map(({ target }) => target)).toEqual(['c.example'])
  })

  test('holds Mastodon’s columns, no pattern and at most as many rows as it imports', () => {
    const rows = [row('a.example', { severity: 'silence', rejectMedia: true, comment: 'ads, ads' }), row('b*.example', { kind: 'pattern' })]
    expect(writeMastodonCsv(rows)).toBe(
      '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\r\na.example,silence,true,false,"ads, ads",false\r\n',
    )
    expect(patternsIn(rows)).toBe(1)
    const many = Array.from({ length: MASTODON_ROWS + 5 }, (_, index) => row(`n${index}.example`))
    expect(writeMastodonCsv(many).trimEnd().split('\r\n')).toHaveLength(MASTODON_ROWS + 1)
    expect(writeNames(rows)).toBe('a.example\nb*.example\n')
  })

  test('has no cell that a spreadsheet would run', () => {
    for (const comment of ['=1+1', '+1', '-1', '@SUM(A1)', '|cmd', '\t=1', ' =1', '＝1']) {
      const line = writeMastodonCsv([row('a.example', { comment })]).split('\r\n')[1] ?? ''
      expect(line).toMatch(/^a\.example,suspend,false,false,"?'/)
    }
  })

  test('is read back by the check with the same names, severities and comments, whatever the comments are', () => {
    const comments = fc
      .string({ maxLength: 60 })
      .filter((text) => /^[a-z]/i.test(text) && text === text.trim() && !/[\p{Cc}\p{Cf}\s]/u.test(text))
    fc.assert(
      fc.property(fc.array(comments, { minLength: 1, maxLength: 20 }), (texts) => {
        const rows = texts.map((comment, index) => row(`n${index}.social`, { comment, severity: index % 2 === 0 ? 'suspend' : 'silence' }))
        const reading = readListFile(new TextEncoder().encode(writeMastodonCsv(rows)), { canaries: false })
        expect(reading.ok && reading.file.rows.map(({ text, actions }) => [text, actions[0]])).toEqual(
          rows.map(({ target, severity }) => [target, severity]),
        )
      }),
    )
  })
})
