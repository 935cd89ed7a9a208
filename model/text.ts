// Foreign text made harmless plain text: control, direction and invisible characters out, markup undone, length cut; it never throws.
import { compile } from 'html-to-text'
import { outlineHtml } from './html-outline.ts'

/**
 * How long a string may be before it is stored, in code points, and how many there may be (DESIGN 6). A long text is split into
 * rules before it is cut.
 */
export const TEXT_LIMITS = {
  name: 200,
  description: 5000,
  rule: 2000,
  rules: 200,
  longText: 100_000,
  languages: 50,
  url: 2048,
} as const

/** How `cleanText` treats white space; `collapse: false` keeps every space and empty line (robots.txt, code). */
export interface CleanOptions {
  readonly collapse?: boolean | undefined
}

// One look decides whether a text needs any work: most names and descriptions are plain Latin text on one line.
const PLAIN = /^[\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff]+(?: [\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff]+)*$/

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
// C0 without tab and line feed, DEL, C1; then direction controls (Unicode TR9); then lone halves of surrogate pairs.
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu
// Never of use in a text about a server: soft hyphen, Mongolian separator, invisible operators, byte order mark, annotations, noncharacters.
const INVISIBLE = /[\u00ad\u180e\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff]/g
// Tag characters spell the flags of England, Scotland and Wales after a black flag; anywhere else they hide text.
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f})|[\u{e0000}-\u{e007f}]/gu
// One joiner shapes Persian, Indic scripts and emoji; a run of them is a flood.
const JOINER_RUN = /([\u200b-\u200d])[\u200b-\u200d]+/g
const MARK_RUN = /(\p{M}{8})\p{M}+/gu
const SPACE_RUN = /[^\S\n]{4,}/g
const SPACE_BEFORE_BREAK = /[^\S\n]{1,3}\n/g
const BREAK_RUN = /\n{3,}/g
// Something to see: fillers and the empty Braille pattern count as blank.
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u

/**
 * Makes foreign text harmless plain text of at most `max` code points: without NUL, control, direction and invisible characters,
 * lone surrogates and floods of joiners or marks; normalised to NFC; line ends as \n; long white space shortened; trimmed. Text
 * without anything to see becomes ''. Cleaning twice changes nothing.
 */
