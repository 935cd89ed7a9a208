// What the compared servers are: joining, size, software, languages, rules, block lists.
import type { ComponentChildren, JSX } from 'preact'
import type { ServersCompareReply } from '../../../api/contract.ts'
import { valueLabel } from '../../facet-view.ts'
import { formatNumber, languageName } from '../../format.ts'
import { messages } from '../../language.ts'
import { matchWords } from '../../match/words.ts'
import { JoinSign } from '../signs.tsx'
import { Row } from './table.tsx'

type Entry = ServersCompareReply['servers'][number]

interface FactRowsProps {
  readonly reply: ServersCompareReply
  readonly names: readonly string[]
}

/** A row for each fact. */
export function FactRows({ reply: { servers }, names }: FactRowsProps): JSX.Element {
  const text = matchWords.value.compare
  const row = (head: string, cell: (entry: Entry) => ComponentChildren): JSX.Element => (
    <Row key={head} head={head} names={names} cells={servers.map(cell)} />
  )
  return (
    <>
      {row(text.signUp, (entry) => (
        <Joining entry={entry} />
      ))}
      {row(text.size, ({ server }) => numberOrUnknown(server.activeMonth))}
      {row(text.pace, ({ postsAWeek }) => numberOrUnknown(postsAWeek.value))}
      {row(text.accounts, ({ server }) => numberOrUnknown(server.users))}
      {row(text.software, ({ server }) => `${server.softwareLabel ?? server.software ?? unknown()} ${server.version ?? ''}`.trim())}
      {row(text.languages, ({ server }) => (server.languages.length === 0 ? unknown() : server.languages.map(languageName).join(', ')))}
      {row(text.ruleCount, ({ ruleCount, rulesKnown }) => (rulesKnown ? numberOrUnknown(ruleCount) : text.rulesUnknown))}
      {row(text.blocks, (entry) => (
        <Blocks entry={entry} />
      ))}
    </>
  )
}

function unknown(): string {
  return messages.value.server.notKnown
}

function numberOrUnknown(value: number | null): string {
  return value === null ? unknown() : formatNumber(value)
}

function Joining({ entry: { server } }: { readonly entry: Entry }): JSX.Element {
  return (
    <>
      <JoinSign mode={server.registrations} />
      {valueLabel('registrations', server.registrations)}
      {server.minAge !== null && `, ${messages.value.result.fromAge(formatNumber(server.minAge))}`}
    </>
  )
}

function Blocks({ entry: { blocks } }: { readonly entry: Entry }): JSX.Element {
  const text = matchWords.value.compare
  const why: Readonly<Record<string, string>> = matchWords.value.blockWhy
  const { publication, rows, refusedBy, limitedBy } = blocks
  const readable = publication === 'public' || rows > 0
  return (
    <>
      <p>
        {readable ? text.blockRows(rows, formatNumber(rows)) : (why[publication ?? 'never-read'] ?? publication)}
        {readable && publication !== null && publication !== 'public' && ` (${why[publication] ?? publication})`}
      </p>
      {refusedBy > 0 && <p>{text.refusedBy(refusedBy, formatNumber(refusedBy))}</p>}
      {limitedBy > 0 && <p>{text.limitedBy(limitedBy, formatNumber(limitedBy))}</p>}
    </>
  )
}
