// Two to four servers side by side: joining, size, software, rules by topic, block lists, and whether they can talk; printable.
import { signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ServersCompareReply } from '../../api/contract.ts'
import { get, type Answer } from '../client.ts'
import { MOST_COMPARED, readCompared, writeCompared, type Compared } from '../compare-address.ts'
import { Chip } from '../components/chip.tsx'
import { Comparison } from '../components/compare/comparison.tsx'
import { startPage } from '../components/frame.tsx'
import { Bones, TroubleNotice } from '../components/notice.tsx'
import { followMatchWords, matchWords } from '../match/words.ts'

const compared = signal<Compared>(readCompared(''))
const answer = signal<Answer<ServersCompareReply> | undefined>(undefined)
let running = new AbortController()

async function load(): Promise<void> {
  running.abort()
  running = new AbortController()
  const { signal: stop } = running
  answer.value = undefined
  const { hosts } = compared.value
  if (hosts.length < 2) return
  const given = await get<ServersCompareReply>(`/compare?servers=${hosts.map(encodeURIComponent).join(',')}`, stop)
  if (stop.aborted) return
  answer.value = given
  if (given.ok)
    document.title = `${given.value.servers.map(({ server }) => server.name ?? server.displayDomain).join(' · ')} · Fediverse Atlas`
}

function read(): void {
  compared.value = readCompared(location.search)
  void load()
}

function go(next: Compared, reload: boolean): void {
  compared.value = next
  const lang = new URLSearchParams(location.search).get('lang')
  const query = [writeCompared(next), lang === null ? '' : `lang=${lang}`].filter((part) => part !== '').join('&')
  history.pushState(null, '', query === '' ? location.pathname : `${location.pathname}?${query}`)
  if (reload) void load()
}

function ComparePage(): JSX.Element {
  const text = matchWords.value.compare
  const { hosts } = compared.value
  return (
    <div class="compare">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <AddForm />
      {hosts.length > 0 && (
        <ul class="chips compared-names">
          {hosts.map((host) => (
            <li key={host}>
              <Chip label={host} action={text.drop(host)} drop={() => drop(host)} />
            </li>
          ))}
        </ul>
      )}
      {hosts.length < 2 && <p class="soft">{text.few}</p>}
      {hosts.length > 1 && <Answered />}
    </div>
  )
}

function Answered(): JSX.Element {
  const text = matchWords.value.compare
  const given = answer.value
  return (
    <div aria-busy={given === undefined}>
      <p class="hidden" role="status">
        {given === undefined ? text.loading : ''}
      </p>
      {given === undefined && <Bones lines={30} />}
      {given?.ok === false && <TroubleNotice trouble={given.trouble} detail={given.problem?.detail} retry={() => void load()} />}
      {given?.ok === true && (
        <Comparison
          reply={given.value}
          differing={compared.value.differing}
          choose={(differing) => go({ ...compared.value, differing }, false)}
        />
      )}
    </div>
  )
}

function drop(host: string): void {
  go({ ...compared.value, hosts: compared.value.hosts.filter((one) => one !== host) }, true)
}

function AddForm(): JSX.Element | null {
  const text = matchWords.value.compare
  const id = useId()
  if (compared.value.hosts.length >= MOST_COMPARED) return null
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault()
    const field = event.currentTarget.elements.namedItem('servers')
    if (!(field instanceof HTMLInputElement)) return
    const query = new URLSearchParams([['servers', [...compared.value.hosts, field.value].join(',')]])
    field.value = ''
    go({ ...readCompared(query.toString()), differing: compared.value.differing }, true)
  }
  return (
    <form class="box compare-box" onSubmit={submit}>
      <label class="hidden" for={id}>
        {text.add}
      </label>
      <div class="box-line">
        <input
          id={id}
          name="servers"
          type="text"
          inputMode="url"
          placeholder={text.addHint}
          autoComplete="off"
          spellcheck={false}
          required
        />
        <button type="submit" class="primary">
          {text.submit}
        </button>
      </div>
    </form>
  )
}

addEventListener('popstate', read)
read()
void startPage('none', ComparePage, undefined, followMatchWords)
