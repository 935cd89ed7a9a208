// A whole list with filter and order: loaded page by page, drawn fifty rows at a time, its view kept in the address bar.
import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import type { BlockReply, BlocksReply } from '../../../api/contract.ts'
import { getBlocks } from '../../block-client.ts'
import { readListView, ROW_ORDERS, viewRows, writeListView, type ListView, type RowOrder } from '../../block-list-view.ts'
import { actionLabel, words } from '../../block-words.ts'
import type { Trouble } from '../../client.ts'
import { formatNumber } from '../../format.ts'
import { apiPath } from '../../paths.ts'
import { Bones, TroubleNotice } from '../notice.tsx'
import { BlockRow } from './block-row.tsx'

const PAGE = 1000
/** More rows than that are for a file: a browser that draws and sorts them is slow. */
const MOST_ROWS = 20_000
const DRAWN = 50

interface Rows {
  readonly rows: readonly BlockReply[]
  readonly state: 'loading' | 'whole' | 'cut' | Trouble
}

interface BlockRowsProps {
  readonly domain: string
  /** The actions that the list knows, hardest first. */
  readonly byAction: BlocksReply['byAction']
  /** What stands below them. */
  readonly children: ComponentChildren
}

/** The rows of a server's lists. */
export function BlockRows({ domain, byAction, children }: BlockRowsProps): JSX.Element {
  const loaded = useSignal<Rows>({ rows: [], state: 'loading' })
  const view = useSignal<ListView>(readListView(location.search))
  const drawn = useSignal(DRAWN)
  const load = (): void => void loadRows(domain, loaded)
  useEffect(load, [domain])
  const { rows, state } = loaded.value
  const trouble = state === 'loading' || state === 'whole' || state === 'cut' ? undefined : state
  if (rows.length === 0 && trouble === undefined) {
    return state === 'loading' ? <Bones lines={40} /> : <p class="soft">{words.value.list.empty}</p>
  }
  return (
    <>
      {rows.length > 0 && (
        <>
          <ViewForm view={view} drawn={drawn} byAction={byAction} />
          <Fitting domain={domain} loaded={loaded.value} fitting={viewRows(rows, view.value, hardnessOf(byAction))} drawn={drawn} />
        </>
      )}
      {trouble !== undefined && <TroubleNotice trouble={trouble} retry={load} />}
      <Files domain={domain} />
      {children}
    </>
  )
}

interface FittingProps {
  readonly domain: string
  readonly loaded: Rows
  readonly fitting: readonly BlockReply[]
  readonly drawn: Signal<number>
}

function Fitting({ domain, loaded: { rows, state }, fitting, drawn }: FittingProps): JSX.Element {
  const text = words.value.list
  // Where all rows reach equally far, it is said once.
  const scopes = new Set(rows.filter(({ kind }) => kind === 'name').map(({ subdomains }) => subdomains))
  return (
    <>
      <p class="small soft" role="status">
        {state === 'loading' ? text.loaded(formatNumber(rows.length)) : text.found(fitting.length, formatNumber(fitting.length))}{' '}
        {state === 'cut' && text.cut(formatNumber(rows.length))}{' '}
        {scopes.size === 1 && (scopes.has(true) ? text.allSubdomains : text.allOnlyNames)}
      </p>
      {fitting.length === 0 && <p>{text.foundNone}</p>}
      {fitting.length > 0 && (
        <ul class="block-rows">
          {fitting.slice(0, drawn.value).map((row, index) => (
            <BlockRow key={`${row.observed} ${String(index)}`} row={row} by={domain} scoped={scopes.size > 1} />
          ))}
        </ul>
      )}
      {fitting.length > drawn.value && (
        <button type="button" onClick={() => (drawn.value += DRAWN)}>
          {text.more(formatNumber(Math.min(DRAWN, fitting.length - drawn.value)))}
        </button>
      )}
    </>
  )
}

async function loadRows(domain: string, loaded: Signal<Rows>): Promise<void> {
  loaded.value = { rows: [], state: 'loading' }
  for (let next: string | null | undefined; ;) {
    const answer = await getBlocks(domain, PAGE, next)
    const { rows } = loaded.value
    if (!answer.ok) return void (loaded.value = { rows, state: answer.trouble })
    next = answer.value.next
    const all = [...rows, ...answer.value.blocks]
    const state = next === null ? 'whole' : all.length >= MOST_ROWS ? 'cut' : 'loading'
    loaded.value = { rows: all, state }
    if (state !== 'loading') return
  }
}

// The order of the vocabulary is not known here; that of the server's own figures does for an order by hardness.
const HARDEST = ['suspend', 'reject-notify', 'stop-delivery', 'quarantine', 'followers-only', 'silence', 'mute', 'reject-media']

function hardnessOf(byAction: BlocksReply['byAction']): readonly string[] {
  return [...HARDEST, ...byAction.map(({ action }) => action).filter((action) => !HARDEST.includes(action))]
}

interface ViewFormProps {
  readonly view: Signal<ListView>
  readonly drawn: Signal<number>
  readonly byAction: BlocksReply['byAction']
}

function ViewForm({ view, drawn, byAction }: ViewFormProps): JSX.Element {
  const text = words.value.list
  const id = useId()
  const change = (part: Partial<ListView>): void => {
    view.value = { ...view.value, ...part }
    drawn.value = DRAWN
    history.replaceState(history.state, '', location.pathname + writeListView(view.value, location.search) + location.hash)
  }
  return (
    <form class="view-form" role="search" onSubmit={(event) => event.preventDefault()}>
      <p>
        <label for={`${id}-text`}>{text.find}</label>
        <input
          id={`${id}-text`}
          type="search"
          value={view.value.text}
          maxLength={200}
          placeholder={text.findHint}
          spellcheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </p>
      <p>
        <label for={`${id}-action`}>{text.action}</label>
        <select id={`${id}-action`} value={view.value.action} onChange={(event) => change({ action: event.currentTarget.value })}>
          <option value="">{text.anyAction}</option>
          {byAction.map(({ action }) => (
            <option key={action} value={action}>
              {actionLabel(action)}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for={`${id}-order`}>{text.order}</label>
        <select id={`${id}-order`} value={view.value.order} onChange={(event) => change({ order: event.currentTarget.value as RowOrder })}>
          {ROW_ORDERS.map((order) => (
            <option key={order} value={order}>
              {text.orders[order]}
            </option>
          ))}
        </select>
      </p>
    </form>
  )
}

function Files({ domain }: { readonly domain: string }): JSX.Element {
  const text = words.value.list
  const address = (format: string): string => apiPath(`/servers/${encodeURIComponent(domain)}/blocks.${format}`)
  return (
    <p class="small soft">
      {text.take}: <a href={address('csv')}>CSV</a>, <a href={address('ndjson')}>NDJSON</a>. {text.takeNote} {text.betweenNote}
    </p>
  )
}
