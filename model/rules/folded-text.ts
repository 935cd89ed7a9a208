// A text as the matcher reads it: one form for every way to write a letter, one character for every kind of gap, and the way back.
import { foldHan } from './han-forms.ts'

/**
 * Between two words; between two parts of a sentence; behind a colon; between two sentences; behind a colon at the end of a line. Each
 * stands alone and never at the beginning; whatever is not above `part` is a gap.
 */
export const GAP = { word: 0x20, part: 0x2c, colon: 0x28, sentence: 0x0a, heading: 0x0b } as const

/** Whether a gap ends a sentence. */
export function endsSentence(code: number): boolean {
  return code === GAP.sentence || code === GAP.heading
}

/** A text in folded form. */
export interface FoldedText {
  /** UTF-16 units: letters and digits of one form each, and gaps. The last one is a sentence's end. */
  readonly codes: Uint16Array
  /** How many of `codes` are in use. */
  readonly length: number
  /** For each unit the offset in the original text where it comes from, a gap's being that of its first character. */
  readonly origins: Uint32Array
}

const LATIN = /\p{Script=Latin}/u
const MARKS = /\p{M}/gu
const KEPT = /[\p{L}\p{N}\p{M}]/u
// Letters that no normal form takes apart.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ё: 'е',
  ґ: 'г',
  // Latin mixed into Belarusian and Ukrainian words by keyboards without the letter.
  ʼ: '',
}

function foldCluster(cluster: string): string {
  const plain = cluster.normalize('NFKC').toLowerCase()
  let folded = ''
  for (const character of plain) {
    if (!KEPT.test(character)) continue
    const bare = LATIN.test(character) ? character.normalize('NFD').replace(MARKS, '') : character.normalize('NFC')
    folded += bare === 'ё' ? 'е' : (PLAIN_LETTERS[bare] ?? foldHan(bare))
  }
  return folded
}

const singles: (string | undefined)[] = []

/** The folded form of one UTF-16 unit that stands alone; found once for each unit. */
function foldUnit(code: number): string {
  let folded = singles[code]
  if (folded === undefined) {
    folded = foldCluster(String.fromCharCode(code))
    singles[code] = folded
  }
  return folded
}

// What may join the character before it: combining marks, sound marks of kana, parts of Hangul syllables.
const JOINING = /[\p{M}\u1160-\u11ff\uff9e\uff9f]/u
const joins = new Uint8Array(0x10000)

function joinsBefore(code: number): boolean {
  if (code < 0x300) return false
  const known = joins[code] ?? 0
  if (known > 0) return known === 2
  const found = JOINING.test(String.fromCharCode(code))
  joins[code] = found ? 2 : 1
  return found
}

const unitsOf = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))

const SENTENCE_ENDS = unitsOf('!?;。！？；․‽؟\n\r\u2028\u2029•●◆■▪・※★☆⇒→|')
const PART_ENDS = unitsOf(',、，،–—()[]{}（）【】')
const COLONS = new Set([':', '：'].map((mark) => mark.charCodeAt(0)))
const APOSTROPHES = unitsOf("\u2019'ʼ`´’")
const DOT = 0x2e
const PLUS = 0x2b
// "18+" is a word; the sign itself would count as a gap.
const FOLDED_PLUS = '\uff0b'
const SPACE = /\s/
const LOWER = /\p{Ll}/u
// Words behind which a full stop ends no sentence, where a small letter follows.
const LEAST_WORD_BEFORE_STOP = 4

/** Writes folded units and gaps one behind the other; of several gaps in a row the strongest stays. */
interface Writer {
  readonly gap: (kind: number, origin: number) => void
  readonly write: (folded: string, origin: number) => void
  /** Writes a plain small letter. */
  readonly put: (code: number, origin: number) => void
  /** How many units have been written since the last gap. */
  readonly wordLength: () => number
  readonly finish: (end: number) => FoldedText
}

const LONGEST_LOOK_BACK = 40

function makeWriter(size: number): Writer {
  let codes = new Uint16Array(size)
  let origins = new Uint32Array(size)
  let length = 0
  let pending = 0
  let pendingOrigin = 0
  let wasDense = false
  const append = (code: number, origin: number): void => {
    if (length === codes.length) {
      const [smallCodes, smallOrigins] = [codes, origins]
      codes = new Uint16Array(length * 2)
      codes.set(smallCodes)
      origins = new Uint32Array(length * 2)
      origins.set(smallOrigins)
    }
    codes[length] = code
    origins[length] = origin
    length += 1
  }
  const begin = (dense: boolean, origin: number): void => {
    if (pending !== 0 && length > 0) append(pending, pendingOrigin)
    else if (length > 0 && dense !== wasDense) append(GAP.word, origin)
    pending = 0
    wasDense = dense
  }
  return {
    gap: (kind, origin) => {
      if (pending === 0) pendingOrigin = origin
      if (kind === GAP.sentence) pending = pending === GAP.colon || pending === GAP.heading ? GAP.heading : GAP.sentence
      else if (pending === 0 || pending === GAP.word || (kind === GAP.colon && pending === GAP.part)) pending = kind
    },
    wordLength: () => {
      if (pending !== 0) return 0
      let count = 0
      while (count < LONGEST_LOOK_BACK && count < length && (codes[length - count - 1] ?? 0) > GAP.part) count += 1
      return count
    },
    write: (folded, origin) => {
      begin(isDense(folded.charCodeAt(0)), origin)
      for (let at = 0; at < folded.length; at += 1) append(folded.charCodeAt(at), origin)
    },
    put: (code, origin) => {
      begin(false, origin)
      append(code, origin)
    },
    finish: (end) => {
      append(GAP.sentence, pending === 0 ? end : pendingOrigin)
      return { codes, length, origins }
    },
  }
}

