// Lists side by side: whose they are, what they share, and each row with what every list does about it.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { CompareReply } from '../../../api/contract.ts'
import { compareLists } from '../../block-client.ts'
import { actionLabels, stateShort, words } from '../../block-words.ts'
import { formatAge, formatMoment, formatNumber } from '../../format.ts'
import { messages } from '../../language.ts'
import { serverPath } from '../../paths.ts'
import { ActionSign } from './block-signs.tsx'
import { Reason } from './block-row.tsx'

const LIKENESSES = ['common', 'differing', 'some', 'only'] as const

interface ComparisonProps {
  readonly comparison: CompareReply
  readonly chosen: readonly string[]
  /** The likeness that is shown; '' for all. */
  readonly show: string
  readonly choose: (likeness: string) => void
}

/** The whole answer. */
export function Comparison({ comparison, chosen, show, choose }: ComparisonProps): JSX.Element {
  const text = words.value.compare
  const compared = comparison.lists.filter((list) => list.compared)
  return (
    <>
      <Lists lists={comparison.lists} />
      {compared.length < 2 ? (
        <p class="verdict-line">{text.nothing}</p>
      ) : (
        <>
          <Choice totals={comparison.totals} lists={compared.length} show={show} choose={choose} />
          <Rows comparison={comparison} compared={compared} chosen={chosen} show={show} />
        </>
      )}
    </>
  )
}

function Lists({ lists }: Pick<CompareReply, 'lists'>): JSX.Element {
  const text = words.value.compare
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={text.list}>
      <table class="compared">
        <thead>
          <tr>
            <th scope="col">{text.list}</th>
            <th scope="col" class="number">
              {text.rows}
            </th>
            <th scope="col" class="number">
              {text.only}
            </th>
            <th scope="col" class="number">
              {text.masked}
            </th>
            <th scope="col">{text.read}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.domain}>
              <th scope="row">
                <a href={serverPath(list.domain)} class="domain">
                  <bdi>{list.domain}</bdi>
                </a>
                {!list.compared && (
                  <span class="small block">
                    {text.notCompared}: {stateShort(list.because ?? 'never-read')}
                  </span>
                )}
              </th>
              <td class="number">{list.compared ? formatNumber(list.rows) : '–'}</td>
              <td class="number">{list.compared ? formatNumber(list.only) : '–'}</td>
              <td class="number">{list.compared ? formatNumber(list.masked) : '–'}</td>
              <td>
                {list.readAt === null ? (
                  '–'
                ) : (
                  <time dateTime={list.readAt} title={formatMoment(list.readAt)}>
                    {formatAge(list.readAt)}
                  </time>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{text.maskedNote}</p>
    </div>
  )
}

interface ChoiceProps extends Pick<ComparisonProps, 'show' | 'choose'>, Pick<CompareReply, 'totals'> {
  readonly lists: number
}

// Of two lists none has a row that several but not all have.
function Choice({ totals, lists, show, choose }: ChoiceProps): JSX.Element {
  const text = words.value.compare
  const all = LIKENESSES.reduce((sum, likeness) => sum + totals[likeness], 0)
  const present = LIKENESSES.filter((likeness) => likeness !== 'some' || lists > 2)
  return (
    <div class="measures likenesses" role="group" aria-label={text.show}>
      <button type="button" class="measure" aria-pressed={show === ''} onClick={() => choose('')}>
        {text.all} <strong>{formatNumber(all)}</strong>
      </button>
      {present.map((likeness) => (
        <button key={likeness} type="button" class="measure" aria-pressed={show === likeness} onClick={() => choose(likeness)}>
          {text.likeness[likeness]} <strong>{formatNumber(totals[likeness])}</strong>
        </button>
      ))}
    </div>
  )
}

interface RowsProps extends Pick<ComparisonProps, 'comparison' | 'chosen' | 'show'> {
  readonly compared: CompareReply['lists']
}

function Rows({ comparison, compared, chosen, show }: RowsProps): JSX.Element {
  const text = words.value.compare
  const pages = useSignal<Pick<CompareReply, 'rows' | 'next'>>(comparison)
  const trouble = useSignal(false)
  const { rows, next } = pages.value
  async function more(): Promise<void> {
    const answer = await compareLists(chosen, show, next)
    trouble.value = !answer.ok
    if (answer.ok) pages.value = { rows: [...rows, ...answer.value.rows], next: answer.value.next }
  }
  if (rows.length === 0) return <p>{text.none}</p>
  return (
    <>
      <ul class={`compared-rows of-${String(compared.length)}`}>
        <li class="compared-head small" aria-hidden="true">
          <span>{text.target}</span>
          {compared.map(({ domain }) => (
            <bdi key={domain}>{domain}</bdi>
          ))}
        </li>
        {rows.map((row) => (
          <li key={row.target}>
            <p class="domain compared-target">
              <bdi>{row.target}</bdi>
            </p>
            <ul class="compared-entries">
              {compared.map(({ domain }, index) => (
                <Entry key={domain} domain={domain} entry={row.entries[index] ?? null} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p role="status">{trouble.value ? messages.value.errors.server : ''}</p>
      {next !== null && (
        <button type="button" onClick={() => void more()}>
          {text.more}
        </button>
      )}
    </>
  )
}

interface EntryProps {
  readonly domain: string
  readonly entry: CompareReply['rows'][number]['entries'][number]
}

function Entry({ domain, entry }: EntryProps): JSX.Element {
  return (
    <li class={entry === null ? 'soft absent' : ''}>
      <span class="small soft entry-name">
        <bdi>{domain}</bdi>
      </span>
      {entry === null ? (
        words.value.compare.absent
      ) : (
        <>
          <ActionSign action={entry.actions[0]} />
          {actionLabels(entry.actions)}
          {entry.reason !== null && <Reason words={entry.reason} by={domain} />}
        </>
      )}
    </li>
  )
}
