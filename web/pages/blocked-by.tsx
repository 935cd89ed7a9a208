// "Who blocks me?": for any name, known to us or not; and the offer to ask servers that we may not read.
import type { JSX } from 'preact'
import { namesInAddress, pairPath } from '../block-address.ts'
import { getBlockedBy } from '../block-client.ts'
import { words } from '../block-words.ts'
import { AskMany } from '../components/blocks/ask-now.tsx'
import { Answered, NameForm, NotAName, startBlockPage } from '../components/blocks/block-page.tsx'
import { BlockedByAnswer } from '../components/blocks/blocked-by-answer.tsx'
import { load } from '../page-load.ts'

const [named] = namesInAddress(location, ['name'])
const { typed, host } = named ?? { typed: '', host: '' }
const loaded = host === '' ? undefined : load(() => getBlockedBy(host))

function BlockedByPage(): JSX.Element {
  const text = words.value.blockedBy
  return (
    <>
      <h1>{loaded === undefined ? text.heading : text.headingOf(host)}</h1>
      <p class="lead">{text.lead}</p>
      <NameForm page="blocked-by" submit={text.submit} typed={typed} />
      {loaded === undefined && typed !== '' && <NotAName />}
      {loaded !== undefined && (
        <Answered answer={loaded.answer.value} loading={text.loading} again={loaded.again}>
          {(reply) => (
            <>
              <BlockedByAnswer domain={reply.domain} told={reply} coverage={reply.coverage} />
              <AskMany about={reply.domain} />
              <p class="ways-on small">
                <a href={pairPath(reply.domain)}>{words.value.list.pair}</a>
              </p>
            </>
          )}
        </Answered>
      )}
    </>
  )
}

void startBlockPage(BlockedByPage, () => (loaded === undefined ? words.value.blockedBy.title : words.value.blockedBy.headingOf(host)))
