// Finds all entries of all lexicons in one walk over a folded text; its work is bounded by the length of the text, and counted.
import { endsSentence, foldText, GAP, isDense, type FoldedText } from './folded-text.ts'
import type { Entry } from './lexicon.ts'

/** An entry found: its number and where it stands in the folded text, from inclusive, to exclusive. */
export interface Match {
  readonly entry: number
  readonly from: number
  readonly to: number
  /** Where its parts stand; an entry without ".." has one. */
  readonly parts: readonly (readonly [from: number, to: number])[]
}

/** What was found and how many steps it took: a step is one look at one unit of the text, or one part put to its entry. */
export interface Matches {
  readonly found: readonly Match[]
  readonly steps: number
}

export interface Matcher {
  readonly match: (text: FoldedText) => Matches
}

/** How far the next part of an entry may be, in units of the folded text, and how many parts of entries one place may carry. */
const FARTHEST_PART = 60
const FARTHEST_DENSE_PART = 20
/** Endings of words are followed no farther: longer ones are no words. */
const LONGEST_WORD = 40

interface PartUse {
  readonly entry: number
  readonly part: number
  readonly last: boolean
}

// A trie in flat arrays: children are found in one hash table by (node, unit).
interface Trie {
  readonly child: (node: number, code: number) => number
  /** For each node: uses that end there whatever follows, and uses that end there before a gap. */
  readonly open: ReadonlyMap<number, readonly PartUse[]>
  readonly closed: ReadonlyMap<number, readonly PartUse[]>
  /** The node behind "*" at which the rest of the word is skipped. */
  readonly tail: ReadonlyMap<number, number>
}

interface TrieNode {
  readonly children: Map<number, TrieNode>
  readonly open: PartUse[]
  readonly closed: PartUse[]
  tail: TrieNode | undefined
}

function makeNode(): TrieNode {
  return { children: new Map(), open: [], closed: [], tail: undefined }
}

// Stands for "*" while a phrase is folded: a private letter that no text has.
const STAR = ''

interface FoldedPhrase {
  readonly codes: readonly number[]
  readonly anywhere: boolean
  readonly open: boolean
}

function foldPhrase(phrase: string): FoldedPhrase {
  const inside = phrase.startsWith('*')
  const open = phrase.endsWith('*')
  const words = phrase.replace(/^\*|\*$/g, '').split(/\*\s*/)
  const codes: number[] = []
  for (const [index, word] of words.entries()) {
    const { codes: folded, length } = foldText(word)
    if (index > 0) codes.push(STAR_CODE, GAP.word)
    codes.push(...folded.slice(0, length - 1))
  }
  if (codes.length === 0) throw new Error(`An entry without letters: ${phrase}`)
  const dense = isDense(codes[0] ?? 0)
  return { codes, anywhere: inside || dense, open: open || isDense(codes.at(-1) ?? 0) }
}

const STAR_CODE = STAR.charCodeAt(0)

function addPhrase(root: TrieNode, { codes, open }: FoldedPhrase, use: PartUse): void {
  let node = root
  for (const code of codes) {
    if (code === STAR_CODE) {
      node.tail ??= makeNode()
      node = node.tail
      continue
    }
    let next = node.children.get(code)
    if (next === undefined) {
      next = makeNode()
      node.children.set(code, next)
    }
    node = next
  }
  ;(open ? node.open : node.closed).push(use)
}

function flatten(root: TrieNode): Trie {
  const nodes: TrieNode[] = [root]
  const numbers = new Map<TrieNode, number>([[root, 0]])
  for (const node of nodes) {
    for (const next of [...node.children.values(), ...(node.tail === undefined ? [] : [node.tail])]) {
      numbers.set(next, nodes.length)
      nodes.push(next)
    }
  }
  const edges = nodes.flatMap((node, number) => [...node.children].map(([code, next]) => [number, code, numbers.get(next) ?? 0] as const))
  const numberOf = (node: TrieNode): number => numbers.get(node) ?? 0
  return {
    child: makeEdges(edges),
    open: new Map(nodes.filter((node) => node.open.length > 0).map((node) => [numberOf(node), node.open])),
    closed: new Map(nodes.filter((node) => node.closed.length > 0).map((node) => [numberOf(node), node.closed])),
    tail: new Map(nodes.flatMap((node) => (node.tail === undefined ? [] : [[numberOf(node), numberOf(node.tail)] as const]))),
  }
}

