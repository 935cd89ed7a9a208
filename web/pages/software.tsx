// All software that was met, by what it is for: how many servers, accounts and active people each has.
import type { JSX } from 'preact'
import type { SoftwareListReply } from '../../api/contract.ts'
import { getSoftware } from '../client.ts'
import { PartialNotice } from '../components/coverage.tsx'
import { startPage } from '../components/frame.tsx'
import { LoadedPage } from '../components/loaded-page.tsx'
import { noteOf, valueLabel } from '../facet-view.ts'
import { formatNumber, formatOrDash } from '../format.ts'
import { messages } from '../language.ts'
import { load } from '../page-load.ts'
import { pagePath, softwarePath } from '../paths.ts'

type Software = SoftwareListReply['software'][number]

const loaded = load(getSoftware)
// In the order in which most people look for them.
const KINDS = [
  'microblog',
  'forum',
  'photo',
  'video',
  'audio',
  'social',
  'blog',
  'events',
  'books',
  'chat',
  'files',
  'code',
  'bridge',
  'relay',
  'other',
]

function SoftwarePage(): JSX.Element {
  const text = messages.value.software
  return (
    <LoadedPage title={text.heading} lead={text.lead} loaded={loaded}>
      {(reply) => (
        <>
          <PartialNotice coverage={reply.coverage} />
          {reply.software.every(({ servers }) => servers === 0) && <p class="soft">{text.empty}</p>}
          <p class="prose">
            <a href={pagePath('instead')}>{messages.value.instead.heading}</a>
          </p>
          {groupsOf(reply.software.filter(({ note }) => note === null)).map(({ kind, members }) => (
            <Group key={kind} kind={kind} members={members} />
          ))}
          <Elsewhere entries={reply.software.filter(({ note }) => note !== null)} />
        </>
      )}
    </LoadedPage>
  )
}

function groupsOf(software: readonly Software[]): readonly { readonly kind: string; readonly members: readonly Software[] }[] {
  // A software that no counted server runs now has its page, and no place in the list.
  const sorted = software.filter(({ servers }) => servers > 0).sort((a, b) => b.servers - a.servers || a.name.localeCompare(b.name))
  const known = KINDS.map((kind) => ({ kind, members: sorted.filter((one) => one.known && kindOf(one) === kind) }))
  const others = { kind: '', members: sorted.filter((one) => !one.known) }
  return [...known, others].filter(({ members }) => members.length > 0)
}

function kindOf({ kind }: Software): string {
  return KINDS.includes(kind) ? kind : 'other'
}

function Group({ kind, members }: { readonly kind: string; readonly members: readonly Software[] }): JSX.Element {
  const text = messages.value.software
  const kinds: Readonly<Record<string, string>> = text.kinds
  const title = kind === '' ? text.others : (kinds[kind] ?? kind)
  return (
    <section class="section" aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{title}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        <table class="software-table">
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.alternativeTo}</th>
              <th scope="col" class="number">
                {text.servers}
              </th>
              <th scope="col" class="number">
                {text.actives}
              </th>
              <th scope="col" class="number">
                {text.users}
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((one) => (
              <tr key={one.name}>
                <th scope="row">
                  <a href={softwarePath(one.name)}>
                    <bdi>{one.label}</bdi>
                  </a>
                </th>
                <td class="soft">{one.alternativeTo.map((value) => valueLabel('alternativeTo', value)).join(', ')}</td>
                <td class="number">{formatNumber(one.servers)}</td>
                <td class="number">{formatOrDash(one.activeMonth)}</td>
                <td class="number">{formatOrDash(one.users)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Networks that one may look for here in vain, with the reason. */
function Elsewhere({ entries }: { readonly entries: readonly Software[] }): JSX.Element | null {
  const text = messages.value.software
  if (entries.length === 0) return null
  return (
    <section class="section" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{text.elsewhere}</h2>
      <dl class="pairs">
        {entries.map(({ name, label, note }) => (
          <div key={name}>
            <dt>
              <a href={softwarePath(name)}>{label}</a>
            </dt>
            <dd>{noteOf(name, note)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

void startPage('software', SoftwarePage, () => messages.value.software.title)
