// What decides at one look: whether and how one can join, beside what kind of server it is.
import type { ComponentChildren, JSX } from 'preact'
import type { ServerReply } from '../../api/contract.ts'
import { valueLabel } from '../facet-view.ts'
import { formatNumber, languageName } from '../format.ts'
import { messages } from '../language.ts'
import { softwarePath } from '../paths.ts'
import { Source } from './figure.tsx'
import { ForeignLink } from './foreign-link.tsx'
import { JoinSign } from './signs.tsx'

/** Two columns: joining, and in brief. */
export function ServerBrief({ server }: { readonly server: ServerReply }): JSX.Element {
  return (
    <div class="brief section">
      <Joining server={server} />
      <InBrief server={server} />
    </div>
  )
}

function Joining({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  const { registrations } = server
  const mode = registrations.value?.mode ?? 'unknown'
  const short: Readonly<Record<string, string>> = messages.value.registrations
  const long: Readonly<Record<string, string>> = messages.value.registrationsLong
  const details = registrations.value
  return (
    <section aria-labelledby="joining">
      <h2 id="joining">{text.join}</h2>
      <p class="join-mode">
        <JoinSign mode={mode} />
        {short[mode] ?? mode}
      </p>
      <div class="prose">
        <p>{long[mode]}</p>
        {details !== null && <Details details={details} />}
        {registrations.source !== null && <Source figure={registrations} label={text.join} />}
      </div>
    </section>
  )
}

function Details({ details }: { readonly details: NonNullable<ServerReply['registrations']['value']> }): JSX.Element {
  const text = messages.value.server
  const { minAge, reasonRequired, emailRequired, captcha, message, url, mode } = details
  return (
    <>
      <ul class="conditions">
        {minAge !== null && <li>{text.minAge(formatNumber(minAge))}</li>}
        {reasonRequired === true && <li>{text.reasonRequired}</li>}
        {emailRequired === true && <li>{text.emailRequired}</li>}
        {captcha === true && <li>{text.captcha}</li>}
      </ul>
      {message !== null && message !== '' && (
        <figure class="message">
          <figcaption class="small soft">{text.joinMessage}</figcaption>
          <blockquote class="foreign" dir="auto">
            {message}
          </blockquote>
        </figure>
      )}
      {url !== null && mode !== 'closed' && (
        <p>
          <ForeignLink href={url}>{text.joinAt}</ForeignLink>
        </p>
      )}
    </>
  )
}

function InBrief({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  const { software, version, languages } = server
  const currency =
    server.versionCurrency === 'current'
      ? text.current
      : server.versionCurrency === 'behind' && server.newestVersion !== null
        ? text.behind(server.newestVersion)
        : ''
  return (
    <section aria-labelledby="brief">
      <h2 id="brief">{text.what}</h2>
      <dl class="pairs">
        <Pair term={text.softwareIs}>
          {software.name === null ? text.notKnown : <a href={softwarePath(software.name)}>{software.label ?? software.name}</a>}
          {software.alternativeTo.length > 0 && (
            <span class="soft small">
              {' '}
              {text.alternativeTo} {software.alternativeTo.map((value) => valueLabel('alternativeTo', value)).join(', ')}
            </span>
          )}
        </Pair>
        <Pair term={text.version}>
          <bdi>{version.value ?? text.notKnown}</bdi> {currency !== '' && <span class="soft small">{currency}</span>}
        </Pair>
        <Pair term={text.languages}>
          {languages.value === null || languages.value.length === 0 ? text.languagesNone : languages.value.map(languageName).join(', ')}
        </Pair>
        {server.protocols.length > 0 && (
          <Pair term={text.protocols}>{server.protocols.map((value) => valueLabel('network', value)).join(', ')}</Pair>
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
