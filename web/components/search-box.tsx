// The box that takes anything: a word, a pasted address, a post, @user@host; suggestions as one types (ARIA combobox, list autocomplete).
import { useSignal, useSignalEffect, type Signal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SuggestReply } from '../../api/contract.ts'
import { lookUp, suggestServers } from '../client.ts'
import { sleep } from '../clock.ts'
import { valueLabel } from '../facet-view.ts'
import { messages } from '../language.ts'
import { serverPath } from '../paths.ts'
import { go, state } from '../search-model.ts'
import { looksLikeName } from '../typed-name.ts'
import { withText } from '../url-state.ts'

// Long enough not to ask for each letter of a quick typist, short enough not to be felt.
const PAUSE = 80

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

interface Option {
  readonly label: string
  readonly remark?: string | undefined
  readonly choose: () => void
}

interface Box {
  readonly typed: Signal<string>
  readonly active: Signal<number>
  readonly options: readonly Option[]
  readonly type: (text: string) => void
  readonly press: (event: KeyboardEvent) => void
  readonly submit: (event: Event) => void
  readonly close: () => void
}

// What the box knows: the text, whether its list is open, and which entry the arrows stand on (-1: none).
function useBox(): Box {
  const typed = useSignal(state.value.text)
  const open = useSignal(false)
  const active = useSignal(-1)
  const found = useSuggestions(typed.value, open.value)
  useSignalEffect(() => {
    typed.value = state.value.text
  })

  const close = (): void => {
    open.value = false
    active.value = -1
  }
  const options = open.value ? optionsOf(typed.value, found, close) : []
  const submit = (event: Event): void => {
    event.preventDefault()
    const chosen = options[active.value]
    if (chosen !== undefined) return chosen.choose()
    close()
    void submitText(typed.value)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && open.value) {
      event.preventDefault()
      return close()
    }
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (open.value) active.value = turn(active.value, step, options.length)
    else open.value = typed.value.trim() !== ''
  }
  const type = (text: string): void => {
    typed.value = text
    active.value = -1
    open.value = text.trim() !== ''
  }
  return { typed, active, options, type, press, submit, close }
}

/** The search box. */
export function SearchBox(): JSX.Element {
  const { search } = messages.value
  const id = useId()
  const { typed, active, options, type, press, submit, close } = useBox()
  return (
    <form class="box" role="search" action="/" onSubmit={submit}>
      <label class="hidden" for={`${id}-input`}>
        {search.box}
      </label>
      <div class="box-line">
        <input
          id={`${id}-input`}
          name="q"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={400}
          placeholder={search.hint}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active.value >= 0 ? `${id}-${String(active.value)}` : undefined}
          value={typed.value}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={close}
        />
        <button type="submit" class="primary">
          {search.submit}
        </button>
      </div>
      <Options id={id} options={options} active={active.value} />
    </form>
  )
}

interface OptionsProps {
  readonly id: string
  readonly options: readonly Option[]
  readonly active: number
}

function Options({ id, options, active }: OptionsProps): JSX.Element {
  return (
    <ul id={`${id}-list`} class="options" role="listbox" aria-label={messages.value.search.suggestions} hidden={options.length === 0}>
      {options.map((option, index) => (
        <li
          key={index}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === active}
          // The field keeps the focus, else its blur would close the list before the click counts.
          onPointerDown={(event) => event.preventDefault()}
          onClick={option.choose}
        >
          <bdi>{option.label}</bdi> {option.remark !== undefined && <span class="soft small">{option.remark}</span>}
        </li>
      ))}
    </ul>
  )
}

// From no choice to the first or last, and past the ends back to no choice.
function turn(active: number, step: number, count: number): number {
  const next = active + step
  if (next < -1) return count - 1
  return next >= count ? -1 : next
}

function optionsOf(text: string, found: SuggestReply['servers'], close: () => void): readonly Option[] {
  const { search } = messages.value
  const words = text.trim()
  if (words === '') return []
  const first: Option = looksLikeName(words)
    ? { label: search.goTo(words), choose: () => (close(), void submitText(words)) }
    : { label: search.searchFor(words), choose: () => (close(), go(withText(state.value, words))) }
  return [
    first,
    ...found.map((server) => ({
      label: server.name ?? server.displayDomain,
      remark: remarkOf(server),
      choose: () => location.assign(serverPath(server.domain)),
    })),
  ]
}

function remarkOf({ name, displayDomain, software }: SuggestReply['servers'][number]): string {
  const parts = [name === null ? null : displayDomain, software === null ? null : valueLabel('software', software)]
  return parts.filter((part) => part !== null).join(', ')
}

function useSuggestions(text: string, open: boolean): SuggestReply['servers'] {
  const found = useSignal<SuggestReply['servers']>([])
  useEffect(() => {
    const words = text.trim()
    if (!open || words === '') {
      found.value = []
      return undefined
    }
    const controller = new AbortController()
    void ask(words, controller.signal)
    return () => controller.abort()
  }, [text, open])

  async function ask(words: string, signal: AbortSignal): Promise<void> {
    await sleep(PAUSE, signal)
    if (signal.aborted) return
    const answer = await suggestServers(words, signal)
    if (!signal.aborted) found.value = answer.ok ? answer.value.servers : []
  }
  return found.value
}

// What is a server's name leads to its page; everything else is searched, and the page says what the name is.
async function submitText(text: string): Promise<void> {
  if (looksLikeName(text)) {
    const answer = await lookUp(text)
    if (answer.ok) {
      const { kind, domain, target } = answer.value
      const page = kind === 'server' ? domain : kind === 'alias' ? target : null
      if (page !== null) return location.assign(serverPath(page))
    }
  }
  go(withText(state.value, text))
}
