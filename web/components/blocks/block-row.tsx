// One row of a list as published: what it aims at, what it does, since when, and the reason as the words of the server that gave it.
import type { ComponentChildren, JSX } from 'preact'
import type { BlockReply } from '../../../api/contract.ts'
import { actionLabels, words } from '../../block-words.ts'
import { formatDay } from '../../format.ts'
import { ActionSign } from './block-signs.tsx'

interface BlockRowProps {
  readonly row: BlockReply
  /** Who published it: whose words the reason is. */
  readonly by: string
  /** Whether it is said of each row how far it reaches; not where all reach equally far. */
  readonly scoped?: boolean
  /** What stands first; the target of the row unless given. Names of blocked servers are never links. */
  readonly children?: ComponentChildren
}

/** A row, for a list with the class `block-rows`. */
export function BlockRow({ row, by, scoped = true, children }: BlockRowProps): JSX.Element {
  const text = words.value.list
  const notes = [...scopeNotes(row, scoped), ...nativeNotes(row), ...termNotes(row), ...(row.reason === null ? [text.noReason] : [])]
  return (
    <li class="block-row">
      <p class="block-target">
        {children ?? (
          <span class="domain">
            <bdi>{row.observed}</bdi>
          </span>
        )}
      </p>
      <p class="block-action">
        <ActionSign action={row.actions[0]} />
        {actionLabels(row.actions)}
      </p>
      <p class="block-since small soft">{sinceOf(row)}</p>
      {row.reason !== null && <Reason words={row.reason} by={by} />}
      {notes.length > 0 && <p class="block-notes small soft">{notes.join(' · ')}</p>}
    </li>
  )
}

/** The reason as a quotation, with the one who gave it. */
export function Reason({ words: said, by }: { readonly words: string; readonly by: string }): JSX.Element {
  return (
    <figure class="reason">
      <figcaption class="hidden">{words.value.list.reasonBy(by)}</figcaption>
      <blockquote class="foreign" dir="auto">
        {said}
      </blockquote>
    </figure>
  )
}

/** Since when a row stands: a span between two readings, or the first reading, or what the server itself states. */
export function sinceOf({ statedSince, notBefore, firstSeen }: Pick<BlockReply, 'statedSince' | 'notBefore' | 'firstSeen'>): string {
  const text = words.value.list
  if (statedSince !== null) return text.stated(formatDay(statedSince))
  if (notBefore === null) return text.atLeast(formatDay(firstSeen))
  const [from, to] = [formatDay(notBefore), formatDay(firstSeen)]
  return from === to ? text.on(to) : text.between(from, to)
}

function scopeNotes({ kind, subdomains }: BlockReply, scoped: boolean): readonly string[] {
  const text = words.value.list
  if (kind === 'pattern') return [text.pattern]
  if (kind === 'suffix') return [text.ending]
  if (!scoped) return []
  return [subdomains ? text.subdomains : text.onlyName]
}

// The word of the software only where it says more than ours.
function nativeNotes({ native, actions }: BlockReply): readonly string[] {
  const said = native.filter((word) => word !== '' && !actions.includes(word))
  return said.length === 0 ? [] : [words.value.list.native(said.join(', '))]
}

function termNotes({ expiresAt, missingSince }: BlockReply): readonly string[] {
  const text = words.value.list
  return [
    ...(expiresAt === null ? [] : [text.expires(formatDay(expiresAt))]),
    ...(missingSince === null ? [] : [text.missing(formatDay(missingSince))]),
  ]
}
