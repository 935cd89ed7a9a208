// How rules changed: what came, what went, and what was only worded otherwise, word by word; pure.

/** What is compared of a rule. */
export interface ComparableRule {
  readonly position: number
  readonly nativeId: string | null
  readonly text: string
  readonly hint: string | null
}

export interface RuleDiff<Rule extends ComparableRule> {
  readonly added: readonly Rule[]
  readonly removed: readonly Rule[]
  readonly reworded: readonly { readonly before: Rule; readonly after: Rule }[]
}

/** Rules with that share of their words in common, and so many of them, are one, worded otherwise: "no" is common to most. */
const ALIKE = { share: 0.4, words: 2 } as const
/** A rule that kept its number was edited by its admin, and may change more. */
const ALIKE_BY_NUMBER = { share: 0.1, words: 1 } as const

/** Pairs the rules that went with those that came: the likest first, each once. */
export function pairRules<Rule extends ComparableRule>(gone: readonly Rule[], come: readonly Rule[]): RuleDiff<Rule> {
  const pairs = gone
    .flatMap((before) => come.map((after) => ({ before, after, ...compareWords(before, after) })))
    .filter(({ before, after, likeness, common }) => {
      const least = before.nativeId !== null && before.nativeId === after.nativeId ? ALIKE_BY_NUMBER : ALIKE
      return likeness >= least.share && common >= least.words
    })
    .toSorted((a, b) => b.likeness - a.likeness)
  const [left, right] = [new Set(gone), new Set(come)]
  const reworded: { before: Rule; after: Rule }[] = []
  for (const { before, after } of pairs) {
    if (!left.has(before) || !right.has(after)) continue
    left.delete(before)
    right.delete(after)
    reworded.push({ before, after })
  }
  const byPlace = (a: ComparableRule, b: ComparableRule): number => a.position - b.position
  return {
    added: [...right].toSorted(byPlace),
    removed: [...left].toSorted(byPlace),
    reworded: reworded.toSorted((a, b) => byPlace(a.after, b.after)),
  }
}

/** Words of two rules in common, and their share of all their words: 0 to 1 (Dice). */
function compareWords(before: ComparableRule, after: ComparableRule): { readonly common: number; readonly likeness: number } {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  const common = [...one].filter((word) => other.has(word)).length
  return { common, likeness: common === 0 ? 0 : (2 * common) / (one.size + other.size) }
}

function wordsOf({ text, hint }: ComparableRule): ReadonlySet<string> {
  return new Set(tokensOf(`${text} ${hint ?? ''}`.toLowerCase()).filter((token) => /[\p{L}\p{N}]/u.test(token)))
}

/** A piece of two texts laid over each other. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

const TOKENS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]|[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu

function tokensOf(text: string): readonly string[] {
  return text.match(TOKENS) ?? []
}

/** Longer texts are shown as removed and added whole: comparing them costs the product of their lengths. */
const MOST_TOKENS = 1200

/** Two texts as one, word by word: what stayed, what went and what came (longest common subsequence; Hunt and McIlroy 1976). */
export function diffWords(before: string, after: string): readonly Segment[] {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) return joinSegments([piece('removed', before), piece('added', after)])
  const lengths = commonLengths(a, b)
  const segments: Segment[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one !== undefined && one === other) {
      segments.push(piece('same', one))
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))) {
      segments.push(piece('removed', one))
      i += 1
    } else {
      segments.push(piece('added', other ?? ''))
      j += 1
    }
  }
  return joinSegments(segments)
}

function piece(kind: Segment['kind'], text: string): Segment {
  return { kind, text }
}

function lengthAt(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}

// By row and column the length of the longest common part of what follows.
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    for (let j = b.length - 1; j >= 0 && row !== undefined; j -= 1) {
      row[j] = a[i] === b[j] ? lengthAt(lengths, i + 1, j + 1) + 1 : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1))
    }
  }
  return lengths
}

// Neighbours of a kind are one piece, and what went stands before what came.
function joinSegments(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') joined.push(piece('removed', removed))
    if (added !== '') joined.push(piece('added', added))
    ;[removed, added] = ['', '']
  }
  for (const { kind, text } of segments) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = joined.at(-1)
      if (last?.kind === 'same') joined[joined.length - 1] = piece('same', last.text + text)
      else joined.push(piece('same', text))
    }
  }
  flush()
  return joined
}
