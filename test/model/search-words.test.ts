// How texts and queries become words: scripts, accents, pairs, floods; and how far two spellings are apart.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countEdits, editsAllowed, foldText, LONGEST_QUERY, readQueryText, splitWords } from '#model/search-words.ts'

describe('folding', () => {
  test.each([
    ['Café MÜNCHEN', 'cafe munchen'],
    ['Straße, Łódź, Ærø, Þór, İstanbul ılık', 'strasse, lodz, aero, thor, istanbul ilik'],
    ['ΟΔΥΣΣΕΥΣ Ὀδυσσεύς', 'οδυσσευσ οδυσσευσ'],
    ['Ёлка Йод', 'елка иод'],
    ['ｆｕｌｌ ﬁne ™ 𝔐𝔞𝔱', 'full fine tm mat'],
    ['ガラス 한국 हिन्दी', 'ガラス 한국 हिन्दी'],
  ])('%s is compared as %s', (text, folded) => expect(foldText(text)).toBe(folded))

  test('folding twice changes nothing, and nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
      }),
    )
  })
})

describe('the words of a document', () => {
  test('are runs of letters and digits, each once', () => {
    expect(splitWords(["Photo & film: photo, 35mm, d'été", null, undefined, 'film'], 99)).toEqual(['photo', 'film', '35mm', 'd', 'ete'])
    expect(splitWords(['mastodon.social xn--mnchen-3ya.example'], 99)).toEqual(['mastodon', 'social', 'xn', 'mnchen', '3ya', 'example'])
  })

  test('are pairs where a script has no spaces, and the last character', () => {
    expect(splitWords(['写真サーバーabc'], 99)).toEqual(['写真', '真サ', 'サー', 'ーバ', 'バー', 'ー', 'abc'])
    expect(splitWords(['猫'], 99)).toEqual(['猫'])
    expect(splitWords(['사진'], 99)).toEqual(['사진', '진'])
    expect(splitWords(['東京。写真、'], 99)).toEqual(['東京', '京', '写真', '真'])
  })

  test('are no more than asked for, and none is endless', () => {
    expect(splitWords(['a b c d e'], 3)).toEqual(['a', 'b', 'c'])
    expect(splitWords(['x'.repeat(9999)], 9)).toEqual(['x'.repeat(64)])
  })
})

describe('the words of a query', () => {
  test('must all be met, and the last may go on', () => {
    expect(readQueryText('  Photo\tCafé\n')).toEqual({
      folded: 'photo cafe',
      words: [
        { word: 'photo', prefix: false },
        { word: 'cafe', prefix: true },
      ],
      letters: 9,
      namesOnly: false,
    })
  })

  test('are exact pairs in scripts without spaces; a single character begins a pair', () => {
    expect(readQueryText('写真集').words).toEqual([
      { word: '写真', prefix: false },
      { word: '真集', prefix: false },
    ])
    expect(readQueryText('猫').words).toEqual([{ word: '猫', prefix: true }])
    expect(readQueryText('猫').letters).toBe(2)
    expect(readQueryText('写真').letters).toBe(4)
  })

  test('are few and short, whatever is typed', () => {
    expect(readQueryText('\u0000\u202e\u2028 !!! \u200b').words).toEqual([])
    expect(readQueryText('\u0000').folded).toBe('')
    expect(readQueryText('a '.repeat(9000)).words).toHaveLength(12)
    expect(readQueryText('漢'.repeat(9000)).words.length).toBeLessThanOrEqual(12)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2 * LONGEST_QUERY }), (typed) => {
        const { words, folded } = readQueryText(typed)
        expect(words.length).toBeLessThanOrEqual(12)
        for (const { word } of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u)
        expect(folded).not.toMatch(/\p{Cc}/u)
      }),
    )
  })

  test('of a name typed in full are among the words of the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const words = new Set(splitWords([name], 999))
        for (const { word, prefix } of readQueryText(name).words) {
          expect(words.has(word) || (prefix && [...words].some((one) => one.startsWith(word)))).toBe(true)
        }
      }),
    )
  })
})

describe('spellings', () => {
  test.each([
    ['mastodon', 'mastodon', 0],
    ['mastadon', 'mastodon', 1],
    ['msatodon', 'mastodon', 1],
    ['mastodn', 'mastodon', 1],
    ['peertub', 'peertube', 1],
    ['pixelfed', 'pixelefd', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('%s and %s are %i edits apart', (one, other, edits) => {
    expect(countEdits(one, other, 3)).toBe(edits)
    expect(countEdits(other, one, 3)).toBe(edits)
  })

  test('far apart is no more than one too many', () => {
    expect(countEdits('photography', 'mastodon', 2)).toBe(3)
    expect(countEdits('ab', 'abcdefgh', 2)).toBe(3)
  })

  test('short words are not corrected', () => expect([3, 4, 5, 6, 20].map(editsAllowed)).toEqual([0, 1, 1, 2, 2]))
})
