// What Vite makes of the pages: small enough, nothing inline, and every page there.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPages, DIST } from './built-pages.ts'

const PAGES = [
  'index',
  'match',
  'compare',
  'server',
  'software',
  'software-one',
  'instead',
  'statistics',
  'crawler',
  'about',
  'imprint',
  '404',
]

beforeAll(buildPages)

interface Scripts {
  /** Its own scripts, and what these import statically: all that every reader gets. */
  readonly always: readonly string[]
  /** What they import when somebody asks for it: another language, or what shows wishes about rules. */
  readonly onDemand: readonly string[]
}

async function scriptsOf(page: string): Promise<Scripts> {
  const html = await readFile(path.join(DIST, `${page}.html`), 'utf8')
  return follow([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file ?? ''))
}

async function follow(found: string[]): Promise<Scripts> {
  const always = new Set<string>()
  const onDemand = new Set<string>()
  for (let file = found.pop(); file !== undefined; file = found.pop()) {
    if (always.has(file)) continue
    always.add(file)
    const code = await readFile(path.join(DIST, file), 'utf8')
    for (const [, next] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) found.push(`/assets/${next ?? ''}`)
    for (const [, next] of code.matchAll(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) onDemand.add(`/assets/${next ?? ''}`)
  }
  return { always: [...always], onDemand: [...onDemand].filter((file) => !always.has(file)) }
}

async function packedSize(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(DIST, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

describe('the built pages', () => {
  test('are all there, each with a place for the content and nothing inline', async () => {
    for (const page of PAGES) {
      const html = await readFile(path.join(DIST, `${page}.html`), 'utf8')
      expect(html).toContain('id="app"')
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
    }
  })

  test('have their scripts within 60 kB, packed, on the search page, in whatever language', async () => {
    const { always, onDemand } = await scriptsOf('index')
    expect(always.length).toBeGreaterThan(3)
    const languages = onDemand.filter((file) => /\/(de|fr)-/.test(file))
    expect(languages).toHaveLength(2)
    for (const language of languages) expect(await packedSize([...always, language])).toBeLessThanOrEqual(60_000)
  })

  test('bring what shows wishes about rules only to whom has some, and with it stay within 60 kB too', async () => {
    const { always, onDemand } = await scriptsOf('index')
    const parts = onDemand.filter((file) => file.includes('search-parts'))
    expect(parts).toHaveLength(1)
    const rules = await follow([...parts])
    const largest = async (files: readonly string[]): Promise<number> =>
      Math.max(0, ...(await Promise.all(files.map((file) => packedSize([file])))))
    const most = await largest(onDemand.filter((file) => !parts.includes(file)))
    const mostRules = await largest(rules.onDemand.filter((file) => !onDemand.includes(file)))
    const together = new Set([...always, ...rules.always])
    expect((await packedSize([...together])) + most + mostRules).toBeLessThanOrEqual(60_000)
  })

  test('leave the page of a server its two places for what the API puts in', async () => {
    const html = await readFile(path.join(DIST, 'server.html'), 'utf8')
    expect(html).toMatch(/<head>[\s\S]*<!--head-->[\s\S]*<\/head>/)
    expect(html).toMatch(/<noscript>\s*<!--noscript-->\s*<\/noscript>/)
  })
})
