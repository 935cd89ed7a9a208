// What this atlas is, how its order works, where its numbers come from, under which licences, and who runs this installation.
import type { JSX } from 'preact'
import type { AboutReply } from '../../api/contract.ts'
import { Contact, startPage } from '../components/frame.tsx'
import { formatNumber } from '../format.ts'
import { about } from '../installation.ts'
import { messages } from '../language.ts'
import { pagePath, sourcePath } from '../paths.ts'

function AboutPage(): JSX.Element {
  const text = messages.value.about
  const known = about.value
  const parts = [
    ['order', text.order, text.orderText],
    ['sources', text.sources, text.sourcesText],
    ['left-out', text.left, text.leftText],
    ['licence', text.licence, text.licenceText],
  ] as const
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <div class="ledger">
        {parts.map(([id, title, words]) => (
          <section key={id} class="section" id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            <p class="prose">{words}</p>
          </section>
        ))}
        <section class="section" id="errata" aria-labelledby="errata-title">
          <h2 id="errata-title">{text.errata}</h2>
          <div class="prose">
            <p>{text.errataText}</p>
            <p>
              <Contact />
            </p>
          </div>
        </section>
        <section class="section" id="source" aria-labelledby="installation-title">
          <h2 id="installation-title">{text.installation}</h2>
          {known !== undefined && known !== null && <Installation about={known} />}
          {known === null && <p class="soft">{messages.value.strip.unreachable}</p>}
        </section>
      </div>
    </>
  )
}

function Installation({ about: known }: { readonly about: AboutReply }): JSX.Element {
  const text = messages.value.about
  const kinds: Readonly<Record<string, string>> = text.retentionKinds
  return (
    <>
      {known.taster && (
        <p class="prose" id="taster">
          <strong>{text.taster}.</strong> {text.tasterText(formatNumber(known.maxServers ?? 0))}
        </p>
      )}
      <dl class="pairs">
        <div>
          <dt>{text.version}</dt>
          <dd>{known.version}</dd>
        </div>
        <div>
          <dt>{text.source}</dt>
          <dd>
            <a href={sourcePath(known.source)}>{known.source.startsWith('/') ? text.sourceHere : known.source}</a>
            <span class="soft small block">{text.sourceNote}</span>
          </dd>
        </div>
        <div>
          <dt>{text.law}</dt>
          <dd>
            <a href={pagePath('imprint')}>{messages.value.imprint.heading}</a>
          </dd>
        </div>
        <div>
          <dt>{text.backend}</dt>
          <dd>{known.searchBackend === 'postgres' ? 'PostgreSQL' : 'Meilisearch'}</dd>
        </div>
      </dl>
      {Object.keys(known.retentionDays).length > 0 && (
        <>
          <h3 class="sub" id="retention">
            {text.retention}
          </h3>
          <dl class="pairs">
            {Object.entries(known.retentionDays).map(([kind, days]) => (
              <div key={kind}>
                <dt>{kinds[kind] ?? kind}</dt>
                <dd>{text.retentionDays(days, formatNumber(days))}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}

void startPage('about', AboutPage, () => messages.value.about.title)
