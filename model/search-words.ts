// Words as search sees them: accents folded, scripts without spaces cut into pairs; documents and queries are read alike, on every backend.

/** Characters of a typed text that are looked at; a longer one is cut. */
export const LONGEST_QUERY = 200
/** Words of a query that are looked at. */
const MOST_QUERY_WORDS = 12
/** Longer words are cut: nobody types them, and PostgreSQL holds lexemes of at most 2,046 bytes. */
const LONGEST_WORD = 64

// Letters that Unicode does not take apart into a base and marks, as people type them without their own keyboard.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu')
// Marks of Latin, Greek and Cyrillic; those of other scripts are part of their words.
const ACCENTS = /[\u0300-\u036f]/g

/**
 * A text as it is compared: compatibility forms undone (Unicode NFKC), lower case, without the accents of Latin, Greek and Cyrillic
 * letters. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  const plain = text.toWellFormed().normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '')
  return plain.replace(SPECIAL, (letter) => PLAIN_LETTERS[letter] ?? letter).normalize('NFC')
}

// Scripts that put no space between words. Hangul does, but glues particles to them, so that pairs find more there too.
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`
const WORD = String.raw`[\p{L}\p{N}\p{M}]`
const RUNS = new RegExp(`(?<unspaced>[${UNSPACED}&&${WORD}]+)|[${WORD}--${UNSPACED}]+`, 'gv')

interface Run {
  /** Code points. */
  readonly characters: readonly string[]
  readonly unspaced: boolean
}

function* readRuns(folded: string): Generator<Run> {
  for (const match of folded.matchAll(RUNS)) {
    yield { characters: [...match[0]], unspaced: match.groups?.['unspaced'] !== undefined }
  }
}

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.slice(1).map((second, index) => `${characters[index] ?? ''}${second}`)
}

function wordsOfRun({ characters, unspaced }: Run): readonly string[] {
  if (!unspaced) return [characters.slice(0, LONGEST_WORD).join('')]
  // The last character alone, so that every character begins a word: that is how a single one is found.
  return [...pairsOf(characters), characters.at(-1) ?? '']
}

/**
 * The different words of texts, in order of first appearance, at most `most`: runs of letters and digits, folded; of scripts without
 * spaces every pair of neighbours, and the last character.
 */
export function splitWords(texts: readonly (string | null | undefined)[], most: number): readonly string[] {
  const words = new Set<string>()
  for (const text of texts) {
    if (text === null || text === undefined) continue
    for (const run of readRuns(foldText(text))) {
      for (const word of wordsOfRun(run)) {
        if (words.size >= most) return [...words]
        words.add(word)
      }
    }
  }
  return [...words]
}

/** A word of a query; `prefix`: it may go on. */
export interface QueryWord {
  readonly word: string
  readonly prefix: boolean
}

export interface QueryText {
  /** The typed text, folded, white space collapsed; '' when nothing is left. */
  readonly folded: string
  /** All of them must be met. */
  readonly words: readonly QueryWord[]
  /** Letters and digits; a character of a script without spaces counts for two, since it says as much. */
  readonly letters: number
  /** Descriptions and rules are not looked at: the text has up to three letters, and nearly every server has some word that begins so. */
  readonly namesOnly: boolean
}

const NAMES_ONLY_LETTERS = 3

const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/**
 * Reads a typed text: control characters are spaces, at most 200 characters and twelve words are looked at, the last word may go on.
 * Never throws, whatever was typed.
 */
export function readQueryText(typed: string): QueryText {
  const folded = foldText(typed.slice(0, LONGEST_QUERY).replace(CONTROLS, ' ')).replace(/\s+/gu, ' ').trim()
  const runs = [...readRuns(folded)].slice(0, MOST_QUERY_WORDS)
  const words = runs.flatMap((run, index) => queryWordsOf(run, index === runs.length - 1))
  const letters = runs.reduce((sum, { characters, unspaced }) => sum + characters.length * (unspaced ? 2 : 1), 0)
  return { folded, words: words.slice(0, MOST_QUERY_WORDS), letters, namesOnly: letters <= NAMES_ONLY_LETTERS }
}

function queryWordsOf(run: Run, last: boolean): readonly QueryWord[] {
  if (run.unspaced && run.characters.length > 1) return pairsOf(run.characters).map((word) => ({ word, prefix: false }))
  const word = run.characters.slice(0, LONGEST_WORD).join('')
  return [{ word, prefix: last || run.unspaced }]
}

/** The least number of edits that corrections of a word of this length may take; short words have too many neighbours. */
export function editsAllowed(length: number): number {
  if (length < 4) return 0
  return length < 6 ? 1 : 2
}

/**
 * Edits between two words: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment; Damerau 1964).
 * Gives `most + 1` as soon as it is more than `most`.
 */
export function countEdits(one: string, other: string, most: number): number {
  const [a, b] = [[...one], [...other]]
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last] = [[] as number[], b.map((_, index) => index).concat(b.length)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) row.push(editCost(a, b, { i, j, row, last, before }))
    if (Math.min(...row) > most) return most + 1
    ;[before, last] = [last, row]
  }
  return Math.min(last[b.length] ?? most + 1, most + 1)
}

interface EditPlace {
  readonly i: number
  readonly j: number
  readonly row: readonly number[]
  readonly last: readonly number[]
  readonly before: readonly number[]
}

function editCost(a: readonly string[], b: readonly string[], { i, j, row, last, before }: EditPlace): number {
  const at = (cells: readonly number[], index: number): number => cells[index] ?? Infinity
  const same = a[i - 1] === b[j - 1] ? 0 : 1
  const cost = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + same)
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(cost, at(before, j - 2) + 1) : cost
}
