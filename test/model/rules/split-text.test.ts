// Long texts become sentences that can be read as rules: items of lists, sentences of paragraphs, headings apart.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readProse } from '#model/rules/rules.ts'
import { splitIntoRules } from '#model/rules/split-text.ts'
import { htmlToText, markdownToText } from '#model/text.ts'

const pieces = (text: string): readonly string[] => splitIntoRules(text).map((piece) => piece.text)

test('sentences of a paragraph are pieces', () => {
  expect(pieces('We like maps. Please be kind! No spam (e.g. links, etc. and so on) here.')).toEqual([
    'We like maps.',
    'Please be kind!',
    'No spam (e.g. links, etc. and so on) here.',
  ])
})

test('an item of a list is one piece, without its mark', () => {
  const list = [
    '- no racism. Really.',
    '* no sexism',
    '1. no spam',
    '2) no ads',
    '(c) no bots',
    '3.1.2 no porn',
    '第1条 荒らしは禁止です。',
  ]
  expect(pieces(list.join('\n'))).toEqual([
    'no racism. Really.',
    'no sexism',
    'no spam',
    'no ads',
    'no bots',
    'no porn',
    '荒らしは禁止です。',
  ])
})

test('a short line above others is their heading', () => {
  const [first, second] = splitIntoRules('# Rules\n\nBe kind.\n\nNot allowed:\n- spam and scams')
  expect(first).toMatchObject({ text: 'Be kind.', heading: 'Rules' })
  expect(second).toMatchObject({ text: 'spam and scams', heading: 'Not allowed' })
})

test('short lines one below the other are a list, also without marks; one apart is a heading', () => {
  expect(pieces('Unwanted\n\nAdvertising of any kind\nPictures of geese\nQuarrels about tea')).toEqual([
    'Advertising of any kind',
    'Pictures of geese',
    'Quarrels about tea',
  ])
})

test('a sentence with a colon announces what stands below it, and is none of it', () => {
  const found = splitIntoRules('We grow beans here. These things are removed from our allotment whoever brings them there:\n- geese')
  expect(found).toMatchObject([{ text: 'We grow beans here.' }, { text: 'geese', item: true }])
  expect(found[1]?.heading).toMatch(/^These things are removed/)
})

test('numbers, dates and negative degrees are no marks of lists', () => {
  expect(pieces('2024 was a dry year.\n-5 degrees are no reason to stay in bed')).toEqual([
    '2024 was a dry year.',
    '-5 degrees are no reason to stay in bed',
  ])
})

test('scripts without gaps are cut at their own full stops', () => {
  expect(pieces('スパムは禁止です。広告も禁止です。')).toEqual(['スパムは禁止です。', '広告も禁止です。'])
})

test('pages of HTML and Markdown are read as their text', () => {
  const html = '<h2>Our rules</h2><p>We are <b>two friends</b>.</p><ul><li>No <em>harassment</em></li><li>No spam</li></ul>'
  expect(pieces(htmlToText(html, 1000))).toEqual(['We are two friends.', 'No harassment', 'No spam'])
  expect(pieces(markdownToText('## Rules\n\n1. **No spam**\n2. No ads', 1000))).toEqual(['No spam', 'No ads'])
})

test('only what speaks of a topic is read as a rule, and it is marked as prose', () => {
  const text = 'We are two friends from Oslo.\n\nPornography is not allowed. The sea is cold.'
  expect(readProse(text)).toMatchObject([
    { source: 'prose', text: 'Pornography is not allowed.', labels: [{ topic: 'nudity', stance: 'forbid' }] },
  ])
})

test('pieces lie within their text, in order, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('- ', '. ', '\n', '。', '1. ', '# '))),
      (parts) => {
        const text = parts.join('')
        let before = 0
        for (const piece of splitIntoRules(text)) {
          expect(piece.from).toBeGreaterThanOrEqual(before)
          expect(text.slice(piece.from, piece.to)).toBe(piece.text)
          before = piece.to
        }
      },
    ),
  )
})

test('an endless text gives a bounded number of pieces', () => {
  expect(splitIntoRules('No spam here. '.repeat(20_000)).length).toBeLessThanOrEqual(2000)
})
