// "Compare lists": two to four published lists side by side; which, and what of them is shown, stands in the address bar.
import { signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import type { CompareReply } from '../../api/contract.ts'
import { blockPagePath } from '../block-address.ts'
import { compareLists } from '../block-client.ts'
import { words } from '../block-words.ts'
import { Answered, KeptLanguage, NameInput, startBlockPage } from '../components/blocks/block-page.tsx'
import { Comparison } from '../components/blocks/comparison.tsx'
import { Notice } from '../components/notice.tsx'
import type { Answer } from '../client.ts'
import { formatNumber } from '../format.ts'
import { hostIn } from '../typed-name.ts'

const MOST = 4

const query = new URLSearchParams(location.search)
const typed = query.getAll('of').flatMap((one) => one.split(',').map((name) => name.trim()))
const chosen = [...new Set(typed.map(hostIn))].filter((name) => name !== '').slice(0, MOST)
const show = signal(query.get('show') ?? '')
const answer = signal<Answer<CompareReply> | undefined>(undefined)

async function load(): Promise<void> {
  answer.value = undefined
  const asked = show.value
  const given = await compareLists(chosen, asked)
  if (asked === show.value) answer.value = given
}

function choose(likeness: string): void {
  show.value = likeness
  const parameters = new URLSearchParams(location.search)
  if (likeness === '') parameters.delete('show')
  else parameters.set('show', likeness)
  history.replaceState(history.state, '', `${location.pathname}?${parameters.toString()}`)
  void load()
}

function ComparePage(): JSX.Element {
  const text = words.value.compare
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <CompareForm />
      {typed.some((name) => name !== '') && chosen.length < 2 && (
        <Notice title={words.value.name.notANameTitle}>
          <p>{text.tooFew}</p>
        </Notice>
      )}
      {chosen.length >= 2 && (
        <Answered answer={answer.value} loading={text.loading} again={() => void load()}>
          {(comparison) => <Comparison key={show.value} comparison={comparison} chosen={chosen} show={show.value} choose={choose} />}
        </Answered>
      )}
    </>
  )
}

function CompareForm(): JSX.Element {
  const text = words.value.compare
  const id = useId()
  return (
    <form class="box pair-box" action={blockPagePath('compare-lists')} method="get">
      <KeptLanguage />
      {Array.from({ length: MOST }, (_, index) => (
        <p key={index}>
          <label for={`${id}-${String(index)}`}>
            {text.box(formatNumber(index + 1))} {index >= 2 && <span class="soft">({text.optional})</span>}
          </label>
          <NameInput id={`${id}-${String(index)}`} name="of" value={typed[index] ?? ''} optional={index >= 2} />
        </p>
      ))}
      <button type="submit" class="primary">
        {text.submit}
      </button>
    </form>
  )
}

if (chosen.length >= 2) void load()
void startBlockPage(ComparePage, () => words.value.compare.title)
