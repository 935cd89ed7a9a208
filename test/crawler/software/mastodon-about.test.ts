// The about page of old Mastodon servers: what the server says of itself is read, the person beside it is not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { readAboutPage } from '../../../crawler/software/mastodon-about.ts'
import { mastodon } from '../../../crawler/software/mastodon.ts'

interface Page {
  readonly title?: string
  readonly introduction?: string
  readonly figures?: readonly [string, string, string]
  readonly words?: string
}

// Laid out as Mastodon 1.3 laid it out; every word is invented.
function page({ title = 'harbour.example\n - The Harbour', introduction = '<p>Boats &amp; tea.</p>', figures, words }: Page = {}): string {
  const [users, posts, servers] = figures ?? ['1,204', '98.311', '77']
  const section = (figure: string): string => `<div class='section'>\n<span>counts</span>\n<strong>${figure}</strong>\n</div>`
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body class='about-body'><div class='wrapper thicc'>
<div class='sidebar-layout'><div class='main'><div class='panel'>\n<h2>harbour.example</h2>\n${introduction}\n</div>
<div class='information-board'>${[users, posts, servers].map(section).join('\n')}</div>
${words === undefined ? '' : `<div class='panel'>${words}</div>`}
</div><div class='sidebar'><div class='panel'><div class='panel-header'>Contact</div>
<div class='name'><a href="https://harbour.example/@rin">Rin Gardener</a></div><strong>rin@harbour.example</strong></div>
<div class='panel'><div class='panel-header'>Version</div><div class='panel-body'><strong>1.3.2</strong></div></div></div></div></body></html>`
}

function host(version?: string, states: Readonly<Record<string, 'ok' | 'absent'>> = {}): HostKnowledge {
  const nodeinfo = { software: 'mastodon', ...(version === undefined ? {} : { version }) }
  return { origin: 'https://harbour.example', nodeinfo, version: undefined, state: (path) => states[path] ?? 'unknown' }
}

describe('An about page of old Mastodon', () => {
  test('gives the name without the host, the figures, the version and the words of the server', () => {
    const words = '<h1>Rules</h1><ul><li>No noise after ten.</li><li>Moor <b>slowly</b>.</li></ul><p>Write to rin@harbour.example.</p>'
    expect(readAboutPage(page({ words }), host())).toEqual({
      name: 'The Harbour',
      version: '1.3.2',
      usage: { users: 1204, localPosts: 98311 },
      shortDescription: 'Boats & tea.',
      texts: [{ kind: 'about-page', text: 'Rules\n\n- No noise after ten.\n- Moor slowly.\n\nWrite to [e-mail].', format: 'html' }],
    })
  })

  test('gives nothing of the person who is its contact', () => {
    expect(JSON.stringify(readAboutPage(page({ words: '<p>Welcome.</p>' }), host()))).not.toMatch(/rin/i)
  })

  test('leaves the version to NodeInfo where that states one', () => {
    expect(readAboutPage(page(), host('2.4.3'))).not.toHaveProperty('version')
  })

  test.each(['12K', '-4', '1.5', '', '1,23', 'Rotterdam'])('with %j among its figures counts something else, or not exactly', (figure) => {
    expect(readAboutPage(page({ figures: [figure, '7', '8'] }), host())).not.toHaveProperty('usage')
    expect(readAboutPage(page({ figures: ['6', '7', figure] }), host())).not.toHaveProperty('usage')
  })

  test.each([
    ['harbour.example\n - harbour.example', 'harbour.example'],
    ['harbour.example - Tea - and boats', 'Tea - and boats'],
    ['The Harbour', 'The Harbour'],
    ['harbour.example - Rin&#39;s quay', "Rin's quay"],
  ])('titled %j names the server %j', (title, name) => {
    expect(readAboutPage(page({ title }), host()).name).toBe(name)
  })

  test('is no page of anything else: a parked domain or an app that draws itself says nothing', () => {
    for (const other of [
      '',
      '<title>Buy this domain</title><body class="parked">',
      '<body><div id="mastodon"></div></body>',
      '{"error":"no"}',
    ])
      expect(readAboutPage(other, host())).toEqual({})
    for (const other of [undefined, null, 7, {}, []]) expect(readAboutPage(other, host())).toEqual({})
  })

  test('however it is cut and mixed makes facts or nothing, without an exception', () => {
    const pieces = page({ words: '<p>Welcome.</p>' }).match(/<[^>]*>|[^<]+/g) ?? []
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        const facts = readAboutPage(`<body class='about-body'>${parts.join('')}`, host())
        expect(Object.values(facts)).not.toContain(undefined)
        expect(typeof (facts.name ?? '')).toBe('string')
      }),
    )
  })

  test('of endless marks is read in the time that its length is worth', () => {
    const floods = ["<div class='panel'>", '<strong>', "<title>a - a<body class='", "class='main'>", 'information-board ', ' '.repeat(50)]
    for (const mark of floods) {
      const flood = `<body class='about-body'><div class='main'>${mark.repeat(200_000 / mark.length)}`
      expect(Object.keys(readAboutPage(flood, host()))).not.toContain('version')
    }
  })
})

describe('The pages /about/more and /about', () => {
  const wanted = (knowledge: HostKnowledge): readonly string[] =>
    mastodon.endpoints.flatMap(({ path, when }) => (path.startsWith('/about') && when?.(knowledge) !== false ? [path] : []))

  test('are asked of Mastodon before 4.0, and the short one only while the long one was not read', () => {
    expect(wanted(host('3.5.3'))).toEqual(['/about/more', '/about'])
    expect(wanted(host('3.5.3', { '/about/more': 'ok' }))).toEqual(['/about/more'])
  })

  test('are not asked of Mastodon since 4.0, where they are drawn by scripts', () => {
    expect(wanted(host('4.0.2'))).toEqual([])
  })

  test('are asked of a server without a version only while it has no instance document', () => {
    expect(wanted(host())).toEqual(['/about/more', '/about'])
    expect(wanted(host(undefined, { '/api/v1/instance': 'ok' }))).toEqual([])
  })
})
