// The top of a server's page: its name, what it says it is, the way there, and its state where that is not simply well.
import type { JSX } from 'preact'
import type { ServerReply } from '../../api/contract.ts'
import { formatAge } from '../format.ts'
import { messages } from '../language.ts'
import { ForeignLink } from './foreign-link.tsx'
import { Notice } from './notice.tsx'
import { reasonText, VisitNow } from './visit-now.tsx'

/** Name, description, link, state. */
export function ServerHead({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  return (
    <div class="server-head">
      <p class="domain soft">
        <bdi>{server.displayDomain}</bdi>
        {server.displayDomain !== server.domain && <span> ({server.domain})</span>}
      </p>
      <h1 dir="auto">{server.name.value ?? server.displayDomain}</h1>
      {server.shortDescription.value !== null && (
        <p class="lead foreign" dir="auto">
          {server.shortDescription.value}
        </p>
      )}
      <p class="go">
        <ForeignLink href={`https://${server.domain}/`}>{text.visit(server.displayDomain)}</ForeignLink>
      </p>
      {!server.inSearch && server.status === 'alive' && <p class="small soft">{text.personal}</p>}
      <State server={server} />
    </div>
  )
}

function State({ server }: { readonly server: ServerReply }): JSX.Element | null {
  const text = messages.value.server
  if (server.status === 'alive' || server.status === 'discovered') return null
  const last = server.lastAnswer === null ? text.neverAnswered : text.lastAnswer(formatAge(server.lastAnswer))
  if (server.status === 'refused') {
    return (
      <Notice title={text.refusedTitle} refused>
        <p>{text.refused}</p>
      </Notice>
    )
  }
  return (
    <Notice title={server.status === 'dead' ? text.deadTitle : text.failingTitle}>
      <p>
        {reasonText(server.reason)} {last} {server.status === 'dead' ? text.dead : text.failing}
      </p>
      <VisitNow domain={server.domain} />
    </Notice>
  )
}