/** A look-up from (node, unit) to the next node, or -1; open addressing in typed arrays. */
function makeEdges(edges: readonly (readonly [from: number, code: number, to: number])[]): (node: number, code: number) => number {
  const bits = Math.max(4, Math.ceil(Math.log2(edges.length * 2 + 1)))
  const mask = 2 ** bits - 1
  const keys = new Float64Array(mask + 1).fill(-1)
  const targets = new Int32Array(mask + 1)
  const slotOf = (node: number, code: number): number => (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> (32 - bits)
  for (const [from, code, to] of edges) {
    let slot = slotOf(from, code)
    while (keys[slot] !== -1) slot = (slot + 1) & mask
    keys[slot] = from * 0x10000 + code
    targets[slot] = to
  }
  return (node, code) => {
    const key = node * 0x10000 + code
    for (let slot = slotOf(node, code); ; slot = (slot + 1) & mask) {
      const found = keys[slot]
      if (found === key) return targets[slot] ?? -1
      if (found === -1) return -1
    }
  }
}

interface PartHit {
  readonly uses: readonly PartUse[]
  readonly from: number
  readonly to: number
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
  const hits: PartHit[] = []
  let steps = 0
  let previous: number = GAP.sentence
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codes[at] ?? 0
    if (code > GAP.part) {
      if (previous <= GAP.part) steps += walk(text, atStart, at, hits)
      steps += walk(text, inside, at, hits)
    }
    previous = code
  }
  const joined = joinParts(text, hits)
  return { found: joined.found, steps: steps + joined.steps }
}

/** Follows all phrases that begin at a place; returns the steps. The depth of the trie bounds it, not the text. */
function walk(text: FoldedText, trie: Trie, start: number, hits: PartHit[]): number {
  let steps = 0
  const pending: (readonly [node: number, at: number])[] = [[0, start]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let [node, at] = next
    while (node >= 0) {
      steps += 1
      const code = at < text.length ? (text.codes[at] ?? GAP.sentence) : GAP.sentence
      if (node > 0) {
        const open = trie.open.get(node)
        if (open !== undefined) {
          // A stem stands for its whole word.
          const end = wordEnd(text, at)
          steps += end - at
          hits.push({ uses: open, from: start, to: end })
        }
        const closed = code <= GAP.part ? trie.closed.get(node) : undefined
        if (closed !== undefined) hits.push({ uses: closed, from: start, to: at })
        const tail = trie.tail.get(node)
        if (tail !== undefined) {
          const end = wordEnd(text, at)
          steps += end - at
          pending.push([tail, end])
        }
      }
      node = trie.child(node, code)
      at += 1
    }
  }
  return steps
}

/** Where the word ends that goes on at a place; in dense scripts that place itself. */
function wordEnd(text: FoldedText, at: number): number {
  if (isDense(text.codes[at] ?? 0)) return at
  let end = at
  while (end - at < LONGEST_WORD && (text.codes[end] ?? 0) > GAP.part) end += 1
  return end
}

interface Progress {
  readonly part: number
  readonly parts: readonly (readonly [number, number])[]
  readonly to: number
}

/** Puts the parts of entries with ".." together: the next part must follow in the same sentence, not far away. */
function joinParts(text: FoldedText, hits: readonly PartHit[]): Matches {
  const found: Match[] = []
  const progress = new Map<number, Progress>()
  let steps = 0
  // Places of sentence ends are looked up by running count.
  for (const { uses, from, to } of hits) {
    for (const { entry, part, last } of uses) {
      steps += 1
      if (part === 0 && last) {
        found.push({ entry, from, to, parts: [[from, to]] })
        continue
      }
      const before = part === 0 ? undefined : progress.get(entry)
      if (part > 0 && !follows(text, before, part, from)) continue
      const parts = [...(before?.parts ?? []), [from, to] as const]
      if (last) {
        found.push({ entry, from: parts[0]?.[0] ?? from, to, parts })
        progress.delete(entry)
      } else progress.set(entry, { part, parts, to })
    }
  }
  return { found, steps: steps + FARTHEST_PART }
}

function follows(text: FoldedText, before: Progress | undefined, part: number, from: number): boolean {
  if (before === undefined || before.part !== part - 1 || from < before.to) return false
  const reach = isDense(text.codes[from] ?? 0) ? FARTHEST_DENSE_PART : FARTHEST_PART
  if (from - before.to > reach) return false
  for (let at = before.to; at < from; at += 1) if (endsSentence(text.codes[at] ?? 0)) return false
  return true
}
