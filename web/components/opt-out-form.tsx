// Opting out by oneself: what to publish, where, and having it looked for; whoever publishes it is proved by that alone.
import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { OptOutReply } from '../../api/contract.ts'
import { askOptOut, getOptOut } from '../client.ts'
import { sleep } from '../clock.ts'
import { formatAge } from '../format.ts'
import { about } from '../installation.ts'
import { messages } from '../language.ts'

const GRADES = ['off', 'no-peers', 'no-blocks', 'no-history', 'none'] as const
type Grade = (typeof GRADES)[number]

// Between two looks, in milliseconds; and how many looks before we stop asking. A crawler looks once a minute.
const PAUSE = 4000
const MOST_LOOKS = 180

type State = 'idle' | 'asking' | 'bad-name' | 'error' | OptOutReply

/** The form with its outcome. */
export function OptOutForm(): JSX.Element {
  const text = messages.value.optOut
  const grade = useSignal<Grade>('off')
  const name = useSignal('')
  const state = useSignal<State>('idle')
  const controller = useRef(new AbortController())
  useEffect(() => () => controller.current.abort(), [])

  async function go(): Promise<void> {
    controller.current.abort()
    controller.current = new AbortController()
    const { signal } = controller.current
    state.value = 'asking'
    let answer = await askOptOut(name.value.trim())
    for (let look = 0; look < MOST_LOOKS && answer.ok && !signal.aborted; look += 1) {
      state.value = answer.value
      const { ticket } = answer.value
      if (answer.value.state !== 'waiting' || ticket === null) return
      await sleep(PAUSE, signal)
      answer = await getOptOut(ticket, signal)
    }
    if (!signal.aborted) state.value = !answer.ok && answer.trouble === 'bad-request' ? 'bad-name' : 'error'
  }

  return (
    <form
      class="opt-out"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <Grades grade={grade} />
      <OwnName name={name} isBad={state.value === 'bad-name'} />
      <Publish host={hostOf(name.value)} line={`opt-out=${grade.value}`} isReturn={grade.value === 'none'} />
      <p>
        <button type="submit" class="primary" disabled={state.value === 'asking' || isWaiting(state.value)}>
          {text.look}
        </button>
      </p>
      <div role="status" id="opt-out-outcome">
        <Outcome state={state.value} />
      </div>
    </form>
  )
}

function Grades({ grade }: { readonly grade: Signal<Grade> }): JSX.Element {
  const text = messages.value.optOut
  return (
    <fieldset class="grades">
      <legend>{text.howFar}</legend>
      {GRADES.map((each) => (
        <label key={each} class="grade">
          <input type="radio" name="grade" value={each} checked={grade.value === each} onChange={() => (grade.value = each)} />
          <span>
            {text.grades[each]}
            <span class="soft small block">{text.gradeNotes[each]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function OwnName({ name, isBad }: { readonly name: Signal<string>; readonly isBad: boolean }): JSX.Element {
  return (
    <label class="own-name">
      <span>{messages.value.optOut.name}</span>
      <input
        type="text"
        value={name.value}
        onInput={(event) => (name.value = event.currentTarget.value)}
        required
        maxLength={300}
        placeholder="social.example"
        autocapitalize="off"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isBad}
        aria-describedby="opt-out-outcome"
      />
    </label>
  )
}

function isWaiting(state: State): boolean {
  return typeof state === 'object' && state.state === 'waiting'
}

// Only to show what to write where; the API decides what name was meant.
function hostOf(typed: string): string {
  const host = /^(?:https?:\/\/)?(?:@?[^@/]*@)?([^/:?#\s]+)/i.exec(typed.trim())?.[1]
  return host === undefined || host === '' ? 'social.example' : host.toLowerCase()
}

function Publish({ host, line, isReturn }: { readonly host: string; readonly line: string; readonly isReturn: boolean }): JSX.Element {
  const text = messages.value.optOut
  return (
    <div class="publish">
      <p>{text.publish}</p>
      <p class="soft small">{text.record}</p>
      <pre class="wrap">
        <bdi>{`_fediverse-atlas.${host}.  TXT  "${line}"`}</bdi>
      </pre>
      {isReturn ? (
        <p class="soft small">{text.recordOnly}</p>
      ) : (
        <>
          <p class="soft small">{text.file}</p>
          <pre class="wrap">
            <bdi>{`https://${host}/.well-known/fediverse-atlas.txt\n\n${line}`}</bdi>
          </pre>
        </>
      )}
    </div>
  )
}

function Outcome({ state }: { readonly state: State }): JSX.Element | null {
  const text = messages.value.optOut
  if (state === 'idle') return <p class="soft small">{text.note}</p>
  if (state === 'asking') return <p class="working">{text.asking}</p>
  if (state === 'bad-name') return <p>{text.badName}</p>
  if (state === 'error') return <p>{text.error}</p>
  switch (state.state) {
    case 'waiting':
      return <p class="working">{about.value?.crawlers === 0 ? text.noCrawler : text.waiting}</p>
    case 'too-soon':
      return <p>{text.tooSoon(state.retryAt === null ? '' : formatAge(state.retryAt))}</p>
    case 'not-proved':
      return <p>{text.notProved}</p>
    case 'proved': {
      const grades: Readonly<Record<string, string>> = text.proved
      return (
        <p>
          <strong>{grades[state.statement ?? ''] ?? state.statement}</strong> {text.keep}
        </p>
      )
    }
  }
}
