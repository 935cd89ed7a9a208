// "Would we talk?": two servers, each way, with the rule that decides or why it is not known, and the offer to ask now.
import type { JSX } from 'preact'
import type { PairReply } from '../../api/contract.ts'
import { namesInAddress } from '../block-address.ts'
import { getPair } from '../block-client.ts'
import { words } from '../block-words.ts'
import type { Answer } from '../client.ts'
import { Answered, NotAName, startBlockPage } from '../components/blocks/block-page.tsx'
import { PairForm } from '../components/blocks/pair-form.tsx'
import { Crossing, Verdict } from '../components/blocks/verdict.tsx'
import { Notice } from '../components/notice.tsx'
import { load, type Loaded } from '../page-load.ts'
import { serverPath } from '../paths.ts'

const [one, other] = namesInAddress(location, ['a', 'b'])
const a = one ?? { typed: '', host: '' }
const b = other ?? { typed: '', host: '' }
const bothTyped = a.typed !== '' && b.typed !== ''
const loaded: Loaded<PairReply> | undefined =
  a.host === '' || b.host === '' || a.host === b.host ? undefined : load((): Promise<Answer<PairReply>> => getPair(a.host, b.host))

function PairPage(): JSX.Element {
  const text = words.value.pair
  return (
    <>
      <h1>{loaded === undefined ? text.heading : text.headingOf(a.host, b.host)}</h1>
      <p class="lead">{text.lead}</p>
      <PairForm a={a.typed} b={b.typed} />
      {loaded === undefined && bothTyped && (a.host !== '' && a.host === b.host ? <Same /> : <NotAName />)}
      {loaded !== undefined && (
        <Answered
          answer={loaded.answer.value}
          loading={text.loading}
          again={loaded.again}
          wrong={isOneServer(loaded.answer.value) ? <Same /> : undefined}
        >
          {(pair) => <Both pair={pair} />}
        </Answered>
      )}
    </>
  )
}

// Another name of a server leads to it, so that two names can mean one; only the API knows.
function isOneServer(answer: Answer<PairReply> | undefined): boolean {
  return answer?.ok === false && answer.problem?.detail.includes('one server') === true
}

function Same(): JSX.Element {
  return (
    <Notice title={words.value.pair.same}>
      <p>
        <a href={serverPath(b.host)}>{words.value.name.toServer(b.host)}</a>
      </p>
    </Notice>
  )
}

function Both({ pair }: { readonly pair: PairReply }): JSX.Element {
  return (
    <>
      <Crossing pair={pair} />
      <div class="verdicts">
        {pair.verdicts.map((verdict) => (
          <Verdict key={verdict.by} verdict={verdict} />
        ))}
      </div>
      <p class="small soft prose">{words.value.pair.swap}</p>
    </>
  )
}

void startBlockPage(PairPage, () => (loaded === undefined ? words.value.pair.title : words.value.pair.headingOf(a.host, b.host)))