export function cleanText(text: string, max: number, options: CleanOptions = {}): string {
  if (text.length <= max && PLAIN.test(text)) return text
  // Work is bounded by the limit, not by the sender: what is removed below is rarely more than what is kept.
  const bounded = text.length > max * 8 + 4096 ? text.slice(0, max * 8 + 4096) : text
  const safe = bounded
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(TAGS, '$1')
    .replace(JOINER_RUN, '$1')
    // Before the marks are put in order, which takes the square of their number; after it, as some come apart into several.
    .replace(MARK_RUN, '$1')
    .normalize('NFC')
    .replace(MARK_RUN, '$1')
  if (options.collapse === false) return cutText(safe, max)
  const even = safe.replace(SPACE_RUN, ' ').replace(SPACE_BEFORE_BREAK, '\n').replace(BREAK_RUN, '\n\n').trim()
  const cut = cutText(even, max).trimEnd()
  return VISIBLE.test(cut) ? cut : ''
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const LONGEST_GRAPHEME = 32

/** The first `max` code points of a text, less the part of a grapheme that the cut would leave at the end. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const end = offsetOf(text, max)
  if (end >= text.length) return text
  const from = Math.max(0, end - LONGEST_GRAPHEME)
  const segment = graphemes.segment(text.slice(from, end + LONGEST_GRAPHEME)).containing(end - from)
  const start = segment === undefined ? end : from + segment.index
  // A grapheme that fills the window cannot be kept whole anyway.
  return text.slice(0, start === from ? end : start)
}

// The offset in UTF-16 units of the code point number `count`.
function offsetOf(text: string, count: number): number {
  let offset = 0
  for (let seen = 0; seen < count && offset < text.length; seen += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  }
  return offset
}

const UNPRINTABLE = /[\p{C}\u2028\u2029\\]/gu

/**
 * A foreign text for a log line or a terminal: one line, at most `max` code points, every control, format and unassigned character
 * and the backslash written as \u{…}, so that nobody can forge a line or steer a terminal.
 */
export function escapeForLog(text: string, max = 200): string {
  const head = cutText(text.slice(0, max * 4), max)
  return head.replace(UNPRINTABLE, (character) => (character === '\\' ? '\\\\' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`))
}

const toText = compile({
  wordwrap: false,
  baseElements: { returnDomByDefault: true },
  limits: { maxDepth: 100 },
  selectors: [{ selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 } }],
})

const LOOKS_LIKE_HTML = /<[a-z/!][^<>]*>/i
const HAS_REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i

/**
 * The text of an HTML fragment or page, at most `max` code points: character references decoded, blocks and <br> as line breaks,
 * paragraphs apart by an empty line, list items behind "- " or their number, links and emphasis as their text; scripts, styles and
 * forms' controls left out. Linear in its input whatever the nesting.
 */
export function htmlToText(html: string, max: number): string {
  // Room for any sane markup around the wanted text; a page that needs more is cut.
  const laidOut = toText(outlineHtml(html.slice(0, max * 4 + 100_000)))
  // Lists come indented; the prefix of an item says enough.
  return cleanText(laidOut.replace(/\n[^\S\n]+/g, '\n'), max)
}

/** The text of a field that some servers fill with HTML and some with plain text, at most `max` code points. */
export function plainText(text: string, max: number): string {
  if (LOOKS_LIKE_HTML.test(text)) return htmlToText(text, max)
  return HAS_REFERENCE.test(text) ? htmlToText(text.replaceAll('\n', '<br>'), max) : cleanText(text, max)
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/

/**
 * The text of Markdown, at most `max` code points: marks of headings, emphasis, quotes, links, pictures and code undone, list items
 * behind "- " or their number, code kept as it stands; HTML inside is undone too. It undoes the common marks of CommonMark and of
 * Lemmy's spoilers, line by line, and leaves what it does not know. Linear in its input.
 */
export function markdownToText(markdown: string, max: number): string {
  const lines: string[] = []
  let fence: string | undefined
  for (const line of markdown.slice(0, max * 4 + 100_000).split(/\r\n|[\r\n]/)) {
    const mark = FENCE.exec(line)?.[1]?.slice(0, 3)
    if (mark !== undefined && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined
    else lines.push(fence === undefined ? undoMarkdown(line) : line)
  }
  const text = lines.join('\n')
  return LOOKS_LIKE_HTML.test(text) || HAS_REFERENCE.test(text) ? htmlToText(text.replaceAll('\n', '<br>'), max) : cleanText(text, max)
}

const RULE_OR_UNDERLINE = /^ {0,3}(?:=+|-{2,}|(?:\* ?){3,}|(?:_ ?){3,}|(?:- ){2,}-?|:::.{0,200}|\|[-:| ]+\|?)$/
const DEFINITION = /^ {0,3}\[[^\[\]]{1,200}\]: +\S+/
const ESCAPED = /\\([!-/:-@[-`{-~])/g

// Block marks are undone at the start of a line, span marks after them; what a backslash protects is hidden meanwhile.
function undoMarkdown(line: string): string {
  const trimmed = line.trimEnd()
  if (RULE_OR_UNDERLINE.test(trimmed) || DEFINITION.test(trimmed)) return ''
  const block = trimmed
    .replace(/^(?:\s{0,3}> ?){1,8}/, '')
    .replace(/^\s{0,3}#{1,6}(?:\s+|$)/, '')
    .replace(/^(\s*)[*+-]\s+(?=\S)/, '$1- ')
    .replace(/\s#{1,6}$/, '')
  return undoSpans(block.replace(ESCAPED, (_, mark: string) => String.fromCharCode(PROTECTED + mark.charCodeAt(0)))).replace(
    HIDDEN,
    (mark) => String.fromCharCode(mark.charCodeAt(0) - PROTECTED),
  )
}

// Private-use characters stand for escaped punctuation while the span marks around it are undone.
const PROTECTED = 0xf700
const HIDDEN = /[\uf721-\uf77e]/g

function undoSpans(line: string): string {
  return line
    .replace(/!\[([^[\]]{0,500})\](?:\([^()]{0,2048}\)|\[[^[\]]{0,200}\])/g, '$1')
    .replace(/\[([^[\]]{1,1000})\](?:\([^()]{0,2048}(?:\([^()]{0,500}\)[^()]{0,500})?\)|\[[^[\]]{0,200}\])/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2048})>/g, '$1')
    .replace(/(`{1,3})([^`]+)\1/g, '$2')
    .replace(/(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~]+)~~/g, '$1')
}
