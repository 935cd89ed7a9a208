// Recorded block lists, where a folder of them lies beside the project: rows, severities, masks and digests agree with what is known of them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readListFile, type ListFile } from '#model/blocks/list-file.ts'
import { maskName } from '#model/blocks/mask.ts'
import { checkDigest } from '#model/blocks/resolve.ts'
import { at, decodeJson, list, rawText } from '#model/json.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/realworld')
const present = existsSync(join(FOLDER, 'index.json'))
if (!present) console.log('No captures beside the project: the comparison with recorded block lists is skipped.')

const KINDS = ['blocklist', 'blocklist-fixture', 'domain-blocks-json']

function recorded(): readonly { readonly name: string; readonly facts: unknown; readonly file: ListFile }[] {
  if (!present) return []
  const index: unknown = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'))
  return list(at(index, 'files'))
    .filter((entry) => KINDS.includes(rawText(at(entry, 'kind')) ?? ''))
    .map((entry) => {
      const name = rawText(at(entry, 'file')) ?? ''
      const bytes = readFileSync(join(FOLDER, name))
      const reading = readListFile(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
      if (!reading.ok) throw new Error(`${name}: ${reading.reason}`)
      return { name, facts: at(entry, 'facts'), file: reading.file }
    })
}

const severityOf = ({ unknownAction, actions }: ListFile['rows'][number]): string => unknownAction ?? actions[0] ?? ''

test.skipIf(!present)('every recorded list has the rows, severities and masks that are known of it', () => {
  const lists = recorded()
  expect(lists.length).toBeGreaterThan(0)
  for (const { name, facts, file } of lists) {
    const known = at(facts, 'data_rows') ?? at(facts, 'count') ?? at(facts, 'records')
    if (known !== undefined) expect([name, file.rows.length]).toEqual([name, known])
    for (const [severity, rows] of Object.entries(at(facts, 'severity') ?? {})) {
      expect([name, severity, file.rows.filter((row) => severityOf(row) === severity).length]).toEqual([name, severity, rows])
    }
    const masked = at(facts, 'obfuscated')
    if (masked !== undefined) expect([name, file.rows.filter(({ target }) => target.kind === 'mask').length]).toEqual([name, masked])
  }
})

test.skipIf(!present)('every plain row of a recorded Mastodon list has the digest of its name, and every mask could be Mastodon’s', () => {
  let plain = 0
  for (const { name, file } of recorded().filter(({ file: { format } }) => format === 'mastodon-json')) {
    for (const row of file.rows.filter(({ digest, target }) => digest !== undefined && target.kind === 'name')) {
      if (row.target.kind !== 'name') continue
      expect([name, row.text, checkDigest(row.target.name, row.digest)]).toEqual([name, row.text, 'right'])
      expect(maskName('mastodon', row.target.name)).toHaveLength(row.target.name.length)
      plain += 1
    }
  }
  expect(plain).toBeGreaterThan(0)
})

test.skipIf(!present)('no recorded file whatever, list or not, breaks the reader of lists', () => {
  const index: unknown = decodeJson(readFileSync(join(FOLDER, 'index.json')))
  const files = list(at(index, 'value', 'files')).flatMap((entry) => rawText(at(entry, 'file')) ?? [])
  for (const name of files.filter((file) => file.startsWith('odd/') || file.includes('http-error'))) {
    expect(readListFile(readFileSync(join(FOLDER, name)))).toHaveProperty('ok')
  }
})
