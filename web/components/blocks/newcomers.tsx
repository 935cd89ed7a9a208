// How people who look for a server come across this one: whether the search has it, what it says of itself, how one joins, its rules.
import type { ComponentChildren, JSX } from 'preact'
import type { AdminViewReply } from '../../../api/contract.ts'
import { words } from '../../block-words.ts'
import { formatNumber, languageName } from '../../format.ts'
import { messages } from '../../language.ts'
import { serverPath } from '../../paths.ts'
import { JoinSign } from '../signs.tsx'

/** The section. */
export function Newcomers({ view: { domain, newcomers } }: { readonly view: AdminViewReply }): JSX.Element {
  const text = words.value.my
  const { inSearch, registrations, minAge, shortDescription, languages, rules } = newcomers
  const modes: Readonly<Record<string, string>> = messages.value.registrations
  const mode = registrations ?? 'unknown'
  return (
    <section class="section" aria-labelledby="newcomers">
      <h2 id="newcomers">{text.newcomers}</h2>
      <p>{inSearch ? text.inSearch : text.notInSearch}</p>
      <dl class="pairs">
        <Pair term={text.description}>
          {shortDescription === null || shortDescription === '' ? (
            text.noDescription
          ) : (
            <span class="foreign" dir="auto">
              {shortDescription}
            </span>
          )}
        </Pair>
        <Pair term={text.joining}>
          <JoinSign mode={mode} />
          {modes[mode] ?? mode}
          {minAge !== null && `, ${messages.value.result.fromAge(formatNumber(minAge))}`}
        </Pair>
        <Pair term={text.languages}>{languages.length === 0 ? text.languagesNone : languages.map(languageName).join(', ')}</Pair>
        <Pair term={text.rules}>{rules.length === 0 ? text.rulesNone : text.rulesCount(rules.length, formatNumber(rules.length))}</Pair>
      </dl>
      {rules.length > 0 && (
        <ol class="rules">
          {rules.map((rule, index) => (
            <li key={index}>
              <span class="rule-number" aria-hidden="true">
                {index + 1}
              </span>
              <p class="foreign" dir="auto">
                {rule.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p class="small">
        <a href={serverPath(domain)}>{text.toPage}</a>
      </p>
    </section>
  )
}

function Pair({ term, children }: { readonly term: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
