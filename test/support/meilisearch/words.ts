// How Meilisearch finds words, after its documentation and its source (milli): typos, beginnings, quotes, the ten words of a query.
import { Refused } from './bodies.ts'

/** A word of a text and its position; a comma or a full stop before a space is eight places wide. */
export interface Placed {
  readonly word: string
  readonly position: number
}

// Of these the tokenizer cuts words out of by dictionary or by rules of a language; nothing of it is imitated here.
const CUT = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u
const TOKENS = /(?<word>[\p{L}\p{N}\p{M}]+)|(?<hard>[,.] )/gu
const HARD = 8

/** The words of a text; a script whose words would be cut is refused, since this stand-in cannot know how. */
export function placeWords(text: string): readonly Placed[] {
  if (CUT.test(text)) throw new Refused(500, 'internal', `The stand-in does not imitate how this is cut into words: ${text.slice(0, 50)}`)
  const placed: Placed[] = []
  let position = 0
  for (const { groups } of text.toLowerCase().matchAll(TOKENS)) {
    if (groups?.['word'] === undefined) position += HARD - 1
    else placed.push({ word: groups['word'], position: position++ })
  }
  return placed
}

/** A word that a document must have. */
interface Term {
  readonly word: string
  /** In quotes: as it stands. */
  readonly quoted: boolean
  /** The last one without quotes may go on. */
  readonly begins: boolean
}

const MOST_TERMS = 10
const TERMS = /"(?<quoted>[^"]*)"|(?<word>[\p{L}\p{N}\p{M}]+)|(?<other>[^\s"])/gu

/** Reads `q`: of more than ten words only ten are looked at. */
export function readTerms(q: string): readonly Term[] {
  const terms: Term[] = []
  for (const match of q.toLowerCase().matchAll(TERMS)) {
    const { quoted, word, other } = match.groups ?? {}
    const inner = quoted ?? word
    if (other !== undefined || inner === undefined || placeWords(inner).length !== 1) {
      throw new Refused(500, 'internal', `The stand-in does not imitate such a query: ${q.slice(0, 100)}`)
    }
    const isLast = match.index + match[0].length === q.length
    terms.push({ word: inner, quoted: quoted !== undefined, begins: quoted === undefined && isLast })
  }
  return terms.slice(0, MOST_TERMS)
}

export interface TypoRules {
  readonly enabled: boolean
  readonly oneTypo: number
  readonly twoTypos: number
}

/** The texts of a document: those where words stand as they are, and those where they may be near. */
export interface SearchedTexts {
  readonly strict: readonly (readonly Placed[])[]
  readonly tolerant: readonly (readonly Placed[])[]
}

/** The typos with which a document has a term; undefined where it has it in no way. */
export function matchTerm({ word, quoted, begins }: Term, { strict, tolerant }: SearchedTexts, rules: TypoRules): number | undefined {
  const every = [...strict, ...tolerant]
  const isWord = ({ word: other }: Placed): boolean => other === word || (begins && other.startsWith(word))
  if (every.some((text) => text.some(isWord))) return 0
  if (quoted) return undefined
  // Two neighbours that are one word in the query.
  if (every.some((text) => text.some((one, index) => isSplit(word, one, text[index + 1])))) return 1
  const most = typosAllowed([...word].length, rules)
  const edits = tolerant.flatMap((text) => text.map((other) => countTypos(word, other.word, begins))).filter((count) => count <= most)
  return edits.length === 0 ? undefined : Math.min(...edits)
}

function isSplit(word: string, one: Placed, next: Placed | undefined): boolean {
  return next?.position === one.position + 1 && one.word + next.word === word
}

function typosAllowed(length: number, { enabled, oneTypo, twoTypos }: TypoRules): number {
  if (!enabled || length < oneTypo) return 0
  return length < twoTypos ? 1 : 2
}

/** Typos between a word of a query and one of a document, or the nearest beginning of it; one in the first letter counts for two. */
function countTypos(typed: string, word: string, begins: boolean): number {
  const [a, b] = [[...typed], [...word]]
  let [before, last] = [[] as number[], b.map((_, index) => index).concat(b.length)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const plain = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(plain, before[j - 2]! + 1) : plain)
    }
    ;[before, last] = [last, row]
  }
  const edits = begins ? Math.min(...last) : last.at(-1)!
  return edits > 0 && a[0] !== b[0] ? Math.max(2, edits + 1) : edits
}
