// "Check my list": a file or a pasted text, read by the API, answered about and forgotten; nothing of it goes into the address bar.
import { signal } from '@preact/signals'
import { createRef, type JSX } from 'preact'
import type { ListCheckReply } from '../../api/contract.ts'
import { checkList } from '../block-client.ts'
import { words } from '../block-words.ts'
import type { Answer } from '../client.ts'
import { startBlockPage } from '../components/blocks/block-page.tsx'
import { CheckAnswer } from '../components/blocks/check-answer.tsx'
import { ListDrop } from '../components/blocks/list-drop.tsx'
import { Bones, Notice, TroubleNotice } from '../components/notice.tsx'

const LARGEST = 8 * 1024 * 1024

const state = signal<'idle' | 'checking' | 'too-large' | Answer<ListCheckReply>>('idle')
const place = createRef<HTMLDivElement>()
let asked = 0

async function give(file: Blob): Promise<void> {
  if (file.size > LARGEST) {
    state.value = 'too-large'
    return
  }
  asked += 1
  const mine = asked
  state.value = 'checking'
  const answer = await checkList(file)
  if (mine !== asked) return
  state.value = answer
  place.current?.scrollIntoView({ block: 'start' })
}

function CheckPage(): JSX.Element {
  const text = words.value.check
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <ListDrop busy={state.value === 'checking'} give={(file) => void give(file)} />
      <div ref={place} class="checked" aria-busy={state.value === 'checking'}>
        <Outcome />
      </div>
    </>
  )
}

function Outcome(): JSX.Element | null {
  const text = words.value.check
  const now = state.value
  if (now === 'idle') return null
  if (now === 'checking') {
    return (
      <>
        <p role="status">{text.checking}</p>
        <Bones lines={10} />
      </>
    )
  }
  if (now === 'too-large') return <Refusal sentence={text.tooLarge} />
  if (now.ok) return <CheckAnswer key={asked} check={now.value} />
  const sentence = now.trouble === 'bad-request' ? now.problem?.detail : undefined
  return sentence === undefined ? <TroubleNotice trouble={now.trouble} detail={now.problem?.detail} /> : <Refusal sentence={sentence} />
}

// The API says in one sentence what is wrong with the file.
function Refusal({ sentence }: { readonly sentence: string }): JSX.Element {
  return (
    <div role="alert">
      <Notice title={words.value.check.unreadable}>
        <p lang={sentence === words.value.check.tooLarge ? undefined : 'en'}>{sentence}</p>
      </Notice>
    </div>
  )
}

void startBlockPage(CheckPage, () => words.value.check.title)
