// Texts of servers with places that stand out, as segments: text stays text, whatever is in it.

export interface Segment {
  readonly text: string
  readonly marked: boolean
}

export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Cuts a text where ranges begin and end.
 *
 * @param ranges in UTF-16 units, `to` exclusive; in any order, overlapping or beyond the text as they may be
 * @returns segments that make up the whole text, neighbours of the same kind joined, none empty
 */
export function cutText(text: string, ranges: readonly Range[]): readonly Segment[] {
  const sorted = ranges
    .map(({ from, to }) => ({ from: Math.max(0, Math.min(from, text.length)), to: Math.max(0, Math.min(to, text.length)) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  const segments: Segment[] = []
  let at = 0
  for (const { from, to } of sorted) {
    if (from > at) segments.push({ text: text.slice(at, from), marked: false })
    const start = Math.max(at, from)
    if (to > start) push(segments, text.slice(start, to))
    at = Math.max(at, to)
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false })
  return segments
}

function push(segments: Segment[], text: string): void {
  const last = segments.at(-1)
  if (last?.marked === true) segments[segments.length - 1] = { text: last.text + text, marked: true }
  else segments.push({ text, marked: true })
}

/** So much of a text as shows its first range: whole words around it, with dots where something was left out. */
export function excerpt(
  text: string,
  ranges: readonly Range[],
  longest: number,
): { readonly text: string; readonly ranges: readonly Range[] } {
  if (text.length <= longest) return { text, ranges }
  const first = Math.min(...ranges.map(({ from }) => from), text.length - 1)
  const start = first < longest / 2 ? 0 : wordStart(text, first - Math.floor(longest / 3))
  const end = Math.min(text.length, start + longest)
  const before = start > 0 ? '… ' : ''
  const body = text.slice(start, end).toWellFormed()
  return {
    text: before + body + (end < text.length ? ' …' : ''),
    ranges: ranges
      .filter(({ from, to }) => from < end && to > start)
      .map(({ from, to }) => ({ from: Math.max(from, start) - start + before.length, to: Math.min(to, end) - start + before.length })),
  }
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near)
  return space < 0 || space - near > 30 ? near : space + 1
}
