// The page of one server: what it is, how to join, its rules, its numbers with their sources, and why anything is missing or old.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { CrawlsReply, LookupReply, ServerReply, UsageReply } from '../../api/contract.ts'
import { getCrawls, getServer, getUsage, lookUp, type Trouble } from '../client.ts'
import { followBlockWords } from '../block-words.ts'
import { ServerBlocks } from '../components/blocks/server-blocks.tsx'
import { startPage } from '../components/frame.tsx'
import { NameState } from '../components/name-state.tsx'
import { Bones, TroubleNotice } from '../components/notice.tsx'
import { Rules } from '../components/rules.tsx'
import { SimilarRules } from '../components/rules/similar-rules.tsx'
import { ServerBrief } from '../components/server-brief.tsx'
import { ServerHead } from '../components/server-head.tsx'
import { Aliases, Settings, Texts } from '../components/server-lists.tsx'
import { ServerLog } from '../components/server-log.tsx'
import { ServerMeasures } from '../components/server-measures.tsx'
import { ServerNumbers } from '../components/server-numbers.tsx'
import { Usage } from '../components/usage.tsx'
import { messages } from '../language.ts'
import { followRuleWords } from '../rule-words.ts'
import { namedInAddress, serverPath } from '../paths.ts'

type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'server'; readonly server: ServerReply }
  | { readonly kind: 'name'; readonly found: LookupReply }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly detail?: string | undefined }

const shown = signal<Shown>({ kind: 'loading' })
const usage = signal<UsageReply | null | undefined>(undefined)
const crawls = signal<CrawlsReply | null | undefined>(undefined)
const asked = namedInAddress(location, 'server')

async function load(): Promise<void> {
  shown.value = { kind: 'loading' }
  const answer = await getServer(asked)
  if (answer.ok) return showServer(answer.value)
  if (answer.trouble !== 'not-found' && answer.trouble !== 'bad-request') {
    shown.value = { kind: 'trouble', trouble: answer.trouble, detail: answer.problem?.detail }
    return
  }
  const found = await lookUp(asked)
  shown.value = found.ok ? { kind: 'name', found: found.value } : { kind: 'trouble', trouble: found.trouble, detail: found.problem?.detail }
  document.title = `${asked} · Fediverse Atlas`
}

async function showServer(server: ServerReply): Promise<void> {
  shown.value = { kind: 'server', server }
  document.title = `${server.name.value ?? server.displayDomain} · Fediverse Atlas`
  // Asked for under another of its names: the address says the one it goes by.
  if (server.domain !== asked.toLowerCase()) history.replaceState(null, '', serverPath(server.domain) + location.hash)
  await showPlace()
  const [days, visits] = await Promise.all([getUsage(server.domain), getCrawls(server.domain)])
  usage.value = days.ok ? days.value : null
  crawls.value = visits.ok ? visits.value : null
}

// The place that the address names is drawn after the page has come: it is gone to once it is there.
async function showPlace(): Promise<void> {
  await started
  await new Promise(requestAnimationFrame)
  if (location.hash !== '' && document.getElementById(decodeHash(location.hash)) !== null) location.replace(location.hash)
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}

function ServerPage(): JSX.Element {
  const text = messages.value.server
  const state = shown.value
  switch (state.kind) {
    case 'loading':
      return (
        <div class="page-bones">
          <p class="hidden" role="status">
            {text.loading}
          </p>
          <h1>
            <bdi>{asked}</bdi>
          </h1>
          <Bones lines={30} />
        </div>
      )
    case 'trouble':
      return <TroubleNotice trouble={state.trouble} detail={state.detail} retry={() => void load()} />
    case 'name':
      return (
        <>
          <h1 class="name-title">
            <bdi>{state.found.domain ?? asked}</bdi>
          </h1>
          <NameState found={state.found} />
        </>
      )
    case 'server':
      return <Whole server={state.server} />
  }
}

function Whole({ server }: { readonly server: ServerReply }): JSX.Element {
  return (
    <>
      <ServerHead server={server} />
      <ServerBrief server={server} />
      <Rules server={server} />
      <SimilarRules domain={server.domain} />
      <ServerNumbers server={server} />
      <ServerMeasures server={server} />
      <Usage usage={usage.value} />
      <ServerBlocks domain={server.domain} />
      <Texts server={server} />
      <Settings server={server} />
      <Aliases server={server} />
      <ServerLog server={server} crawls={crawls.value} />
    </>
  )
}

const started = startPage('none', ServerPage, undefined, async () => {
  await Promise.all([followBlockWords(), followRuleWords()])
})
void load()
