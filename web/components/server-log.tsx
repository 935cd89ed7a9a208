// Why is something missing, why is it old, when do we come again: the documents of a server and its last visits.
import type { JSX } from 'preact'
import type { CrawlsReply, ServerReply } from '../../api/contract.ts'
import { now } from '../clock.ts'
import { formatAge, formatMoment, formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { Bones } from './notice.tsx'
import { reasonText } from './visit-now.tsx'

interface LogProps {
  readonly server: ServerReply
  /** Undefined while it loads, null when it cannot be had. */
  readonly crawls: CrawlsReply | null | undefined
}

/** The section with the crawl log. */
export function ServerLog({ server, crawls }: LogProps): JSX.Element {
  const text = messages.value.server
  return (
    <section class="section" aria-labelledby="log">
      <h2 id="log">{text.log}</h2>
      <p class="prose">
        {server.lastAnswer === null ? text.neverAnswered : text.lastAnswer(formatAge(server.lastAnswer))} {nextVisit(server)}{' '}
        {text.since0(formatMoment(server.firstSeen))}
      </p>
      <p class="prose soft small">{text.logLead}</p>
      {crawls === undefined && <Bones lines={6} />}
      {crawls === null && <p class="soft">{messages.value.errors.server}</p>}
      {crawls !== undefined && crawls !== null && (
        <>
          <Documents documents={crawls.documents} />
          <Visits crawls={crawls.crawls} />
        </>
      )}
    </section>
  )
}

function Documents({ documents }: Pick<CrawlsReply, 'documents'>): JSX.Element | null {
  const text = messages.value.server
  const states: Readonly<Record<string, string>> = messages.value.documentStates
  if (documents.length === 0) return null
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={text.log}>
      <table class="log">
        <thead>
          <tr>
            <th scope="col">{text.document}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.checked}</th>
            <th scope="col">{text.due}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.endpoint}>
              <th scope="row">
                <code>{document.endpoint}</code>
              </th>
              <td class={document.state === 'refused' ? 'refusal' : ''}>
                {states[document.state] ?? document.state}
                {!document.complete && document.state !== 'failed' && `, ${text.incomplete}`}
                {document.reason !== null && (
                  <span class="soft small block">
                    {reasonText(document.reason)} {document.httpStatus !== null && `(HTTP ${String(document.httpStatus)})`}
                  </span>
                )}
              </td>
              <td>
                <Moment at={document.checkedAt} />
              </td>
              <td>{isPast(document.dueAt) ? text.dueNow : <Moment at={document.dueAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Visits({ crawls }: Pick<CrawlsReply, 'crawls'>): JSX.Element {
  const text = messages.value.server
  const outcomes: Readonly<Record<string, string>> = messages.value.outcomes
  return (
    <details class="visits">
      <summary>{text.visits}</summary>
      {crawls.length === 0 ? (
        <p class="soft">{text.noVisits}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-label={text.visits}>
          <table class="log">
            <thead>
              <tr>
                <th scope="col">{text.started}</th>
                <th scope="col">{text.outcome}</th>
                <th scope="col" class="number">
                  {text.requests}
                </th>
              </tr>
            </thead>
            <tbody>
              {crawls.map((crawl, index) => (
                <tr key={index}>
                  <td>{formatMoment(crawl.startedAt)}</td>
                  <td>
                    {outcomes[crawl.outcome] ?? crawl.outcome}
                    {crawl.reason !== null && <span class="soft small block">{reasonText(crawl.reason)}</span>}
                  </td>
                  <td class="number">{formatNumber(crawl.requests)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

function nextVisit({ nextVisit: at }: ServerReply): string {
  const text = messages.value.server
  if (at === null) return text.nextNow
  return isPast(at) ? text.nextDue : text.next(formatAge(at))
}

// Due long ago means that no crawler has been at work.
function isPast(at: string): boolean {
  return Date.parse(at) <= now()
}

function Moment({ at }: { readonly at: string | null }): JSX.Element {
  if (at === null) return <span class="soft">–</span>
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatAge(at)}
    </time>
  )
}
