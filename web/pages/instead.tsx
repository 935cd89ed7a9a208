// "Instead of …": what people come from, by what they used it for, and the way to the servers that stand in for it.
import type { JSX } from 'preact'
import type { AlternativesReply } from '../../api/contract.ts'
import { getAlternatives } from '../client.ts'
import { PartialNotice } from '../components/coverage.tsx'
import { startPage } from '../components/frame.tsx'
import { LoadedPage } from '../components/loaded-page.tsx'
import { formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { load } from '../page-load.ts'
import { pagePath, softwarePath } from '../paths.ts'

type Alternative = AlternativesReply['alternatives'][number]

const loaded = load(getAlternatives)

function InsteadPage(): JSX.Element {
  const text = messages.value.instead
  return (
    <LoadedPage title={text.heading} lead={text.lead} loaded={loaded}>
      {(reply) => (
        <>
          <PartialNotice coverage={reply.coverage} />
          {purposesOf(reply.alternatives).map((purpose) => (
            <Group key={purpose} purpose={purpose} alternatives={reply.alternatives.filter((one) => one.purpose === purpose)} />
          ))}
          <p class="small">
            <a href={pagePath('software')}>{messages.value.software.all}</a>
          </p>
        </>
      )}
    </LoadedPage>
  )
}

function purposesOf(alternatives: readonly Alternative[]): readonly string[] {
  return [...new Set(alternatives.map(({ purpose }) => purpose))]
}

function Group({ purpose, alternatives }: { readonly purpose: string; readonly alternatives: readonly Alternative[] }): JSX.Element {
  const purposes: Readonly<Record<string, string>> = messages.value.instead.purposes
  return (
    <section class="section" aria-labelledby={`purpose-${purpose}`}>
      <h2 id={`purpose-${purpose}`}>{purposes[purpose] ?? purpose}</h2>
      <dl class="pairs instead">
        {alternatives.map((alternative) => (
          <Entry key={alternative.name} alternative={alternative} />
        ))}
      </dl>
    </section>
  )
}

// What has no server here leads to what is said of it, and not into an empty search.
function Entry({ alternative: { name, software, servers } }: { readonly alternative: Alternative }): JSX.Element {
  const text = messages.value.instead
  const shown = software.filter((one) => one.servers > 0)
  const rest = software.filter((one) => one.servers === 0)
  return (
    <div>
      <dt>
        {servers > 0 ? (
          <a href={`/?alternative-to=${encodeURIComponent(name)}`} aria-label={text.find(name)}>
            {name}
          </a>
        ) : (
          name
        )}
      </dt>
      <dd>
        {[...shown, ...rest].map((one, index) => (
          <span key={one.name}>
            {index > 0 && ', '}
            <a href={softwarePath(one.name)} class={one.servers === 0 ? 'soft' : undefined}>
              <bdi>{one.label}</bdi>
            </a>
          </span>
        ))}
        <span class="small soft"> {servers > 0 ? text.servers(servers, formatNumber(servers)) : text.none}</span>
      </dd>
    </div>
  )
}

void startPage('software', InsteadPage, () => messages.value.instead.title)
