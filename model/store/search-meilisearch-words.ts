// Words and filters as Meilisearch is asked for them: in a form that its own tokenizer leaves alone, in groups that fit its limits.
import { FACETS } from '#model/facets.ts'
import type { FacetFilters } from '#model/search.ts'
import type { QueryText, QueryWord } from '#model/search-words.ts'

const PLAIN = /^[a-z0-9]*/
const SPELLABLE = /^\p{L}{4,30}$/u
// Pairs of scripts without spaces are no words with a spelling.
const PAIRS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u

/** Stands between what is plain and what is encoded: a Latin letter that never stands for itself, since it is not plain. */
const MARK = 'ə'
/** 26 to that power is more than there are code points. */
const LETTERS = 5

/**
 * A word as it stands in the index: its plain letters and digits stay, and from the first other character on everything becomes letters,
 * five a code point; so words that differ have codes that differ, and the beginning of a word is the beginning of its code. Meilisearch
 * would cut words of many scripts by its own rules, and otherwise in a document than in a query (charabia, `segmenter`).
 */
export function encodeWord(word: string): string {
  const plain = PLAIN.exec(word)?.[0] ?? ''
  return plain === word ? word : plain + MARK + [...word.slice(plain.length)].map(encodeCharacter).join('')
}

function encodeCharacter(character: string): string {
  let rest = character.codePointAt(0) ?? 0
  let code = ''
  for (let place = 0; place < LETTERS; place += 1) {
    code = String.fromCharCode(97 + (rest % 26)) + code
    rest = Math.floor(rest / 26)
  }
  return code
}

/** Whether a word has a spelling that one can miss. */
export function isSpellable(word: string): boolean {
  return SPELLABLE.test(word) && !PAIRS.test(word)
}

/** Meilisearch looks at ten words of a query and forgets the others ("Known limitations"). */
const MOST_WORDS = 10

/**
 * The words of a text as queries, all of which a server must meet. A whole word stands in quotes, which allow no typos, no longer words
 * and no joining; a beginning stands last, since only the last word may go on. A single letter is no beginning: a third of all words
 * begin with it.
 */
export function writeQueries({ words, letters }: Pick<QueryText, 'words' | 'letters'>): readonly string[] {
  const begun = letters > 1 ? words.filter(({ prefix }) => prefix) : []
  const whole = words.filter((word) => !begun.includes(word))
  const groups = Math.max(begun.length, Math.ceil(whole.length / (MOST_WORDS - 1)))
  return Array.from({ length: groups }, (_, group) => {
    const quoted = whole.slice(group * (MOST_WORDS - 1), (group + 1) * (MOST_WORDS - 1)).map(({ word }) => `"${encodeWord(word)}"`)
    const beginning = begun.slice(group, group + 1).map(({ word }) => encodeWord(word))
    return [...quoted, ...beginning].join(' ')
  })
}

/** The words of a text as one query that allows typos where a word has a spelling; undefined where none has. */
export function writeLooseQuery(words: readonly QueryWord[]): string | undefined {
  if (!words.some(({ word }) => isSpellable(word)) || words.length > MOST_WORDS) return undefined
  // Quoted words first: the last one may go on.
  const [loose, strict] = [words.filter(({ word }) => isSpellable(word)), words.filter(({ word }) => !isSpellable(word))]
  return [...strict.map(({ word }) => `"${encodeWord(word)}"`), ...loose.map(({ word }) => word)].join(' ')
}

/** Longer values are not asked for; search-meilisearch-index.ts cuts them. */
const LONGEST_ASKED = 99
// A value in quotes has no way to hold a backslash (filter-parser, `unescape`).
const STEERING = /["\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/**
 * A filter that leaves what counts: who meets all the choices, and who fails by one of them, whose counts they belong to. Undefined when
 * that is everybody: with fewer than two choices, or with values that are better judged here.
 */
export function writeFilter(filters: FacetFilters): string | undefined {
  const chosen = FACETS.flatMap(({ key }) => {
    const values = filters[key] ?? []
    return values.length === 0 ? [] : [{ key, values }]
  })
  if (chosen.length < 2 || chosen.some(({ values }) => values.some(isOdd))) return undefined
  const conditions = chosen.map(({ key, values }) => `${key} IN [${values.map((value) => `"${value}"`).join(', ')}]`)
  return conditions.map((_, left) => `(${conditions.filter((_condition, index) => index !== left).join(' AND ')})`).join(' OR ')
}

function isOdd(value: string): boolean {
  return value.trim() === '' || value.length > LONGEST_ASKED || STEERING.test(value)
}
