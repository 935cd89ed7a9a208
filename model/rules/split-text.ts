// Long texts (sidebars, terms, about pages, codes of conduct) taken apart into sentences that can be read as rules.

/** A piece of a long text: what a rule of a list would be. */
export interface RuleSentence {
  readonly text: string
  /** Where it begins and ends in the long text, in UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** The nearest heading above it, without its mark. */
  readonly heading: string | undefined
}

/** Not more pieces than this are taken from one text; a text of 100,000 characters has fewer sentences that anybody reads as rules. */
const MOST_PIECES = 500
/** A piece of fewer letters says nothing. */
const LEAST_LETTERS = 4
/** A line without a full stop, no longer than this, above other lines, is their heading. */
const LONGEST_HEADING = 80

const ITEM = /^(?:[-*•●◆■▪・‣–—]|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)、．:]?|\(?[a-zA-Z][.)]|[①-⑳]|第\d{1,3}[条項项])\s+/u
const HEADING_MARK = /^#{1,6}\s+/
const LETTER = /\p{L}/gu
const ENDS_SENTENCE = /[.!?。！？…:：;；]["'”’」』)]?$/u
// A sentence ends behind its mark; in dense scripts no space follows.
const SENTENCE = /(?:[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]+[」』）]*)/gu
// Full stops of these end no sentence.
const ABBREVIATION =
  /(?:^|[\s(])(?:[\p{L}]|e\.g|i\.e|etc|z\.\s?B|u\.\s?a|d\.\s?h|bzw|usw|ca|vs|incl|approx|ex|art|no|nr|p\. ex|ej|т\.\s?[деп]|др)$/iu

interface Line {
  readonly text: string
  readonly from: number
  readonly item: boolean
}

/**
 * Takes a plain text (see `htmlToText`, `markdownToText`) apart: items of lists are pieces, other lines are cut at the ends of sentences;
 * a short line above others is their heading and no piece. The pieces lie within the text, in its order. Linear in the text.
 */
export function splitIntoRules(text: string): readonly RuleSentence[] {
  const lines = readLines(text)
  const pieces: RuleSentence[] = []
  let heading: string | undefined
  for (const [index, line] of lines.entries()) {
    if (isHeading(line, lines[index + 1])) {
      heading = line.text.replace(HEADING_MARK, '').replace(/[:：]$/, '')
      continue
    }
    for (const [from, to] of line.item ? [[0, line.text.length] as const] : cutSentences(line.text)) {
      const piece = line.text.slice(from, to).trim()
      if ((piece.match(LETTER)?.length ?? 0) < LEAST_LETTERS && !/\p{scx=Han}{2}/u.test(piece)) continue
      const start = line.from + from + (line.text.slice(from, to).length - line.text.slice(from, to).trimStart().length)
      pieces.push({ text: piece, from: start, to: start + piece.length, heading })
      if (pieces.length === MOST_PIECES) return pieces
    }
  }
  return pieces
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  for (const raw of text.split('\n')) {
    const indent = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    const mark = ITEM.exec(trimmed)?.[0].length ?? 0
    if (trimmed.length > mark) lines.push({ text: trimmed.slice(mark), from: from + indent + mark, item: mark > 0 })
    from += raw.length + 1
  }
  return lines
}

function isHeading(line: Line, next: Line | undefined): boolean {
  if (HEADING_MARK.test(line.text)) return true
  if (next === undefined || line.item || line.text.length > LONGEST_HEADING) return false
  return /[:：]$/.test(line.text) || !ENDS_SENTENCE.test(line.text)
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
