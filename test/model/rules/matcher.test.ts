// The matcher looks at each place of a text a bounded number of times, whatever the text: its work is counted, not timed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '#model/rules/folded-text.ts'
import { readEntries } from '#model/rules/lexicon.ts'
import { LEXICONS } from '#model/rules/lexicon/index.ts'
import { compileMatcher } from '#model/rules/matcher.ts'
import { classifyRule } from '#model/rules/rules.ts'

/** The parts of a text that a list of entries finds. */
function find(entries: string, text: string): readonly string[] {
  const folded = foldText(text)
  return compileMatcher(readEntries(entries))
    .match(folded)
    .found.map(({ from, to }) => text.slice(folded.origins[from], folded.origins[to]))
}

describe('an entry', () => {
  test.each([
    ['finds a whole word', 'ad', 'an ad, no addiction', ['ad']],
    ['finds all words with its stem', 'racis*', 'racism and racists', ['racism', 'racists']],
    ['finds a part of a compound', '*werbung*', 'Schleichwerbung', ['werbung']],
    ['finds words one behind the other', 'hate speech', 'hate-speech, hate of speech', ['hate-speech']],
    ['finds stems one behind the other', 'falsch* information*', 'falsche Informationen', ['falsche Informationen']],
    ['finds either of two', '(no|zero) tolerance', 'zero tolerance', ['zero tolerance']],
    ['finds a word with and without a letter', 'ads?', 'ad ads adds', ['ad', 'ads']],
    ['finds a phrase with and without a word', 'share (your )?data', 'share data, share your data', ['share data', 'share your data']],
    ['finds two words with others between', 'block .. servers', 'we block some other servers', ['block some other servers']],
    ['finds nothing across the end of a sentence', 'block .. servers', 'We block. Servers hum.', []],
    ['finds nothing too far away', 'block .. servers', `block ${'very '.repeat(30)} far servers`, []],
    ['finds characters without gaps anywhere', '禁止', '本站禁止广告', ['禁止']],
    ['reads both forms of a character', '騷擾', '骚扰', ['骚扰']],
    ['reads full width and accents', 'cafe', 'Ｃａｆé', ['Ｃａｆé']],
  ])('%s', (_, entries, text, found) => expect(find(entries, text)).toEqual(found))
})

// Words that many entries share, repeated without end, with and without gaps; and what is long, deep or nearly a match.
const ADVERSARIAL: readonly (readonly [name: string, unit: string])[] = [
  ['one letter', 'a'],
  ['one letter with gaps', 'a '],
  ['a stem of many entries', 'discrimin '],
  ['a stem without gaps', 'porn'],
  ['beginnings of entries with parts', 'report block post train share sexual '],
  ['ends of entries with parts', 'moderators servers minors models information '],
  ['both', 'block instances report moderators share private information '],
  ['short words of all languages', 'de la no die et i na que '],
  ['kana', 'の禁止は'],
  ['one Chinese character', '不'],
  ['Chinese parts', '屏蔽实例转载注明'],
  ['Korean', '금지합니다 '],
  ['Cyrillic', 'запрещ оскорб '],
  ['combining marks', 'e\u0301\u0302\u0303'],
  ['dots', '. .. ... '],
  ['apostrophes', "'’`"],
  ['addresses', 'http://'],
  ['what is nearly a host', 'a.b.c.d.'],
  ['what is nearly a name', '@a@.@'],
  ['surrogates', '\ud83d\udca9'],
]

/** Looks at one character of a text: what is shared by many entries is looked at for each. */
const MOST_STEPS = 400

describe('the work of the classifier', () => {
  test.each(ADVERSARIAL)('grows with the text and no faster: %s', (_, unit) => {
    const steps = (length: number): number => classifyRule({ text: unit.repeat(Math.ceil(length / unit.length)).slice(0, length) }).steps
    const [short, long] = [steps(2_000), steps(16_000)]
    expect(long).toBeLessThanOrEqual(short * 8 * 1.1 + 200)
    expect(short / 2_000).toBeLessThan(MOST_STEPS)
  })

  test('is bounded for every pattern of every lexicon, fed 2 kB of itself', () => {
    const written = LEXICONS.flatMap((lexicon) => [...Object.values(lexicon.topics), ...Object.values(lexicon.cues)])
    const phrases = written.flatMap((list) => readEntries(list)).map(({ parts }) => parts.map((part) => part[0] ?? '').join(' '))
    for (let start = 0; start < phrases.length; start += 25) {
      const own = phrases
        .slice(start, start + 25)
        .join(' ')
        .replaceAll('*', '')
      const { steps } = classifyRule({ text: own.repeat(Math.ceil(2_000 / own.length)).slice(0, 2_000) })
      expect(steps / 2_000, own.slice(0, 80)).toBeLessThan(MOST_STEPS)
    }
  })

  test('is bounded for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(classifyRule({ text }).steps).toBeLessThan(MOST_STEPS * (text.length + 4))
      }),
      { numRuns: 200 },
    )
  })
})

test('a folded text points back into its text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { codes, length, origins } = foldText(text)
      expect(length).toBeLessThanOrEqual(codes.length)
      let before = 0
      for (let at = 0; at < length; at += 1) {
        expect(origins[at]).toBeGreaterThanOrEqual(before)
        expect(origins[at]).toBeLessThanOrEqual(text.length)
        before = origins[at] ?? 0
      }
    }),
    { numRuns: 300 },
  )
})
