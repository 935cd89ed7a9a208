// What is in a block list that somebody has: rows by kind and severity, and every row that will not do what its owner thinks; pure.
import { hardestAction, BLOCK_ACTIONS, type BlockAction } from './actions.ts'
import type { ListNote } from './list-csv.ts'
import type { ListFile } from './list-file.ts'
import type { ListRow } from './list-row.ts'
import type { BlockTarget } from './target.ts'

/** What there may be about a row. */
export const PROBLEM_KINDS = ['ending', 'mask', 'canary', 'account', 'nameless', 'no-name', 'unknown-severity', 'duplicate'] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** Something about one row, with the line of the file, or the place in a JSON list, from 1. */
export interface ListProblem {
  readonly place: number
  readonly kind: ProblemKind
  /** What the row says, where that is what the problem is about; at most 80 characters. */
  readonly text?: string | undefined
  /** Of a duplicate: the row further up, and what each of the two asks for where that differs; null for nothing. */
  readonly before?: { readonly place: number; readonly there?: BlockAction | null; readonly here?: BlockAction | null } | undefined
  /** The same in English. */
  readonly sentence: string
}

export interface ListCheck {
  readonly format: string
  /** Rows of the file without its header, also those that aim at nothing. */
  readonly rows: number
  readonly kinds: Readonly<Record<BlockTarget['kind'], number>>
  /** Rows by what they ask for first; `none` for those that do not say, `unknown` for words that nobody knows. */
  readonly severities: Readonly<Record<string, number>>
  readonly canaries: number
  readonly masked: number
  /** Rows about a target that stands further up. */
  readonly duplicates: number
  /** In the order of the file. */
  readonly problems: readonly ListProblem[]
  /** What was read otherwise than the file says. */
  readonly notes: readonly { readonly kind: ListNote; readonly sentence: string }[]
}

/** Counts what a list holds and says what is wrong with it, row by row. */
export function checkList({ format, rows, notes }: ListFile): ListCheck {
  const kinds: Record<BlockTarget['kind'], number> = { name: 0, suffix: 0, pattern: 0, mask: 0, canary: 0, account: 0, invalid: 0 }
  const severities: Record<string, number> = {}
  const places = new Map<string, ListRow>()
  const problems: ListProblem[] = []
  let duplicates = 0
  for (const row of rows) {
    kinds[row.target.kind] += 1
    const severity = severityOf(row)
    severities[severity] = (severities[severity] ?? 0) + 1
    const say = (about: About): number => problems.push({ place: row.place, ...about, sentence: explain(about) })
    for (const about of describeRow(row)) say(about)
    const key = targetKey(row.target)
    const before = key === undefined ? undefined : places.get(key)
    if (before !== undefined) {
      duplicates += 1
      say(describeDuplicate(row, before))
    } else if (key !== undefined) places.set(key, row)
  }
  return {
    format,
    rows: rows.length,
    kinds,
    severities,
    canaries: kinds.canary,
    masked: kinds.mask,
    duplicates,
    problems,
    notes: notes.map((kind) => ({ kind, sentence: NOTES[kind] })),
  }
}

function severityOf({ unknownAction, actions }: ListRow): string {
  return unknownAction === undefined ? (actions[0] ?? 'none') : 'unknown'
}

/** One word for a target, the same for all rows that mean the same; undefined for what aims at no server. */
export function targetKey(target: BlockTarget): string | undefined {
  switch (target.kind) {
    case 'name':
      return target.name
    case 'suffix':
      return target.suffix
    case 'pattern':
      return target.pattern
    case 'mask':
      return target.mask
    case 'canary':
    case 'account':
    case 'invalid':
      return undefined
  }
}

const LONGEST_SHOWN = 80

type About = Pick<ListProblem, 'kind' | 'text' | 'before'>

function describeRow(row: ListRow): readonly About[] {
  const target = describeTarget(row)
  return [
    ...(target === undefined ? [] : [target]),
    ...(row.unknownAction === undefined ? [] : [{ kind: 'unknown-severity' as const, text: cut(row.unknownAction) }]),
  ]
}

function describeTarget({ target, text }: ListRow): About | undefined {
  switch (target.kind) {
    case 'name':
    case 'pattern':
      return undefined
    case 'suffix':
      return { kind: 'ending', text: cut(target.suffix) }
    case 'mask':
      return { kind: 'mask', text: cut(target.mask) }
    case 'canary':
      return { kind: 'canary', text: cut(target.text) }
    case 'account':
      return { kind: 'account' }
    case 'invalid':
      return text === '' ? { kind: 'nameless' } : { kind: 'no-name', text: cut(text) }
  }
}

function describeDuplicate(row: ListRow, { place, actions }: ListRow): About {
  const [here, there] = [hardestAction(row.actions) ?? null, hardestAction(actions) ?? null]
  return { kind: 'duplicate', text: cut(row.text), before: here === there ? { place } : { place, there, here } }
}

function explain({ kind, text = '', before }: About): string {
  switch (kind) {
    case 'ending':
      return `“${text}” is a whole ending: it stands for every server under it.`
    case 'mask':
      return `“${text}” is masked: the row blocks nobody where it is imported.`
    case 'canary':
      return `“${text}” is a row that publishers plant to find copies of their list: leave it out.`
    case 'account':
      return 'This row is about an account, not about a server.'
    case 'nameless':
      return 'This row names no server.'
    case 'no-name':
      return `“${text}” is not the name of a server.`
    case 'unknown-severity':
      return `“${text}” is no severity that is known.`
    case 'duplicate':
      return `“${text}” stands at ${before?.place ?? 0} already${explainBoth(before)}.`
  }
}

function explainBoth(before: About['before']): string {
  return before?.there === undefined ? '' : `, with ${before.there ?? 'no action'} there and ${before.here ?? 'no action'} here`
}

const NOTES: Readonly<Record<ListNote, string>> = {
  'columns-reordered': 'The header names its columns in another order than the rows have; they were told apart by what they hold.',
}

function cut(text: string): string {
  return [...text].slice(0, LONGEST_SHOWN).join('')
}

/** Whether one set of actions is at least as hard as another. */
export function isAsHard(one: readonly BlockAction[], other: readonly BlockAction[]): boolean {
  const weigh = (actions: readonly BlockAction[]): number => BLOCK_ACTIONS[hardestAction(actions) ?? 'noop']
  return weigh(one) >= weigh(other)
}
