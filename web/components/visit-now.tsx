// One visit now to a name that is not known: asks, polls, and says how it goes.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { VisitReply } from '../../api/contract.ts'
import { askVisit, getVisit } from '../client.ts'
import { sleep } from '../clock.ts'
import { formatAge } from '../format.ts'
import { messages } from '../language.ts'
import { serverPath } from '../paths.ts'

// Between two looks at a visit under way, in milliseconds; and how many looks before we stop asking.
const PAUSE = 2000
const MOST_LOOKS = 150

type State = 'idle' | 'asking' | 'error' | VisitReply

/** The offer, and then the progress, of one visit to `domain`. */
export function VisitNow({ domain }: { readonly domain: string }): JSX.Element {
  const state = useSignal<State>('idle')
  const controller = useRef(new AbortController())
  useEffect(() => () => controller.current.abort(), [])
  const { visit } = messages.value

  async function go(): Promise<void> {
    const { signal } = controller.current
    state.value = 'asking'
    let answer = await askVisit(domain)
    for (let look = 0; look < MOST_LOOKS && !signal.aborted; look += 1) {
      if (!answer.ok) break
      state.value = answer.value
      if (answer.value.state === 'done' || answer.value.state === 'refused') return
      await sleep(PAUSE, signal)
      answer = await getVisit(domain, signal)
    }
    if (!signal.aborted) state.value = 'error'
  }

  return (
    <div class="visit">
      {(state.value === 'idle' || state.value === 'error') && (
        <button type="button" class="primary" onClick={() => void go()}>
          {visit.ask}
        </button>
      )}
      <div role="status">
        {state.value === 'idle' && <p class="soft small">{visit.note}</p>}
        {state.value === 'asking' && <p class="working">{visit.queued}</p>}
        {state.value === 'error' && <p>{visit.error}</p>}
        {typeof state.value === 'object' && <Progress visit={state.value} />}
      </div>
    </div>
  )
}

function Progress({ visit: reply }: { readonly visit: VisitReply }): JSX.Element {
  const { visit } = messages.value
  const reason = reasonText(reply.reason ?? reply.lookup?.reason)
  switch (reply.state) {
    case 'queued':
      return <p class="working">{visit.queued}</p>
    case 'running':
      return <p class="working">{visit.running}</p>
    case 'refused':
      return (
        <p>
          {visit.refused} {reply.retryAt === null ? reason : visit.tooSoon(formatAge(reply.retryAt))}
        </p>
      )
    case 'done': {
      const found = reply.lookup
      const target = found?.kind === 'alias' ? found.target : found?.kind === 'server' ? found.domain : null
      if (target === null || target === undefined) {
        return (
          <p>
            {visit.failed} {reason}
          </p>
        )
      }
      return (
        <p>
          {visit.done} <a href={serverPath(target)}>{visit.see}</a>
        </p>
      )
    }
  }
}

/** The sentence for a reason of model/failure.ts; nothing for a word that is none. */
export function reasonText(reason: string | null | undefined): string {
  const reasons: Readonly<Record<string, string>> = messages.value.reasons
  return reason === null || reason === undefined ? '' : (reasons[reason] ?? '')
}
