// Block lists that people have in files: every format in the wild is read by what it holds, and what is no list is told in one sentence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainListFailure, LIST_FAILURES, LIST_FILE_LIMITS, readListFile, type ListFile } from '#model/blocks/list-file.ts'

function read(text: string): ListFile {
  const reading = readListFile(new TextEncoder().encode(text))
  if (!reading.ok) throw new Error(reading.reason)
  return reading.file
}

function reasonOf(bytes: Uint8Array | string): string | undefined {
  const reading = readListFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  return reading.ok ? undefined : reading.reason
}

const names = (file: ListFile) => file.rows.map(({ target }) => (target.kind === 'name' ? target.name : target.kind))

describe('a CSV list', () => {
  test('in Mastodon’s columns says what each row asks for', () => {
    const file = read(
      '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n' +
        'storm.social,silence,true,false,"noise, and more",false\n' +
        'reef.social,suspend,FALSE,TRUE,,1\n',
    )
    expect(file).toMatchObject({ format: 'mastodon-csv', notes: [] })
    expect(file.rows[0]).toMatchObject({ place: 2, actions: ['silence', 'reject-media'], comment: 'noise, and more', obfuscate: false })
    expect(file.rows[1]).toMatchObject({ actions: ['suspend', 'reject-reports'], comment: undefined, obfuscate: true })
  })

  test('whose rows are in another order than its header is read by what the columns hold, and says so', () => {
    const file = read(
      'domain,severity,reject_media,reject_reports,public_comment,obfuscate\nstorm.social,suspend,spam all day,True,False,True\n',
    )
    expect(file.rows[0]).toMatchObject({ comment: 'spam all day', actions: ['suspend', 'reject-media'], obfuscate: true })
    expect(file.notes).toHaveLength(1)
  })

  test('without a header is read by position, with two columns as Friendica’s patterns', () => {
    expect(read('storm.social,suspend,false,false,words,false\n').rows[0]).toMatchObject({ actions: ['suspend'], comment: 'words' })
    const friendica = read('*.storm.social,bots\nreef?.social,more bots\n')
    expect(friendica.format).toBe('friendica-csv')
    expect(friendica.rows.map(({ target }) => target.kind)).toEqual(['pattern', 'pattern'])
  })

  test('of domains alone is a list of allowed servers and asks for nothing', () => {
    expect(read('domain,\nstorm.social,\n')).toMatchObject({ format: 'allow-csv', rows: [{ actions: [] }] })
  })

  test('with semicolons, a byte order mark and line breaks inside a comment loses nothing', () => {
    const file = read('\ufeffdomain;severity;public_comment\nstorm.social;limit;"two\nlines"\nreef.social;suspend;one\n')
    expect(names(file)).toEqual(['storm.social', 'reef.social'])
    expect(file.rows[0]).toMatchObject({ actions: ['silence'], comment: 'two\nlines' })
  })

  test('with a quotation that does not end loses no other row', () => {
    const file = read('domain,severity,public_comment\nstorm.social,suspend,"never ends\nreef.social,silence,fine\n')
    expect(names(file)).toEqual(['storm.social', 'reef.social'])
    expect(file.rows[1]).toMatchObject({ actions: ['silence'] })
  })

  test('tells masked and planted rows, accounts, whole endings and slips of the pen apart', () => {
    const file = read(
      [
        'domain,severity',
        'sto**.***ial,suspend',
        'canary.list.example.com,suspend',
        '@bob@reef.social,suspend',
        'tk,suspend',
        'reef.social,susped',
        ',,',
      ].join('\n'),
    )
    expect(file.rows.map(({ target }) => target.kind)).toEqual(['mask', 'canary', 'account', 'suffix', 'name', 'invalid'])
    expect(file.rows[4]).toMatchObject({ actions: [], unknownAction: 'susped' })
  })
})

