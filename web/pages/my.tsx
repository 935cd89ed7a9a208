// `/my/<domain>`: one page for an admin: what we read and what not and why, who blocks the server, its stale rows, how newcomers see it.
import type { JSX } from 'preact'
import type { AdminViewReply } from '../../api/contract.ts'
import { blockPagePath, namedPath, namesInAddress } from '../block-address.ts'
import { getAdminView } from '../block-client.ts'
import { words } from '../block-words.ts'
import { BlockedByAnswer } from '../components/blocks/blocked-by-answer.tsx'
import { Answered, NameForm, NotAName, startBlockPage } from '../components/blocks/block-page.tsx'
import { Findings } from '../components/blocks/findings.tsx'
import { Publications } from '../components/blocks/publication.tsx'
import { Newcomers } from '../components/blocks/newcomers.tsx'
import { ReadDocuments } from '../components/blocks/read-documents.tsx'
import { Notice } from '../components/notice.tsx'
import { load } from '../page-load.ts'
import { pagePath, serverPath } from '../paths.ts'

const [named] = namesInAddress(location, ['name'])
const { typed, host } = named ?? { typed: '', host: '' }
const loaded = host === '' ? undefined : load(() => getAdminView(host))

function MyPage(): JSX.Element {
  const text = words.value.my
  return (
    <>
      <h1>{loaded === undefined ? text.heading : text.headingOf(host)}</h1>
      <p class="lead">{text.lead}</p>
      <NameForm page="my" submit={text.submit} typed={typed} />
      {loaded === undefined && typed !== '' && <NotAName />}
      {loaded !== undefined && (
        <Answered answer={loaded.answer.value} loading={text.loading} again={loaded.again} missing={<NotKnown />}>
          {(view) => <View view={view} />}
        </Answered>
      )}
    </>
  )
}

function NotKnown(): JSX.Element {
  const { name } = words.value
  return (
    <Notice title={name.notKnownTitle}>
      <p>{name.notKnown}</p>
      <p>
        <a href={serverPath(host)}>{name.toServer(host)}</a> ·{' '}
        <a href={namedPath('blocked-by', host)}>{words.value.blockedBy.headingOf(host)}</a>
      </p>
    </Notice>
  )
}

function View({ view }: { readonly view: AdminViewReply }): JSX.Element {
  const text = words.value.my
  const { domain, blockedBy, coverage } = view
  return (
    <div class="ledger">
      <section class="section" aria-labelledby="who-blocks">
        <h2 id="who-blocks">{text.blockedBy}</h2>
        <BlockedByAnswer domain={domain} told={blockedBy} coverage={coverage} />
      </section>
      <OwnList view={view} />
      <section class="section" aria-labelledby="stale">
        <h2 id="stale">{text.findings}</h2>
        {view.findings === null ? (
          <p class="prose">
            {text.findingsNone} <a href={blockPagePath('check-list')}>{words.value.hub.check}</a>
          </p>
        ) : (
          <Findings findings={view.findings} />
        )}
      </section>
      <Newcomers view={view} />
      <ReadDocuments documents={view.documents} />
      <section class="section" aria-labelledby="more">
        <h2 id="more">{words.value.hub.more}</h2>
        <div class="prose">
          <p>
            <a href={namedPath('reach', domain)}>{words.value.reach.headingOf(domain)}</a>
          </p>
          <p>
            <a href={`${pagePath('crawler')}#opt-out`}>{text.optOut}</a>
          </p>
          <p class="soft">{text.wrong}</p>
        </div>
      </section>
    </div>
  )
}

function OwnList({ view: { domain, sources } }: { readonly view: AdminViewReply }): JSX.Element {
  const text = words.value.my
  return (
    <section class="section" aria-labelledby="own-list">
      <h2 id="own-list">{text.lists}</h2>
      {sources.length === 0 ? <p>{text.listsNone}</p> : <Publications sources={sources} count />}
      {sources.some(({ shown }) => shown) && (
        <p>
          <a href={`${serverPath(domain)}#block-list`}>{text.toList}</a>
        </p>
      )}
      {sources.some(({ publication }) => publication === 'robots') && <p class="prose">{text.listRobots}</p>}
    </section>
  )
}

void startBlockPage(MyPage, () => (loaded === undefined ? words.value.my.title : words.value.my.headingOf(host)))
