// The part of a server's page about blocks: the state of its list at once; rows, changes and who blocks it when they are opened.
import { signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import type { BlockedByReply, BlocksReply } from '../../../api/contract.ts'
import { namedPath, pairPath } from '../../block-address.ts'
import { getBlockedBy, getBlocks } from '../../block-client.ts'
import { isWhole, readListView } from '../../block-list-view.ts'
import { actionLabel, words } from '../../block-words.ts'
import type { Answer } from '../../client.ts'
import { formatNumber } from '../../format.ts'
import { Bones, TroubleNotice } from '../notice.tsx'
import { BlockChanges } from './block-changes.tsx'
import { BlockRows } from './block-rows.tsx'
import { ActionSign } from './block-signs.tsx'
import { BlockedByAnswer } from './blocked-by-answer.tsx'
import { Publications } from './publication.tsx'
import { Topics } from './topics.tsx'

const lists = signal<Answer<BlocksReply> | undefined>(undefined)

/** The section. `domain` is the server's own name. */
export function ServerBlocks({ domain }: { readonly domain: string }): JSX.Element {
  const text = words.value.list
  const load = (): void => {
    lists.value = undefined
    void getBlocks(domain, 1).then((answer) => (lists.value = answer))
  }
  useEffect(load, [domain])
  const answer = lists.value
  return (
    <section class="section" aria-labelledby="blocks">
      <h2 id="blocks">{text.heading}</h2>
      {answer === undefined && <Bones lines={5} />}
      {answer?.ok === false && <TroubleNotice trouble={answer.trouble} detail={answer.problem?.detail} retry={load} />}
      {answer?.ok === true && <State reply={answer.value} />}
      <Parts domain={domain} reply={answer?.ok === true ? answer.value : undefined} />
      <p class="ways-on small">
        <a href={pairPath(domain)}>{text.pair}</a> <a href={namedPath('reach', domain)}>{text.reach}</a>{' '}
        <a href={namedPath('my', domain)}>{text.my}</a>
      </p>
    </section>
  )
}

function State({ reply: { sources, byAction } }: { readonly reply: BlocksReply }): JSX.Element {
  return (
    <>
      <Publications sources={sources} count />
      {byAction.length > 0 && (
        <ul class="by-action">
          {byAction.map(({ action, rows }) => (
            <li key={action}>
              <ActionSign action={action} />
              {actionLabel(action)} <strong>{formatNumber(rows)}</strong>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Parts({ domain, reply }: { readonly domain: string; readonly reply: BlocksReply | undefined }): JSX.Element {
  const text = words.value.list
  const shown = reply?.sources.filter((source) => source.shown) ?? []
  const plain = shown.reduce((sum, { rows, masked }) => sum + rows - masked, 0)
  return (
    <>
      {reply !== undefined && shown.length > 0 && (
        <Part
          id="block-list"
          title={text.show}
          remark={text.rows(plain, formatNumber(plain))}
          open={!isWhole(readListView(location.search))}
        >
          {() => (
            <BlockRows domain={domain} byAction={reply.byAction}>
              <Topics topics={reply.byTopic} heading={text.byTopic} note={text.byTopicNote} />
            </BlockRows>
          )}
        </Part>
      )}
      {reply !== undefined && reply.sources.length > 0 && (
        <Part id="block-changes" title={text.changes}>
          {() => <BlockChanges domain={domain} />}
        </Part>
      )}
      <Part id="blocked-by" title={text.blockedBy}>
        {() => <BlockedByPart domain={domain} />}
      </Part>
    </>
  )
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly remark?: string
  readonly open?: boolean
  /** Made when it is opened: nothing is asked for before. */
  readonly children: () => ComponentChildren
}

// An address with its mark opens it, and opening it writes the mark, so that it can be shared.
function Part({ id, title, remark, open = false, children }: PartProps): JSX.Element {
  const isOpen = useSignal(open || location.hash === `#${id}`)
  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (location.hash === `#${id}`) place.current?.scrollIntoView()
  }, [id])
  return (
    <details
      id={id}
      class="long-text"
      ref={place}
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
        if (isOpen.value) history.replaceState(history.state, '', `${location.pathname}${location.search}#${id}`)
      }}
    >
      <summary>
        {title} {remark !== undefined && <span class="small soft">{remark}</span>}
      </summary>
      <div class="part">{isOpen.value && children()}</div>
    </details>
  )
}

function BlockedByPart({ domain }: { readonly domain: string }): JSX.Element {
  const answer = useSignal<Answer<BlockedByReply> | undefined>(undefined)
  const load = (): void => {
    answer.value = undefined
    void getBlockedBy(domain).then((given) => (answer.value = given))
  }
  useEffect(load, [domain])
  const given = answer.value
  if (given === undefined) return <Bones lines={40} />
  if (!given.ok) return <TroubleNotice trouble={given.trouble} detail={given.problem?.detail} retry={load} />
  return <BlockedByAnswer domain={domain} told={given.value} coverage={given.value.coverage} />
}
