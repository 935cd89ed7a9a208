// The list that a recipe makes: which lists counted, each row with who lists it and why, what left it, and its addresses in every form.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ConsensusReply } from '../../../api/contract.ts'
import { actionLabel, actionLabels, stateShort, words } from '../../block-words.ts'
import { formatAge, formatDay, formatMoment, formatNumber } from '../../format.ts'
import { apiPath, serverPath } from '../../paths.ts'
import { LIST_FORMATS, listPath, type Recipe } from '../../recipe.ts'
import { ActionSign } from './block-signs.tsx'
import { Reason } from './block-row.tsx'

interface ConsensusAnswerProps {
  readonly consensus: ConsensusReply
  readonly recipe: Recipe
}

/** The whole answer. */
export function ConsensusAnswer({ consensus, recipe }: ConsensusAnswerProps): JSX.Element {
  const text = words.value.consensus
  return (
    <>
      <UsedLists consensus={consensus} />
      <Rows consensus={consensus} />
      <section class="section" aria-labelledby="take">
        <h2 id="take">{text.take}</h2>
        <p class="prose">
          {text.takeNote} {text.warning}
        </p>
        <Addresses recipe={recipe} />
      </section>
    </>
  )
}

function UsedLists({ consensus: { lists, clusters } }: { readonly consensus: ConsensusReply }): JSX.Element {
  const text = words.value.consensus
  const copies = clusters.filter((members) => members.length > 1)
  return (
    <section class="section" aria-labelledby="used">
      <h2 id="used">{text.used}</h2>
      <ul class="used-lists">
        {lists.map(({ domain, counted, because, rows, masked, readAt }) => (
          <li key={domain}>
            <a href={serverPath(domain)} class="domain">
              <bdi>{domain}</bdi>
            </a>{' '}
            {counted ? (
              <span class="small soft">
                {words.value.list.rows(rows, formatNumber(rows))}
                {masked > 0 && `, ${text.masked(masked, formatNumber(masked))}`}
                {readAt !== null && (
                  <>
                    {', '}
                    <time dateTime={readAt} title={formatMoment(readAt)}>
                      {formatAge(readAt)}
                    </time>
                  </>
                )}
              </span>
            ) : (
              <span class="small">
                {text.notCounted}: {stateShort(because ?? 'never-read')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {copies.length > 0 && (
        <p class="small">
          {text.copies} <bdi>{copies.map((members) => members.join(' = ')).join('; ')}</bdi>
        </p>
      )}
    </section>
  )
}

const DRAWN = 100

function Rows({ consensus }: { readonly consensus: ConsensusReply }): JSX.Element {
  const text = words.value.consensus
  const drawn = useSignal(DRAWN)
  const { rows, left, excludedAsDead, lists } = consensus
  const counted = formatNumber(lists.filter((list) => list.counted).length)
  return (
    <section class="section" aria-labelledby="rows">
      <h2 id="rows">{text.result(rows.length, formatNumber(rows.length))}</h2>
      {rows.length === 0 && <p>{text.none}</p>}
      {excludedAsDead > 0 && <p class="small soft">{text.excluded(excludedAsDead, formatNumber(excludedAsDead))}</p>}
      <ul class="consensus-rows">
        {rows.slice(0, drawn.value).map((row) => (
          <Row key={row.domain} row={row} counted={counted} />
        ))}
      </ul>
      {rows.length > drawn.value && (
        <button type="button" onClick={() => (drawn.value += DRAWN)}>
          {text.more(formatNumber(Math.min(DRAWN, rows.length - drawn.value)))}
        </button>
      )}
      {left.length > 0 && (
        <details class="long-text">
          <summary>{text.left(left.length, formatNumber(left.length))}</summary>
          <div class="part">
            <p class="small soft">{text.leftNote}</p>
            <ul class="names">
              {left.map(({ domain, lastSeen }) => (
                <li key={domain}>
                  <span class="domain">
                    <bdi>{domain}</bdi>
                  </span>{' '}
                  <span class="small soft">{text.lastSeen(formatDay(lastSeen))}</span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  )
}

function Row({ row, counted }: { readonly row: ConsensusReply['rows'][number]; readonly counted: string }): JSX.Element {
  const text = words.value.consensus
  return (
    <li>
      <details>
        <summary>
          <span class="domain consensus-name">
            <bdi>{row.domain}</bdi>
          </span>
          <span class="consensus-severity">
            <ActionSign action={row.severity} />
            {actionLabel(row.severity)}
            {row.rejectMedia && `, ${text.media}`}
          </span>
          <span class="small soft consensus-count">{text.of(formatNumber(row.evidence.length), counted)}</span>
        </summary>
        <ul class="evidence" aria-label={text.evidence}>
          {row.evidence.map(({ domain, actions, reason, firstSeen, firstSeenIsLowerBound }) => (
            <li key={domain}>
              <bdi class="domain">{domain}</bdi> {actionLabels(actions)}{' '}
              <span class="small soft">
                {firstSeenIsLowerBound ? words.value.list.atLeast(formatDay(firstSeen)) : words.value.list.seenSince(formatDay(firstSeen))}
              </span>
              {reason !== null && <Reason words={reason} by={domain} />}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function Addresses({ recipe }: { readonly recipe: Recipe }): JSX.Element {
  const text: Readonly<Record<string, string>> = words.value.consensus.formats
  return (
    <ul class="addresses">
      {(Object.keys(LIST_FORMATS) as (keyof typeof LIST_FORMATS)[]).map((format) => {
        const address = new URL(apiPath(listPath(recipe, format)), location.origin).href
        return (
          <li key={format}>
            <p>
              <a href={address} rel="nofollow">
                {text[format]}
              </a>{' '}
              <span class="small soft">{text[`${format}Note`]}</span>
            </p>
            <CopyAddress address={address} label={text[format] ?? ''} />
          </li>
        )
      })}
    </ul>
  )
}

// Where the browser lends no clipboard (an unencrypted page), the address stands there to be selected.
function CopyAddress({ address, label }: { readonly address: string; readonly label: string }): JSX.Element {
  const text = words.value.consensus
  const copied = useSignal(false)
  const clipboard = navigator.clipboard as Clipboard | undefined
  return (
    <p class="copy">
      <input type="text" readOnly value={address} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      {clipboard !== undefined && (
        <button
          type="button"
          aria-label={`${text.copy}: ${label}`}
          onClick={() => void clipboard.writeText(address).then(() => (copied.value = true))}
        >
          {copied.value ? text.copied : text.copy}
        </button>
      )}
    </p>
  )
}
