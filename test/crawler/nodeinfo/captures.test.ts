// Recorded answers of real servers, where a folder of them lies beside the project: what we read must agree with what is known of them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import { readNodeinfoLinks } from '../../../crawler/nodeinfo/links.ts'
import { readNodeinfo2 } from '../../../crawler/nodeinfo/nodeinfo2.ts'
import { scrubNodeinfo } from '../../../crawler/nodeinfo/raw.ts'
import { at, count, decodeJson, list, rawText } from '#model/json.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/realworld')
const present = existsSync(join(FOLDER, 'index.json'))
if (!present) console.log('No captures beside the project: the comparison with recorded servers is skipped.')

interface Capture {
  readonly file: string
  readonly kind: string
  readonly facts: unknown
}

function captures(...kinds: readonly string[]): readonly Capture[] {
  if (!present) return []
  const index: unknown = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'))
  return list(at(index, 'files')).flatMap((entry) => {
    const [file, kind] = [rawText(at(entry, 'file')), rawText(at(entry, 'kind'))]
    return file !== undefined && kind !== undefined && kinds.includes(kind) ? [{ file, kind, facts: at(entry, 'facts') }] : []
  })
}

function bodyOf(file: string): Uint8Array {
  const bytes = readFileSync(join(FOLDER, file))
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function known(capture: Capture, key: string): unknown {
  return at(capture.facts, key) ?? undefined
}

// What is known is the published value as it stands: numbers may be strings there, and what is no number is no fact to us.
function knownCount(capture: Capture, key: string): number | undefined {
  const value = known(capture, key)
  return typeof value === 'object' || value === undefined ? undefined : Number(value)
}

test.skipIf(!present)('every recorded NodeInfo document is read as it is known', () => {
  const documents = captures('nodeinfo', 'nodeinfo-doc', 'nodeinfo-odd').filter((capture) => known(capture, 'software') !== undefined)
  for (const capture of documents) {
    const decoded = decodeJson(bodyOf(capture.file))
    const read = decoded.ok ? readNodeinfo(decoded.value) : 'bad-nodeinfo'
    expect(read, capture.file).not.toBe('bad-nodeinfo')
    if (read === 'bad-nodeinfo') continue
    const { facts, schema } = read
    expect(
      { schema, software: facts.software, version: facts.version, open: facts.openRegistrations, name: facts.name },
      capture.file,
    ).toMatchObject({
      schema: known(capture, 'schema_version'),
      software: String(known(capture, 'software')).toLowerCase(),
      version: known(capture, 'software_version'),
      open: known(capture, 'open_registrations'),
      ...(known(capture, 'node_name') === undefined ? {} : { name: known(capture, 'node_name') }),
    })
    // What is known was taken under the right spelling only; we read activeHalfYear too.
    const misspelt = decoded.ok ? count(at(decoded.value, 'usage', 'users', 'activeHalfYear')) : undefined
    expect([facts.usage?.users, facts.usage?.activeMonth, facts.usage?.activeHalfyear, facts.usage?.localPosts], capture.file).toEqual([
      knownCount(capture, 'users_total'),
      knownCount(capture, 'users_month'),
      knownCount(capture, 'users_halfyear') ?? misspelt,
      knownCount(capture, 'local_posts'),
    ])
  }
  expect(documents.length).toBeGreaterThan(0)
})

test.skipIf(!present)('every recorded well-known document leads to the links that are known', () => {
  const documents = captures('wellknown', 'wellknown-odd')
  for (const capture of documents) {
    const decoded = decodeJson(bodyOf(capture.file))
    const links = decoded.ok ? readNodeinfoLinks(decoded.value, 'https://capture.example/.well-known/nodeinfo') : []
    const read = links.map(({ schema, href }) => `${schema} ${href}`)
    const expected = list(known(capture, 'links')).flatMap((entry) =>
      /^\d/.test(String(entry)) ? [String(entry).replace(' http:', ' https:')] : [],
    )
    expect(read, capture.file).toEqual(expect.arrayContaining(expected))
    expect(read.length, capture.file).toBeGreaterThan(0)
  }
  expect(documents.length).toBeGreaterThan(0)
})

test.skipIf(!present)('no recorded document, however odd, throws or is kept with an e-mail address', () => {
  const documents = captures(
    'nodeinfo',
    'nodeinfo-doc',
    'nodeinfo-odd',
    'wellknown',
    'wellknown-odd',
    'instance-v1',
    'instance-v2',
    'statistics-json',
  )
  for (const capture of documents) {
    const decoded = decodeJson(bodyOf(capture.file))
    if (!decoded.ok) {
      expect(decoded.reason, capture.file).toBe('not-json')
      continue
    }
    readNodeinfo(decoded.value)
    readNodeinfo2(decoded.value, 'capture.example')
    const kept = scrubNodeinfo(decoded.value)
    expect(kept, capture.file).not.toMatch(/(?<![\w.@+-])[\w.+-]+@[\w-]+\.[a-z]{2,}/i)
    expect(kept, capture.file).not.toMatch(/"(?:nodeAdmins|maintainer|staffAccounts|adminAccount|contact|email)"/)
  }
  expect(documents.length).toBeGreaterThan(0)
})
