// What of the follows a candidate would keep: four figures with a bar that hatches tell apart, and the servers behind what is lost.
import type { JSX } from 'preact'
import { formatNumber } from '../../format.ts'
import { follows, keptAt } from '../../match/follows-model.ts'
import type { Fate, JudgedServer, Kept } from '../../match/kept.ts'
import { matchWords } from '../../match/words.ts'

const FATES: readonly Fate[] = ['kept', 'limited', 'lost', 'unknown']
const MOST_NAMED = 60

/** Nothing where no file was dropped. */
export function KeptAt({ domain }: { readonly domain: string }): JSX.Element | null {
  const text = matchWords.value.kept
  const kept = keptAt.value.get(domain)
  if (follows.value === undefined || kept === undefined) return null
  if (kept === 'asking') return <p class="kept small soft">{text.asking}</p>
  if (kept === 'failed') return <p class="kept small soft">{text.failed}</p>
  return (
    <div class="kept">
      <p>
        <strong>{text.keptOf(formatNumber(kept.accounts.kept + kept.accounts.limited), formatNumber(follows.value.accounts))}</strong>
      </p>
      <Bar kept={kept} all={follows.value.accounts} />
      <dl class="kept-figures">
        {FATES.map((fate) => (
          <div key={fate}>
            <dt>
              <FateSign fate={fate} />
              {text[fate]}
            </dt>
            <dd>{formatNumber(kept.accounts[fate])}</dd>
          </div>
        ))}
      </dl>
      <Servers title={text.lostOn} servers={kept.servers.lost} sides />
      <Servers title={text.limitedOn} servers={kept.servers.limited} sides />
      <Servers title={text.unknownOn} servers={kept.servers.unknown} />
    </div>
  )
}

const WIDTH = 400

function Bar({ kept, all }: { readonly kept: Kept; readonly all: number }): JSX.Element {
  let at = 0
  return (
    <svg class="kept-bar" viewBox={`0 0 ${String(WIDTH)} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {FATES.map((fate) => {
        const width = (kept.accounts[fate] / Math.max(1, all)) * WIDTH
        const x = at
        at += width
        return <rect key={fate} class={`fate-${fate}`} x={x} width={width} height={10} />
      })}
    </svg>
  )
}

const SHAPES: Readonly<Record<Fate, JSX.Element>> = {
  kept: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  limited: (
    <>
      <circle cx="7" cy="7" r="5.5" />
      <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  lost: <path d="m2.5 2.5 9 9m0-9-9 9" />,
  unknown: <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" />,
}

function FateSign({ fate }: { readonly fate: Fate }): JSX.Element {
  return (
    <svg
      class={`sign fate-${fate}`}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    >
      {SHAPES[fate]}
    </svg>
  )
}

interface ServersProps {
  readonly title: string
  readonly servers: readonly JudgedServer[]
  readonly sides?: boolean
}

function Servers({ title, servers, sides = false }: ServersProps): JSX.Element | null {
  const text = matchWords.value.kept
  if (servers.length === 0) return null
  return (
    <details class="small">
      <summary>
        {title} ({formatNumber(servers.length)})
      </summary>
      <ul class="kept-servers">
        {servers.slice(0, MOST_NAMED).map(({ domain, accounts, by }) => (
          <li key={domain}>
            <bdi class="domain">{domain}</bdi> {formatNumber(accounts)}
            {sides && by !== undefined && <span class="soft"> {sideOf(by)}</span>}
          </li>
        ))}
      </ul>
      {servers.length > MOST_NAMED && <p>{text.more(formatNumber(servers.length - MOST_NAMED))}</p>}
    </details>
  )
}

function sideOf(by: 'candidate' | 'other' | 'both'): string {
  const text = matchWords.value.kept
  switch (by) {
    case 'candidate':
      return text.blockedBy
    case 'other':
      return text.blockedThere
    case 'both':
      return `${text.blockedBy}, ${text.blockedThere}`
  }
}
