// "Ask now": what will happen is said first; then the visitor's browser asks one server, or several one after the other, and shows the answer.
import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { askServer, MOST_ASKED, type Asked } from '../../ask-now.ts'
import { actionLabel, words } from '../../block-words.ts'
import { searchServers } from '../../client.ts'
import { formatNumber } from '../../format.ts'
import { hostIn } from '../../typed-name.ts'
import { Reason } from './block-row.tsx'
import { StanceSign } from './block-signs.tsx'

interface PairProps {
  readonly by: string
  readonly about: string
}

/** What happens, before it does. */
function WhatHappens(): JSX.Element {
  return (
    <ul class="conditions">
      {words.value.ask.what.map((sentence, index) => (
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  )
}

/** The offer to ask one server, and its answer. */
export function AskNow({ by, about }: PairProps): JSX.Element {
  const text = words.value.ask
  const state = useSignal<'idle' | 'asking' | Asked>('idle')
  const controller = useRef(new AbortController())
  useEffect(() => () => controller.current.abort(), [])
  async function go(): Promise<void> {
    controller.current = new AbortController()
    state.value = 'asking'
    state.value = await askServer(by, about, controller.current.signal)
  }
  return (
    <section class="ask-now">
      <h4>{text.heading}</h4>
      <p>{text.lead(by)}</p>
      <WhatHappens />
      <p>
        {state.value === 'asking' ? (
          <button type="button" onClick={() => controller.current.abort()}>
            {text.stop}
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => void go()}>
            {state.value === 'idle' ? text.button(by) : text.again}
          </button>
        )}
      </p>
      <div role="status">
        {state.value === 'asking' && <p class="working">{text.asking(by)}</p>}
        {typeof state.value === 'object' && <AskedAnswer by={by} about={about} asked={state.value} />}
      </div>
    </section>
  )
}

function AskedAnswer({ by, about, asked }: PairProps & { readonly asked: Asked }): JSX.Element {
  const text = words.value.ask
  if (!asked.ok) return <p>{text.failures[asked.failure]}</p>
  const { stance, rule, rows, unchecked } = asked
  return (
    <div class="asked">
      <p class="verdict-line">
        <StanceSign stance={stance} />
        {text[stance](by, about)}
      </p>
      {rule !== undefined && (
        <>
          <p>
            <bdi>{text.rule(rule.target, actionLabel(rule.severity))}</bdi> {rule.masked && text.maskedRule}
          </p>
          {rule.comment !== null && <Reason words={rule.comment} by={by} />}
        </>
      )}
      <p class="small soft">
        {text.rows(rows, formatNumber(rows))}. {unchecked > 0 && text.openMasked(unchecked, formatNumber(unchecked))}
      </p>
    </div>
  )
}

interface Row {
  readonly by: string
  readonly asked: Asked | undefined
}

/** The same for servers of the visitor's choice, one after the other. */
export function AskMany({ about }: { readonly about: string }): JSX.Element {
  const text = words.value.ask
  const typed = useSignal('')
  const rows = useSignal<readonly Row[]>([])
  const busy = useSignal(false)
  const controller = useRef(new AbortController())
  const id = useId()
  useEffect(() => () => controller.current.abort(), [])
  const names = namesIn(typed.value)
  const chosen = names.slice(0, MOST_ASKED)
  const done = rows.value.filter(({ asked }) => asked !== undefined).length

  async function go(): Promise<void> {
    controller.current = new AbortController()
    const { signal } = controller.current
    busy.value = true
    rows.value = chosen.map((by) => ({ by, asked: undefined }))
    for (const by of chosen) {
      if (signal.aborted) break
      const asked = await askServer(by, about, signal)
      rows.value = rows.value.map((row) => (row.by === by ? { by, asked } : row))
    }
    busy.value = false
  }

  return (
    <details class="long-text ask-many">
      <summary>{text.many}</summary>
      <div class="part">
        <p class="prose">{text.manyLead(about)}</p>
        <WhatHappens />
        <p class="field">
          <label for={id}>{text.manyBox}</label>
          <textarea
            id={id}
            rows={6}
            spellcheck={false}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </p>
        <p class="buttons">
          <button type="button" onClick={() => void fillIn((filled) => (typed.value = filled))}>
            {text.fill}
          </button>
          <GoOrStop busy={busy.value} count={chosen.length} go={() => void go()} stop={() => controller.current.abort()} />
        </p>
        {names.length > MOST_ASKED && <p class="small">{text.tooMany(formatNumber(MOST_ASKED))}</p>}
        <p class="small soft" role="status">
          {rows.value.length > 0 && text.done(formatNumber(done), formatNumber(rows.value.length))}
        </p>
        <AskedList about={about} rows={rows.value} />
      </div>
    </details>
  )
}

interface GoOrStopProps {
  readonly busy: boolean
  readonly count: number
  readonly go: () => void
  readonly stop: () => void
}

function GoOrStop({ busy, count, go, stop }: GoOrStopProps): JSX.Element {
  const text = words.value.ask
  if (busy) {
    return (
      <button type="button" onClick={stop}>
        {text.stop}
      </button>
    )
  }
  return (
    <button type="button" class="primary" disabled={count === 0} onClick={go}>
      {text.manyButton(count, formatNumber(count))}
    </button>
  )
}

function AskedList({ about, rows }: { readonly about: string; readonly rows: readonly Row[] }): JSX.Element | null {
  const text = words.value.ask
  if (rows.length === 0) return null
  return (
    <ul class="asked-list">
      {rows.map(({ by, asked }) => (
        <li key={by}>
          {asked === undefined ? <span class="soft">{text.asking(by)}</span> : <AskedLine by={by} about={about} asked={asked} />}
        </li>
      ))}
    </ul>
  )
}

function AskedLine({ by, about, asked }: PairProps & { readonly asked: Asked }): JSX.Element {
  const text = words.value.ask
  if (!asked.ok) {
    return (
      <span class="soft">
        <bdi>{by}</bdi>: {text.failures[asked.failure]}
      </span>
    )
  }
  return (
    <span>
      <StanceSign stance={asked.stance} />
      {text[asked.stance](by, about)}{' '}
      {asked.unchecked > 0 && <span class="soft">{text.openMasked(asked.unchecked, formatNumber(asked.unchecked))}</span>}
    </span>
  )
}

function namesIn(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,;]+/).map(hostIn))].filter((name) => name !== '')
}

async function fillIn(fill: (names: string) => void): Promise<void> {
  const answer = await searchServers(`software=mastodon&sort=actives&limit=${String(MOST_ASKED)}`)
  if (answer.ok) fill(answer.value.hits.map(({ domain }) => domain).join('\n'))
}
