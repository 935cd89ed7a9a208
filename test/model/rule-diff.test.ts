// How rules changed: pairs of what went and came, and texts laid over each other word by word.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffWords, pairRules, type ComparableRule, type Segment } from '#model/rule-diff.ts'

const rule = (position: number, text: string, nativeId: string | null = null): ComparableRule => ({ position, nativeId, text, hint: null })

/** `[-gone-]`, `{+come+}`, and the rest as it is. */
const show = (segments: readonly Segment[]): string =>
  segments.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('')

describe('a text that was reworded', () => {
  test.each([
    ['No spam.', 'No spam or advertising.', 'No spam{+ or advertising+}.'],
    ['No nudity without a warning', 'No nudity', 'No nudity[- without a warning-]'],
    ['Be kind', 'Sei nett', '[-Be-]{+Sei+} [-kind-]{+nett+}'],
    ['広告は禁止', '宣伝は禁止', '[-広告-]{+宣伝+}は禁止'],
    ['', 'New', '{+New+}'],
    ['Same', 'Same', 'Same'],
  ])('“%s” → “%s”', (before, after, shown) => expect(show(diffWords(before, after))).toBe(shown))

  test('gives both texts back, whatever they are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = diffWords(before, after)
        const without = (kind: Segment['kind']): string =>
          segments
            .filter((segment) => segment.kind !== kind)
            .map((segment) => segment.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  test('of any length is compared in bounded time', () => {
    const [one, other] = ['a b '.repeat(5000), 'b a '.repeat(5000)]
    expect(diffWords(one, other).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('rules that changed at once', () => {
  test('are paired by their words; what is like nothing came or went', () => {
    const gone = [rule(1, 'No spam.'), rule(2, 'Nudity must be hidden behind a warning')]
    const come = [rule(1, 'Nudity must be hidden behind a content warning'), rule(2, 'No cryptocurrency.')]
    expect(pairRules(gone, come)).toEqual({
      added: [come[1]],
      removed: [gone[0]],
      reworded: [{ before: gone[1], after: come[0] }],
    })
  })

  test('that kept their number may change more', () => {
    const [before, after] = [rule(1, 'Adult pictures need a warning here', '7'), rule(4, 'Adult content has no place', '7')]
    expect(pairRules([before], [after]).reworded).toEqual([{ before, after }])
    expect(pairRules([before], [{ ...after, nativeId: '8' }]).reworded).toEqual([])
  })
})
