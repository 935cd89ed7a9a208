// What servers say about themselves, written to break out: it comes out as text, in JSON, CSV and HTML alike.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VirtualInstance } from '../fediverse/contract.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'

let atlas: CrawledAtlas

const nameOf = (index: number): string => `attack-${index}.example`

/** A server that puts one hostile text wherever a text may stand. */
function attacker(text: string, index: number): VirtualInstance {
  return server(nameOf(index), 'mastodon', '4.5.4', {
    name: text,
    shortDescription: text,
    description: text,
    rules: [{ nativeId: '1', text, hint: text, translations: { de: { text, hint: text } } }],
    registrations: { mode: 'approval', message: text },
    languages: ['de'],
  })
}

beforeAll(async () => {
  const hosts = Object.fromEntries(HOSTILE_TEXTS.map((text, index) => [nameOf(index), { instance: attacker(text, index) }]))
  atlas = await openAtlas({ hosts })
})
afterAll(() => atlas[Symbol.asyncDispose]())

// Any tag, and anything that could end a raw text, an attribute or a comment.
const TAGS_OF_OURS = /<\/?(?:!doctype|html|head|meta|title|link|body|main|h1|h2|p|dl|dt|dd|ol|li|a|noscript)\b[^<>]*>/gi

describe('hostile texts', () => {
  test('there are at least a hundred of them, and they are stored', async () => {
    expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(100)
    const { rows } = await atlas.database.pool.query<{ n: number }>(
      `select count(*)::int as n from published.instance where domain like 'attack-%' and (name is not null or rule_count > 0)`,
    )
    expect(rows[0]?.n).toBeGreaterThanOrEqual(100)
  })

  test.each(HOSTILE_TEXTS.map((text, index) => [JSON.stringify(text).slice(0, 60), index] as const))(
    '%s is text everywhere',
    async (_, index) => {
      const name = nameOf(index)
      for (const address of [`/servers/${name}`, `/servers/${name}/rules?history=true`, `/servers?q=${name}`]) {
        const response = await atlas.get(`/api/v1${address}`)
        expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
        expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        expect(await response.json()).toBeTypeOf('object')
      }
      const page = await atlas.get(`/server/${name}`)
      const html = await page.text()
      expect(page.headers.get('content-security-policy')).toContain(`script-src 'self'`)
      // With our own tags taken out, not one is left to be opened, closed or commented.
      expect(html.replaceAll(TAGS_OF_OURS, '')).not.toMatch(/[<>]/)
      for (const [tag] of html.matchAll(TAGS_OF_OURS))
        expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son\w+\s*=|javascript:|style\s*=/i)
    },
  )

  test('no cell of the table is a formula', async () => {
    const table = await (await atlas.get('/api/v1/servers.csv')).text()
    const cells = [...table.matchAll(/(?:^|,|\n)("(?:[^"]|"")*"|[^",\r\n]*)/g)].map((match) => (match[1] ?? '').replace(/^"/, ''))
    expect(cells.length).toBeGreaterThan(1000)
    expect(cells.filter((cell) => /^\s*[=+@|%-]/.test(cell) && !/^-?\d+$/.test(cell))).toEqual([])
  })
})
