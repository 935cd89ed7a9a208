// Hostile HTML reduced to its outline: a shallow, well-formed tree of paragraphs, lists and text; it decodes nothing and keeps no attribute.

/** Nesting kept; deeper elements lose their tags, not their text. */
const MAX_DEPTH = 32

// What an element becomes. Elements that are not named (links, emphasis, spans, pictures) leave their text only.
const BLOCKS: ReadonlyMap<string, string> = new Map([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'table', 'dl'].map((name) => [name, 'p'] as const),
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'address', 'figure', 'figcaption', 'details', 'summary'].map(
    (name) => [name, 'div'] as const,
  ),
  ...['form', 'fieldset', 'center', 'tr', 'dt', 'dd', 'caption', 'body'].map((name) => [name, 'div'] as const),
  ...['ul', 'ol', 'li', 'pre'].map((name) => [name, name] as const),
])
const BREAKS: ReadonlySet<string> = new Set(['br', 'hr'])
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
// Elements whose content is no text of the page.
const DROPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'select',
  'button',
  'textarea',
  'title',
])

interface Outline {
  readonly parts: string[]
  /** Open elements, as written in the source; their tags in the outline are in BLOCKS. */
  readonly open: string[]
  readonly counts: Map<string, number>
}

/**
 * Rewrites HTML so that any tree builder handles it in linear time: at most 32 levels, every element closed, only p, div, br, ul, ol,
 * li and pre, no attributes, comments, scripts or styles. Character references are left for the tree builder. Linear in its input.
 */
export function outlineHtml(html: string): string {
  const outline: Outline = { parts: [], open: [], counts: new Map() }
  let at = 0
  while (at < html.length) {
    const angle = html.indexOf('<', at)
    if (angle < 0) break
    outline.parts.push(html.slice(at, angle))
    at = readMarkup(html, angle, outline)
  }
  if (at < html.length) outline.parts.push(html.slice(at))
  while (outline.open.length > 0) closeLast(outline)
  return outline.parts.join('')
}

const TAG_NAME = /\/?([a-zA-Z][a-zA-Z0-9]{0,20})/y

// Reads what begins with "<" at that offset; returns the offset behind it.
function readMarkup(html: string, angle: number, outline: Outline): number {
  if (html.startsWith('<!--', angle)) return behind(html, '-->', angle + 4)
  const next = html[angle + 1]
  if (next === '!' || next === '?') return behind(html, '>', angle + 2)
  TAG_NAME.lastIndex = angle + 1
  const name = TAG_NAME.exec(html)?.[1]?.toLowerCase()
  if (name === undefined) {
    outline.parts.push(next === '/' ? '' : '&lt;')
    return next === '/' ? behind(html, '>', angle + 2) : angle + 1
  }
  if (next === '/') {
    closeElement(outline, name)
    return behind(html, '>', angle + 2)
  }
  const end = tagEnd(html, TAG_NAME.lastIndex)
  if (DROPPED.has(name)) return html[end - 2] === '/' ? end : behindElement(html, name, end)
  openElement(outline, name)
  return end
}

// A search that fails takes the rest of the input with it, so that no search is repeated.
function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

function behindElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = from
  return closing.exec(html) === null ? html.length : behind(html, '>', closing.lastIndex)
}

// The end of a start tag: the first ">" outside a quoted value. A quote that is never closed takes the rest with it, as in browsers.
function tagEnd(html: string, from: number): number {
  let at = from
  while (at < html.length) {
    const character = html[at]
    if (character === '>') return at + 1
    const quoted = (character === '"' || character === "'") && html[at - 1] === '='
    at = quoted ? behind(html, character, at + 1) : at + 1
  }
  return html.length
}

function openElement(outline: Outline, name: string): void {
  if (BREAKS.has(name)) outline.parts.push('<br>')
  if (CELLS.has(name)) outline.parts.push(' ')
  const tag = BLOCKS.get(name)
  if (tag === undefined) return
  closeImplied(outline, name)
  if (outline.open.length >= MAX_DEPTH) {
    outline.parts.push('<br>')
    return
  }
  outline.open.push(name)
  outline.counts.set(name, (outline.counts.get(name) ?? 0) + 1)
  outline.parts.push(`<${tag}>`)
}

// End tags that HTML lets authors leave out: a paragraph ends where a block begins, an item, a row or a term where the next one begins.
function closeImplied(outline: Outline, name: string): void {
  if (outline.open.at(-1) === 'p') closeLast(outline)
  const last = outline.open.at(-1)
  const term = (name === 'dt' || name === 'dd') && (last === 'dt' || last === 'dd')
  if (term || ((name === 'li' || name === 'tr') && last === name)) closeLast(outline)
}

function closeElement(outline: Outline, name: string): void {
  if ((outline.counts.get(name) ?? 0) === 0) return
  while (outline.open.at(-1) !== name) closeLast(outline)
  closeLast(outline)
}

function closeLast(outline: Outline): void {
  const name = outline.open.pop()
  if (name === undefined) return
  outline.counts.set(name, (outline.counts.get(name) ?? 1) - 1)
  outline.parts.push(`</${BLOCKS.get(name) ?? 'div'}>`)
}