/** Whether a unit belongs to a script that writes no gaps between words (Han, kana, Thai), or glues words' endings on (Hangul). */
export function isDense(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0xd800 && code <= 0xdfff)
  )
}

// The apostrophe is part of the word in "don't" and in Ukrainian, and ends a word in "l'odio".
const CONTRACTED = /^(?:t|s|re|ve|ll|d|m)(?!\p{L})/iu
const CYRILLIC = /\p{Script=Cyrillic}/u

function apostropheJoins(text: string, at: number): boolean {
  return CONTRACTED.test(text.slice(at + 1, at + 4)) || CYRILLIC.test(text.charAt(at + 1))
}

function stopEndsSentence(text: string, at: number, wordLength: number): boolean {
  const next = text.charAt(at + 1)
  if (next === '') return true
  if (!SPACE.test(next)) return next === '"'
  let following = at + 1
  while (following < at + 6 && SPACE.test(text.charAt(following))) following += 1
  if (text.slice(at + 1, following).includes('\n')) return true
  return wordLength !== 1 && (wordLength >= LEAST_WORD_BEFORE_STOP || !LOWER.test(text.charAt(following)))
}

/** The gap that a unit without letters makes, or 0 for none. */
function gapAt(text: string, at: number, code: number, writer: Writer): number {
  if (code === DOT) return stopEndsSentence(text, at, writer.wordLength()) ? GAP.sentence : GAP.word
  if (SENTENCE_ENDS.has(code)) return GAP.sentence
  if (PART_ENDS.has(code)) return GAP.part
  if (COLONS.has(code)) return GAP.colon
  if (APOSTROPHES.has(code) && apostropheJoins(text, at)) return 0
  // A dash with space around it parts a sentence, one inside a word joins two.
  if (code === 0x2d && SPACE.test(text.charAt(at - 1)) && SPACE.test(text.charAt(at + 1))) return GAP.part
  return GAP.word
}

const DIGIT = /^\d$/
// Addresses of pages, "@somebody@host", and bare hosts, whose last part is small ("sentences.Without gaps" are none). All bounded.
const ADDRESS =
  /https?:\/\/[^\s<>"'）」】]{1,300}|(?:@[a-z0-9_.-]{1,60}){1,2}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?=[a-z]{2})[a-z]{2,18}(?![a-z0-9])(?:\/[^\s<>"'）」】]{0,300})?/iy
const SMALL_END = /\.[a-z]+(?:\/|$)/
const AT_SIGN = 0x40

/** Where an address that begins at a place ends: what it spells is no part of the sentence. */
function skipAddress(text: string, at: number): number {
  ADDRESS.lastIndex = at
  const [found] = ADDRESS.exec(text) ?? []
  if (found === undefined) return at
  return found.startsWith('@') || found.includes('://') || SMALL_END.test(found) ? at + found.length : at
}

// Most texts hold no address, and need not be searched for one.
const ANY_ADDRESS = /@|:\/\/|[a-z0-9]\.[a-z]{2}/i

const isPlainLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

/** Whether an address may begin at a place: at a letter where no word is under way, or at the sign before a name. */
function mayBeginAddress(text: string, at: number, code: number): boolean {
  if (code === AT_SIGN) return true
  return isPlainLetter(code) && !(at > 0 && KEPT.test(text.charAt(at - 1)))
}

/** Writes the character with its marks that stands at a place, or the gap that it makes; returns the place behind it. */
function foldAt(text: string, at: number, code: number, writer: Writer): number {
  if (isPlainLetter(code) && !joinsBefore(text.charCodeAt(at + 1))) {
    writer.put(code | SMALL, at)
    return at + 1
  }
  const size = code >= 0xd800 && code < 0xdc00 ? 2 : 1
  const end = endOfCluster(text, at + size)
  const folded = end === at + 1 ? foldUnit(code) : foldCluster(text.slice(at, end))
  // A few ligatures stand for whole phrases; they are drawings.
  if (folded !== '' && folded.length <= (end - at) * 4) writer.write(folded, at)
  else if (code === PLUS && DIGIT.test(text.charAt(at - 1))) writer.write(FOLDED_PLUS, at)
  else {
    const gap = gapAt(text, at, code, writer)
    if (gap !== 0) writer.gap(gap, at)
  }
  return end
}

/** The bit that makes a plain letter small. */
const SMALL = 0x20
const LONGEST_CLUSTER = 24

function endOfCluster(text: string, from: number): number {
  let end = from
  while (end < text.length && end < from + LONGEST_CLUSTER && joinsBefore(text.charCodeAt(end))) end += 1
  return end
}

/** Folds a text of any length. Takes time in proportion to it. */
export function foldText(text: string): FoldedText {
  const writer = makeWriter(text.length + 64)
  const mayHoldAddress = ANY_ADDRESS.test(text)
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const behind = mayHoldAddress && mayBeginAddress(text, at, code) ? skipAddress(text, at) : at
    if (behind > at) writer.gap(GAP.word, at)
    at = behind > at ? behind : foldAt(text, at, code, writer)
  }
  return writer.finish(text.length)
}
