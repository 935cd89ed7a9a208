// What is in a block list that somebody has: rows by kind and severity, and every row that will not do what its owner thinks; pure.
import { hardestAction, BLOCK_ACTIONS, type BlockAction } from './actions.ts'
import type { ListFile } from './list-file.ts'
import type { ListRow } from './list-row.ts'
import type { BlockTarget } from './target.ts'

/** Something about one row, with the line of the file, or the place in a JSON list, from 1. */
export interface ListProblem {
  readonly place: number
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
  /** What was read otherwise than the file says, one sentence each. */
  readonly notes: readonly string[]
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
    const say = (sentence: string): number => problems.push({ place: row.place, sentence })
    for (const sentence of describeRow(row)) say(sentence)
    const key = targetKey(row.target)
    const before = key === undefined ? undefined : places.get(key)
    if (before !== undefined) {
      duplicates += 1
      say(describeDuplicate(row, before))
    } else if (key !== undefined) places.set(key, row)
  }
  return { format, rows: rows.length, kinds, severities, canaries: kinds.canary, masked: kinds.mask, duplicates, problems, notes }
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

function describeRow(row: ListRow): readonly string[] {
  const sentences: string[] = []
  const target = describeTarget(row)
  if (target !== undefined) sentences.push(target)
  if (row.unknownAction !== undefined) sentences.push(`“${cut(row.unknownAction)}” is no severity that is known.`)
  return sentences
}

function describeTarget({ target, text }: ListRow): string | undefined {
  switch (target.kind) {
    case 'name':
    case 'pattern':
      return undefined
    case 'suffix':
      return `“${cut(target.suffix)}” is a whole ending: it stands for every server under it.`
    case 'mask':
      return `“${cut(target.mask)}” is masked: the row blocks nobody where it is imported.`
    case 'canary':
      return `“${cut(target.text)}” is a row that publishers plant to find copies of their list: leave it out.`
    case 'account':
      return 'This row is about an account, not about a server.'
    case 'invalid':
      return text === '' ? 'This row names no server.' : `“${cut(text)}” is not the name of a server.`
  }
}

function describeDuplicate(row: ListRow, before: ListRow): string {
  const [now, then] = [hardestAction(row.actions), hardestAction(before.actions)]
  const both = now === then ? '' : `, with ${then ?? 'no action'} there and ${now ?? 'no action'} here`
  return `“${cut(row.text)}” stands at ${before.place} already${both}.`
}

function cut(text: string): string {
  return [...text].slice(0, LONGEST_SHOWN).join('')
}

/** Whether one set of actions is at least as hard as another. */
export function isAsHard(one: readonly BlockAction[], other: readonly BlockAction[]): boolean {
  const weigh = (actions: readonly BlockAction[]): number => BLOCK_ACTIONS[hardestAction(actions) ?? 'noop']
  return weigh(one) >= weigh(other)
}
