// One software: what it is comparable with, what it counts as an account or as active, its versions in use, and the way to its servers.
import type { ComponentChildren, JSX } from 'preact'
import type { SoftwareReply } from '../../api/contract.ts'
import { getOneSoftware } from '../client.ts'
import { Bars } from '../components/bars.tsx'
import { PartialNotice } from '../components/coverage.tsx'
import { ForeignLink } from '../components/foreign-link.tsx'
import { startPage } from '../components/frame.tsx'
import { Bones, Notice, TroubleNotice } from '../components/notice.tsx'
import { countWords } from '../count-words.ts'
import { noteOf, valueLabel } from '../facet-view.ts'
import { formatOrDash } from '../format.ts'
import { messages } from '../language.ts'
import { load } from '../page-load.ts'
import { namedInAddress, pagePath, softwarePath } from '../paths.ts'

const name = namedInAddress(location, 'software')
const loaded = load(() => getOneSoftware(name))

function SoftwareOnePage(): JSX.Element {
  const text = messages.value.software
  const answer = loaded.answer.value
  if (answer === undefined) {
    return (
      <div class="page-bones">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Bones lines={24} />
      </div>
    )
  }
  if (answer.ok) return <Whole reply={answer.value} />
  if (answer.trouble !== 'not-found' && answer.trouble !== 'bad-request')
    return <TroubleNotice trouble={answer.trouble} retry={loaded.again} />
  return (
    <>
      <h1 class="name-title">
        <bdi>{name}</bdi>
      </h1>
      <Notice title={text.notFoundTitle}>
        <p>{text.notFound}</p>
        <p>
          <a href={pagePath('software')}>{text.all}</a>
        </p>
      </Notice>
    </>
  )
}

function Whole({ reply }: { readonly reply: SoftwareReply }): JSX.Element {
  const text = messages.value.software
  const { software, versions } = reply
  const kinds: Readonly<Record<string, string>> = text.kinds
  const label = software.label
  document.title = `${label} · Fediverse Atlas`
  return (
    <>
      <p class="small">
        <a href={pagePath('software')}>{text.all}</a>
      </p>
      <h1>
        <bdi>{label}</bdi>
      </h1>
      <p class="lead">{software.known ? (kinds[software.kind] ?? software.kind) : text.unknownKind}</p>
      {software.note === null ? (
        <p class="go">
          <a href={`/?software=${encodeURIComponent(software.name)}`}>{text.findServers(label)}</a>
        </p>
      ) : (
        <p class="prose">{noteOf(software.name, software.note)}</p>
      )}
      <div class="page-content">
        {software.note === null && <Totals reply={reply} />}
        <div class="brief section">
          <About reply={reply} />
          {software.counts !== null && (
            <section aria-labelledby="counts">
              <h2 id="counts">{text.counts}</h2>
              <dl class="pairs">
                <Pair term={text.countsUsers}>{countWords(software.counts.users)}</Pair>
                <Pair term={text.countsActive}>{countWords(software.counts.active)}</Pair>
                <Pair term={text.countsPosts}>{countWords(software.counts.posts)}</Pair>
              </dl>
            </section>
          )}
        </div>
        {versions.length > 0 && (
          <section class="section" aria-labelledby="versions">
            <h2 id="versions">{messages.value.statistics.versions}</h2>
            <Bars
              title={messages.value.server.version}
              measure={text.servers}
              bars={versions.map(({ version, servers }) => ({ key: version, label: version, value: servers }))}
            />
          </section>
        )}
      </div>
    </>
  )
}

function Totals({ reply: { software, coverage } }: { readonly reply: SoftwareReply }): JSX.Element {
  const text = messages.value.software
  return (
    <>
      <PartialNotice coverage={coverage} />
      <dl class="totals">
        <Total value={software.servers} label={text.servers} />
        <Total value={software.activeMonth} label={text.actives} />
        <Total value={software.users} label={text.users} />
      </dl>
    </>
  )
}

function About({ reply: { software, forkOf, forks } }: { readonly reply: SoftwareReply }): JSX.Element {
  const text = messages.value.software
  const publications: Readonly<Record<string, string>> = text.publications
  return (
    <section aria-labelledby="about">
      <h2 id="about">{messages.value.server.what}</h2>
      <dl class="pairs">
        {software.alternativeTo.length > 0 && (
          <Pair term={text.alternativeTo}>{software.alternativeTo.map((value) => valueLabel('alternativeTo', value)).join(', ')}</Pair>
        )}
        {forkOf !== null && (
          <Pair term={text.forkOf}>
            <a href={softwarePath(forkOf)}>{valueLabel('software', forkOf)}</a>
          </Pair>
        )}
        {forks.length > 0 && (
          <Pair term={text.forks}>
            {forks.map((fork, index) => (
              <span key={fork}>
                {index > 0 && ', '}
                <a href={softwarePath(fork)}>{valueLabel('software', fork)}</a>
              </span>
            ))}
          </Pair>
        )}
        {software.networks.length > 0 && (
          <Pair term={text.networks}>{software.networks.map((value) => valueLabel('network', value)).join(', ')}</Pair>
        )}
        {software.newestVersion !== null && <Pair term={text.newest}>{software.newestVersion}</Pair>}
        {software.unpublished.length > 0 && (
          <Pair term={text.unpublished}>{software.unpublished.map((what) => publications[what] ?? what).join(', ')}</Pair>
        )}
        {software.language !== null && <Pair term={text.language}>{software.language}</Pair>}
        {software.licence !== null && <Pair term={text.licence}>{software.licence}</Pair>}
        {software.homepage !== null && (
          <Pair term={text.homepage}>
            <ForeignLink href={software.homepage}>{software.homepage}</ForeignLink>
          </Pair>
        )}
        {software.repository !== null && (
          <Pair term={text.repository}>
            <ForeignLink href={software.repository}>{software.repository}</ForeignLink>
          </Pair>
        )}
      </dl>
    </section>
  )
}

function Pair({ term, children }: { readonly term: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Total({ value, label }: { readonly value: number | null; readonly label: string }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatOrDash(value)}</dd>
    </div>
  )
}

void startPage('software', SoftwareOnePage)
