// Who blocks a name: counts beside their denominators, those who say so openly by name, what their reasons are about.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { AdminViewReply, BlockedByReply, ListCoverageReply } from '../../../api/contract.ts'
import { getBlockedBy } from '../../block-client.ts'
import { words } from '../../block-words.ts'
import { formatNumber } from '../../format.ts'
import { messages } from '../../language.ts'
import { serverPath } from '../../paths.ts'
import { BlockRow } from './block-row.tsx'
import { ListCoverage } from './list-coverage.tsx'
import { Topics } from './topics.tsx'

type Told = AdminViewReply['blockedBy']

interface BlockedByAnswerProps {
  readonly domain: string
  readonly told: Told
  readonly coverage: ListCoverageReply
}

/** The whole answer. */
export function BlockedByAnswer({ domain, told, coverage }: BlockedByAnswerProps): JSX.Element {
  const text = words.value.blockedBy
  const { counts, byTopic } = told
  const none = counts.refused + counts.limited + counts.masked + counts.notAdmitted === 0
  return (
    <div class="blocked-by">
      {none ? <p class="verdict-line">{text.nobody}</p> : <Counts counts={counts} />}
      <ListCoverage coverage={coverage} rest={words.value.coverage.rest} />
      <Named domain={domain} told={told} />
      <Topics topics={byTopic} heading={text.topics} note={text.topicsNote} />
    </div>
  )
}

function Counts({ counts }: Pick<BlockedByReply, 'counts'>): JSX.Element {
  const text = words.value.blockedBy
  const { refused, limited, unnamed, masked, notAdmitted } = counts
  return (
    <>
      <dl class="totals">
        <div>
          <dt>{text.refused}</dt>
          <dd class={refused > 0 ? 'refusal' : ''}>{formatNumber(refused)}</dd>
        </div>
        <div>
          <dt>{text.limited}</dt>
          <dd>{formatNumber(limited)}</dd>
        </div>
      </dl>
      <ul class="conditions">
        {unnamed > 0 && <li>{text.unnamed(unnamed, formatNumber(unnamed))}</li>}
        {masked > 0 && <li>{text.masked(masked, formatNumber(masked))}</li>}
        {notAdmitted > 0 && <li>{text.notAdmitted(notAdmitted, formatNumber(notAdmitted))}</li>}
      </ul>
    </>
  )
}

function Named({ domain, told }: { readonly domain: string; readonly told: Told }): JSX.Element | null {
  const text = words.value.blockedBy
  const pages = useSignal<Pick<Told, 'blockers' | 'next'>>(told)
  const busy = useSignal<'no' | 'loading' | 'trouble'>('no')
  const { blockers, next } = pages.value
  if (blockers.length === 0) return null
  async function more(): Promise<void> {
    busy.value = 'loading'
    const answer = await getBlockedBy(domain, next)
    if (answer.ok) pages.value = { blockers: [...blockers, ...answer.value.blockers], next: answer.value.next }
    busy.value = answer.ok ? 'no' : 'trouble'
  }
  return (
    <section class="named" aria-labelledby="openly">
      <h3 id="openly">{text.list}</h3>
      <p class="small soft">{text.order}</p>
      <ul class="block-rows">
        {blockers.map((row) => (
          <BlockRow key={`${row.domain} ${row.source}`} row={row} by={row.domain}>
            <a href={serverPath(row.domain)} class="domain">
              <bdi>{row.domain}</bdi>
            </a>
            {row.observed !== domain && (
              <span class="small soft block">
                <bdi>{text.by(row.observed)}</bdi>
              </span>
            )}
          </BlockRow>
        ))}
      </ul>
      {next !== null && (
        <p>
          <button type="button" disabled={busy.value === 'loading'} onClick={() => void more()}>
            {text.more}
          </button>
        </p>
      )}
      <p role="status">{busy.value === 'trouble' ? messages.value.errors.server : ''}</p>
    </section>
  )
}