describe('a JSON list', () => {
  test('is told by its shape', () => {
    const forms: readonly (readonly [unknown, string])[] = [
      [[{ domain: 'reef.social', digest: 'a'.repeat(64), severity: 'silence', comment: 'x' }], 'mastodon-json'],
      [[{ domain: 'reef.social', severity: 'suspend', private_comment: 'x' }], 'mastodon-admin-json'],
      [[{ domain: 'reef.social', suspended_at: '2025-01-01T00:00:00Z' }], 'gotosocial-json'],
      [[{ instance: 'reef.social', url: 'https://reef.social' }], 'bookwyrm-json'],
      [['reef.social'], 'json-names'],
      [{ blocks: { 'reef.social': { isBlocked: true, reason: 'x' } } }, 'rapidblock'],
      [{ version: 1, banned: ['reef.social'], unlisted: [], auto_cw: [] }, 'pixelfed'],
      [{ federated_instances: { linked: [], allowed: [], blocked: [{ id: 1, domain: 'reef.social' }] } }, 'lemmy-json'],
      [{ instances: ['reef.social'] }, 'json-instances'],
      [{ count: 1, items: [{ domain: 'reef.social', reason: 'x', restriction: 'suspension' }] }, 'json-items'],
      [{ data: [{ value: 'reef.social', action: 'add' }] }, 'peertube-mutes'],
      [{ metadata: { federation: { mrf_simple: { reject: ['reef.social'] } } } }, 'pleroma-mrf'],
      [{ group: ':pleroma', key: ':mrf_simple', value: [{ tuple: [':reject', [{ tuple: ['reef.social', 'x'] }]] }] }, 'pleroma-config'],
    ]
    for (const [value, format] of forms) {
      const file = read(JSON.stringify(value))
      expect([file.format, names(file)]).toEqual([format, ['reef.social']])
    }
  })

  test('of Pleroma’s lists gives each its own action and reason', () => {
    const file = read(
      JSON.stringify({
        mrf_simple: { media_nsfw: ['reef.social'], reject: ['*.storm.social', 'sto**.***ial'], handle_threads: true },
        mrf_simple_info: { reject: { '*.storm.social': { reason: 'bots' } } },
      }),
    )
    expect(file.rows.map(({ actions }) => actions[0])).toEqual(['suspend', 'suspend', 'force-sensitive'])
    expect(file.rows[0]).toMatchObject({ comment: 'bots', target: { kind: 'name', name: 'storm.social', scope: 'tree' } })
    expect(file.rows[1]).toMatchObject({ target: { kind: 'mask' } })
  })

  test('that is empty is an empty list', () => {
    expect(read('[]').rows).toEqual([])
  })
})

describe('a written list', () => {
  test('of names takes comments, commas and names that nobody can click', () => {
    expect(names(read('# mine\nstorm.social # noisy\n\n// old\nreef.social, deep.social\nrock[.]social\n'))).toEqual([
      'storm.social',
      'reef.social',
      'deep.social',
      'rock.social',
    ])
  })

  test('as a Markdown table is read with links, several names in a cell, and words for severities', () => {
    const file = read(
      'Blocked\n=======\n\n| Instance | Status | Reason |\n| ---- | :--: | ---- |\n' +
        '| [storm.social](https://storm.social) | silenced¹ | noise |\n| reef.social, deep.social | gesperrt | **spam** |\n\nThe end | of it.\n',
    )
    expect(file.format).toBe('markdown')
    expect(names(file)).toEqual(['storm.social', 'reef.social', 'deep.social'])
    expect(file.rows.map(({ actions }) => actions[0])).toEqual(['silence', 'suspend', 'suspend'])
    expect(file.rows[0]?.comment).toBe('noise')
  })

  test('may have signs where others have words for a severity', () => {
    const file = read('| Server | Status |\n| --- | --- |\n| storm.social | ⛔ |\n| reef.social | 🔇 |\n| deep.social | 🚫️ |\n')
    expect(file.rows.map(({ actions }) => actions[0])).toEqual(['suspend', 'silence', 'suspend'])
  })
})

describe('what is no list', () => {
  test('is refused for the reason it deserves, in one sentence', () => {
    expect(reasonOf(' \n ')).toBe('empty')
    expect(reasonOf('<!doctype html><p>storm.social</p>')).toBe('html')
    expect(reasonOf(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toBe('binary')
    expect(reasonOf('{"domain": ')).toBe('broken-json')
    expect(reasonOf('{"a": 1}')).toBe('no-names')
    expect(reasonOf('Dear Sir or Madam\n')).toBe('no-names')
    expect(reasonOf('storm.social\n'.repeat(LIST_FILE_LIMITS.rows + 1))).toBe('too-many-rows')
    expect(reasonOf(new Uint8Array(LIST_FILE_LIMITS.bytes + 1))).toBe('too-large')
    for (const reason of LIST_FAILURES) expect(explainListFailure(reason)).toMatch(/^The file [^.]+\.|^No domain /)
  })

  test('never breaks the reader, whatever it is', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readListFile(bytes)))
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('storm.social', 'domain', 'suspend', 'true', '"', '""', '*', '|', '---'),
    )
    const line = fc
      .array(cell, { maxLength: 7 })
      .chain((cells) => fc.constantFrom(...[',', ';', '\t', '|'].map((sign) => cells.join(sign))))
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => void readListFile(new TextEncoder().encode(lines.join('\n')))))
    fc.assert(fc.property(fc.json(), (json) => void readListFile(new TextEncoder().encode(json))))
  })
})
