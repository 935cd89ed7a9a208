// Languages as servers write them ('English', 'ja,en', 'en_US', '日本語'), made into primary language subtags of BCP 47.

// Special tags that name no one language (ISO 639-2: undetermined, multiple, uncoded, no linguistic content), and their spellings.
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'mis', 'zxx', 'root'])
// Bokmål is what nearly everybody means by Norwegian, and detectors know one Norwegian.
const MERGED: Readonly<Record<string, string>> = { nb: 'no' }

const SEPARATORS = /[,;/|&+、，;\n]|\s(?:and|und|et|y|e|og|och|en)\s/iu
/** More entries than any server can mean; the rest is not read. */
const MOST_ENTRIES = 50
const LONGEST_ENTRY = 80

/**
 * The languages that a server states, as primary subtags ('en', 'ja', 'gsw'), each once, in the order stated. Tags of any form of
 * BCP 47, locale names of operating systems, three-letter codes, and names of languages in English or in themselves are understood;
 * what is no language is left out.
 */
export function readLanguages(stated: readonly string[]): readonly string[] {
  const entries = stated.slice(0, MOST_ENTRIES).flatMap((text) => text.slice(0, LONGEST_ENTRY * 4).split(SEPARATORS))
  return [...new Set(entries.slice(0, MOST_ENTRIES).flatMap((entry) => readLanguage(entry) ?? []))]
}

/** The primary subtag of one language; undefined for what is none. */
export function readLanguage(text: string): string | undefined {
  const known = read.get(text)
  if (known !== undefined) return known === '' ? undefined : known
  const entry = text.trim().toLowerCase()
  const language = entry === '' || entry.length > LONGEST_ENTRY ? undefined : (readTag(entry) ?? findByName(entry))
  if (read.size < MOST_READ && text.length <= LONGEST_ENTRY) read.set(text, language ?? '')
  return language
}

// The platform's names of languages take a hundredth of a search, and nearly all servers state one of a few dozen. '' is no language.
const read = new Map<string, string>()
const MOST_READ = 1000

// "en_US.UTF-8" and "de@euro" are locale names of operating systems.
const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,8}(?:[.@].{0,40})?$/

function readTag(entry: string): string | undefined {
  const primary = TAG.exec(entry)?.[1]
  if (primary === undefined || NO_LANGUAGE.has(primary)) return undefined
  // Codes that were replaced by others (RFC 5646 4.5): "iw" is "he", "eng" is "en".
  const [canonical = primary] = Intl.getCanonicalLocales(primary)
  const [subtag = canonical] = canonical.split('-')
  return isLanguage(subtag) ? (MERGED[subtag] ?? subtag) : undefined
}

const ENGLISH = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

function isLanguage(subtag: string): boolean {
  return ENGLISH.of(subtag) !== undefined
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz')
let byName: ReadonlyMap<string, string> | undefined

/** Names in English and in the languages themselves, from the platform's own data; made when first asked for. */
function findByName(entry: string): string | undefined {
  byName ??= new Map(LETTERS.flatMap((first) => LETTERS.flatMap((second) => namesOf(first + second))))
  return byName.get(entry)
}

function namesOf(code: string): readonly (readonly [name: string, subtag: string])[] {
  const subtag = readTag(code)
  if (subtag === undefined || Intl.getCanonicalLocales(code)[0] !== code) return []
  const names = ['en', code].map((language) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code))
  return names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), subtag] as const]))
}
