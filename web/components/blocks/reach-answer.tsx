// Whom a server reaches: the share at least and at most as one bar with its parts, what each side's lists do, and why much is not known.
import type { ComponentChildren, JSX } from 'preact'
import type { ReachReply } from '../../../api/contract.ts'
import { blockPagePath } from '../../block-address.ts'
import { stateShort, words } from '../../block-words.ts'
import { formatNumber, formatShare } from '../../format.ts'
import { Bars } from '../bars.tsx'
import { StanceSign } from './block-signs.tsx'
import { ListCoverage } from './list-coverage.tsx'

/** The whole answer. */
export function ReachAnswer({ reach }: { readonly reach: ReachReply }): JSX.Element {
  const text = words.value.reach
  if (reach.atLeast === null || reach.atMost === null) return <p>{text.nobody}</p>
  const { servers, activeMonth, withoutFigure, users } = reach
  return (
    <>
      <Share atLeast={reach.atLeast} atMost={reach.atMost} />
      <Parts reach={reach} />
      <p class="small soft prose">
        {text.whole(formatNumber(activeMonth), formatNumber(servers))}{' '}
        {withoutFigure > 0 && text.withoutFigure(withoutFigure, formatNumber(withoutFigure))} {text.masked}
      </p>
      <ListCoverage coverage={reach.coverage} rest={words.value.coverage.restAll} />
      <div class="two reach-sides">
        <Side heading={text.own} sums={users.own} whole={activeMonth}>
          {(users.own['unknown'] ?? 0) === activeMonth && (
            <p>
              {text.ownUnknown} {text.ownUnknownAdvice} <a href={blockPagePath('check-list')}>{words.value.hub.check}</a>
            </p>
          )}
        </Side>
        <Side heading={text.theirs} sums={users.theirs} whole={activeMonth}>
          <Unknown unknown={users.unknown} />
        </Side>
      </div>
    </>
  )
}

function Share({ atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }): JSX.Element {
  const text = words.value.reach
  const [least, most] = [formatShare(atLeast), formatShare(atMost)]
  if (least === most) return <p class="verdict-line">{text.sentenceExact(least)}</p>
  return (
    <>
      <dl class="totals">
        <div>
          <dt>{text.atLeast}</dt>
          <dd>{least}</dd>
        </div>
        <div>
          <dt>{text.atMost}</dt>
          <dd>{most}</dd>
        </div>
      </dl>
      <p>{text.sentence(least, most)}</p>
    </>
  )
}

const PARTS = ['certain', 'limited', 'unknown', 'lost'] as const

function Parts({ reach: { activeMonth, users } }: { readonly reach: ReachReply }): JSX.Element {
  const text = words.value.reach
  const sums = {
    certain: users.atLeast - users.limited,
    limited: users.limited,
    unknown: users.atMost - users.atLeast,
    lost: activeMonth - users.atMost,
  }
  return (
    <figure class="parts">
      <PartsBar sums={PARTS.map((part) => sums[part] / Math.max(1, activeMonth))} />
      <figcaption>
        <ul class="parts-legend">
          {PARTS.map((part) => (
            <li key={part}>
              <Swatch part={part} />
              {text.parts[part]} <strong>{formatShare(sums[part] / Math.max(1, activeMonth))}</strong>{' '}
              <span class="small soft">
                {formatNumber(sums[part])} {text.people}
              </span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function PartsBar({ sums }: { readonly sums: readonly number[] }): JSX.Element {
  let from = 0
  return (
    <svg class="parts-bar" aria-hidden="true" focusable="false">
      <Hatches />
      {PARTS.map((part, index) => {
        const x = from
        const width = sums[index] ?? 0
        from += width
        return (
          <rect key={part} class={`part-${part}`} x={`${(x * 100).toFixed(2)}%`} width={`${(width * 100).toFixed(2)}%`} height="100%" />
        )
      })}
      <rect class="outline" width="100%" height="100%" />
    </svg>
  )
}

function Hatches(): JSX.Element {
  return (
    <defs>
      <pattern id="reach-limited" width="6" height="6" patternUnits="userSpaceOnUse">
        <path class="part-certain" d="M0 0h6v3H0z" />
      </pattern>
      <pattern id="reach-unknown" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch-line" d="M0 0V7" />
      </pattern>
    </defs>
  )
}

function Swatch({ part }: { readonly part: (typeof PARTS)[number] }): JSX.Element {
  return (
    <svg class="parts-swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect class={`part-${part}`} width="14" height="14" />
      <rect class="outline" x="0.5" y="0.5" width="13" height="13" />
    </svg>
  )
}

interface SideProps {
  readonly heading: string
  readonly sums: Readonly<Record<string, number>>
  readonly whole: number
  readonly children: ComponentChildren
}

const STANCES = ['open', 'limited', 'refused', 'unknown'] as const

function Side({ heading, sums, whole, children }: SideProps): JSX.Element {
  const text = words.value.reach
  return (
    <section>
      <h3>{heading}</h3>
      <dl class="pairs sums">
        {STANCES.map((stance) => (
          <div key={stance}>
            <dt>
              <StanceSign stance={stance} />
              {text.stances[stance]}
            </dt>
            <dd>
              {formatShare((sums[stance] ?? 0) / Math.max(1, whole))}{' '}
              <span class="small soft">
                {formatNumber(sums[stance] ?? 0)} {text.people}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  )
}

function Unknown({ unknown }: { readonly unknown: Readonly<Record<string, number>> }): JSX.Element | null {
  const text = words.value.reach
  const bars = Object.entries(unknown)
    .filter(([, people]) => people > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([state, people]) => ({ key: state, label: stateShort(state), value: people, rest: true }))
  if (bars.length === 0) return null
  return (
    <div class="unknown-why">
      <h4>{text.unknownWhy}</h4>
      <Bars title={text.unknownWhy} measure={text.people} bars={bars} />
    </div>
  )
}
