// What servers write about themselves, made harmless before it is stored or shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, cutText, escapeForLog, htmlToText, markdownToText, plainText, TEXT_LIMITS } from '#model/text.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())
// Strings made of what is dangerous, so that it meets itself.
const hostileText = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '\0',
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\ud800',
      '\udc00',
      '👩',
      '\u0301',
      '\u{e0061}',
      '\u{1f3f4}',
      '\u0344',
      '\u2028',
    ),
  )
  .map((parts) => parts.join(''))

function codePoints(text: string): number {
  return [...text].length
}

describe('foreign text', () => {
  test.each([
    ['Mastodon', 'Mastodon'],
    ['  A place\u0000 for\u0007 all \u001b[31mof us ', 'A place for all [31mof us'],
    ['first line\r\nsecond\rthird\u2028fourth', 'first line\nsecond\nthird\nfourth'],
    ['keeps\ttabs', 'keeps\ttabs'],
    ['abc\u202eexe.cod\u202c\u2066x\u2069\u200e\u200f\u061c', 'abcexe.codx'],
    ['half \ud83d a pair \udc69', 'half  a pair'],
    ['e\u0301', 'é'],
    ['a\u200b\u200b\u200d\u200c\u200bb', 'a\u200bb'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} hidden\u{e0061}\u{e0062}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} hidden',
    ],
    [`z${'\u0335'.repeat(50)}o`, `z${'\u0335'.repeat(8)}o`],
    ['one\n\n\n\n\n\ntwo', 'one\n\ntwo'],
    ['one \n \n \n two', 'one\n\n two'],
    [`wide${' '.repeat(500)}gap`, 'wide gap'],
    ['two  spaces', 'two  spaces'],
    ['\u200b\u2060\ufeff', ''],
    ['\u3164\u2800 \u200d', ''],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleanText(text, 1000)).toBe(expected)
  })

  test('is cut at whole characters as people count them', () => {
    expect(cleanText('abcdef', 3)).toBe('abc')
    expect(cleanText('ab👩\u200d👩\u200d👧', 3)).toBe('ab')
    expect(cleanText('ab👍🏽x', 3)).toBe('ab')
    expect(cleanText('ab👍x', 3)).toBe('ab👍')
    expect(cleanText('日本語の', 3)).toBe('日本語')
    expect(cleanText('ab cd', 3)).toBe('ab')
    expect(cutText('a'.repeat(5), 5)).toBe('aaaaa')
  })

  test('keeps its white space where that is asked for', () => {
    expect(cleanText(' User-agent: *\r\n\n\n\n  Disallow: /\0', 1000, { collapse: false })).toBe(' User-agent: *\n\n\n\n  Disallow: /')
  })

  test('whatever it was, holds nothing dangerous, is within its limit and does not change when cleaned again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, hostileText), fc.integer({ min: 1, max: 60 }), (text, max) => {
        const clean = cleanText(text, max)
        expect(codePoints(clean)).toBeLessThanOrEqual(max)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(clean).toBe(clean.trim())
        expect(cleanText(clean, max)).toBe(clean)
      }),
      { numRuns: 2000 },
    )
  })

  test('of millions of invisible characters costs little and leaves little', () => {
    expect(cleanText('\u200b'.repeat(3_000_000), 200)).toBe('')
    expect(cleanText(`a${'\u0301'.repeat(3_000_000)}`, 200).length).toBeLessThan(20)
    expect(cleanText(`a${' '.repeat(3_000_000)}`, 200)).toBe('a')
  })

  // Putting marks in order takes the square of their number: minutes for these, on every visit.
  test('of a hundred thousand marks in disorder costs little, and is cut to eight', () => {
    expect([...cleanText(`a${'\u0316\u0300'.repeat(1_000_000)}`, TEXT_LIMITS.longText).normalize('NFD')]).toHaveLength(9)
  })
})

