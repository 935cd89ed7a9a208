// "What does my list cost me?": the share of people a server reaches, at least and at most.
import type { JSX } from 'preact'
import { namesInAddress } from '../block-address.ts'
import { getReach } from '../block-client.ts'
import { words } from '../block-words.ts'
import { Answered, NameForm, NotAName, startBlockPage } from '../components/blocks/block-page.tsx'
import { ReachAnswer } from '../components/blocks/reach-answer.tsx'
import { load } from '../page-load.ts'

const [named] = namesInAddress(location, ['name'])
const { typed, host } = named ?? { typed: '', host: '' }
const loaded = host === '' ? undefined : load(() => getReach(host))

function ReachPage(): JSX.Element {
  const text = words.value.reach
  return (
    <>
      <h1>{loaded === undefined ? text.heading : text.headingOf(host)}</h1>
      <p class="lead">{text.lead}</p>
      <NameForm page="reach" submit={text.submit} typed={typed} />
      {loaded === undefined && typed !== '' && <NotAName />}
      {loaded !== undefined && (
        <Answered answer={loaded.answer.value} loading={text.loading} again={loaded.again}>
          {(reach) => <ReachAnswer reach={reach} />}
        </Answered>
      )}
    </>
  )
}

void startBlockPage(ReachPage, () => (loaded === undefined ? words.value.reach.title : words.value.reach.headingOf(host)))
