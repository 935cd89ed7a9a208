// Lists in the forms that servers import: whatever stands in them, they are read back as they were written, and nothing in them runs.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readListFile } from '#model/blocks/list-file.ts'
import { digestOf } from '#model/blocks/target.ts'
import {
  MASTODON_ROW_LIMIT,
  toMastodonApi,
  writeFediblockholeCsv,
  writeGotosocialCsv,
  writeMastodonCsv,
  writeNames,
  type ExportRow,
} from '../../api/present/block-exports.ts'

const anyRows: fc.Arbitrary<ExportRow[]> = fc.uniqueArray(
  fc.record({
    domain: fc
      .stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]\.(?:social|org|zone)$/)
      .filter((name) => !name.includes('--') && !/^000|canary/.test(name)),
    severity: fc.constantFrom('suspend', 'silence', 'noop'),
    rejectMedia: fc.boolean(),
    comment: fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('=1+1', '+x', '-x', '@x', '\t=x', '\r=x', 'a, "b"', 'two\nlines')),
  }),
  { selector: ({ domain }) => domain, minLength: 2, maxLength: 30 },
)

const readBack = (text: string) => {
  const reading = readListFile(Buffer.from(text))
  if (!reading.ok) throw new Error(reading.reason)
  return reading.file.rows.map(({ text: domain, actions }) => [domain, ...actions])
}
const plain = ({ domain, severity, rejectMedia }: ExportRow) => [domain, severity, ...(rejectMedia ? ['reject-media'] : [])]

test('what Mastodon and FediBlockHole are given comes back row by row', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(readBack(writeMastodonCsv(rows))).toEqual(rows.map(plain))
      expect(readBack(writeFediblockholeCsv(rows))).toEqual(rows.map(plain))
    }),
  )
})

test('no cell begins as a formula', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const text = writeMastodonCsv(rows).split('\r\n').slice(1).join('\r\n')
      // Cells as RFC 4180 has them: commas and line ends within quotation marks begin none.
      const cells = [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      expect(cells.length).toBeGreaterThanOrEqual(rows.length * 6)
      for (const cell of cells) expect(cell.trimStart()).not.toMatch(/^[=+\-@]/)
    }),
  )
})

test('GoToSocial is given suspensions only, six columns each', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const suspensions = rows.filter(({ severity }) => severity === 'suspend')
      const text = writeGotosocialCsv(rows.map((row) => ({ ...row, comment: 'plain' })))
      const lines = text.trimEnd().split('\r\n')
      expect(lines).toHaveLength(suspensions.length + 1)
      for (const line of lines) expect(line.split(',')).toHaveLength(6)
    }),
  )
})

test('names and the shape of Mastodon’s API come back too, with the digest of each name', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(readBack(writeNames(rows)).map(([domain]) => domain)).toEqual(rows.map(({ domain }) => domain))
      const blocks = toMastodonApi(rows)
      expect(blocks.map(({ domain, severity }) => [domain, severity])).toEqual(
        rows.filter(({ severity }) => severity !== 'noop').map(({ domain, severity }) => [domain, severity]),
      )
      for (const { domain, digest } of blocks) expect(digest).toBe(digestOf(domain))
    }),
  )
})

test('Mastodon is given no more rows than it takes', () => {
  const rows = Array.from({ length: MASTODON_ROW_LIMIT + 5 }, (_, index): ExportRow => ({
    domain: `n${index}.social`,
    severity: 'suspend',
    rejectMedia: false,
    comment: '',
  }))
  expect(writeMastodonCsv(rows).trimEnd().split('\r\n')).toHaveLength(MASTODON_ROW_LIMIT + 1)
})
