// What an exact name is when it has no page: refused, waiting, failed, in a group, unknown, no name; each with what can be done.
import type { JSX } from 'preact'
import type { LookupReply } from '../../api/contract.ts'
import { messages } from '../language.ts'
import { serverPath } from '../paths.ts'
import { Notice } from './notice.tsx'
import { reasonText, VisitNow } from './visit-now.tsx'

/** The notice for a looked-up name. */
export function NameState({ found }: { readonly found: LookupReply }): JSX.Element {
  const { server } = messages.value
  const name = (
    <p class="domain soft">
      <bdi>{found.domain}</bdi>
    </p>
  )
  switch (found.kind) {
    case 'server':
      return (
        <Notice title={<bdi>{found.domain}</bdi>}>
          <p>
            <a href={serverPath(found.domain ?? '')}>{server.toTarget(found.domain ?? '')}</a>
          </p>
        </Notice>
      )
    case 'alias':
      return (
        <Notice title={server.movedTitle(found.target ?? '')}>
          {name}
          <p>{server.moved}</p>
          <p>
            <a href={serverPath(found.target ?? '')}>{server.toTarget(found.target ?? '')}</a>
          </p>
        </Notice>
      )
    case 'refused':
      return (
        <Notice title={server.refusedTitle} refused>
          {name}
          <p>{server.refused}</p>
          <p class="soft">{reasonText(found.reason)}</p>
        </Notice>
      )
    case 'group':
      return (
        <Notice title={server.groupTitle}>
          {name}
          <p>{server.group}</p>
        </Notice>
      )
    case 'failed':
      return (
        <Notice title={server.failedTitle}>
          {name}
          <p>
            {server.failed} {reasonText(found.reason)}
          </p>
          {found.domain !== null && <VisitNow domain={found.domain} />}
        </Notice>
      )
    case 'waiting':
    case 'unknown':
      return (
        <Notice title={found.kind === 'waiting' ? server.waitingTitle : server.unknownTitle}>
          {name}
          <p>{found.kind === 'waiting' ? server.waiting : server.unknown}</p>
          {found.domain !== null && <VisitNow domain={found.domain} />}
        </Notice>
      )
    case 'not-a-name':
      return (
        <Notice title={server.notANameTitle}>
          <p>{server.notAName}</p>
        </Notice>
      )
  }
}
