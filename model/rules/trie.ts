// Words and phrases in one tree, so that all that begin at a place of a text are followed at once.
import { foldText, GAP, isDense } from './folded-text.ts'

/** That a phrase is a part of an entry: the entry's number, the part's, and whether it is the entry's last. */
export interface PartUse {
  readonly entry: number
  readonly part: number
  readonly last: boolean
}

/** The tree in flat form; nodes are numbers, 0 is the root. */
export interface Trie {
  /** The child of the root by a unit, 0 for none. */
  readonly first: Int32Array
  /** The child of a node by a unit, -1 for none. */
  readonly child: (node: number, code: number) => number
  /** Nodes at which something ends, or from which it goes on behind the rest of the word: most are not, and are passed quickly. */
  readonly busy: Uint8Array
  /** What ends at a node whatever follows. */
  readonly open: readonly (readonly PartUse[] | undefined)[]
  /** What ends at a node when a gap follows. */
  readonly closed: readonly (readonly PartUse[] | undefined)[]
  /** The node from which it goes on behind the rest of the word ("stem* word"), 0 for none. */
  readonly tail: Int32Array
}

/** A node of the tree while it grows. */
export interface TrieNode {
  readonly children: Map<number, TrieNode>
  readonly open: PartUse[]
  readonly closed: PartUse[]
  tail: TrieNode | undefined
}

/** A node without children, or the root of an empty tree. */
export function makeNode(): TrieNode {
  return { children: new Map(), open: [], closed: [], tail: undefined }
}

// Stands for "*" inside a phrase; no unit of a folded text has this number.
const STAR = -1

/** A phrase in folded form. */
export interface FoldedPhrase {
  readonly codes: readonly number[]
  /** Whether it is looked for inside words too. */
  readonly anywhere: boolean
  /** Whether its last word may go on. */
  readonly open: boolean
}

/** Folds a phrase as texts are folded. */
export function foldPhrase(phrase: string): FoldedPhrase {
  const codes: number[] = []
  for (const [index, word] of phrase
    .replace(/^\*|\*$/g, '')
    .split(/\*\s*/)
    .entries()) {
    const { codes: folded, length } = foldText(word)
    if (index > 0) codes.push(STAR, GAP.word)
    codes.push(...folded.slice(0, length - 1))
  }
  const first = codes[0]
  if (first === undefined) throw new Error(`An entry of a lexicon has no letters: ${phrase}`)
  return {
    codes,
    anywhere: phrase.startsWith('*') || isDense(first),
    open: phrase.endsWith('*') || isDense(codes.at(-1) ?? 0),
  }
}

/** Adds a phrase to a growing tree. */
export function addPhrase(root: TrieNode, { codes, open }: FoldedPhrase, use: PartUse): void {
  let node = root
  for (const code of codes) {
    if (code === STAR) {
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

/**
 * Brings a grown tree into flat form. Nodes are numbered along their branches, so that the first child of a node is the next number: most
 * steps of a walk then stay where they are in memory.
 */
export function flatten(root: TrieNode): Trie {
  const nodes: TrieNode[] = []
  const numbers = new Map<TrieNode, number>()
  const waiting: TrieNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    numbers.set(node, nodes.length)
    nodes.push(node)
    if (node.tail !== undefined) waiting.push(node.tail)
    waiting.push(...[...node.children.values()].reverse())
  }
  const numberOf = (node: TrieNode | undefined): number => (node === undefined ? 0 : (numbers.get(node) ?? 0))
  const first = new Int32Array(0x10000)
  for (const [code, next] of root.children) first[code] = numberOf(next)
  return {
    first,
    child: makeEdges(nodes.map((node) => [...node.children].map(([code, next]) => [code, numberOf(next)] as const))),
    busy: Uint8Array.from(nodes, ({ open, closed, tail }) => (open.length > 0 || closed.length > 0 || tail !== undefined ? 1 : 0)),
    open: nodes.map(({ open }) => (open.length > 0 ? open : undefined)),
    closed: nodes.map(({ closed }) => (closed.length > 0 ? closed : undefined)),
    tail: Int32Array.from(nodes, ({ tail }) => numberOf(tail)),
  }
}

type Edges = readonly (readonly [code: number, to: number])[]

/**
 * A look-up from (node, unit) to the next node, or -1: the first child is the next number, the others are in a table by open addressing.
 */
function makeEdges(children: readonly Edges[]): (node: number, code: number) => number {
  const firstCodes = Uint16Array.from(children, ([first]) => first?.[0] ?? 0)
  const branches = Uint8Array.from(children, ({ length }) => (length > 1 ? 1 : 0))
  const find = makeTable(children.map((own) => own.slice(1)))
  return (node, code) => {
    if (firstCodes[node] === code) return node + 1
    return branches[node] === 1 ? find(node, code) : -1
  }
}

function makeTable(children: readonly Edges[]): (node: number, code: number) => number {
  const count = children.reduce((sum, own) => sum + own.length, 0)
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2 + 1)))
  const mask = 2 ** bits - 1
  const nodes = new Int32Array(mask + 1).fill(-1)
  const codes = new Uint16Array(mask + 1)
  const targets = new Int32Array(mask + 1)
  const slotOf = (node: number, code: number): number => Math.imul(Math.imul(node, 0x9e3779b1) ^ code, 0x85ebca6b) >>> (32 - bits)
  for (const [from, own] of children.entries()) {
    for (const [code, to] of own) {
      let slot = slotOf(from, code)
      while (nodes[slot] !== -1) slot = (slot + 1) & mask
      nodes[slot] = from
      codes[slot] = code
      targets[slot] = to
    }
  }
  return (node, code) => {
    for (let slot = slotOf(node, code); ; slot = (slot + 1) & mask) {
      const found = nodes[slot]
      if (found === -1) return -1
      if (found === node && codes[slot] === code) return targets[slot] ?? -1
    }
  }
}
