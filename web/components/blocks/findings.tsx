// What stands out in a list: rows that others cover, dead servers, names that nobody else lists, crowds under one name; folded, with counts.
import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import type { ListFindings } from '../../../api/contract.ts'
import { words } from '../../block-words.ts'
import { formatDay, formatNumber } from '../../format.ts'
import { Bars } from '../bars.tsx'

/** All findings, each folded; a sentence where there is none. */
export function Findings({ findings }: { readonly findings: ListFindings }): JSX.Element {
  const text = words.value.findings
  const { redundant, dead, nobodyElse, sameSite, cut } = findings
  const none = redundant.length + dead.length + nobodyElse.length + sameSite.length === 0
  return (
    <div class="findings">
      {none && <p>{text.none}</p>}
      <Finding title={text.redundant} note={text.redundantNote} items={redundant}>
        {({ target, under }) => (
          <>
            <Name name={target} /> <span class="small soft">{text.under(under)}</span>
          </>
        )}
      </Finding>
      <Finding title={text.dead} note={text.deadNote} items={dead}>
        {({ target, lastAnswer }) => (
          <>
            <Name name={target} />{' '}
            <span class="small soft">{lastAnswer === null ? text.neverAnswered : text.lastAnswer(formatDay(lastAnswer))}</span>
          </>
        )}
      </Finding>
      <Finding title={text.sameSite} note={text.sameSiteNote} items={sameSite}>
        {({ registrable, rows, farm }) => (
          <>
            <Name name={registrable} />{' '}
            <span class="small soft">
              {formatNumber(rows)} {text.rows}
              {farm && `, ${text.farm}`}
            </span>
          </>
        )}
      </Finding>
      <Finding title={text.nobodyElse} note={text.nobodyElseNote} items={nobodyElse}>
        {(target) => <Name name={target} />}
      </Finding>
      {cut && <p class="small soft">{text.cut}</p>}
      <Overlap overlap={findings.overlap} />
    </div>
  )
}

function Overlap({ overlap }: Pick<ListFindings, 'overlap'>): JSX.Element | null {
  const text = words.value.findings
  const bands: Readonly<Record<string, string>> = text.overlapBands
  if (overlap.every(({ rows }) => rows === 0)) return null
  const bars = overlap.map(({ lists, rows }) => ({ key: lists, label: bands[lists] ?? lists, value: rows }))
  return (
    <div class="overlap">
      <h3>{text.overlap}</h3>
      <Bars title={text.overlap} measure={text.rows} bars={bars} titled={false} />
    </div>
  )
}

// Names of blocked servers are text and never links.
function Name({ name }: { readonly name: string }): JSX.Element {
  return (
    <span class="domain">
      <bdi>{name}</bdi>
    </span>
  )
}

interface FindingProps<T> {
  readonly title: string
  readonly note: string
  readonly items: readonly T[]
  readonly children: (item: T) => ComponentChildren
}

const FIRST = 50

function Finding<T>({ title, note, items, children }: FindingProps<T>): JSX.Element | null {
  const all = useSignal(false)
  if (items.length === 0) return null
  const shown = all.value ? items : items.slice(0, FIRST)
  return (
    <details class="long-text">
      <summary>
        {title} <span class="small soft">{formatNumber(items.length)}</span>
      </summary>
      <div class="part">
        <p class="small soft">{note}</p>
        <ul class="names">
          {shown.map((item, index) => (
            <li key={index}>{children(item)}</li>
          ))}
        </ul>
        {shown.length < items.length && (
          <button type="button" onClick={() => (all.value = true)}>
            {words.value.findings.all(formatNumber(items.length))}
          </button>
        )}
      </div>
    </details>
  )
}
