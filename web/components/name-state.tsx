// What an exact name is when it has no page: refused, waiting, failed, in a group, unknown, no name; each with what can be done.
import type { ComponentChildren, JSX } from 'preact'
import type { LookupReply } from '../../api/contract.ts'
import { messages } from '../language.ts'
import { serverPath } from '../paths.ts'
import { Notice } from './notice.tsx'
import { reasonText, VisitNow } from './visit-now.tsx'

/** The notice for a looked-up name. */
export function NameState({ found }: { readonly found: LookupReply }): JSX.Element {
  const { server } = messages.value
  const domain = found.domain ?? ''
  switch (found.kind) {
    case 'server':
      return (
        <Notice title={<bdi>{domain}</bdi>}>
          <PageLink domain={domain} />
        </Notice>
      )
    case 'alias':
      return (
        <Words title={server.movedTitle(found.target ?? '')} domain={domain} words={server.moved}>
          <PageLink domain={found.target ?? ''} />
        </Words>
      )
    case 'refused':
      return (
        <Words title={server.refusedTitle} domain={domain} words={server.refused} refused>
          <p class="soft">{reasonText(found.reason)}</p>
        </Words>
      )
    case 'group':
      return <Words title={server.groupTitle} domain={domain} words={server.group} />
    case 'failed':
      return (
        <Words title={server.failedTitle} domain={domain} words={`${server.failed} ${reasonText(found.reason)}`}>
          <VisitNow domain={domain} />
        </Words>
      )
    case 'waiting':
    case 'unknown': {
      const waits = found.kind === 'waiting'
      return (
        <Words title={waits ? server.waitingTitle : server.unknownTitle} domain={domain} words={waits ? server.waiting : server.unknown}>
          <VisitNow domain={domain} />
        </Words>
      )
    }
    case 'not-a-name':
      return (
        <Notice title={server.notANameTitle}>
          <p>{server.notAName}</p>
        </Notice>
      )
  }
}

interface WordsProps {
  readonly title: string
  readonly domain: string
  readonly words: string
  readonly refused?: boolean
  readonly children?: ComponentChildren
}

function Words({ title, domain, words, refused = false, children }: WordsProps): JSX.Element {
  return (
    <Notice title={title} refused={refused}>
      <p class="domain soft">
        <bdi>{domain}</bdi>
      </p>
      <p>{words}</p>
      {children}
    </Notice>
  )
}

function PageLink({ domain }: { readonly domain: string }): JSX.Element {
  return (
    <p>
      <a href={serverPath(domain)}>{messages.value.server.toTarget(domain)}</a>
    </p>
  )
}
