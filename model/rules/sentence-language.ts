// Which language a single rule is written in: by its script, by the short words of the lexicons, and by what is known of its server. Cheap and pure.
import { splitWords } from '../search-words.ts'
import { LEXICONS } from './lexicon/index.ts'

/** No language that can be told. */
export const UNDETERMINED = 'und'

const MOST_WORDS = 200

let tellers: ReadonlyMap<string, readonly string[]> | undefined

// Whole words only: wildcards and phrases cost more than they tell.
function readTellers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { language, script, common, cues } of LEXICONS) {
    if (script === 'dense') continue
    const lists = [common, ...Object.values(cues)]
    for (const word of splitWords(
      lists.flatMap((list) => list.split(',').filter((entry) => /^\s*[\p{L}’']+\s*$/u.test(entry))),
      10_000,
    ))
      found.set(word, (found.get(word) ?? new Set()).add(language))
  }
  return new Map([...found].map(([word, languages]) => [word, [...languages]]))
}

const KANA = /[\p{scx=Hira}\p{scx=Kana}]/u
const HANGUL = /\p{scx=Hang}/u
const HAN = /\p{scx=Han}/u
const CYRILLIC = /\p{scx=Cyrl}/u
const CYRILLIC_LANGUAGES = ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'mn']

function tellDense(text: string, languages: readonly string[]): string | undefined {
  if (KANA.test(text)) return 'ja'
  if (HANGUL.test(text)) return 'ko'
  if (!HAN.test(text)) return undefined
  return languages.includes('ja') && !languages.includes('zh') ? 'ja' : 'zh'
}

/**
 * The language of a rule (BCP 47 primary subtag), or `und`.
 *
 * @param languages those that its server states, the first one first: they decide between languages that tie, and where nothing tells
 */
export function tellLanguage(text: string, languages: readonly string[]): string {
  const dense = tellDense(text, languages)
  if (dense !== undefined) return dense
  tellers ??= readTellers()
  const counts = new Map<string, number>()
  for (const word of splitWords([text], MOST_WORDS)) {
    const telling = tellers.get(word) ?? []
    for (const language of telling) counts.set(language, (counts.get(language) ?? 0) + 1 / telling.length)
  }
  const cyrillic = CYRILLIC.test(text)
  const stated = languages.filter((language) => CYRILLIC_LANGUAGES.includes(language) === cyrillic)
  const rank = (language: string): number =>
    (counts.get(language) ?? 0) + (stated.includes(language) ? 0.5 / (stated.indexOf(language) + 1) : 0)
  const best = [...counts.keys(), ...stated].toSorted((a, b) => rank(b) - rank(a))[0]
  return best ?? (cyrillic ? 'ru' : UNDETERMINED)
}
