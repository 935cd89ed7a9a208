// What changed in a server's lists, newest first, by the day on which it was seen; each as a span between two readings.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { BlockEventsReply } from '../../../api/contract.ts'
import { getBlockEvents } from '../../block-client.ts'
import { formatSpan } from '../../block-format.ts'
import { actionLabel, stateShort, words } from '../../block-words.ts'
import type { Trouble } from '../../client.ts'
import { formatDay, formatNumber } from '../../format.ts'
import { messages } from '../../language.ts'
import { Bones, TroubleNotice } from '../notice.tsx'
import { ActionSign } from './block-signs.tsx'
import { Reason } from './block-row.tsx'

type Event = BlockEventsReply['events'][number]

interface Changes {
  readonly events: readonly Event[]
  readonly next: string | null
  readonly state: 'loading' | 'loaded' | Trouble
}

/** The timeline. */
export function BlockChanges({ domain }: { readonly domain: string }): JSX.Element {
  const text = words.value.changes
  const changes = useSignal<Changes>({ events: [], next: null, state: 'loading' })
  async function load(): Promise<void> {
    const { events, next } = changes.value
    changes.value = { events, next, state: 'loading' }
    const answer = await getBlockEvents(domain, next)
    changes.value = answer.ok
      ? { events: [...events, ...answer.value.events], next: answer.value.next, state: 'loaded' }
      : { events, next, state: answer.trouble }
  }
  useEffect(() => void load(), [domain])
  const { events, next, state } = changes.value
  const spans = [...Map.groupBy(events, spanOf)]
  return (
    <>
      {state === 'loaded' && events.length === 0 && <p class="soft">{text.none}</p>}
      {events.length > 0 && <p class="small soft">{text.lead}</p>}
      <ol class="changes">
        {spans.map(([span, members]) => (
          <li key={span}>
            <p class="changes-when small">{span}</p>
            <ul class="changes-list">
              {members.map((event, index) => (
                <Change key={index} event={event} by={domain} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {state === 'loading' && <Bones lines={events.length === 0 ? 40 : 4} />}
      {state !== 'loading' && state !== 'loaded' && <TroubleNotice trouble={state} retry={() => void load()} />}
      {state === 'loaded' && next !== null && (
        <button type="button" onClick={() => void load()}>
          {text.more}
        </button>
      )}
    </>
  )
}

function spanOf({ notBefore, at }: Event): string {
  return notBefore === null ? formatDay(at) : formatSpan(notBefore, at)
}

function Change({ event, by }: { readonly event: Event; readonly by: string }): JSX.Element {
  const text = words.value.changes
  const { kind, observed, actions } = event
  switch (kind) {
    case 'list-read':
      return <li>{text['list-read'](formatNumber(Number(event.became?.['rows'] ?? 0)))}</li>
    case 'publication-changed':
      return <li>{text['publication-changed'](stateOf(event.was), stateOf(event.became))}</li>
    case 'mode-changed':
      return <li>{text['mode-changed'](event.became?.['mode'] === 'allowlist')}</li>
    case 'added':
    case 'removed':
      return (
        <li>
          <Target observed={observed} /> {kind === 'added' ? text.added : text.removed}
          {kind === 'added' && actions !== null && (
            <span class="soft">
              {': '}
              <ActionSign action={actions[0]} />
              {actions.map(actionLabel).join(', ')}
            </span>
          )}
        </li>
      )
    case 'action-changed':
      return (
        <li>
          <Target observed={observed} /> {text['action-changed'](actionsOf(event.was), actionsOf(event.became))}
        </li>
      )
    case 'reason-changed':
      return (
        <li>
          <Target observed={observed} /> {text['reason-changed']}
          <Before title={text.was} reason={event.was?.['reason']} by={by} />
          <Before title={text.became} reason={event.became?.['reason']} by={by} />
        </li>
      )
    default:
      return (
        <li>
          <Target observed={observed} /> {text['terms-changed']}
        </li>
      )
  }
}

function Before({ title, reason, by }: { readonly title: string; readonly reason: unknown; readonly by: string }): JSX.Element {
  return (
    <div class="reason-change">
      <span class="small soft">{title}</span>
      {typeof reason === 'string' ? <Reason words={reason} by={by} /> : <p class="soft">{words.value.changes.noReason}</p>}
    </div>
  )
}

function Target({ observed }: { readonly observed: string | null }): JSX.Element {
  return (
    <span class="domain">
      <bdi>{observed ?? messages.value.server.notKnown}</bdi>
    </span>
  )
}

type Told = Event['was']

function stateOf(told: Told): string {
  const state = told?.['publication']
  return typeof state === 'string' ? stateShort(state) : messages.value.server.notKnown
}

function actionsOf(told: Told): string {
  const actions = told?.['actions']
  return Array.isArray(actions) ? actions.map(String).map(actionLabel).join(', ') : messages.value.server.notKnown
}
