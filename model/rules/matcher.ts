// Finds all entries of all lexicons in one walk over a folded text; its work is bounded by the length of the text, and counted.
import { endsSentence, GAP, isDense, type FoldedText } from './folded-text.ts'
import type { Entry } from './lexicon.ts'
import { addPhrase, flatten, foldPhrase, makeNode, type PartUse, type Trie } from './trie.ts'

/** An entry found: its number and where it stands in the folded text, from inclusive, to exclusive. */
export interface Match {
  readonly entry: number
  readonly from: number
  readonly to: number
  /** Where its last letter stands that was written out, exclusive: of two stems that begin a word the longer one reaches farther. */
  readonly reach: number
  /** Where the parts of an entry with ".." stand. */
  readonly parts: readonly (readonly [from: number, to: number])[] | undefined
}

/** What was found and how many steps it took: a step is one look at one unit of the text, or one part put to its entry. */
export interface Matches {
  readonly found: readonly Match[]
  readonly steps: number
}

export interface Matcher {
  readonly match: (text: FoldedText) => Matches
}

/** How far the next part of an entry may be, in units of the folded text. */
const FARTHEST_PART = 60
const FARTHEST_DENSE_PART = 20
/** Endings of words are followed no farther: longer ones are no words. */
const LONGEST_WORD = 40

interface PartHit {
  readonly uses: readonly PartUse[]
  readonly from: number
  readonly to: number
  readonly reach: number
}

/** Compiles entries; their numbers are their places in the list. */
export function compileMatcher(entries: readonly Entry[]): Matcher {
  const starts = makeNode()
  const anywhere = makeNode()
  for (const [entry, { parts }] of entries.entries()) {
    for (const [part, phrases] of parts.entries()) {
      for (const phrase of phrases) {
        const folded = foldPhrase(phrase)
        addPhrase(folded.anywhere ? anywhere : starts, folded, { entry, part, last: part === parts.length - 1 })
      }
    }
  }
  const atStart = flatten(starts)
  const inside = flatten(anywhere)
  return { match: (text) => matchText(text, atStart, inside) }
}

function matchText(text: FoldedText, atStart: Trie, inside: Trie): Matches {
  const { codes, length } = text
  const hits: PartHit[] = []
  let steps = 0
  let previous: number = GAP.sentence
  for (let at = 0; at < length; at += 1) {
    const code = codes[at] ?? 0
    steps += 1
    if (code > GAP.part) {
      if (previous <= GAP.part && (atStart.first[code] ?? 0) > 0) steps += walk(text, atStart, atStart.first[code] ?? 0, at, at + 1, hits)
      if ((inside.first[code] ?? 0) > 0) steps += walk(text, inside, inside.first[code] ?? 0, at, at + 1, hits)
    }
    previous = code
  }
  const joined = joinParts(text, hits)
  return { found: joined.found, steps: steps + joined.steps }
}

/** Follows all phrases that begin at a place, from a node on; returns the steps. The depth of the tree bounds them, not the text. */
function walk(text: FoldedText, trie: Trie, first: number, start: number, next: number, hits: PartHit[]): number {
  let steps = 0
  let at = next
  for (let node = first; node >= 0; at += 1) {
    steps += 1
    const code = at < text.length ? (text.codes[at] ?? GAP.sentence) : GAP.sentence
    if (trie.busy[node] === 1) steps += takeNode(text, trie, node, start, at, code, hits)
    node = trie.child(node, code)
  }
  return steps
}

/** Takes what ends at a node; returns the steps. */
function takeNode(text: FoldedText, trie: Trie, node: number, start: number, at: number, code: number, hits: PartHit[]): number {
  let steps = 0
  const open = trie.open[node]
  const tail = trie.tail[node] ?? 0
  if (open !== undefined || tail > 0) {
    // A stem stands for its whole word.
    const end = wordEnd(text, at)
    steps += end - at
    if (open !== undefined) hits.push({ uses: open, from: start, to: end, reach: at })
    if (tail > 0) steps += walk(text, trie, tail, start, end, hits)
  }
  const closed = code <= GAP.part ? trie.closed[node] : undefined
  if (closed !== undefined) hits.push({ uses: closed, from: start, to: at, reach: at + 1 })
  return steps
}

/** Where the word ends that goes on at a place; in dense scripts that place itself. */
function wordEnd({ codes }: FoldedText, at: number): number {
  if (isDense(codes[at] ?? 0)) return at
  let end = at
  while (end - at < LONGEST_WORD && (codes[end] ?? 0) > GAP.part) end += 1
  return end
}

interface Progress {
  readonly part: number
  readonly parts: readonly (readonly [number, number])[]
  readonly to: number
}

const START: Progress = { part: -1, parts: [], to: 0 }

/** Puts the parts of entries with ".." together: the next part must follow in the same sentence, not far away. */
function joinParts(text: FoldedText, hits: readonly PartHit[]): Matches {
  const found: Match[] = []
  const progress = new Map<number, Progress>()
  let steps = 0
  for (const hit of hits) {
    for (const use of hit.uses) {
      steps += 1
      if (use.part > 0 && progress.size === 0) continue
      if (use.part === 0 && use.last) found.push({ entry: use.entry, from: hit.from, to: hit.to, reach: hit.reach, parts: undefined })
      else steps += joinPart(text, hit, use, progress, found)
    }
  }
  return { found, steps }
}

/** Takes one part of an entry; returns the steps. */
function joinPart(
  text: FoldedText,
  { from, to, reach }: PartHit,
  { entry, part, last }: PartUse,
  progress: Map<number, Progress>,
  found: Match[],
): number {
  const before = part === 0 ? START : progress.get(entry)
  if (before === undefined || before.part !== part - 1) return 0
  if (part > 0 && !follows(text, before.to, from)) return FARTHEST_PART
  const parts = [...before.parts, [from, to] as const]
  if (last) {
    found.push({ entry, from: parts[0]?.[0] ?? from, to, reach, parts })
    progress.delete(entry)
  } else progress.set(entry, { part, parts, to })
  return FARTHEST_PART
}

function follows({ codes }: FoldedText, end: number, next: number): boolean {
  const reach = isDense(codes[next] ?? 0) ? FARTHEST_DENSE_PART : FARTHEST_PART
  if (next < end || next - end > reach) return false
  for (let at = end; at < next; at += 1) if (endsSentence(codes[at] ?? 0)) return false
  return true
}
