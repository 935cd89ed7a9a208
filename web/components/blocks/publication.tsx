// The state of a list in one clear sentence: read, hidden, forbidden, empty or not, since when, and what can be done.
import type { JSX } from 'preact'
import type { BlockSourceReply } from '../../../api/contract.ts'
import { formatSpan } from '../../block-format.ts'
import { stateSentence, words } from '../../block-words.ts'
import { formatAge, formatDay, formatMoment, formatNumber } from '../../format.ts'

/** One list of a server, as a paragraph. `count`: with the rows that are not shown. */
export function Publication({ source, count = false }: { readonly source: BlockSourceReply; readonly count?: boolean }): JSX.Element {
  const text = words.value.list
  const { sentence, advice } = stateSentence(source.publication)
  return (
    <div class="publication">
      <p>
        {sentence} {source.readAt !== null && <ReadAt at={source.readAt} />} {!source.shown && <Since source={source} />} {advice}
      </p>
      <p class="small soft">
        {text.source(source.endpoint)}
        {source.mode === 'allowlist' && `. ${text.allowlist}`}
        {source.hasExclusions && `. ${text.hasExclusions}`}
      </p>
      {count && source.masked > 0 && <p class="small soft">{text.masked(source.masked, formatNumber(source.masked))}</p>}
      {count && source.skipped > 0 && <p class="small soft">{text.skipped(source.skipped, formatNumber(source.skipped))}</p>}
    </div>
  )
}

/** When a list was read; the exact moment on demand of the pointer. */
function ReadAt({ at }: { readonly at: string }): JSX.Element {
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {words.value.list.readAt(formatAge(at))}
    </time>
  )
}

function Since({ source: { since, notBefore } }: { readonly source: BlockSourceReply }): JSX.Element {
  const text = words.value.list
  return <span>{notBefore === null ? text.since(formatDay(since)) : text.sinceBetween(formatSpan(notBefore, since))}</span>
}

/** All lists of a server, or that there is none. */
export function Publications({
  sources,
  count = false,
}: {
  readonly sources: readonly BlockSourceReply[]
  readonly count?: boolean
}): JSX.Element {
  if (sources.length === 0) {
    const { sentence, advice } = stateSentence('never-read')
    return (
      <p>
        {sentence} {advice}
      </p>
    )
  }
  return (
    <div class="prose">
      {sources.map((source) => (
        <Publication key={source.endpoint} source={source} count={count} />
      ))}
    </div>
  )
}
