// A server's numbers, each with its source and age on demand, and what its software means by them.
import type { JSX } from 'preact'
import type { ServerReply } from '../../api/contract.ts'
import { countWords } from '../count-words.ts'
import { formatNumber } from '../format.ts'
import { messages } from '../language.ts'
import { FigureLine } from './figure.tsx'

const KEYS = ['activeMonth', 'users', 'activeWeek', 'activeHalfyear', 'postsAWeek', 'localPosts', 'localComments', 'peers'] as const
// Always shown, so that "not known" is said; the others only where a server has them.
const ALWAYS: readonly string[] = ['activeMonth', 'users', 'postsAWeek', 'localPosts', 'peers']

/** The section with the numbers. */
export function ServerNumbers({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  const { counts, label } = server.software
  const software = messages.value.software
  return (
    <section class="section" aria-labelledby="numbers">
      <h2 id="numbers">{text.numbers}</h2>
      <p class="prose soft small">{text.numbersLead}</p>
      <dl class="figures">
        {KEYS.filter((key) => ALWAYS.includes(key) || server[key].value !== null).map((key) => (
          <FigureLine key={key} label={text[key]} figure={server[key]} show={formatNumber} />
        ))}
      </dl>
      {counts !== null && (
        <details class="small counts">
          <summary>{text.countsAs(label ?? server.software.name ?? '')}</summary>
          <dl class="pairs">
            <div>
              <dt>{software.countsUsers}</dt>
              <dd>{countWords(counts.users)}</dd>
            </div>
            <div>
              <dt>{software.countsActive}</dt>
              <dd>{countWords(counts.active)}</dd>
            </div>
            <div>
              <dt>{software.countsPosts}</dt>
              <dd>{countWords(counts.posts)}</dd>
            </div>
          </dl>
        </details>
      )}
    </section>
  )
}
