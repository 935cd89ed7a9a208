// What Vite makes of the pages: small enough, nothing inline, and every page there.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPages, DIST } from './built-pages.ts'

const PAGES = ['index', 'server', 'software', 'software-one', 'instead', 'statistics', 'crawler', 'about', 'imprint', '404']

beforeAll(buildPages)

/** Every script a page loads before anything is pressed: its own, and what these import statically. */
async function scriptsOf(page: string): Promise<readonly string[]> {
  const html = await readFile(path.join(DIST, `${page}.html`), 'utf8')
  const found = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file ?? '')
  const all = new Set<string>()
  for (let file = found.pop(); file !== undefined; file = found.pop()) {
    if (all.has(file)) continue
    all.add(file)
    const code = await readFile(path.join(DIST, file), 'utf8')
    // The languages that are not spoken come only when they are chosen; one of them may be, so one counts.
    for (const [, next] of code.matchAll(/(?:from|import\()\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) found.push(`/assets/${next ?? ''}`)
  }
  return [...all]
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

  test('have their scripts within 60 kB, packed, on the search page, all three languages counted', async () => {
    const scripts = await scriptsOf('index')
    expect(scripts.length).toBeGreaterThan(3)
    const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(path.join(DIST, file))).length))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000)
  })

  test('leave the page of a server its two places for what the API puts in', async () => {
    const html = await readFile(path.join(DIST, 'server.html'), 'utf8')
    expect(html).toMatch(/<head>[\s\S]*<!--head-->[\s\S]*<\/head>/)
    expect(html).toMatch(/<noscript>\s*<!--noscript-->\s*<\/noscript>/)
  })
})
