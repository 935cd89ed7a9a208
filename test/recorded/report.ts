// What a replay came to: the table by kind, every difference in full, what was skipped and why; or the same as JSON.
import { escapeForLog } from '#model/text.ts'
import type { Difference, Verdict } from './comparison.ts'
import type { LeftOut, Recording } from './contract.ts'

/** The least share of captures on which the atlas must agree. */
export const LEAST_AGREEMENT = 0.99

export interface Judged {
  readonly recording: Recording
  readonly verdict: Verdict
}

/** The answer of `--json`. `agreement` is the share of `captures` that agree; those that could not be read count among them. */
export interface Summary {
  readonly agreement: number
  readonly captures: number
  readonly agree: number
  readonly differ: readonly { readonly file: string; readonly kind: string; readonly facts: readonly Difference[] }[]
  readonly unreadable: readonly { readonly file: string; readonly kind: string; readonly reason: string }[]
}

/** Sums up; `broken` are files that could not be replayed at all. */
export function summarise(judged: readonly Judged[], broken: readonly LeftOut[]): Summary {
  const differ = judged.flatMap(({ recording: { file, kind }, verdict }) =>
    verdict.kind === 'differ' ? [{ file, kind, facts: verdict.differences }] : [],
  )
  const unreadable = judged.flatMap(({ recording: { file, kind }, verdict }) =>
    verdict.kind === 'unreadable' ? [{ file, kind, reason: verdict.reason }] : [],
  )
  const captures = judged.length + broken.length
  const agree = judged.length - differ.length - unreadable.length
  return {
    agreement: captures === 0 ? 0 : Math.floor((agree / captures) * 10_000) / 10_000,
    captures,
    agree,
    differ,
    unreadable: [...broken.map(({ file, kind, reason }) => ({ file, kind, reason })), ...unreadable],
  }
}

/** The report for people. */
export function describe(summary: Summary, judged: readonly Judged[], skipped: readonly LeftOut[]): string {
  const lines = [
    ...tableOf(summary, judged),
    '',
    ...sectionOf(
      'Differences',
      summary.differ.flatMap(({ file, facts }) => [
        `  ${safe(file)}`,
        ...facts.map(({ fact, known, told }) => `    ${fact}: known ${show(known)}, the API says ${show(told)}`),
      ]),
    ),
    ...sectionOf(
      'Unreadable',
      summary.unreadable.map(({ file, reason }) => `  ${safe(file)}: ${safe(reason)}`),
    ),
    ...sectionOf(
      'Withheld on purpose (a constant or placeholder of the software, or a server that wants to be listed nowhere)',
      judged.flatMap(({ recording: { file }, verdict }) =>
        verdict.kind !== 'agree' ? [] : verdict.withheld.map(({ fact, known }) => `  ${safe(file)}: ${fact} ${show(known)}`),
      ),
    ),
    ...sectionOf('Skipped', describeSkipped(skipped)),
    `${summary.agree} of ${summary.captures} captures agree: ${summary.agreement.toFixed(4)}, at least ${LEAST_AGREEMENT} is wanted.`,
  ]
  return `${lines.join('\n')}\n`
}

function sectionOf(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines, '']
}

function tableOf(summary: Summary, judged: readonly Judged[]): readonly string[] {
  const kinds = [...new Set([...judged.map(({ recording }) => recording.kind), ...summary.unreadable.map(({ kind }) => kind)])].toSorted()
  const counts = kinds.map((kind) => {
    const differ = summary.differ.filter((entry) => entry.kind === kind).length
    const unreadable = summary.unreadable.filter((entry) => entry.kind === kind)
    const agree = judged.filter(({ recording, verdict }) => recording.kind === kind && verdict.kind === 'agree').length
    const reasons = [...Map.groupBy(unreadable, ({ reason }) => reason)].map(([reason, files]) => `${files.length} ${reason}`)
    return [safe(kind), agree + differ + unreadable.length, agree, differ, unreadable.length, safe(reasons.join('; '))] as const
  })
  const width = Math.max(8, ...counts.map(([kind]) => kind.length))
  const row = (cells: readonly (string | number)[]): string => {
    const [kind = '', ...rest] = cells.map(String)
    return `${kind.padEnd(width)} ${rest
      .slice(0, 4)
      .map((cell) => cell.padStart(10))
      .join(' ')}  ${rest[4] ?? ''}`.trimEnd()
  }
  return [row(['kind', 'captures', 'agree', 'differ', 'unreadable', 'reasons']), ...counts.map(row)]
}

// Files that are no answers are many: they are named by their folder and reason, each by its name.
function describeSkipped(skipped: readonly LeftOut[]): readonly string[] {
  return [...Map.groupBy(skipped, ({ kind, reason }) => `${kind}: ${reason}`)].flatMap(([reason, files]) => [
    `  ${safe(reason)} (${files.length})`,
    ...files.map(({ file }) => `    ${safe(file)}`),
  ])
}

function safe(text: string): string {
  return escapeForLog(text, 1000)
}

function show(value: unknown): string {
  return escapeForLog(JSON.stringify(value) ?? 'nothing', 5000)
}
