// Whether the compared servers can talk to each other, pair by pair, with what each side's lists say.
import type { JSX } from 'preact'
import type { PairSideReply, ServersCompareReply } from '../../../api/contract.ts'
import { matchWords } from '../../match/words.ts'

/** The section. */
export function Pairs({ reply: { pairs } }: { readonly reply: ServersCompareReply }): JSX.Element | null {
  const text = matchWords.value.compare
  const talks: Readonly<Record<string, string>> = text.talk
  if (pairs.length === 0) return null
  return (
    <section class="section" aria-labelledby="relations">
      <h2 id="relations">{text.relations}</h2>
      <ul class="compare-pairs">
        {pairs.map(({ a, b, talk, verdicts }) => (
          <li key={`${a} ${b}`}>
            <p>
              <TalkSign talk={talk} />
              <bdi>{a}</bdi> – <bdi>{b}</bdi>: <strong>{talks[talk] ?? talk}</strong>
            </p>
            <ul class="small soft">
              {verdicts.map((side) => (
                <li key={side.by}>{sideLine(side)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sideLine({ by, about, stance, because, reason }: PairSideReply): string {
  const words = matchWords.value
  const why: Readonly<Record<string, string>> = words.blockWhy
  const rest = because === null ? '' : ` (${why[because] ?? because})`
  const said = reason === null || reason === '' ? '' : `: “${reason}”`
  if (stance === 'refused') return words.blockRefused(by, about) + rest + said
  if (stance === 'limited') return words.blockLimited(by, about) + rest + said
  return (stance === 'open' ? words.blockOpen(by, about) : words.blockUnknown(by)) + rest
}

const SHAPES: Readonly<Record<string, string>> = {
  yes: 'M1.5 7h11M9.5 4l3 3-3 3M4.5 4l-3 3 3 3',
  limited: 'M1.5 7h3m2 0h1m2 0h3M9.5 4l3 3-3 3',
  no: 'M2 7h3m4 0h3M5.5 4v6m3-6v6',
}

function TalkSign({ talk }: { readonly talk: string }): JSX.Element {
  const path = SHAPES[talk]
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      {path === undefined ? <circle cx="7" cy="7" r="5.5" stroke-dasharray="1.6 1.85" /> : <path d={path} />}
    </svg>
  )
}
