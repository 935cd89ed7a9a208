// Which labels of internationalised names may be shown in their own script: one script only, and no look-alikes of Latin (Unicode UTS 39).

// Letters of each script with the marks that belong to them. Chinese, Japanese and Korean write with several scripts at once.
const SCRIPTS: readonly RegExp[] = [
  ...[
    ['Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi', 'Hebrew'],
    ['Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Sinhala', 'Tamil', 'Telugu', 'Thai', 'Tibetan'],
  ]
    .flat()
    .map((script) => new RegExp(`^[\\p{Script=${script}}0-9-]+$`, 'u')),
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}0-9-]+$/u,
]

// Latin as European languages and Vietnamese write it, less the letters that pass for others: dotless i, kra, n with apostrophe, long s.
const LATIN = /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e\u01a1\u01b0\u1ea0-\u1ef9-]+$/

// Characters that pass for Latin letters, digits or punctuation; a label needs something else to be told from an ASCII one.
const LOOK_ALIKES = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡкмнтвзαγεηικνορτυχωօոսցհքզյιノ一ー二ニ口工卜ロエトヘへベペべぺ丨丶丿〇0-9-]+$/u
const INVISIBLE_OR_FOREIGN_DIGIT = /[\p{Cf}\p{Cn}\p{Co}]|(?![0-9])\p{Nd}/u

/** True for a label (in Unicode) that can be shown as it is: ASCII, plain Latin, or one other script that nobody takes for Latin. */
export function isReadableLabel(label: string): boolean {
  if (LATIN.test(label)) return true
  if (INVISIBLE_OR_FOREIGN_DIGIT.test(label) || LOOK_ALIKES.test(label)) return false
  return SCRIPTS.some((script) => script.test(label))
}
