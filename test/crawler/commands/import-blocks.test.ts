// `atlas import-blocks --check`: what is in a file that may be a block list, for people and for programs.
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { at, list, rawText } from '#model/json.ts'
import { atlas, ONE_SENTENCE } from '../../support/command-line.ts'
import { makeScratch } from '../../support/scratch.ts'

async function check(content: string | Uint8Array, ...words: readonly string[]) {
  await using scratch = await makeScratch()
  const file = path.join(scratch.folder, 'list')
  await writeFile(file, content)
  return await atlas(['import-blocks', '--check', ...words, file], { ATLAS_DATA: path.join(scratch.folder, 'data') })
}

const LIST = [
  '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate',
  'reef.social,suspend,false,false,spam,false',
  'storm.social,silence,true,false,,false',
  'Reef.social,silence,false,false,again,false',
  'ree*.***ial,suspend,false,false,,true',
  'canary.example,suspend,false,false,,false',
  'someone@calm.social,suspend,false,false,,false',
  'not a name,suspend,false,false,,false',
  'calm.social,frobnicate,false,false,,false',
  '',
].join('\n')

test('tells format, rows, kinds, severities and every problem with its line', async () => {
  const said = await check(LIST, '--json')
  expect(said).toMatchObject({ code: 0, error: '' })
  const answer = JSON.parse(said.out) as { problems: { place: number; sentence: string }[] }
  expect(answer).toMatchObject({
    format: 'mastodon-csv',
    rows: 8,
    kinds: { name: 4, mask: 1, canary: 1, account: 1, invalid: 1, suffix: 0, pattern: 0 },
    severities: { suspend: 5, silence: 2, unknown: 1 },
    canaries: 1,
    masked: 1,
    duplicates: 1,
  })
  expect(answer.problems.map(({ place }) => place)).toEqual([4, 5, 6, 7, 8, 9])
  for (const { sentence } of answer.problems) expect(sentence).toMatch(/^[^\n]+\.$/)
})

test('tells the same to people', async () => {
  const { out, code } = await check(LIST)
  expect(code).toBe(0)
  expect(out).toMatch(/^Format: mastodon-csv\nRows: 8\nKinds: name 4, mask 1, canary 1, account 1, invalid 1\n/)
  expect(out).toMatch(/^ {2}4: “Reef\.social” stands at 2 already, with suspend there and silence here\.$/m)
})

test('reads a list packed with gzip, and refuses one that never ends or is torn', async () => {
  expect(JSON.parse((await check(gzipSync(LIST), '--json')).out)).toMatchObject({ format: 'mastodon-csv', rows: 8 })
  const bomb = await check(gzipSync(Buffer.alloc(40_000_000, 'a')))
  expect(bomb).toMatchObject({ code: 1, error: expect.stringMatching(/too large|larger|MB/i) as string })
  expect(await check(gzipSync(LIST).subarray(0, 60))).toMatchObject({ code: 1, error: expect.stringMatching(ONE_SENTENCE) as string })
})

test('prints words of the file harmless', async () => {
  const { out } = await check('evil\u001b[2J\u202e name,suspend\nreef.social,suspend\n')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
})

describe('what is no list', () => {
  test.each([
    ['empty', ''],
    ['binary', new Uint8Array(3000).map((_, index) => index % 7)],
    ['html', '<!doctype html><p>reef.social'],
    ['broken-json', '[{"domain": "reef.social"'],
    ['too-large', 'a'.repeat(9 * 1024 * 1024)],
    ['too-many-rows', 'a.social\n'.repeat(100_001)],
  ] as const)('(%s) gets one sentence', async (reason, content) => {
    const said = await check(content)
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    const json = await check(content, '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ format: null, rows: 0, failure: reason, problems: [{ place: null }] })
  })

  test('nor is a file that is not there, and without --check nothing is done', async () => {
    for (const words of [['--check', '/nowhere/list.csv'], ['list.csv']]) {
      const said = await atlas(['import-blocks', ...words])
      expect(said).toMatchObject({ code: 2, out: '' })
      expect(said.error).toMatch(ONE_SENTENCE)
    }
  })
})

const FOLDER = path.join(import.meta.dirname, '../../../../shared/realworld')
const present = existsSync(path.join(FOLDER, 'index.json'))
if (!present) console.log('No captures beside the project: the command is not tried on recorded block lists.')

test.skipIf(!present)('counts every recorded list as it is known', async () => {
  const index: unknown = JSON.parse(readFileSync(path.join(FOLDER, 'index.json'), 'utf8'))
  const files = list(at(index, 'files')).filter((entry) => rawText(at(entry, 'kind')) === 'blocklist')
  let compared = 0
  for (const entry of files) {
    const name = rawText(at(entry, 'file')) ?? ''
    const rows = at(entry, 'facts', 'data_rows')
    if (name.endsWith('.gz') || rows === undefined) continue
    const said = await atlas(['import-blocks', '--check', '--json', path.join(FOLDER, name)])
    expect([name, said.code, (JSON.parse(said.out) as { rows: number }).rows]).toEqual([name, 0, rows])
    compared += 1
  }
  expect(compared).toBeGreaterThan(0)
})
