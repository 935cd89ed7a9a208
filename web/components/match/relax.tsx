// What wishes cost: which one to give up where the result is short, and how many servers stay without each.
import type { JSX } from 'preact'
import type { MatchReply } from '../../../api/contract.ts'
import { formatNumber } from '../../format.ts'
import { go } from '../../match/model.ts'
import { parseMatch } from '../../match/state.ts'
import { wishLabel } from '../../match/wording.ts'
import { matchWords } from '../../match/words.ts'

type Wish = MatchReply['wishes'][number]

/** The offer to give up what costs most; nothing where there are enough servers. */
export function Relax({ found }: { readonly found: MatchReply }): JSX.Element | null {
  const words = matchWords.value
  const { relax, wishes } = found
  if (relax === null) return null
  const what = relax.keys.map((key) => labelOf(key, wishes)).join('; ')
  const others = wishes
    .filter(({ key, without }) => !(relax.keys.length === 1 && relax.keys[0] === key) && without.total > found.total)
    .toSorted((a, b) => b.without.total - a.without.total)
    .slice(0, 3)
  return (
    <section class="relax notice" aria-labelledby="relax">
      <h3 id="relax">{found.servers.length === 0 ? words.relaxLead(what) : words.relaxTitle}</h3>
      <ul class="ways">
        <li>
          <button type="button" class="primary" onClick={() => take(relax.query)}>
            {words.relax(what, relax.total, formatNumber(relax.total))}
          </button>
        </li>
        {others.map((wish) => (
          <li key={wish.key}>
            <button type="button" onClick={() => take(wish.without.query)}>
              {words.relax(wishLabel(wish), wish.without.total, formatNumber(wish.without.total))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function labelOf(key: string, wishes: readonly Wish[]): string {
  const wish = wishes.find((one) => one.key === key)
  return wishLabel(wish ?? { key, about: '', values: [] })
}

function take(query: string): void {
  // The lot of the answer before holds on, so that what was liked stays where it is.
  go({ ...parseMatch(query), place: 'result' })
}

/** Every wish with what it costs, and the way to take it back. */
export function Costs({ found }: { readonly found: MatchReply }): JSX.Element | null {
  const words = matchWords.value
  if (found.wishes.length === 0) return null
  return (
    <section class="section" aria-labelledby="costs">
      <h2 id="costs">{words.wishes}</h2>
      <p class="prose soft">{words.wishesLead}</p>
      <ul class="costs">
        {found.wishes.map((wish) => (
          <li key={wish.key}>
            <span>{wishLabel(wish)}</span>
            <span class="soft small">
              {words.wishFits(formatNumber(wish.fitting), formatNumber(wish.servers))};{' '}
              {words.without(wish.without.total, formatNumber(wish.without.total))}
            </span>
            <button type="button" class="plain small" aria-label={words.takeBack(wishLabel(wish))} onClick={() => take(wish.without.query)}>
              {words.takeBackShort}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