describe('HTML in a description', () => {
  test.each([
    ['<p>A <strong>small</strong> server &amp; friends</p>', 'A small server & friends'],
    ['<p>One</p><p>Two<br>Three<br/>Four</p>', 'One\n\nTwo\nThree\nFour'],
    ['<ul><li>Be kind</li><li>No spam</li></ul>', '- Be kind\n- No spam'],
    ['<ul><li>Be kind<li>No spam</ul>', '- Be kind\n- No spam'],
    ['<ol><li>Be kind</li><li>No spam</li></ol>', '1. Be kind\n2. No spam'],
    ['See <a href="https://rules.example/" onclick="evil()">our rules</a>.', 'See our rules.'],
    ['<h1>Rules</h1>text', 'Rules\n\ntext'],
    ['a<script>alert("</p>")</script>b<style>p{}</style>c<!-- <p>hidden</p> -->d', 'abcd'],
    ['<SCRIPT>x</ScRiPt >after', 'after'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['caf&eacute; &#x1f355; &#128512; &unknown; &', 'café 🍕 😀 &unknown; &'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<p title="a > b">text</p>', 'text'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['no tags', 'no tags'],
    ['<p>never closed', 'never closed'],
    ['</p></div>stray ends', 'stray ends'],
    ['text <', 'text <'],
    ['<p', ''],
    ['<textarea>form</textarea><select><option>a</select>text', 'text'],
    ['<pre>a\n  b</pre>', 'a\nb'],
  ])('%j reads %j', (html, expected) => {
    expect(htmlToText(html, 1000)).toBe(expected)
  })

  test('is decoded once: what was escaped twice stays escaped once', () => {
    expect(htmlToText('&amp;lt;b&amp;gt;', 100)).toBe('&lt;b&gt;')
  })

  test('of any kind never throws and yields clean text within the limit', () => {
    const markup = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '</',
          '<p>',
          '</p>',
          '<ul>',
          '<li>',
          '</ul>',
          '<a href="',
          '"',
          "'",
          '=',
          '<!--',
          '-->',
          '&amp;',
          '&#0;',
          '&#xd800;',
          '<pre>',
          '<script>',
          '</script>',
          'text',
          ' ',
          '\n',
          '<table><tr><td>',
          '/>',
          '<br',
          '\0',
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(markup, anyText), fc.integer({ min: 1, max: 200 }), (html, max) => {
        const text = htmlToText(html, max)
        expect(codePoints(text)).toBeLessThanOrEqual(max)
        expect(cleanText(text, max)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['nested a hundred thousand deep', '<div>'.repeat(100_000) + 'deep'],
    ['with ends that match nothing', '<b>'.repeat(60_000) + '</i>'.repeat(60_000)],
    ['with a comment around every end', '<div><!--</div>-->'.repeat(30_000) + '</p>'.repeat(30_000)],
    ['with quotes that are never closed', '<a b="\''.repeat(60_000)],
    ['of angle brackets', '<'.repeat(400_000)],
    ['of ampersands', '&'.repeat(400_000)],
    ['of scripts without end', '<script>'.repeat(60_000)],
  ])('%s is read to its end', (_, html) => {
    expect(codePoints(htmlToText(html, 5000))).toBeLessThanOrEqual(5000)
  })
})

describe('a field that may be HTML or plain', () => {
  test('is read as what it looks like', () => {
    expect(plainText('<p>A server</p>', 100)).toBe('A server')
    expect(plainText('line one\nline two', 100)).toBe('line one\nline two')
    expect(plainText('Tom &amp; Jerry\nfriends', 100)).toBe('Tom & Jerry\nfriends')
    expect(plainText('a < b & c', 100)).toBe('a < b & c')
    expect(plainText('I <3 you', 100)).toBe('I <3 you')
  })
})

describe('Markdown in a sidebar', () => {
  test.each([
    ['# Rules\n\nBe **kind** and _patient_.', 'Rules\n\nBe kind and patient.'],
    ['Rules\n=====\ntext', 'Rules\n\ntext'],
    ['## Closed ##', 'Closed'],
    ['* one\n+ two\n- three\n1. four', '- one\n- two\n- three\n1. four'],
    ['see [our rules](https://rules.example/a_(b)) or [these][1]\n\n[1]: https://rules.example', 'see our rules or these'],
    ['![logo](https://img.example/x.png) text', 'logo text'],
    ['<https://rules.example/> and <b>bold</b>', 'https://rules.example/ and bold'],
    ['`code` and\n```js\nconst *a* = 1\n```\nend', 'code and\n\nconst *a* = 1\n\nend'],
    ['> quoted\n> more', 'quoted\nmore'],
    ['snake_case_names and 2 * 3 * 4 stay', 'snake_case_names and 2 * 3 * 4 stay'],
    ['\\*not emphasis\\*', '*not emphasis*'],
    ['~~old~~ new', 'old new'],
    ['a\n\n---\n\nb', 'a\n\nb'],
    ['::: spoiler Title\nhidden\n:::', 'hidden'],
    ['***very***', 'very'],
  ])('%j reads %j', (markdown, expected) => {
    const text = markdownToText(markdown, 1000)
    expect(text.replace(/\n{2,}/g, '\n')).toBe(expected.replace(/\n{2,}/g, '\n'))
  })

  test('of any kind never throws and yields clean text within the limit', () => {
    const marks = fc
      .array(
        fc.constantFrom(
          '*',
          '_',
          '`',
          '[',
          ']',
          '(',
          ')',
          '!',
          '#',
          '>',
          '-',
          '\\',
          '\n',
          ' ',
          '~~',
          '```',
          '<b>',
          'a',
          '\uf72a',
          '|',
          ':::',
          '=',
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(marks, anyText), fc.integer({ min: 1, max: 200 }), (markdown, max) => {
        const text = markdownToText(markdown, max)
        expect(codePoints(text)).toBeLessThanOrEqual(max)
        expect(cleanText(text, max)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['[', '[a](', '![a](', '**a*', '_a ', '`a ', '> ', '- ', '\\', '~~', '#', '[a][', '<https://'])(
    'a hundred thousand times %j is read to its end',
    (mark) => {
      expect(codePoints(markdownToText(mark.repeat(100_000), 5000))).toBeLessThanOrEqual(5000)
    },
  )
})

describe('foreign text in a log line', () => {
  test('cannot begin a line, colour a terminal or turn the direction', () => {
    expect(escapeForLog('bad\nlevel=info\u001b[2J\u202e\u2028\\x')).toBe('bad\\u{a}level=info\\u{1b}[2J\\u{202e}\\u{2028}\\\\x')
    expect(escapeForLog('x'.repeat(1000))).toHaveLength(200)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeForLog(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      }),
    )
  })
})
