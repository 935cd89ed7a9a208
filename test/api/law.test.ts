// What the law and the licence want of an installation: the running source, an imprint, and a plain word where they are missing.
import { gunzipSync } from 'node:zlib'
import path from 'node:path'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { AboutReply } from '../../api/contract.ts'
import { listSources } from '../../api/source-archive.ts'
import { openAtlas } from '../support/crawled-atlas.ts'

const ROOT = path.join(import.meta.dirname, '../..')

// Reads a ustar archive: names and bytes of its files.
function unpack(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  const text = (at: number, length: number): string => archive.toString('utf8', at, at + length).replace(/\0.*$/s, '')
  for (let at = 0; archive[at] !== 0 && at < archive.length;) {
    const prefix = text(at + 345, 155)
    const size = Number.parseInt(text(at + 124, 12), 8)
    const sum = archive.subarray(at, at + 512).reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
    expect(Number.parseInt(text(at + 148, 8), 8)).toBe(sum)
    files.set(`${prefix === '' ? '' : `${prefix}/`}${text(at, 100)}`, archive.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

describe('an installation', () => {
  test('hands out the source as it runs, and neither data nor settings', async () => {
    await using atlas = await openAtlas()
    const { source, missing, imprint } = (await atlas.read('/about')).body as AboutReply
    expect(missing).toEqual(['imprint', 'privacy'])
    expect(imprint).toBeNull()
    const response = await atlas.get(source)
    expect(response.headers.get('content-type')).toBe('application/gzip')
    const files = unpack(gunzipSync(Buffer.from(await response.arrayBuffer())))
    const names = [...files.keys()].map((name) => name.slice(name.indexOf('/') + 1))
    expect(names).toEqual([...(await listSources(ROOT))])
    for (const name of ['package.json', 'LICENSE', 'api/source-archive.ts', 'web/pages/search.tsx', 'test/api/law.test.ts', '.env.example'])
      expect(files.get(`fediverse-atlas-0.0.0-test/${name}`)).toEqual(await readFile(path.join(ROOT, name)))
    expect(names.filter((name) => /^data\/|^\.env$|^\.git\/|node_modules|^web\/dist/.test(name))).toEqual([])
  })

  test('names another place for its source, and has the operator’s words on its imprint', async () => {
    await using atlas = await openAtlas({
      environment: { ATLAS_SOURCE_URL: 'https://code.example/atlas' },
      texts: { imprint: 'Atlas Society\n1 Harbour Lane', privacy: 'Logs of the proxy are kept for a day.' },
    })
    expect((await atlas.read('/about')).body).toMatchObject({
      source: 'https://code.example/atlas',
      missing: [],
      imprint: 'Atlas Society\n1 Harbour Lane',
      privacy: 'Logs of the proxy are kept for a day.',
    })
  })

  test('that is not public wants no imprint', async () => {
    await using atlas = await openAtlas({ environment: { ATLAS_PUBLIC_URL: '' } })
    expect((await atlas.read('/about')).body).toMatchObject({ missing: [], publicUrl: null })
  })
})
