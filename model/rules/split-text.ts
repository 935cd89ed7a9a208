// Long texts (sidebars, terms, about pages, codes of conduct) taken apart into sentences that can be read as rules.

/** A piece of a long text: what a rule of a list would be. */
export interface RuleSentence {
  readonly text: string
  /** Where it begins and ends in the long text, in UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** The nearest heading above it, without its mark, or the line with a colon that announces it. */
  readonly heading: string | undefined
  /** Whether it is an item of a list. */
  readonly item: boolean
}

/** Not more pieces than this are taken from one text; a text of 100,000 characters has fewer sentences that anybody reads as rules. */
const MOST_PIECES = 2000
/** A piece of fewer letters says nothing. */
const LEAST_LETTERS = 4

const ITEM =
  /^(?:[-*•●◆■▪・‣◦○✦➤→–—]|§\s?\d{1,3}\.?|\(?\d{1,3}(?:\.\d{1,3}){0,3}(?:[.)、．:]|(?=\s))|\(?[a-zA-Z][.)]|[①-⑳]|第\d{1,3}[条項项])\s*(?=\S)/u
const MARK_NEEDS_SPACE = /^(?:[-*–—]|[(\d]|\(?[a-zA-Z][.)])/
const HEADING_MARK = /^#{1,6}\s+/
const ANNOUNCES = /[:：]$/
const LETTER = /\p{L}/gu
const DENSE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/gu
const ENDS_SENTENCE = /[.!?。！？…;；,]["'”’」』»)]?$/u
// A sentence ends behind its mark; in dense scripts no space follows.
const SENTENCE = /(?:[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？।؟]+[」』）]*)/gu
// Full stops of these end no sentence.
const ABBREVIATION =
  /(?:^|[\s(])(?:[\p{L}]|e\.g|i\.e|etc|z\.\s?B|u\.\s?a|d\.\s?h|bzw|usw|ggf|ca|vs|incl|inkl|approx|ex|art|no|nr|p\. ex|ej|т\.\s?[деп]|др|напр|např|m\.m|bl\.a|t\.ex|esim|mm|bijv|np|itd|itp)$/iu
// A short line that begins so is a rule and no heading.
const BEGINS_AS_RULE =
  /^(?:no|never|don[’']t|do not|be|keep|use|mark|treat|respect|tag|credit|ask|kein\p{L}{0,3}|sei|seid|pas de|aucun\p{L}{0,3}|soyez|sin|sea|sé|sem|seja|niente|nessun\p{L}{0,2}|geen|wees|nie|żadn\p{L}{1,3}|bądź|nej|inga|var|ei|ole|никак\p{L}{1,3}|без|будьте|не)(?![\p{L}\p{N}])/iu

const LONGEST_HEADING = 60
const MOST_HEADING_WORDS = 6
/** Of a script that needs no spaces. */
const LONGEST_DENSE_HEADING = 14

interface Line {
  readonly text: string
  readonly from: number
  readonly item: boolean
  /** Whether an empty line stands above it. */
  readonly apart: boolean
}

/**
 * Takes a plain text (see `htmlToText`, `markdownToText`) apart: items of lists are pieces, other lines are cut at the ends of sentences;
 * a short line above others is their heading and no piece, nor is the sentence with a colon that announces a list. The pieces lie within
 * the text, in its order. Linear in the text.
 */
export function splitIntoRules(text: string): readonly RuleSentence[] {
  const lines = readLines(text)
  const pieces: RuleSentence[] = []
  let heading: string | undefined
  for (const [index, line] of lines.entries()) {
    if (isHeading(line, lines[index + 1])) {
      heading = line.text.replace(HEADING_MARK, '').replace(ANNOUNCES, '')
      continue
    }
    for (const [from, to] of line.item ? [[0, line.text.length] as const] : cutSentences(line.text)) {
      const piece = line.text.slice(from, to).trim()
      if (to === line.text.length && ANNOUNCES.test(piece)) {
        heading = piece.replace(ANNOUNCES, '')
        continue
      }
      if (!saysSomething(piece)) continue
      const start = line.from + from + (line.text.slice(from, to).length - line.text.slice(from, to).trimStart().length)
      pieces.push({ text: piece, from: start, to: start + piece.length, heading, item: line.item })
      if (pieces.length === MOST_PIECES) return pieces
    }
  }
  return pieces
}

/** Whether a piece has letters enough; a character of a script that writes words in one or two counts for several. */
function saysSomething(piece: string): boolean {
  return (piece.match(LETTER)?.length ?? 0) + (piece.match(DENSE)?.length ?? 0) >= LEAST_LETTERS
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  let apart = false
  for (const raw of text.split('\n')) {
    const indent = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    const mark = markLength(trimmed)
    if (trimmed.length > mark) lines.push({ text: trimmed.slice(mark), from: from + indent + mark, item: mark > 0, apart })
    apart = trimmed === ''
    from += raw.length + 1
  }
  return lines
}

/** How long the mark is that makes a line an item of a list; 0 where it is none. */
function markLength(line: string): number {
  const mark = ITEM.exec(line)?.[0]
  if (mark === undefined) return 0
  // "-1", "1.5 million" and "e.g." are none; "①Be kind" and "・スパム" are.
  return MARK_NEEDS_SPACE.test(mark) && !/\s$/.test(mark) ? 0 : mark.length
}

function isHeading(line: Line, next: Line | undefined): boolean {
  if (HEADING_MARK.test(line.text)) return true
  if (next === undefined || !looksLikeHeading(line)) return false
  // Short lines one below the other are a list without marks.
  return ANNOUNCES.test(line.text) || next.apart || next.item || !looksLikeHeading(next)
}

function looksLikeHeading({ text, item }: Line): boolean {
  if (item || ENDS_SENTENCE.test(text) || BEGINS_AS_RULE.test(text)) return false
  const dense = text.match(DENSE)?.length ?? 0
  if (dense * 2 > text.length) return text.length <= LONGEST_DENSE_HEADING
  return text.length <= LONGEST_HEADING && text.split(/\s+/).length <= MOST_HEADING_WORDS
}

/** The sentences of one line, as places in it. */
function cutSentences(line: string): readonly (readonly [from: number, to: number])[] {
  const sentences: (readonly [number, number])[] = []
  let from = 0
  for (const { 0: mark, index } of line.matchAll(SENTENCE)) {
    const end = index + mark.length
    if (mark === '.' && ABBREVIATION.test(line.slice(Math.max(from, index - 8), index))) continue
    sentences.push([from, end])
    from = end
  }
  if (from < line.length) sentences.push([from, line.length])
  return sentences
}
